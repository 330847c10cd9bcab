"""Each number that we tell stands in the dossiers that the content was written from, digit by digit."""

from __future__ import annotations

import re
from pathlib import Path

import phonenumbers
import pytest
from phonenumbers import PhoneNumberType

from bot.catalog.catalogue import Catalogue

_NUMBER = re.compile(r"(?<!\d)\+?\d+(?:[ (‑–-]{1,2}\d+|\)[ ‑–-]?\d+)*(?!\d)")
"""Digits with single spaces, brackets and dashes between them."""

_ONLY_INSIDE = frozenset({PhoneNumberType.TOLL_FREE, PhoneNumberType.UAN, PhoneNumberType.SHARED_COST})
"""Kinds of numbers that pages print as they are dialled inside the country."""
_INTERNATIONAL = re.compile(r"(?<!\d)\+\d{9,15}(?!\d)")


def dossiers() -> Path | None:
    """The folder of dossiers, where one stands beside the project."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "facts"
    return folder if folder.is_dir() else None


def numbers(text: str) -> set[str]:
    """The digits of every number in a text; an international one also without what stands behind it."""
    found = {re.sub(r"\D", "", match.group()) for match in _NUMBER.finditer(text)}
    return found | {match.group().removeprefix("+") for match in _INTERNATIONAL.finditer(text)}


def ways_to_write(number: str) -> set[str]:
    """A number's digits as a page may print them: the international way, or as people dial it in its country."""
    if not number.startswith("+"):
        return {number}
    parsed = phonenumbers.parse(number)
    inside = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    free = {str(parsed.national_number)} if phonenumbers.number_type(parsed) in _ONLY_INSIDE else set()
    return {number.removeprefix("+"), re.sub(r"\D", "", inside), *free}


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
