"""Values with their units: plural forms, decimal signs, names of money."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from bot.core.formatting import (
    CURRENCIES,
    country_name,
    counts_time,
    direction,
    format_date,
    format_fact,
    weekday_names,
)
from tests.support import builders as make

NUMBERS = (0, 1, 2, 5, 11, 21, 22, 101, 1.5)
FORMS = {
    ("ru", "day"): "0 дней, 1 день, 2 дня, 5 дней, 11 дней, 21 день, 22 дня, 101 день, 1,5 дня",
    ("ru", "month"): "0 месяцев, 1 месяц, 2 месяца, 5 месяцев, 11 месяцев, 21 месяц, 22 месяца, 101 месяц, 1,5 месяца",
    ("ru", "year"): "0 лет, 1 год, 2 года, 5 лет, 11 лет, 21 год, 22 года, 101 год, 1,5 года",
    ("ru", "RUB"): (
        "0 российских рублей, 1 российский рубль, 2 российских рубля, 5 российских рублей, 11 российских рублей, "
        "21 российский рубль, 22 российских рубля, 101 российский рубль, 1,5 российского рубля"
    ),
    ("ru", "KGS"): (
        "0 кыргызских сомов, 1 кыргызский сом, 2 кыргызских сома, 5 кыргызских сомов, 11 кыргызских сомов, "
        "21 кыргызский сом, 22 кыргызских сома, 101 кыргызский сом, 1,5 кыргызского сома"
    ),
    ("en", "day"): "0 days, 1 day, 2 days, 5 days, 11 days, 21 days, 22 days, 101 days, 1.5 days",
    ("en", "month"): ("0 months, 1 month, 2 months, 5 months, 11 months, 21 months, 22 months, 101 months, 1.5 months"),
    ("en", "year"): "0 years, 1 year, 2 years, 5 years, 11 years, 21 years, 22 years, 101 years, 1.5 years",
    ("en", "RUB"): (
        "0 Russian rubles, 1 Russian ruble, 2 Russian rubles, 5 Russian rubles, 11 Russian rubles, "
        "21 Russian rubles, 22 Russian rubles, 101 Russian rubles, 1.5 Russian rubles"
    ),
}


def _said(value: Any, unit: str, language: str) -> str:
    return format_fact(make.fact(value=value, unit=unit), language)


@pytest.mark.parametrize(("language", "unit"), FORMS)
def test_plural_forms(language: str, unit: str) -> None:
    assert ", ".join(_said(number, unit, language) for number in NUMBERS).split(", ") == FORMS[language, unit].split(
        ", "
    )


@pytest.mark.parametrize(
    ("unit", "noun"),
    [
        ("hour", "саат"), ("day", "күн"), ("week", "апта"), ("month", "ай"), ("year", "жыл"),
        ("RUB", "орус рублу"), ("KGS", "Кыргызстан сому"),
    ],
)  # fmt: skip
def test_a_kyrgyz_noun_stays_singular_after_a_number(unit: str, noun: str) -> None:
    assert [_said(number, unit, "ky") for number in NUMBERS[:-1]] == [f"{number} {noun}" for number in NUMBERS[:-1]]
    assert _said(1.5, unit, "ky") == f"1,5 {noun}"


@pytest.mark.parametrize("currency", sorted(CURRENCIES))
def test_money_is_never_named_the_old_way(currency: str) -> None:
    said = " ".join(_said(5, currency, language) for language in ("ky", "ru", "en"))
    assert not any(wrong in said for wrong in ("иргиз", "казахски", "Kyrgystan", "\xa0"))


def test_the_tenge_is_kazakhstans() -> None:
    assert _said(1, "KZT", "ru") == "1 казахстанский тенге"


@pytest.mark.parametrize(("language", "said"), [("ky", "12 500"), ("ru", "12 500"), ("en", "12,500")])
def test_thousands(language: str, said: str) -> None:
    assert _said(12500, "day", language).startswith(said)
    assert _said(12500, "count", language).replace("\xa0", " ") == said


@pytest.mark.parametrize(
    ("language", "whole", "broken"), [("ky", "13 %", "1,5 %"), ("ru", "13 %", "1,5 %"), ("en", "13%", "1.5%")]
)
def test_percent(language: str, whole: str, broken: str) -> None:
    assert (_said(13, "percent", language), _said(1.5, "percent", language)) == (whole, broken)


def test_a_day_as_a_value() -> None:
    assert _said(date(2027, 1, 1), "date", "ru") == "1 января 2027"
    assert _said("2027-01-01", "date", "en") == "1 January 2027"


@given(st.integers(0, 10**6), st.sampled_from(["hour", "day", "week", "month", "year", *sorted(CURRENCIES)]))
def test_the_number_is_the_same_in_all_languages(number: int, unit: str) -> None:
    for language in ("ky", "ru", "en"):
        said = _said(number, unit, language)
        assert int("".join(letter for letter in said if letter.isdigit())) == number
        assert "\xa0" not in said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("uz", "3 soat, 3 kun, 3 hafta, 3 oy, 3 yil"),
        ("kk", "3 сағат, 3 күн, 3 апта, 3 ай, 3 жыл"),
        ("tr", "3 saat, 3 gün, 3 hafta, 3 ay, 3 yıl"),
        ("tg", "3 hours, 3 days, 3 weeks, 3 months, 3 years"),
    ],
)
def test_lengths_of_time_in_a_language_that_is_added(language: str, said: str) -> None:
    """CLDR lets many languages take their short words for the long ones, and has none for some."""
    units = ("hour", "day", "week", "month", "year")
    assert ", ".join(_said(3, unit, language) for unit in units) == said
    assert counts_time(language) is (language != "tg")


def test_every_language_that_may_be_added_can_say_every_fact() -> None:
    codes = {code for code in locale_identifiers() if len(code) == 2 and direction(code) == "ltr"}
    assert len(codes) > 140
    for code in codes:
        for unit in ("hour", "day", "week", "month", "year", "percent", "count", "RUB"):
            assert "duration" not in _said(3, unit, code), (code, unit)
        assert format_date(date(2026, 11, 23), code)
        assert country_name("KG", code)
        assert len(weekday_names(code)) == 7
    assert counts_time("ky")
    assert counts_time("ru")
    assert counts_time("en")


def test_what_no_screen_can_be_made_in() -> None:
    assert [direction(code) for code in ("ky", "ar", "ur", "xx", "", "a-b-c")] == [
        "ltr",
        "rtl",
        "rtl",
        None,
        None,
        None,
    ]
