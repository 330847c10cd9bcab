"""Why a text is no YAML, in words for an editor, at the line that is to be mended.

The parser notices a mistake where it can go on no further: behind the last line for a quote that is
not closed, at the next key for a colon that is missing. Here the line is named where the mistake is.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import yaml

_QUOTES: Final = "Put the whole text into double quotes."
_INDENT: Final = "Begin the line exactly under the line that it belongs with; two spaces for each step inwards."
_CLOSE: Final = "Close it at the end of the text."
_MENDED: Final = (
    ("mapping values are not allowed", "A colon stands where none can be.", f"{_QUOTES} Or compare the indentation."),
    ("could not find expected ':'", "A colon is missing.", "Write the name of the field, a colon and a space."),
    ("tab character", "A tab stands here.", "Write spaces."),
    ("unexpected end of stream", "A quote is opened here and never closed.", _CLOSE),
    ("expected ',' or ']'", "A bracket is not closed, or a comma is missing.", "Write lists as [a, b]."),
    ("expected ',' or '}'", "A brace is not closed, or a comma is missing.", f"{_QUOTES} Or write {{a: b, c: d}}."),
    ("unknown escape character", "A backslash stands before a letter that means nothing then.", r"Write it as \\."),
    ("Unicode character escape", r"No letter has the number that stands after \u.", "Type the letter itself."),
    ("block sequence entries are not allowed", "A list begins on the line of its field.", "Begin it on the next line."),
    ("expected key", "This line fits neither the one before nor the one around it.", _INDENT),
    ("expected '-' indicator", "This line is no item of the list that it stands in.", _INDENT),
    ("cannot start any token", "A text cannot begin with this sign.", _QUOTES),
    ("expected alphabetic", "A text cannot begin with this sign.", _QUOTES),
    ("expected node content", "Something is missing here, or a sign stands too much.", _QUOTES),
    ("expected comment or line break", "After | or > the text begins on the next line.", "Move it there."),
    ("undefined tag handle", "A text cannot begin with this sign.", _QUOTES),
    ("YAML document", "This line is not used here.", "Take it out."),
    ("directive name", "A line cannot begin with this sign.", "Take the line out, or put the text into quotes."),
    ("<document start>", "The file ends before this line.", "Take the line of dots out."),
)
"""What the parser says → what is wrong, and how to mend it."""
_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7})(?: |$)")
_MIDDLE: Final = re.compile(r"^(?:={7}|\|{7})(?: |$)")
"""What stands between two versions; alone where the lines around them were taken out."""
_SPACE: Final = "[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]"
"""Spaces that YAML takes for letters; pages and word processors have them."""
_LOOKS: Final = (
    (
        re.compile(rf"^[ -]*({_SPACE})|[\w-]:\s*({_SPACE})"),
        "A space of another kind stands here, which YAML takes for a letter.",
        "Delete it and type a space.",
    ),
    (re.compile(r"^[\s-]*[\w-]+([：﹕])"), "A wide colon stands here.", "Type : and a space."),
    (
        re.compile(r"^\s*([—–−‐‑•·*])"),
        "A list item begins with a hyphen, and not with this sign.",
        "Type - and a space.",
    ),
    (re.compile(r"^\s*(-)[\w-]+:\s"), "After the hyphen of a list item a space is missing.", "Write - and a space."),
)
"""Lines that look right and are not: where, what is wrong, how to mend it."""
_OPENED: Final = re.compile(r"""\s*(?:- )*(?:[\w-]+:\s+)?(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")
"""A line on which a text begins with a quote, and does not end with one."""
_NEXT: Final = re.compile(r"\s*(?:- |[\w-]+:(?:\s|$))")
"""A line on which something else begins."""


class Refusal(NamedTuple):
    """Why a file is not taken, where, by which rule, and how to mend it."""

    words: str
    line: int
    column: int
    rule: str
    mend: str = ""


def conflict(text: str) -> list[Refusal]:
    """Lines that git leaves where two versions of a file do not go together."""
    words = "Two versions of this file stand here, one after the other, as git left them."
    mend = "Keep what is right, and take the lines of <<<<<<<, ======= and >>>>>>> out."
    lines = list(enumerate(text.split("\n"), 1))
    left = [number for number, line in lines if _CONFLICT.match(line)]
    left = left or [number for number, line in lines if _MIDDLE.match(line)]
    return [Refusal(words, number, 1, "yaml-syntax", mend) for number in left]


def fault(text: str, error: yaml.YAMLError) -> Refusal:
    """What is wrong with a text that the parser does not take."""
    lines = text.split("\n")
    if isinstance(error, yaml.reader.ReaderError):
        line = text[: error.position].count("\n") + 1
        words = "A sign stands here that cannot be seen and that YAML does not take."
        return Refusal(words, line, 1, "yaml-syntax", "Type the line again.")
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Refusal(f"YAML cannot read this: {str(error).splitlines()[0]}.", 1, 1, "yaml-syntax")
    line, column = error.problem_mark.line + 1, error.problem_mark.column + 1
    last = len(text.rstrip().split("\n"))
    opened = _unclosed(lines, line)
    looks = _looks_right(lines, line)
    if looks is not None:
        return looks
    if opened:
        line, column = opened, 1
        words, mend = "A quote is opened here and not closed.", _CLOSE
    else:
        said = str(error.problem)
        words, mend = next(
            ((words, mend) for part, words, mend in _MENDED if part in said), (f"YAML cannot read this: {said}.", "")
        )
        before, here = lines[min(line, len(lines)) - 1][: column - 1], lines[min(line, len(lines)) - 1][column - 1 :]
        if here.startswith("\t"):
            words, mend = "A tab stands here.", "Write spaces."
        elif "expected key" in said and before.strip(" -"):
            words, mend = "Something stands behind the end of a text or a list.", _QUOTES
        began = error.context_mark
        if began is not None and _began_there(str(error.context), lines, line):
            line, column = began.line + 1, began.column + 1
    return Refusal(words, min(line, last), column, "yaml-syntax", mend)


def _looks_right(lines: list[str], line: int) -> Refusal | None:
    """A sign that looks like one of YAML's, on the line where the parser stopped or the one before."""
    for number in (line, line - 1):
        for shape, words, mend in _LOOKS if 0 < number <= len(lines) else ():
            found = shape.search(lines[number - 1])
            if found is not None:
                return Refusal(words, number, found.start(found.lastindex or 0) + 1, "yaml-syntax", mend)
    return None


def _began_there(context: str, lines: list[str], line: int) -> bool:
    """Whether the mistake is where something began, and not where the parser stopped."""
    if "simple key" in context or "quoted scalar" in context:
        return True
    return "flow" in context and (line > len(lines) or _NEXT.match(lines[line - 1]) is not None)


def _unclosed(lines: list[str], before: int) -> int:
    """The first line up to another on which a quote is opened, while the next one begins something else; 0 for none."""
    for number, line in enumerate(lines[:before], 1):
        if _OPENED.fullmatch(line) and (
            number == len(lines) or _NEXT.match(lines[number]) or not lines[number].strip()
        ):
            return number
    return 0
