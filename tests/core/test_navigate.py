"""Every rule of movement: where a place leads, what is counted, what is no longer there."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.navigate import navigate
from bot.core.ports import Count
from bot.core.reply import SendVenue
from bot.core.routes import (
    PLACES,
    Ask,
    CalendarPlace,
    ContactPlace,
    Countries,
    DeadlinePlace,
    Emergency,
    Forget,
    Help,
    HelpedPlace,
    Hide,
    Hotlines,
    MapPin,
    Menu,
    OfflinePlace,
    Passport,
    Place,
    Privacy,
    ReachedPlace,
    Remember,
    RoomPlace,
    RulePlace,
    SaveContact,
    ScreeningPlace,
    ShowPlace,
    Start,
    TopicPlace,
    Visitor,
)
from bot.core.scene import Scene
from tests.support import builders as make
from tests.support.clock import NOON
from tests.support.libraries import library, town
from tests.support.talk import Talk, seen

ASKER = Visitor("en", "RU", "kg")
COUNTED: dict[Place, tuple[str, str, str] | None] = {
    Start(): ("start", "", ""),
    Countries(): ("countries", "", ""),
    Passport("complaint"): ("passport", "", ""),
    Menu(): ("menu", "", ""),
    RoomPlace("work"): ("room", "work", ""),
    TopicPlace("unpaid-wages"): ("topic", "unpaid-wages", "a"),
    TopicPlace("unpaid-wages", "h", "2"): ("topic", "unpaid-wages", "h"),
    ContactPlace("helpline", "unpaid-wages"): ("contact", "helpline", ""),
    MapPin("ru-consulate"): ("map", "ru-consulate", ""),
    Hotlines(): ("hotlines", "", ""),
    Hotlines("legal"): ("hotlines", "", "legal"),
    Emergency(): ("emergency", "", ""),
    Ask(): ("ask", "", ""),
    Remember(): ("remember", "", ""),
    Forget(): ("forget", "", ""),
    Privacy(): ("privacy", "", ""),
    Privacy("s"): ("privacy", "", ""),
    SaveContact("helpline"): ("save", "helpline", ""),
    SaveContact("ru-emergency"): None,
    Help(): ("help", "", ""),
    Hide(): None,
    ScreeningPlace("forced-labour"): None,
    ScreeningPlace("forced-labour", "0"): ("screening", "forced-labour", "begin"),
    ScreeningPlace("forced-labour", "0n"): None,
    ScreeningPlace("forced-labour", "0y"): ("screening", "forced-labour", "danger"),
    ShowPlace("police-ru"): ("show", "police-ru", ""),
    DeadlinePlace(): ("deadline", "", ""),
    DeadlinePlace("20261123"): ("deadline", "", ""),
    DeadlinePlace("20261123", "unpaid"): ("deadline", "", "unpaid"),
    RulePlace("ru-wages", "20261123"): ("deadline", "", "rule"),
    CalendarPlace("ru-wages", "20261123"): ("calendar", "", ""),
    OfflinePlace(): ("offline", "", "asked"),
    OfflinePlace("a"): ("offline", "", "all"),
    OfflinePlace("c"): ("offline", "", "calm"),
    ReachedPlace("helpline", "silent"): ("reached", "helpline", "silent"),
    ReachedPlace("helpline", "answered", "unpaid-wages"): ("reached", "helpline", "answered"),
    HelpedPlace("unpaid-wages", "no"): ("helped", "unpaid-wages", "no"),
    HelpedPlace("unpaid-wages", "hard"): ("helped", "unpaid-wages", "hard"),
}
GONE: tuple[Place, ...] = (
    Countries("gone"), Passport("gone"), RoomPlace("gone"), RoomPlace(""), TopicPlace("gone"),
    TopicPlace("unpaid-wages", "z"), TopicPlace("unpaid-wages", "o", "0"), TopicPlace("unpaid-wages", "o", "100"),
    TopicPlace("unpaid-wages", "o", "x"), TopicPlace("unpaid-wages", "o", "-1"), TopicPlace("unpaid-wages", "o", "²"),
    ContactPlace("gone"), ContactPlace("helpline", "gone"), MapPin("gone"), SaveContact("gone"),
    SaveContact("helpline", "gone"), Privacy("gone"), Hotlines("gone"), Hotlines("legal", "x"),
    Hotlines("", "x"), ScreeningPlace("gone"), ScreeningPlace("forced-labour", "0yyyy"), ShowPlace("gone"),
    DeadlinePlace("2026"), DeadlinePlace("202613"), DeadlinePlace("20261123", "gone"),
    DeadlinePlace("20261123", "entry", "z"), DeadlinePlace("20261123", "entry", "n", "17"),
    RulePlace("gone", "20261123"), RulePlace("ru-wages", "2026"),
    CalendarPlace("gone", "20261123"), CalendarPlace("ru-wages", "20261350"), CalendarPlace("ru-doubt", "20261123"),
    CalendarPlace("ru-wages", "20261123", "x"), OfflinePlace("x"), ReachedPlace("gone", "silent"),
    ReachedPlace("helpline", "x"), ReachedPlace("helpline", "silent", "gone"), HelpedPlace("gone", "yes"),
    HelpedPlace("unpaid-wages", "x"),
)  # fmt: skip


def _scene(visitor: Visitor = ASKER) -> Scene:
    return Scene(town(), visitor, NOON, remember_offered=True)


@pytest.mark.parametrize("place", COUNTED, ids=str)
def test_what_is_counted_of_a_place(place: Place) -> None:
    reply = navigate(_scene(), place)
    assert reply is not None
    expected = COUNTED[place]
    assert reply.counts == (() if expected is None else (Count(*expected, "en", "RU"),))


def test_every_kind_of_place_is_in_that_table() -> None:
    assert {type(place) for place in COUNTED} == set(PLACES.values())


@pytest.mark.parametrize("place", GONE, ids=str)
def test_what_the_content_no_longer_has_is_an_old_button(place: Place) -> None:
    assert navigate(_scene(), place) is None
    assert phrases.STALE.english in seen(Talk(town()).at(place))


def test_a_part_that_the_card_does_not_have_leads_to_the_answer() -> None:
    only_citizens = library(topics=[make.topic("t", make.card("RU", audience="kg-citizen"))])
    reply = navigate(Scene(only_citizens, Visitor("en", "RU", "other"), NOON), TopicPlace("t", "s"))
    assert reply is not None
    assert reply.screen is not None
    assert phrases.NO_CARD.english in seen(reply.screen)


@pytest.mark.parametrize("part", ["a", "s"])
def test_danger_is_one_screen_however_it_is_reached(part: str) -> None:
    assert Talk(town()).at(TopicPlace("emergency", part)) == Talk(town()).at(Emergency())


def test_the_map_shows_the_place_beside_the_screen() -> None:
    reply = navigate(_scene(), MapPin("ru-consulate"))
    assert reply is not None
    assert reply.effect == SendVenue(55.75, 37.62, "Ru consulate", "1 Sample street, Moscow")
    assert (reply.screen, reply.toast) == (None, phrases.MAP_SENT.english)


def test_without_an_address_the_city_stands_for_it() -> None:
    found = library(contacts=[make.contact(location={"city": "Osh", "address": None, "latitude": 1, "longitude": 2})])
    reply = navigate(Scene(found, ASKER, NOON), MapPin("helpline"))
    assert reply is not None
    assert isinstance(reply.effect, SendVenue)
    assert reply.effect.address.startswith("Osh")


@pytest.mark.parametrize(
    "location",
    [
        None,
        {"city": "Osh", "address": None},
        {"city": "Osh", "address": None, "latitude": 1},
        {"city": "Osh", "address": None, "latitude": 1, "longitude": 2, "pin": False},
    ],
)
def test_without_a_point_that_is_said(location: object) -> None:
    found = library(contacts=[make.contact(location=location)])
    reply = navigate(Scene(found, ASKER, NOON), MapPin("helpline"))
    assert reply is not None
    assert (reply.screen, reply.effect, reply.toast) == (None, None, phrases.MAP_NONE.english)


@pytest.mark.parametrize("place", [ContactPlace("fund"), MapPin("fund")])
def test_an_old_button_to_who_harms_a_reader_leads_nowhere(place: Place) -> None:
    found = library(contacts=[make.contact("fund", not_shown_in=["RU"], location={"city": "Osh", "address": None})])
    assert navigate(Scene(found, ASKER, NOON), place) is None
    assert navigate(Scene(found, Visitor("en", "KZ"), NOON), place) is not None


def test_counts_hold_ids_and_fixed_words_alone() -> None:
    reply = navigate(_scene(Visitor("ky", None)), Emergency())
    assert reply is not None
    assert reply.counts == (Count("emergency", "", "", "ky", ""),)
