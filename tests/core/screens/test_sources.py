"""What a card rests on: publishers, two dates that are never one, and no link that harms."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core import phrases
from bot.core.page import Screen
from bot.core.routes import TopicPlace
from tests.support import builders as make
from tests.support.clock import NOON
from tests.support.libraries import library, town
from tests.support.talk import Talk, places, seen

SOURCES = TopicPlace("unpaid-wages", "o")
HIDDEN = phrases.SOURCES_HIDDEN.english


def test_sources_of_the_card_and_of_its_facts() -> None:
    text = seen(Talk(town()).at(SOURCES))
    assert "The law (page of August 2026)" in text
    assert "A book (page without a date; checked by a person on 5 October 2026)" in text
    assert "A fund" in text, "the fund says the fact that the answer names"


def test_a_link_that_harms_is_not_shown_where_it_harms() -> None:
    talk = Talk(town())
    here = talk.at(SOURCES)
    assert "A fund (page of August 2026" in seen(here)
    assert HIDDEN in seen(here)
    assert "https://example.org/ngo" not in here.text
    assert '<a href="https://example.org/law">The law</a>' in here.text


def _one(country: str, **fields: object) -> Screen:
    talk = Talk(library(sources=[make.source(**fields)], topics=[make.topic("t")]))
    return talk.at(TopicPlace("t", "o"), country)


@pytest.mark.parametrize(("country", "hidden"), [("RU", True), ("KZ", False)])
def test_hidden_only_there(country: str, hidden: bool) -> None:  # noqa: FBT001  # a column of the table
    screen = _one(country, not_shown_in=["RU"])
    assert (HIDDEN in seen(screen)) is hidden
    assert ("<a href=" in screen.text) is not hidden


def test_nothing_is_hidden_where_there_is_no_link() -> None:
    screen = _one("RU", url=None, not_shown_in=["RU"])
    assert HIDDEN not in seen(screen)
    assert "The law (page of August 2026)" in seen(screen)


@pytest.mark.parametrize(("checked", "said"), [(None, True), ("2026-10-05", False)])
def test_what_no_person_has_checked_is_said_to_be_so(checked: str | None, said: bool) -> None:  # noqa: FBT001
    assert (phrases.SOURCES_UNCHECKED.english in seen(_one("RU", checked=checked))) is said


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (NOON, "We compared this text with its sources on 1 November 2026."),
        (datetime(2027, 11, 1, 12, tzinfo=UTC), "We compared this text"),
        (datetime(2027, 11, 2, 12, tzinfo=UTC), "This text should have been read again by 1 November 2027."),
    ],
)
def test_a_text_past_its_date_says_so(now: datetime, words: str) -> None:
    assert words in seen(Talk(library(topics=[make.topic("t")]), now).at(TopicPlace("t", "o")))


def test_an_old_fact_is_named_on_every_part_that_says_it() -> None:
    talk = Talk(town(), datetime(2027, 11, 2, 12, tzinfo=UTC))
    assert "Old value: 30 days" in seen(talk.at(TopicPlace("unpaid-wages")))
    assert "Old value" not in seen(talk.at(TopicPlace("unpaid-wages", "s")))


def test_many_sources_go_over_pages() -> None:
    names = [f"s{number}" for number in range(8)]
    talk = Talk(
        library(
            sources=[make.source(name, publisher=f"Publisher {name}") for name in names],
            topics=[make.topic("t", make.card(sources=[*names, "s0"]))],
        )
    )
    first, second = talk.at(TopicPlace("t", "o")), talk.at(TopicPlace("t", "o", "2"))
    assert TopicPlace("t", "o", "2") in places(first)
    assert not {TopicPlace("t", "o", "2"), TopicPlace("t", "o", "3")} & set(places(second))
    listed = [line for screen in (first, second) for line in seen(screen).splitlines() if line.startswith("•")]
    assert [line.split()[2] for line in listed] == names, "each once, in the order of the card"
