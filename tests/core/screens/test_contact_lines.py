"""A contact in words: what a caller wants to know before calling."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.core import model, phrases
from bot.core.page import Screen
from bot.core.routes import ContactPlace, Hotlines
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.clock import NOON
from tests.support.libraries import library
from tests.support.talk import Talk, copied, opened, seen


def _full(country: str = "RU", moment: datetime = NOON, language: str = "en", **fields: Any) -> Screen:
    countries = [more.country(code) for code in ("RU", "KG", "KZ")]
    talk = Talk(library(countries=countries, contacts=[make.contact(**fields)]), moment)
    return talk.at(ContactPlace("helpline"), country, language=language)


def _listed(country: str = "RU", **fields: Any) -> str:
    return seen(Talk(library(contacts=[make.contact(**fields)])).at(Hotlines("legal"), country))


@pytest.mark.parametrize(
    ("fields", "phrase"),
    [
        ({"asks_name": "yes"}, phrases.NAME_YES), ({"asks_name": "no"}, phrases.NAME_NO),
        ({"asks_name": "unknown"}, phrases.NAME_UNKNOWN), ({"may_check_papers": "yes"}, phrases.PAPERS_YES),
        ({"may_check_papers": "no"}, phrases.PAPERS_NO), ({"may_check_papers": "unknown"}, phrases.PAPERS_UNKNOWN),
        ({"cost": "free"}, phrases.HELP_FREE), ({"cost": "paid"}, phrases.HELP_PAID),
        ({"cost": "unknown"}, phrases.HELP_COST_UNKNOWN), ({"languages": "unknown"}, phrases.SPEAKS_UNKNOWN),
        ({"languages": []}, phrases.SPEAKS_UNKNOWN), ({"phones": []}, phrases.NO_PHONE),
    ],
)  # fmt: skip
def test_what_a_caller_wants_to_know(fields: dict[str, Any], phrase: phrases.Phrase) -> None:
    assert phrase.english in seen(_full(**fields))


@pytest.mark.parametrize(
    ("free_from", "words"),
    [
        (["RU", "KG"], "Free call from: Russia and Kyrgyzstan"),
        ([], phrases.FREE_NOWHERE.english),
        ("unknown", phrases.FREE_UNKNOWN.english),
    ],
)
def test_from_where_the_call_is_free(free_from: object, words: str) -> None:
    assert words in seen(_full(phones=[make.phone(free_from=free_from)]))


def test_numbers_that_differ_in_price_are_not_said_to_cost_the_same() -> None:
    phones = [make.phone(id="a", free_from=["RU"]), make.phone("+996312000000", id="b")]
    text = seen(_full(phones=phones))
    assert "Free call" not in text
    assert phrases.FREE_NOWHERE.english not in text


def test_languages_by_name() -> None:
    assert "Languages: Kyrgyz and Russian." in seen(_full())


def test_a_number_says_what_it_is_and_can_be_copied() -> None:
    phones = [
        make.phone(id="night", label="At night", channels=["voice", "whatsapp", "telegram", "sms"]),
        make.short_code("115", "KG", "RU", id="short"),
    ]
    screen = _full(phones=phones)
    assert "📞 +996 312 987 654 — At night; WhatsApp; Telegram; SMS" in seen(screen)
    assert "📞 115 — works only in: Kyrgyzstan and Russia" in seen(screen)
    assert copied(screen) == [make.HELPLINE, "115"], "what is copied can be dialled: no spaces"


def test_an_unsure_number_of_a_surer_contact_is_marked() -> None:
    unsure = make.phone(confidence="unconfirmed")
    mark = "Not confirmed: from August 2026. It may no longer work."
    assert seen(_full(phones=[unsure])).count(mark) == 2, "beside the number, and as what the contact is worth now"
    assert seen(_full(phones=[unsure], confidence="unconfirmed")).count(mark) == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "From a page of August 2026. We have not called."),
        ({"source_date": None, "phones": []}, phrases.TRUST_SOURCED_UNDATED.english),
        ({"confidence": "unconfirmed", "phones": []}, "Not confirmed: from August 2026. It may no longer work."),
        (
            {"confidence": "unconfirmed", "phones": [], "source_date": None},
            phrases.TRUST_UNCONFIRMED_UNDATED.english,
        ),
        (
            {"confidence": "confirmed", "confirmation": {"date": "2026-10-05", "by": "lawyer"}},
            "We called: they answered on 5 October 2026.",
        ),
        ({"phones": [make.phone(source_date="2026-08", checked="2026-10-05")]}, "From a page of August 2026."),
        ({"phones": [make.phone(source_date="2026-08", checked="2026-07-05")]}, "From a page of 5 July 2026."),
        ({"phones": [make.phone(source_date=None, checked="2026-10-05")]}, "From a page of 5 October 2026."),
    ],
)
def test_how_sure_and_of_when_by_the_older_date(fields: dict[str, Any], words: str) -> None:
    assert words in seen(_full(**fields))
    assert words in _listed(**fields)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"hours": "24/7"}, "🟢 Day and night."),
        ({"hours": None}, "🕒 Hours not known."),
        ({"hours": "Mo-Fr 09:00-18:00", "hours_zone": "Europe/Moscow"}, "🟢 Open now."),
        (
            {"hours": "Mo-Fr 09:00-15:00", "hours_zone": "Europe/Moscow"},
            "🔴 Closed now. Opens: Tuesday, 09:00. Time there now: 15:00.",
        ),
        ({"hours": "off", "hours_zone": "Europe/Moscow"}, "🔴 Closed now. Time there now: 15:00."),
        ({"hours": "nine to five", "hours_zone": "Europe/Moscow"}, "🕒 Hours not known."),
    ],
)
def test_whether_somebody_answers_now(fields: dict[str, Any], words: str) -> None:
    assert words in seen(_full(**fields))
    assert words in _listed(**fields)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Mon-Fri 09:00-18:00; Sat 10:00-14:00; holidays closed"),
        ("ru", "пн-пт 09:00-18:00; сб 10:00-14:00; "),
        ("ky", "дүй.-жума 09:00-18:00; ишм. 10:00-14:00; "),
    ],
)
def test_hours_with_the_days_of_the_language(language: str, words: str) -> None:
    hours = "Mo-Fr 09:00-18:00; Sa 10:00-14:00; PH off"
    assert words in seen(_full(hours=hours, hours_zone="Europe/Moscow", language=language))


def test_day_and_night_is_not_said_twice() -> None:
    assert "Hours:" not in seen(_full(hours="24/7"))


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ({"city": "Osh", "address": "1 Street"}, "Address: Osh, 1 Street"),
        ({"city": "Osh", "address": None}, "City: Osh"),
    ],
)
def test_where(location: dict[str, Any], words: str) -> None:
    assert words in seen(_full(location=location))


def test_an_alert_is_said_before_the_number() -> None:
    text = seen(_full(status="temporarily-closed", alert="Closed until May."))
    assert text.index("⚠️ Closed until May.") < text.index("📞")


LINKS: list[dict[str, Any]] = [
    {"type": "web", "value": "https://www.example.org/help", "not_shown_in": []},
    {"type": "web", "value": "example.net/x", "not_shown_in": ["RU"]},
    {"type": "telegram", "value": "example_help", "not_shown_in": []},
    {"type": "email", "value": "help@example.org", "not_shown_in": []},
]


def test_links_but_not_where_they_harm() -> None:
    page, telegram = "https://www.example.org/help", "https://t.me/example_help"
    assert opened(_full("RU", links=LINKS)) == [page, telegram]
    assert opened(_full("KZ", links=LINKS)) == [page, "https://example.net/x", telegram]
    assert "E-mail: help@example.org" in seen(_full("RU", links=LINKS))


def test_a_list_names_two_numbers_and_says_where_there_is_none() -> None:
    phones = [make.phone(f"+99631298765{number}", id=f"p{number}") for number in range(3)]
    assert _listed(phones=phones).count("📞") == 2
    assert phrases.NO_PHONE.english in _listed(phones=[])
    assert phrases.NO_PHONE.english in _listed(phones=[make.short_code("115", "KG")])


def test_a_number_that_works_elsewhere_is_told_with_where() -> None:
    text = seen(_full("RU", phones=[make.short_code("115", "KG")]))
    assert "📞 115 — works only in: Kyrgyzstan" in text


def test_the_time_is_that_of_the_place() -> None:
    evening = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
    text = seen(_full(moment=evening, hours="Mo-Fr 09:00-18:00", hours_zone="Asia/Seoul"))
    assert "Opens: Tuesday, 09:00. Time there now: 05:30." in text


def test_a_contact_of_no_kind_of_sureness_is_not_left_without_a_word() -> None:
    """Confirmed without a call is what the check refuses; the reader is told of the page alone."""
    found = make.contact(confidence="confirmed", confirmation=None)
    assert found.confidence is model.Confidence.CONFIRMED
    assert "From a page of August 2026." in _listed(confidence="confirmed", confirmation=None)
