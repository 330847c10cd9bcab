"""On the way to the file for the phone: what is asked, what is told before, what is sent."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.model import Sensitivity
from bot.core.offline import Scope, document
from bot.core.ports import Count
from bot.core.reply import WriteFile
from bot.core.routes import Help, Hide, Menu, OfflinePlace, Visitor
from tests.support.clock import NOON
from tests.support.libraries import town
from tests.support.talk import Talk, labels, leads, places, screen_of, seen

ASKER = Visitor("en", "RU", "kg")


def _sent(place: OfflinePlace, visitor: Visitor = ASKER) -> WriteFile:
    effect = Talk(town()).go(place, visitor).effect
    assert isinstance(effect, WriteFile)
    return effect


@pytest.mark.parametrize("place", [Menu(), Help()])
def test_it_is_offered_in_the_menu_and_where_the_bot_explains_itself(place: Menu | Help) -> None:
    assert OfflinePlace() in places(Talk(town()).at(place))


@pytest.mark.parametrize("visitor", [Visitor("en"), Visitor("en", "KG")])
@pytest.mark.parametrize("place", [OfflinePlace(), OfflinePlace("a")])
def test_the_country_is_asked_first_and_in_kyrgyzstan_the_passport(visitor: Visitor, place: OfflinePlace) -> None:
    reply = Talk(town()).go(place, visitor)
    assert reply.effect is None
    assert reply.counts == (Count("offline", "", "country", "en", visitor.country or ""),)
    screen = screen_of(reply)
    assert phrases.COUNTRY_QUESTION.english in seen(screen)
    assert leads(screen, "Russia").visitor == Visitor("en", "RU")
    assert leads(screen, "Kyrgyzstan: Passport of Kyrgyzstan").visitor == Visitor("en", "KG", "kg")
    assert leads(screen, "Kyrgyzstan: Passport of another").visitor == Visitor("en", "KG", "other")
    assert leads(screen, phrases.COUNTRY_OTHER.english).visitor == Visitor("en", "XX")
    assert leads(screen, "Russia").place == OfflinePlace()


def test_before_it_is_sent_it_is_told_that_it_stays() -> None:
    screen = Talk(town()).at(OfflinePlace(), passport="kg")
    assert "The file stays on the phone. «Calendar» deletes it from this chat, but not" in seen(screen)
    assert "without «Force and violence», or not at all." in seen(screen)
    assert "All in one file: Russia" in seen(screen)
    assert screen.sensitivity is Sensitivity.CAREFUL
    assert Hide() in places(screen)
    assert leads(screen, phrases.OFFLINE_ALL.english).place == OfflinePlace("a")
    assert leads(screen, "Send without «Force and violence»").place == OfflinePlace("c")


def test_passport_and_country_can_be_changed_there() -> None:
    screen = Talk(town()).at(OfflinePlace(), passport="kg")
    assert leads(screen, phrases.PASSPORT_SWITCH_OTHER.english).visitor == Visitor("en", "RU", "other")
    assert leads(screen, phrases.PASSPORT_SWITCH_OTHER.english).place == OfflinePlace()
    assert leads(screen, "Country: Russia").visitor == Visitor("en")
    at_home = Talk(town()).at(OfflinePlace(), country="KG", passport="other")
    assert not [label for label in labels(at_home) if "I have" in label]
    elsewhere = Talk(town()).at(OfflinePlace(), country="XX")
    assert leads(elsewhere, "Country: Another country").place == OfflinePlace()


@pytest.mark.parametrize("scope", Scope)
def test_the_file_is_the_document_under_a_name_that_tells_nothing(scope: Scope) -> None:
    file = _sent(OfflinePlace(scope))
    assert "".join(file.pieces()) == document(town(), ASKER, NOON.date(), scope)
    assert file.name == "info-2026-11.html"
    assert file.mime == "text/html"


def test_the_screen_stays_and_the_sending_is_counted() -> None:
    reply = Talk(town()).go(OfflinePlace("c"), ASKER)
    assert reply.screen is None
    assert reply.toast == phrases.OFFLINE_SENT.english
    assert reply.counts == (Count("offline", "", "calm", "en", "RU"),)


def test_the_same_file_has_the_same_key_and_another_has_another() -> None:
    assert _sent(OfflinePlace("a")).key == _sent(OfflinePlace("a"), Visitor("en", "RU")).key
    visitors = [ASKER, Visitor("ru", "RU", "kg"), Visitor("en", "KZ", "kg"), Visitor("en", "RU", "other")]
    keys = {_sent(OfflinePlace(scope), visitor).key for scope in Scope for visitor in visitors}
    assert len(keys) == len(Scope) * len(visitors)


def test_the_command_leads_there() -> None:
    reply = Talk(town()).conversation.command("offline", ASKER)
    assert reply is not None
    assert phrases.OFFLINE_ALL.english in labels(screen_of(reply))[0]
