"""What is kept and what is not, and the harmless screen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core import phrases
from bot.core.markup import visible
from bot.core.ports import Choice, KeptTable
from bot.core.reply import DropChoice, HideAll, KeepChoice
from bot.core.routes import (
    Emergency,
    Forget,
    Help,
    Hide,
    Menu,
    Privacy,
    Remember,
    RoomPlace,
    Start,
    TopicPlace,
    Visitor,
)
from bot.core.scene import Scene
from bot.core.screens.keeping import COMMANDS, privacy, tables
from tests.support.clock import NOON
from tests.support.libraries import town
from tests.support.talk import Talk, buttons, places, screen_of, seen

ASKER = Visitor("ru", "KG", "other")


def test_remembering_keeps_the_choice_and_nothing_else() -> None:
    reply = Talk(town()).go(Remember(), ASKER)
    assert isinstance(reply.effect, KeepChoice)
    assert reply.screen is None
    assert reply.effect.choice == Choice("ru", "KG", "other")
    assert phrases.REMEMBER_DONE.english in seen(reply.effect.done)
    assert phrases.REMEMBER_FAILED.english in seen(reply.effect.failed)
    assert {Forget(), Privacy()} <= set(places(reply.effect.done))


def test_forgetting_drops_it() -> None:
    reply = Talk(town()).go(Forget(), ASKER)
    assert isinstance(reply.effect, DropChoice)
    assert reply.screen is None
    assert phrases.FORGET_DONE.english in seen(reply.effect.done)
    assert phrases.FORGET_FAILED.english in seen(reply.effect.failed)
    assert Remember() in places(reply.effect.done)


@pytest.mark.parametrize("place", [Remember(), Forget()])
def test_where_nothing_can_be_kept_that_is_said(place: Remember | Forget) -> None:
    reply = Talk(town(), remember=False).go(place, ASKER)
    assert reply.effect is None
    assert not reply.counts
    assert phrases.REMEMBER_NOT_OFFERED.english in seen(screen_of(reply))


@pytest.mark.parametrize("offered", [True, False])
def test_the_promise(offered: bool) -> None:  # noqa: FBT001  # both worlds
    screen = Talk(town(), remember=offered).at(Privacy())
    for phrase in (phrases.PRIVACY_NOTHING, phrases.PRIVACY_COUNTS, phrases.PRIVACY_MEMORY, phrases.PRIVACY_TELEGRAM):
        assert phrase.english in seen(screen)
    assert (phrases.PRIVACY_REMEMBER.english in seen(screen)) is offered
    assert (Forget() in places(screen)) is offered


KEPT = (KeptTable("choice", ("key", "language")), KeptTable("counter", ("n", "shoe_size")))


def test_every_table_and_column_is_printed() -> None:
    scene = Scene(town(), ASKER, NOON, remember_offered=True, kept=KEPT)
    assert "choice: key, language\ncounter: n, shoe_size" in visible(privacy(scene).text)
    meant = visible(tables(scene).text)
    assert f"• language: {phrases.COLUMN_CHOICE_LANGUAGE.english}" in meant
    assert "• shoe_size\n" in f"{meant}\n", "named, although nobody wrote what it means"


def test_where_there_is_no_database_nothing_is_printed() -> None:
    screen = Talk(town()).at(Privacy())
    assert phrases.PRIVACY_TABLES.english not in seen(screen)
    assert Privacy("t") not in places(screen)


def test_how_to_use_the_chat_safely() -> None:
    screen = Talk(town()).at(Privacy("s"))
    for phrase in (phrases.SAFE_MOMENT, phrases.PRIVACY_TIMER, phrases.SAFE_CALENDAR, phrases.SAFE_SEIZED):
        assert phrase.english in seen(screen)
    for place in (Privacy(), RoomPlace("danger"), TopicPlace("women-safety")):
        assert Privacy("s") in places(Talk(town()).at(place)), place
    assert Privacy("s") not in places(Talk(town()).at(TopicPlace("unpaid-wages")))


def test_in_the_room_of_danger_nobody_is_hurried() -> None:
    words = seen(Talk(town()).at(RoomPlace("danger")))
    assert phrases.CHOOSE_CALMLY.english in words
    assert phrases.SAFE_MOMENT.english in words
    assert phrases.HELP_DECIDE.english in seen(Talk(town()).at(TopicPlace("women-safety", "h")))
    assert phrases.HELP_DECIDE.english not in seen(Talk(town()).at(TopicPlace("unpaid-wages", "h")))


def test_hiding_shows_a_calendar_and_is_counted_nowhere() -> None:
    reply = Talk(town(), datetime(2026, 11, 23, 12, tzinfo=UTC)).go(Hide(), ASKER)
    assert reply.effect == HideAll()
    assert reply.counts == ()
    screen = screen_of(reply)
    assert "понедельник" in seen(screen)
    assert "23 ноября 2026" in seen(screen)
    assert phrases.HIDE_LEFT.english in seen(screen), "what it can't remove, and how to do it by hand"
    assert screen.quiet
    assert screen.cover == ""
    assert places(screen) == [Start()]
    assert len(buttons(screen)) == 1


def test_the_calendar_says_nothing_of_the_bot() -> None:
    screen = Talk(town()).at(Hide())
    text = (seen(screen) + " ".join(button.label for button in buttons(screen))).lower()
    telltale = ("ukuk", "укук", "right", "danger", "help", "wage", "menu", "🆘", "migra")
    assert not [word for word in telltale if word in text]


def test_how_it_works_names_every_command() -> None:
    screen = Talk(town()).at(Help())
    assert all(f"/{name}" in seen(screen) for name in COMMANDS)
    assert {Menu(), Privacy(), Emergency()} <= set(places(screen))
