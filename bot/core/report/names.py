"""Ids as operators read them, in English; an id that the content no longer knows stands for itself."""

from __future__ import annotations

from typing import Final

from bot.core.errors import UnknownTextError
from bot.core.formatting import country_name, format_date, language_name
from bot.core.library import Library
from bot.core.report.periods import Period
from bot.core.routes import OTHER_COUNTRY

ENGLISH: Final = "en"
_LENGTHS: Final = {
    "words-to-3": "up to 3 words",
    "words-to-12": "4 to 12 words",
    "words-to-40": "13 to 40 words",
    "words-more": "more than 40 words",
}


def topic(library: Library, name: str) -> str:
    """The title of a topic."""
    return _said(library, f"topic.{name}.title", name)


def contact(library: Library, name: str) -> str:
    """The name of a contact."""
    return _said(library, f"contact.{name}.name", name)


def country(code: str) -> str:
    """The name of a country."""
    if code == OTHER_COUNTRY:
        return "another country"
    return country_name(code, ENGLISH) if code else "none chosen yet"


def language(code: str) -> str:
    """The name of a language."""
    return language_name(code, ENGLISH) if code else "not known"


def length(band: str) -> str:
    """How long a typed text was."""
    return _LENGTHS.get(band, band)


def lengths() -> tuple[str, ...]:
    """The bands of length, the shortest first."""
    return tuple(_LENGTHS)


def period(of: Period) -> str:
    """From when to when: "2 November 2026 – 8 November 2026"."""
    first, last = format_date(of.first, ENGLISH), format_date(of.last, ENGLISH)
    return first if of.first == of.last else f"{first} – {last}"


def _said(library: Library, key: str, otherwise: str) -> str:
    try:
        return library.english(key)
    except UnknownTextError:
        return otherwise
