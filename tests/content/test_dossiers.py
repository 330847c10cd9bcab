"""Each number that we tell stands in the dossiers that the content was written from, digit by digit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.catalog.catalogue import Catalogue

_NUMBER = re.compile(r"(?<!\d)\+?\d+(?:[ (‑–-]{1,2}\d+|\)[ ‑–-]?\d+)*(?!\d)")
"""Digits with single spaces, brackets and dashes between them."""


def dossiers() -> Path | None:
    """The folder of dossiers, where one stands beside the project."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "facts"
    return folder if folder.is_dir() else None


def numbers(text: str) -> set[str]:
    """The digits of every number in a text."""
    return {re.sub(r"\D", "", match.group()) for match in _NUMBER.finditer(text)}


def ways_to_write(number: str) -> set[str]:
    """A number's digits as a page may print them: the international way, or from 8 on in Russia and Kazakhstan."""
    digits = number.removeprefix("+")
    return {digits, f"8{digits[1:]}"} if number.startswith("+7") else {digits}


def test_numbers_are_found_whole() -> None:
    text = "Call +996 312 55-55-55, 8 (800) 700‑06-00 or 112; not 1123456789."
    assert numbers(text) == {"996312555555", "88007000600", "112", "1123456789"}
    assert not ways_to_write("+99631255555") & numbers(text)
    assert ways_to_write("+78007000600") & numbers(text)


def test_every_number_stands_whole_in_a_dossier(catalogue: Catalogue) -> None:
    folder = dossiers()
    if folder is None:
        pytest.skip("the dossiers are not beside the project: numbers cannot be compared with them here")
    known = {number for path in folder.glob("*.md") for number in numbers(path.read_text(encoding="utf-8"))}
    assert len(known) >= 500
    told = [(contact.id, phone.number) for contact in catalogue.reading.content.contacts for phone in contact.phones]
    assert len(told) >= 90
    assert [(contact, number) for contact, number in told if not ways_to_write(number) & known] == []
