"""The rule on phone numbers: each exists, and is of a country that fits its contact.

`phonenumbers` knows the numbering plans of the world, and lags behind some. Where a sourced number
is right all the same, the editor says so at the number itself, in `plan_exception`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import phonenumbers

from bot.core.checks.rule import Context, Finding
from bot.core.model import ANYWHERE, Contact, Kind, Phone, ShortCode

_HOME: Final = "KG"
_NO_COUNTRY: Final = "001"
"""phonenumbers' region of numbers that belong to no country, such as +800."""
_MEND: Final = "Compare it with its source; if the source is right, say why in plan_exception."


def phones(context: Context) -> Iterator[Finding]:
    """Every number is valid and of a fitting country; every short code is in the list, where it works."""
    codes = {item.id: item for item in context.library.content.short_codes}
    for contact in context.library.content.contacts:
        for phone in contact.phones:
            key = f"contact.{contact.id}.phones.{phone.id}.number"
            listed = codes if not context.unread.any_of("short_codes") else None
            yield from _short(key, phone, listed) if phone.is_short_code else _long(key, phone, contact)


def _short(key: str, phone: Phone, codes: dict[str, ShortCode] | None) -> Iterator[Finding]:
    if not phone.works_in:
        yield Finding(key, f"The short code {phone.number} does not say where it works.", "Fill works_in.")
    if codes is None:
        return
    listed = codes.get(phone.number)
    for country in phone.works_in:
        if listed is None or country not in listed.works_in:
            words = f"{phone.number} is not listed as a short code of {country}."
            yield Finding(key, words, "Add it to short_codes.yaml.")


def _long(key: str, phone: Phone, contact: Contact) -> Iterator[Finding]:
    odd = _odd(phone.number, contact)
    if odd and phone.plan_exception is None:
        yield Finding(key, odd, _MEND)
    if not odd and phone.plan_exception is not None:
        yield Finding(key, f"The number {phone.number} is in order by now.", "Remove plan_exception.")


def _odd(number: str, contact: Contact) -> str:
    """What is odd about a number, empty where nothing is."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return f"No such number can exist: {number}."
    if not phonenumbers.is_possible_number(parsed):
        return f"No such number can exist: {number}."
    if not phonenumbers.is_valid_number(parsed):
        return f"The numbering plan knows no such number: {number}."
    country = phonenumbers.region_code_for_number(parsed)
    if country in {*contact.service_area, _NO_COUNTRY} or ANYWHERE in contact.service_area:
        return ""
    if country == _HOME and contact.kind is Kind.CONSULATE:
        return ""
    return f"{number} is a number of {country}, the contact serves {', '.join(contact.service_area)}."
