"""What is wrong in the content, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Structure blocks a start or a reload; advice never does, except under `check --strict`."""

    BLOCKS = "error"
    ADVICE = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file; line and column count from 1, 0 where the whole file is meant."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, in words for an editor.

    `key` and `language` say which text or field it is of, where a rule found it; a file that cannot be
    read has none. The place says the same to people, so they make no difference between two problems.
    """

    place: Place
    rule: str
    severity: Severity
    text: str
    mend: str = ""
    key: str = field(default="", compare=False)
    language: str = field(default="", compare=False)

    def __str__(self) -> str:
        mend = f" {self.mend}" if self.mend else ""
        return f"{self.place}: {self.severity.value} [{self.rule}] {self.text}{mend}"


def many(count: int, noun: str) -> str:
    """A number with its noun in English: `1 error`, `2 errors`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
