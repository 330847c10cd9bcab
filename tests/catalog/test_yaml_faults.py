"""What is no YAML is told where it is to be mended, in words, with how."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalog.yaml_faults import Refusal, conflict, fault
from bot.catalog.yaml_shape import Yaml12


def found(text: str) -> Refusal:
    with pytest.raises(yaml.YAMLError) as caught:
        list(yaml.parse(text, Loader=Yaml12))
    return fault(text, caught.value)


@pytest.mark.parametrize(
    ("text", "line", "words", "mend"),
    [
        ("a: 1\ntitle: Pay: now\n", 2, "A colon stands where none can be.", "quotes"),
        ("a: 1\n  b: 2\n", 2, "A colon stands where none can be.", "indentation"),
        ("a: 1\ntitle Pay\nb: 2\n", 2, "A colon is missing.", "a colon and a space"),
        ("a:\n\tb: 1\n", 2, "A tab stands here.", "spaces"),
        ("a:\n  b: 1\n\tc: 1\n", 3, "A tab stands here.", "spaces"),
        ('a: 1\nb: "open\nc: 2\nd: 3\n', 2, "A quote is opened here and not closed.", "Close it"),
        ('a: 1\nb: "open\nc: "x"\nd: 1\n', 2, "A quote is opened here and not closed.", "Close it"),
        ("a: 1\nb: 'open\nc: 2\n", 2, "A quote is opened here and not closed.", "Close it"),
        ('- "open', 1, "A quote is opened here and not closed.", "Close it"),
        ("a: 1\nb: 'it's here'\nc: 2\n", 2, "Something stands behind the end of a text or a list.", "double quotes"),
        ('a: "x" y\nb: 1\n', 1, "Something stands behind the end of a text or a list.", "double quotes"),
        ("a: {fact:x} now\n", 1, "Something stands behind the end of a text or a list.", "double quotes"),
        ("a: [x]]\nb: 1\n", 1, "Something stands behind the end of a text or a list.", "double quotes"),
        ("a: 1\nb: [x, y\nc: 2\n", 2, "A bracket is not closed, or a comma is missing.", "[a, b]"),
        ("a: 1\nb: {x: y\nc: 2\n", 2, "A brace is not closed, or a comma is missing.", "{a: b, c: d}"),
        ("a:\n  b: 1\n c: 2\n", 3, "This line fits neither the one before nor the one around it.", "two spaces"),
        ("a:\n  - x\n - y\n", 3, "This line fits neither the one before nor the one around it.", "two spaces"),
        ("- a\nb: 1\n", 2, "This line is no item of the list that it stands in.", "two spaces"),
        ("a: - x\n", 1, "A list begins on the line of its field.", "next line"),
        ("a: @x\n", 1, "A text cannot begin with this sign.", "quotes"),
        ("a: & b\n", 1, "A text cannot begin with this sign.", "quotes"),
        ("a: !foo!bar x\n", 1, "A text cannot begin with this sign.", "quotes"),
        ('a: "\\d"\n', 1, "A backslash stands before a letter that means nothing then.", r"\\"),
        ("a: |x\n  y\n", 1, "After | or > the text begins on the next line.", "Move"),
        ("a: [,]\n", 1, "Something is missing here, or a sign stands too much.", "quotes"),
        ("%YAML 3.0\n---\na: 1\n", 1, "This line is not used here.", "Take it out"),
        ("%FOO\na: 1\n", 1, "A line cannot begin with this sign.", "Take the line out"),
        ("a: 1\n...\nb: 2\n", 3, "The file ends before this line.", "dots"),
        ("a: 1\nb: \x07\n", 2, "A sign stands here that cannot be seen and that YAML does not take.", "again"),
    ],
)
def test_the_line_that_is_to_be_mended(text: str, line: int, words: str, mend: str) -> None:
    told = found(text)
    assert (told.line, told.words, told.rule) == (line, words, "yaml-syntax")
    assert mend in told.mend


def test_what_git_left_is_told_at_both_ends() -> None:
    text = "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n"
    assert [(told.line, told.words[:12]) for told in conflict(text)] == [(2, "Two versions"), (6, "Two versions")]
    assert conflict("a: <<<<<<< b\n<<: c\n> d\n") == []


@settings(deadline=None)
@given(st.text("ab:-[]{}\"'&*!%|>#?,@\\\n\t 1", max_size=60))
def test_whatever_it_is_the_line_is_one_of_the_text(text: str) -> None:
    try:
        list(yaml.parse(text, Loader=Yaml12))
    except yaml.YAMLError as error:
        told = fault(text, error)
        assert 1 <= told.line <= text.count("\n") + 1
        assert told.column >= 1
        assert told.words.endswith(".")
