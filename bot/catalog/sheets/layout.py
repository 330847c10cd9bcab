"""What the columns and the sheets beside the texts are called, and how an export remembers what it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.catalog.sheets.rows import State

KEY: Final = "key"
ENGLISH: Final = "English"
PLACE: Final = "place"
GUIDE: Final = "read me"
MEMORY: Final = "_export"
"""A hidden sheet: what each text was when it was exported, so that nobody's work is overwritten."""
FORMAT: Final = "ukuk-texts-1"
"""Another number whenever older files can no longer be read."""

GUIDE_LINES: Final = (
    "These are the texts of Ukuk. One sheet a kind, one row a text.",
    "Write in the white columns: the translations, and the English where it is white. Grey is not read back.",
    "State: done - may be shown as it is. fuzzy - shown with a notice that it is being checked again. "
    "missing - not translated. withdrawn - there, but not shown.",
    "When you have corrected a fuzzy text, set its state to done. A new text in a missing row counts as done.",
    "To take a translation away, empty its cell and set its state to missing.",
    "Keep {fact:…} and {name} as they are: a value is put in there. Keep all numbers.",
    "You may sort, filter, hide, delete rows (they stay as they are in Ukuk), and move columns. "
    "Do not change the keys, nor the names of the columns.",
    "Then send the file back. Whoever has Ukuk runs: python -m bot content import FILE.xlsx",
)


def state_column(language: str) -> str:
    """The header of the states of a language's texts."""
    return f"{language} state"


def headers(languages: Sequence[str]) -> list[str]:
    """All headers in the order of an export."""
    pairs = [name for language in languages for name in (language, state_column(language))]
    return [KEY, ENGLISH, *pairs, PLACE]


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a text was when it was exported: digests, and states."""

    english: str
    cells: Mapping[str, tuple[str, State]]


@dataclass(frozen=True, slots=True)
class Memory:
    """What an export was: of which languages, and what stood under each key."""

    languages: tuple[str, ...]
    keys: Mapping[str, Baseline]
