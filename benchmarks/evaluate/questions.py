"""Labelled questions, and the style of a line by its look.

Columns of a file: id, lang, style, topic (`none` for off-topic), also (topics that are acceptable too), urgent, text.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parents[2] / "tests" / "questions"
OFF_TOPIC: Final = "none"
STYLES: Final = ("short", "long", "latin", "nospecial")
"""Styles that a line shows by its look."""
_SHORT, _LONG = 3, 25
_CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)
_SPECIAL: Final = re.compile("[ңөү]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """One labelled question; `right` are the topics that may be shown for it."""

    id: str
    language: str
    style: str
    right: frozenset[str]
    urgent: bool
    text: str

    @property
    def in_scope(self) -> bool:
        """Whether any topic is right."""
        return OFF_TOPIC not in self.right


def read(path: Path) -> list[Question]:
    """The questions of a file: tab-separated, without quoting."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Question(
            row["id"],
            row["lang"],
            row["style"],
            frozenset({row["topic"], *row["also"].replace(",", " ").split()}),
            row["urgent"] == "yes",
            row["text"],
        )
        for row in rows
    ]


def style_of(line: str, language: str) -> str | None:
    """One of STYLES, or None for what is plain: for lines that nobody labelled."""
    words = len(line.split())
    if language != "en" and not _CYRILLIC.search(line):
        return "latin"
    if words <= _SHORT:
        return "short"
    if words >= _LONG:
        return "long"
    if language == "ky" and not _SPECIAL.search(line):
        return "nospecial"
    return None
