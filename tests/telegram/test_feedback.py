"""They answered, no answer, wrong number; did this help, what is missing: pressed through the whole dispatcher."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.conversation import Conversation, Edition
from bot.core.page import Press
from bot.core.ports import Count
from bot.core.reply import Reply
from bot.core.routes import ContactPlace, HelpedPlace, Intent, ReachedPlace, TopicPlace, Visitor, parse, token
from tests.telegram.fakes import NotedCounts
from tests.telegram.house import build_house
from tests.telegram.words import said

RUSSIA = Visitor("ky", "RU", "kg")
TOPIC = "unpaid-wages"


@pytest.fixture
def counts() -> NotedCounts:
    return NotedCounts()


def _told(counts: NotedCounts, event: str) -> list[tuple[str, str]]:
    return [(count.subject, count.detail) for count in counts.counts if count.event == event]


async def test_no_answer_leads_to_the_next_and_is_counted_once(edition: Edition, counts: NotedCounts) -> None:
    house = build_house(edition, counters=counts)
    person, other = house.person(1), house.person(2)
    await person.say("/start")
    await other.say("/start")
    await person.press(token(RUSSIA, TopicPlace(TOPIC, "h")))
    await person.tap("1.")
    contact = counts.counts[-1].subject
    await person.tap(said(edition.library, phrases.REACHED_SILENT))
    assert said(edition.library, phrases.REACHED_NEXT) in person.screen.html
    await person.tap("1.")
    assert counts.counts[-1].event == "contact"
    assert counts.counts[-1].subject != contact
    for _ in range(9):
        await person.press(token(RUSSIA, ReachedPlace(contact, "wrong")))
    await other.press(token(RUSSIA, ReachedPlace(contact, "answered", TOPIC)))
    assert said(edition.library, phrases.REACHED_THANKS) in other.screen.html
    assert _told(counts, "reached") == [(contact, "silent"), (contact, "answered")]


async def test_did_it_help_and_what_is_missing(edition: Edition, counts: NotedCounts) -> None:
    house = build_house(edition, counters=counts)
    person = house.person(1)
    await person.say("/start")
    await person.press(token(RUSSIA, TopicPlace(TOPIC, "s")))
    await person.tap(said(edition.library, phrases.HELPED_NO))
    await person.tap(said(edition.library, phrases.MISSING_HARD))
    assert said(edition.library, phrases.HELPED_NOTED) in person.screen.html
    await person.press(token(RUSSIA, HelpedPlace(TOPIC, "yes")))
    await person.press(token(RUSSIA, HelpedPlace(TOPIC, "false")))
    assert _told(counts, "helped") == [(TOPIC, "no"), (TOPIC, "hard")]


@pytest.mark.parametrize(
    "place", [ReachedPlace("nobody", "silent"), ReachedPlace("nobody", "shouted"), HelpedPlace(TOPIC, "free-text")]
)
def test_what_is_none_of_the_choices_is_counted_nowhere(edition: Edition, place: ReachedPlace | HelpedPlace) -> None:
    house = build_house(edition)
    reply = house.conversation.press(token(RUSSIA, place), RUSSIA)
    assert [count.event for count in reply.counts] == ["stale"]


def test_whom_others_do_not_reach_is_shown_so_and_later(edition: Edition) -> None:
    house = build_house(edition)
    place = token(RUSSIA, TopicPlace(TOPIC, "h"))
    first = _first(house.conversation.press(place, RUSSIA))
    down = Conversation(
        lambda: Edition(edition.library, edition.understanding),
        house.clock,
        remember_offered=False,
        troubled=lambda: frozenset({first}),
    )
    after = down.press(place, RUSSIA)
    assert _first(after) != first
    shown = down.press(token(RUSSIA, ContactPlace(first, TOPIC)), RUSSIA).screen
    assert shown is not None
    assert said(edition.library, phrases.REACHED_LATELY) in shown.text


def _first(reply: Reply) -> str:
    """The first contact of a list, by its button."""
    assert reply.screen is not None
    places = [parse(button.token) for row in reply.screen.rows for button in row if isinstance(button, Press)]
    found = [item.place for item in places if isinstance(item, Intent)]
    return next(place.contact for place in found if isinstance(place, ContactPlace))


def test_counts_differ_by_what_is_counted_alone() -> None:
    assert Count("reached", "a", "silent", once="x") == Count("reached", "a", "silent")
