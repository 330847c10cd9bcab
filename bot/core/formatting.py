"""Numbers, dates, names of countries and languages in each language, by Babel's CLDR data.

With our overrides: CLDR's Russian says «Киргизия», which our readers do not; its Kyrgyz short
date is day-first with two digits of the year, so dates are always written out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Final, Literal, get_args

from babel import Locale, UnknownLocaleError
from babel.dates import format_date as _format_date
from babel.dates import format_skeleton, format_time, get_timezone_location
from babel.lists import format_list as _format_list
from babel.numbers import format_decimal, format_percent, get_currency_name
from babel.units import format_unit

from bot.core.model import Currency, Fact
from bot.core.pagedate import PageDate

CURRENCIES: Final = frozenset(get_args(Currency))
_COUNTRY_NAMES: Final = {
    ("ru", "KG"): "Кыргызстан",
    ("ru", "AE"): "ОАЭ",
    ("ru", "KR"): "Южная Корея",
    ("en", "KR"): "South Korea",
    ("en", "AE"): "UAE",
    ("ky", "AE"): "БАЭ",
    ("en", "TR"): "Türkiye",
    ("en", "US"): "USA",
    ("ru", "US"): "США",
    ("ky", "US"): "АКШ",
}
_CURRENCY_WORDS: Final = (("киргизск", "кыргызск"), ("казахск", "казахстанск"), ("Kyrgystani", "Kyrgyzstani"))
"""CLDR's Russian soms and tenge are not Kyrgyzstan's and Kazakhstan's, and its English misspells the som."""
_LANGUAGE_NAMES: Final = {("ru", "ky"): "кыргызский"}
_LONG_DATES: Final = {"en": "d MMMM y", "ru": "d MMMM y"}
_MONTHS: Final = {"ru": "LLLL y"}
"""CLDR's Russian ends dates in «г.», which before a full stop would read «2026 г..»."""
_UNITS: Final = {
    ("ky", "hour"): "саат",
    ("ky", "day"): "күн",
    ("ky", "week"): "апта",
    ("ky", "month"): "ай",
    ("ky", "year"): "жыл",
}
"""CLDR's Kyrgyz lacks some durations; after a number a Kyrgyz noun stays singular, so one form does."""

_DURATIONS: Final = ("hour", "day", "week", "month", "year")
_LENGTHS: Final[tuple[Literal["long", "short"], ...]] = ("long", "short")
"""CLDR lets many languages take the short words for the long ones; Babel does not follow that."""
_SEVERAL: Final = 3
_ENGLISH: Final = "en"


@lru_cache(maxsize=32)
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def direction(language: str) -> Literal["ltr", "rtl"] | None:
    """How a language is written; None where CLDR does not know it, and nothing could be said in it."""
    try:
        return "rtl" if _locale(language).text_direction == "rtl" else "ltr"
    except (UnknownLocaleError, ValueError):
        return None


def country_name(code: str, language: str) -> str:
    """The country's name in the language; the code itself where CLDR knows none."""
    named = _COUNTRY_NAMES.get((language, code))
    return named or _locale(language).territories.get(code) or code


def flag(code: str) -> str:
    """The country's flag as two regional indicator symbols."""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code)


def language_name(code: str, language: str) -> str:
    """The name of a language in a language: "Russian", «русский», «орусча»."""
    named = _LANGUAGE_NAMES.get((language, code))
    return named or _locale(language).languages.get(code) or code


@lru_cache(maxsize=1024)
def format_date(day: date, language: str) -> str:
    """A day, written out: "23 November 2026"."""
    return _format_date(day, _LONG_DATES.get(language, "long"), locale=_locale(language))


def format_page_date(when: PageDate, language: str) -> str:
    """A page's date, no more exact than it is: "2025", "August 2025", "25 August 2025"."""
    if when.precision == "day":
        return format_date(when.earliest, language)
    if when.precision == "month":
        return format_month(when.earliest, language)
    return str(when.earliest.year)


@lru_cache(maxsize=512)
def format_month(day: date, language: str) -> str:
    """The month of a day: "November 2026"."""
    if language in _MONTHS:
        return _format_date(day, _MONTHS[language], locale=_locale(language))
    return format_skeleton("yMMMM", day, locale=_locale(language))


@lru_cache(maxsize=512)
def format_clock(moment: datetime, language: str) -> str:
    """Hours and minutes of an aware moment in its own zone: "09:00"."""
    return format_time(moment, "HH:mm", locale=_locale(language))


def format_weekday(moment: datetime, language: str) -> str:
    """The day of the week: "Monday"."""
    return _format_date(moment.date(), "EEEE", locale=_locale(language))


def city_of_zone(zone: str, language: str) -> str:
    """The city by whose clock a zone goes: "Moscow"; empty where CLDR names none."""
    return get_timezone_location(zone, locale=_locale(language), return_city=True)


def format_list(items: Sequence[str], language: str) -> str:
    """Items joined as the language does: "a, b and c"."""
    return _format_list(list(items), locale=_locale(language))


def format_fact(fact: Fact, language: str) -> str:
    """A fact's value with its unit: "30 days", «30 дней», «30 күн»."""
    value, unit = fact.value, fact.unit
    if isinstance(value, date):
        return format_date(value, language)
    number = format_decimal(value, locale=_locale(language))
    match unit:
        case "percent":
            return format_percent(
                value / 100, "#,##0.## %" if language != "en" else "#,##0.##%", locale=_locale(language)
            )
        case "count" | "date":
            return number
        case _ if unit in CURRENCIES:
            name = get_currency_name(unit, count=value, locale=_locale(language))
            for wrong, right in _CURRENCY_WORDS:
                name = name.replace(wrong, right)
            return f"{number} {name}".replace("\xa0", " ")
        case _ if (language, unit) in _UNITS:
            return f"{number} {_UNITS[language, unit]}".replace("\xa0", " ")
        case _:
            return _duration(value, unit, language).replace("\xa0", " ")


def counts_time(language: str) -> bool:
    """Whether every length of time has a word of the language: what CLDR lacks is said in English."""
    return language == _ENGLISH or all(
        (language, unit) in _UNITS or _duration(_SEVERAL, unit, language) != _duration(_SEVERAL, unit, _ENGLISH)
        for unit in _DURATIONS
    )


def _duration(value: float, unit: str, language: str) -> str:
    """A length of time. Babel names the unit itself where it has no word, and CLDR's root says "3 d"."""
    name = f"duration-{unit}"
    for length in _LENGTHS:
        text = format_unit(value, name, length, locale=_locale(language))
        if name not in text and text != format_unit(value, name, length, locale=_locale("root")):
            return text
    return format_unit(value, name, locale=_locale(_ENGLISH))


def is_language(code: str) -> bool:
    """Whether CLDR knows a language of this code."""
    return code in _locale("en").languages


def plural_form(number: int, language: str) -> str:
    """Which form of the plural a number asks for, as CLDR names it: "one", "few", "many" or "other"."""
    return _locale(language).plural_form(number)


@lru_cache(maxsize=32)
def weekday_names(language: str) -> dict[str, str]:
    """OpenStreetMap's days of the week, as the language shortens them: `Mo` → "Mon", «пн», «дүй.»."""
    short = _locale(language).days["format"]["abbreviated"]
    return {osm: short[index] for index, osm in enumerate(("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"))}
