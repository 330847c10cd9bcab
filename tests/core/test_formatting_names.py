"""Names of countries, languages and days, as our readers say them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.formatting import (
    city_of_zone,
    country_name,
    flag,
    format_clock,
    format_list,
    format_weekday,
    language_name,
    weekday_names,
)

COUNTRIES = ("KG", "RU", "KZ", "TR", "KR", "AE", "SA", "QA", "DE", "PL", "GB", "IT", "US")
MONDAY = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("code", COUNTRIES)
def test_every_country_has_a_name(code: str, language: str) -> None:
    name = country_name(code, language)
    assert name != code
    assert "киргиз" not in name.lower()


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("KG", ("Кыргызстан", "Кыргызстан", "Kyrgyzstan")),
        ("RU", ("Россия", "Россия", "Russia")),
        ("TR", ("Түркия", "Турция", "Türkiye")),
        ("KR", ("Түштүк Корея", "Южная Корея", "South Korea")),
        ("AE", ("БАЭ", "ОАЭ", "UAE")),
        ("US", ("АКШ", "США", "USA")),
        ("XX", ("XX", "XX", "XX")),
    ],
)
def test_names_as_people_say_them(code: str, names: tuple[str, str, str]) -> None:
    assert tuple(country_name(code, language) for language in ("ky", "ru", "en")) == names


def test_flags() -> None:
    assert flag("KG") == "🇰🇬"
    assert flag("US") == "🇺🇸"


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("ky", ["кыргызча", "орусча", "англисче"]),
        ("ru", ["кыргызский", "русский", "английский"]),
        ("en", ["Kyrgyz", "Russian", "English"]),
    ],
)
def test_names_of_languages(language: str, names: list[str]) -> None:
    assert [language_name(code, language) for code in ("ky", "ru", "en")] == names
    assert language_name("zz", language) == "zz"


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("ky", ["дүйшөмбү", "шейшемби", "шаршемби", "бейшемби", "жума", "ишемби", "жекшемби"]),
        ("ru", ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"]),
        ("en", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
    ],
)
def test_days_of_the_week(language: str, days: list[str]) -> None:
    assert [format_weekday(MONDAY + timedelta(days=after), language) for after in range(7)] == days
    short = weekday_names(language)
    assert list(short) == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    assert len(set(short.values())) == 7
    starts = zip(short.values(), days, strict=True)
    assert all(name[0].casefold() == day[0].casefold() for name, day in starts)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_clock_has_24_hours(language: str) -> None:
    assert format_clock(MONDAY, language) == "09:05"
    assert format_clock(MONDAY.replace(hour=0), language) == "00:05"


@pytest.mark.parametrize(("language", "said"), [("ky", "а, б жана в"), ("ru", "а, б и в"), ("en", "а, б, and в")])
def test_lists(language: str, said: str) -> None:
    assert format_list(["а", "б", "в"], language) == said
    assert format_list(["а"], language) == "а"
    assert format_list([], language) == ""


@pytest.mark.parametrize(
    ("zone", "language", "city"),
    [("Europe/Moscow", "ky", "Москва"), ("Asia/Riyadh", "ru", "Эр-Рияд"), ("America/New_York", "en", "New York")],
)
def test_the_city_of_a_clock(zone: str, language: str, city: str) -> None:
    assert city_of_zone(zone, language) == city
