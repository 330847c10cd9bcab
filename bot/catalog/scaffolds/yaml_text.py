"""Texts and lists as an editor would write them in YAML: plain where that is safe, in quotes, or folded."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Iterable
from typing import Final

WIDTH: Final = 110
"""Characters from which on a text is folded."""
_PLAIN: Final = re.compile(r"[^\W\d_][^:#{}\[\],&*!|>'\"%@`\\]*")
_NO_TEXT: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off"})
"""What programs of YAML 1.1 would not take for text."""


def scalar(text: str) -> str:
    """A text on one line."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NO_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)


def field(name: str, text: str, indent: int) -> str:
    """`name: text`, folded below the name where it is long; without a line break at its end."""
    start = f"{' ' * indent}{name}: "
    if len(start) + len(scalar(text)) <= WIDTH:
        return start + scalar(text)
    inner = " " * (indent + 2)
    lines = textwrap.wrap(text, WIDTH - len(inner), break_long_words=False, break_on_hyphens=False)
    return "\n".join([f"{start}>-", *(inner + line for line in lines)])


def listed(items: Iterable[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(map(scalar, items))}]"


def slug(text: str, taken: Iterable[str], longest: int, words: int = 3) -> str:
    """An id from the first words of an English text, other than those taken."""
    bare = unicodedata.normalize("NFKD", text.lower()).replace("'", "")
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    found = re.findall(r"[a-z0-9]+", letters)[:words] or ["text"]
    while len(found) > 1 and len("-".join(found)) > longest - 2:
        found.pop()
    base = "-".join(found)[: longest - 2].strip("-")
    known = set(taken)
    return next(name for name in (base, *(f"{base}-{number}" for number in range(2, 100))) if name not in known)
