"""A press of the same button in the same minute gets the same reply, made once; nothing that a person told is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.conversation import Conversation, Edition
from bot.core.replies import MOST, Replies
from bot.core.reply import Reply
from bot.core.routes import CalendarPlace, DeadlinePlace, Intent, Menu, Place, ScreeningPlace, Visitor, token
from bot.core.understanding import Understanding
from tests.support.clock import NOON, FakeClock
from tests.support.libraries import library

VISITOR = Visitor("en", "RU")


def test_the_same_button_in_the_same_minute_is_made_once() -> None:
    clock = FakeClock(NOON)
    edition = Edition(library(), Understanding(library(), None))
    conversation = Conversation(lambda: edition, clock, remember_offered=False)
    menu = token(VISITOR, Menu())
    first = conversation.press(menu, VISITOR)
    assert conversation.press(menu, VISITOR) is first
    clock.advance(timedelta(seconds=60))
    assert conversation.press(menu, VISITOR) is not first, "who answers now may be another"


def test_another_edition_answers_anew() -> None:
    editions = [Edition(library(), Understanding(library(), None)) for _ in range(2)]
    made = []
    for edition in editions:
        conversation = Conversation(lambda edition=edition: edition, FakeClock(NOON), remember_offered=False)  # type: ignore[misc]
        made.append(conversation.press(token(VISITOR, Menu()), VISITOR))
    assert made[0] is not made[1]


@pytest.mark.parametrize(
    "place",
    [DeadlinePlace("20261101"), ScreeningPlace("forced-labour", "yn"), CalendarPlace("ru-wage-court", "20261101")],
)
def test_what_a_person_told_is_not_kept(place: Place) -> None:
    replies, reply = Replies(), Reply(None)
    replies.keep(token(VISITOR, place), Intent(VISITOR, place), reply)
    assert replies.get(token(VISITOR, place), NOON) is None


def test_what_is_kept_is_bounded() -> None:
    replies, reply = Replies(), Reply(None)
    replies.get("", NOON)
    for number in range(MOST + 1):
        replies.keep(str(number), Intent(VISITOR, Menu()), reply)
    assert replies.get("0", NOON) is None
    assert replies.get(str(MOST), NOON) is reply
