"""Calling a contact to check it: which numbers may be called, in which language, and what is asked.

An emergency number is never called for a test: the line is somebody's who needs it now.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.core import phrases
from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.model import DANGEROUS, Contact, Content, Kind, Phone
from bot.core.phrases import Phrase

EmergencyNumbers = frozenset[tuple[str, str]]
"""(number, country where it works)"""

EMERGENCY_ANYWHERE: Final = frozenset({"112", "911", "999"})
"""Taken for emergency numbers also where no contact says so."""
_LIKELY: Final = {"KG": ("ky", "ru"), "RU": ("ru",), "KZ": ("ru",)}
"""Country → the languages to begin in, where nobody knows which are spoken."""


def emergency_numbers(content: Content) -> EmergencyNumbers:
    """Every number of an emergency service, with each country where it works."""
    return frozenset(
        (phone.number, country)
        for contact in content.contacts
        if contact.kind is Kind.EMERGENCY
        for phone in contact.phones
        for country in phone.works_in
    )


def may_be_called(contact: Contact, phone: Phone, emergency: EmergencyNumbers) -> bool:
    """Whether the number may be called to check it: never one of an emergency service."""
    if contact.kind is Kind.EMERGENCY or phone.number in EMERGENCY_ANYWHERE:
        return False
    return not any((phone.number, country) in emergency for country in phone.works_in)


def is_for_danger(contact: Contact) -> bool:
    """Whether people in danger look for it."""
    return not DANGEROUS.isdisjoint(contact.services)


def languages_to_ask_in(library: Library, contact: Contact) -> tuple[str, ...]:
    """The languages in which the questions are printed: the line's first that we have texts in; else likely ones."""
    if contact.languages != "unknown" and contact.languages:
        ours = [language for language in contact.languages if language in library.languages]
        if ours:
            return (ours[0],)
        return (SOURCE_LANGUAGE, "ru")
    if contact.kind is Kind.CONSULATE:
        return _LIKELY["KG"]
    return next((_LIKELY[code] for code in contact.service_area if code in _LIKELY), (SOURCE_LANGUAGE, "ru"))


def questions(contact: Contact) -> Iterator[Phrase]:
    """What the caller says and asks, in order: first who calls and what for."""
    yield phrases.CALL_WHO
    if is_for_danger(contact):
        yield phrases.CALL_DANGER
    yield phrases.CALL_WHY
    yield phrases.CALL_HELP
    yield phrases.CALL_LANGUAGES
    yield phrases.CALL_HOURS
    yield phrases.CALL_FREE
    yield phrases.CALL_COST
    yield phrases.CALL_NAME
    yield phrases.CALL_PAPERS
    yield phrases.CALL_SHARE
    yield phrases.CALL_THANKS
