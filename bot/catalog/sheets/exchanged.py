"""Texts that came back under the header of another language: columns that were exchanged, or copied over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from bot.catalog.sheets.found import Fault, Spot
from bot.catalog.sheets.rows import Cell, Row, normal
from bot.core.checks.kyrgyz_words import NAMES

_SHORT: Final = 12
"""Letters of a text up to which it may be the same in two languages."""


def exchanged(
    translations: Mapping[str, Mapping[str, Cell]], spots: Mapping[tuple[str, str], Spot], rows: Mapping[str, Row]
) -> Iterator[Fault]:
    """New texts that stand in Ukuk as those of another language: one fault for each two languages."""
    for language, cells in translations.items():
        taken: dict[str, list[Spot]] = {}
        for key, cell in cells.items():
            if NAMES.match(key):
                continue  # «Санкт-Петербург» is the same in both, and so is an address as it stands there
            for other, now in rows[key].cells.items():
                if other != language and len(cell.text) > _SHORT and cell.text == normal(now.text):
                    taken.setdefault(other, []).append(spots[language, key])
        for other, found in taken.items():
            more = f", and in {len(found) - 1} more" if len(found) > 1 else ""
            words = f"In this row{more} stands the text of '{other}'. Put each language under its own header."
            yield Fault(min(found), words)
