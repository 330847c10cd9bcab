"""What an answer about countries, zones and phone numbers must be."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final
from zoneinfo import available_timezones

import phonenumbers

from bot.cli.new.reading import Reader, known, near
from bot.core.model import ANYWHERE

_SHORT_CODE: Final = re.compile(r"[0-9]{2,6}")
"""Longer ones are a local number far more often: those that are none stand in the list already."""


def area(countries: Collection[str]) -> Reader[tuple[str, ...]]:
    """Countries with commas between them, or ANY."""
    read = known("country", (*countries, ANYWHERE))

    def codes(answer: str) -> tuple[str, ...]:
        found = [read(part.strip().upper()) for part in answer.split(",") if part.strip()]
        if not found:
            raise ValueError(f"Write countries, as RU or KG, with commas between them; {ANYWHERE} for all.")
        return tuple(dict.fromkeys(found))

    return codes


def zone(answer: str) -> str:
    """An IANA time zone."""
    names = available_timezones()
    if answer not in names:
        raise ValueError(f"There is no time zone '{answer}'.{near(answer, names)} Write it as Asia/Muscat.")
    return answer


def phone(countries: Collection[str], listed: Collection[str] = ()) -> Reader[str]:
    """A number that can exist, as one dials it from abroad; or a short code, also a long one that is `listed`."""

    def read(answer: str) -> str:
        number = re.sub(r"[\s()./\u2011-]", "", answer)
        if _SHORT_CODE.fullmatch(answer) or number in listed:
            if not countries:
                raise ValueError(f"{number} is a short number: it works in some country, so name that as the area.")
            return number
        if not number.startswith("+"):
            raise ValueError("Write it as one dials it from abroad, with + and the country: +996312000000.")
        try:
            parsed = phonenumbers.parse(number)
        except phonenumbers.NumberParseException:
            raise ValueError(f"No such number can exist: {number}.") from None
        if not phonenumbers.is_valid_number(parsed):
            raise ValueError(f"The numbering plan knows no such number: {number}. Compare it with its source.")
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)

    return read
