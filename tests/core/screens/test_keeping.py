"""What is kept and what is not, and the harmless screen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core import phrases
from bot.core.ports import Choice
from bot.core.reply import DropChoice, HideAll, KeepChoice
from bot.core.routes import Emergency, Forget, Help, Hide, Menu, Privacy, Remember, Start, Visitor
from bot.core.screens.keeping import COMMANDS
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
    for phrase in (phrases.PRIVACY_NOTHING, phrases.PRIVACY_COUNTS, phrases.PRIVACY_TELEGRAM, phrases.PRIVACY_TIMER):
        assert phrase.english in seen(screen)
    assert (phrases.PRIVACY_REMEMBER.english in seen(screen)) is offered
    assert (Forget() in places(screen)) is offered


def test_hiding_shows_a_calendar_and_is_counted_nowhere() -> None:
    reply = Talk(town(), datetime(2026, 11, 23, 12, tzinfo=UTC)).go(Hide(), ASKER)
    assert reply.effect == HideAll()
    assert reply.counts == ()
    screen = screen_of(reply)
    assert "понедельник" in seen(screen)
    assert "23 ноября 2026" in seen(screen)
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
