"""What passed its day is shown as checked long ago, wherever it stands; and nobody is shown what was withdrawn."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.core import model, phrases
from bot.core.freshness import CONFIRMATION_LASTS, SOURCE_LASTS
from bot.core.library import Library
from bot.core.phrases import Phrase
from bot.core.routes import ContactPlace, DeadlinePlace, Emergency, Hotlines, Place, ScreeningPlace, TopicPlace
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.clock import NOON
from tests.support.libraries import library
from tests.support.talk import Talk, seen

TODAY = NOON.date()
OLD = "⏳ Checked long ago: 1 March 2026. Ask before you rely on it."
GONE = {"date": "2026-11-01", "why": "Wrong number."}
LATER = "+996312000000"


def _library(review_by: str) -> Library:
    dates = {"reviewed": "2026-03-01", "review_by": review_by}
    return library(
        topics=[
            make.topic("unpaid-wages", make.card("RU", rights={"law": "The law says so."}, **dates)),
            make.topic("emergency", make.card("INTL", **dates), room=None, sensitivity="danger", needs=["emergency"]),
        ],
        contacts=[make.emergency_service("RU")],
        screenings=[more.screening(**dates)],
    )


PLACES: list[Place] = [
    *(TopicPlace("unpaid-wages", part) for part in "asr"),
    ScreeningPlace("forced-labour"), ScreeningPlace("forced-labour", "0y"), Emergency(),
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_text_past_its_day_says_when_it_was_checked(place: Place) -> None:
    assert OLD in seen(Talk(_library(str(TODAY - timedelta(days=1)))).at(place))
    assert "Checked long ago" not in seen(Talk(_library(str(TODAY))).at(place)), "not on its last day"


def test_on_the_screen_of_danger_the_number_comes_first_all_the_same() -> None:
    text = seen(Talk(_library("2026-11-01")).at(Emergency()))
    assert text.index("112") < text.index(OLD)


def test_sources_say_by_when_it_should_have_been_read() -> None:
    text = seen(Talk(_library("2026-11-01")).at(TopicPlace("unpaid-wages", "o")))
    assert "should have been read again by 1 November 2026" in text


def test_a_day_counted_by_an_old_term_says_so_where_it_is_named() -> None:
    facts = [make.fact(expires="2026-11-01")]
    found = library(facts=facts, topics=[make.topic()], deadlines=[more.deadline()])
    text = seen(Talk(found).at(DeadlinePlace("20261120", "entry")))
    assert "Act before:" in text
    assert "⏳ Old value: 30 days. It should have been checked by 1 November 2026." in text


def _listed(**fields: Any) -> str:
    contacts = [make.contact(**fields)]
    return seen(Talk(library(contacts=contacts)).at(Hotlines("legal")))


def _called(days_ago: timedelta) -> dict[str, Any]:
    return {"confidence": "confirmed", "confirmation": {"date": str(TODAY - days_ago), "by": "lawyer-1"}}


def _paged(days_ago: timedelta) -> dict[str, Any]:
    return {"phones": [make.phone(source_date=str(TODAY - days_ago))]}


@pytest.mark.parametrize(
    ("fields", "phrase"),
    [
        (_called(CONFIRMATION_LASTS), phrases.TRUST_CONFIRMED),
        (_called(CONFIRMATION_LASTS + timedelta(days=1)), phrases.TRUST_CONFIRMED_OLD),
        (_paged(SOURCE_LASTS), phrases.TRUST_SOURCED),
        (_paged(SOURCE_LASTS + timedelta(days=1)), phrases.TRUST_SOURCED_OLD),
        ({"phones": [make.phone(source_date="2024")]}, phrases.TRUST_SOURCED_OLD),
        ({"phones": [make.phone(source_date="2024", confidence="unconfirmed")]}, phrases.TRUST_UNCONFIRMED),
    ],
)  # fmt: skip
def test_a_call_or_a_page_of_long_ago(fields: dict[str, Any], phrase: Phrase) -> None:
    text = _listed(**fields)
    said = [
        one
        for one in (
            phrases.TRUST_CONFIRMED,
            phrases.TRUST_CONFIRMED_OLD,
            phrases.TRUST_SOURCED,
            phrases.TRUST_SOURCED_OLD,
            phrases.TRUST_UNCONFIRMED,
        )
        if all(part in text for part in one.english.split("{date}"))
    ]
    assert phrase in said
    assert (phrases.TRUST_CONFIRMED_OLD in said) is (phrase is phrases.TRUST_CONFIRMED_OLD)


def test_a_number_that_nobody_called_says_so_beside_one_that_was() -> None:
    phones = [make.phone(confidence="confirmed"), make.phone(LATER, id="b", source_date="2023")]
    text = _listed(phones=phones, **_called(timedelta(days=3)))
    assert "We called: they answered on 20 November 2026." in text
    assert "+996 312 000 000 — From an old page, of 2023. We have not called." in text


@pytest.mark.parametrize("fields", [{"status": "inactive"}, {"withdrawn": GONE}])
def test_who_was_withdrawn_is_nowhere(fields: dict[str, Any]) -> None:
    talk = Talk(library(topics=[make.topic()], contacts=[make.contact(**fields)]))
    for place in (Hotlines(), Hotlines("legal"), TopicPlace("unpaid-wages"), TopicPlace("unpaid-wages", "h")):
        assert "312" not in seen(talk.at(place))
    assert "312" not in seen(talk.at(ContactPlace("helpline"))), "nor behind an old button"


def test_a_number_that_was_withdrawn_is_nowhere_and_the_others_are() -> None:
    phones = [make.phone(withdrawn=GONE), make.phone(LATER, id="b")]
    talk = Talk(library(topics=[make.topic()], contacts=[make.contact(phones=phones)]))
    for place in (
        Hotlines("legal"),
        TopicPlace("unpaid-wages"),
        TopicPlace("unpaid-wages", "h"),
        ContactPlace("helpline"),
    ):
        text = seen(talk.at(place))
        assert "312 987 654" not in text
        assert "312 000 000" in text


def test_the_emergency_screen_has_no_number_that_was_withdrawn() -> None:
    phones = [make.short_code("112", "RU", id="a", withdrawn=GONE), make.short_code("103", "RU", id="b")]
    service = make.emergency_service("RU").model_copy(update={"phones": tuple(phones)})
    text = seen(Talk(library(contacts=[service])).at(Emergency()))
    assert "112" not in text
    assert "103" in text


def test_the_check_still_sees_who_was_withdrawn() -> None:
    found = library(contacts=[make.contact(withdrawn=GONE)])
    assert dict(found.contacts) == {}
    assert [item.withdrawn for item in found.content.contacts] == [model.Withdrawal.model_validate(GONE)]
