"""Who helps: for a topic, for a need, and one contact in full."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.limits import CONTACTS_A_SCREEN
from bot.core.model import Sensitivity
from bot.core.routes import ContactPlace, Countries, Hotlines, MapPin, TopicPlace
from tests.support import builders as make
from tests.support.libraries import library, town
from tests.support.talk import Talk, leads, places, seen

WAGES_HELP = TopicPlace("unpaid-wages", "h")


def test_the_helpers_of_a_topic() -> None:
    screen = Talk(town()).at(WAGES_HELP)
    text = seen(screen)
    assert text.index("Ru consulate") < text.index("Helpline"), "the country's own before everyone's"
    assert ContactPlace("helpline", "unpaid-wages") in places(screen)


def test_a_card_may_need_others() -> None:
    text = seen(Talk(town()).at(TopicPlace("women-safety", "h")))
    assert "Shelter" in text
    assert "Helpline" not in text


def test_the_consul_is_not_for_everyone() -> None:
    assert "consulate" not in seen(Talk(town()).at(WAGES_HELP, passport="other"))


def test_nobody_known_is_said() -> None:
    screen = Talk(library(topics=[make.topic("t")])).at(TopicPlace("t", "h"))
    assert phrases.HELP_NOBODY.english in seen(screen)
    assert Hotlines() in places(screen)


def test_many_helpers_go_over_pages() -> None:
    names = [f"helper-{number}" for number in range(CONTACTS_A_SCREEN + 1)]
    talk = Talk(library(topics=[make.topic("t")], contacts=[make.contact(name) for name in names]))
    first, second = talk.at(TopicPlace("t", "h")), talk.at(TopicPlace("t", "h", "2"))
    shown = [place.contact for screen in (first, second) for place in places(screen) if isinstance(place, ContactPlace)]
    assert shown == names
    assert TopicPlace("t", "h", "2") in places(first)
    assert TopicPlace("t", "h", "3") not in places(second)
    by_need = talk.at(Hotlines("legal"))
    assert Hotlines("legal", "2") in places(by_need)
    assert Hotlines("legal", "3") not in places(talk.at(Hotlines("legal", "2")))


def test_hotlines_begin_with_numbers_and_then_ask_for_the_need() -> None:
    screen = Talk(town()).at(Hotlines())
    text = seen(screen)
    for words in ("Ru emergency: 112 · 103", "Ru consulate: +7 495 000-00-01", "Helpline: +996 312 987 654"):
        assert words in text
    needs = [place.service for place in places(screen) if isinstance(place, Hotlines) and place.service]
    assert set(needs) == {"emergency", "consular", "violence", "shelter", "legal", "psychological"}
    assert needs[0] == "emergency"
    assert [place for place in places(screen) if isinstance(place, Countries)]


def test_a_need_that_nobody_here_serves_is_no_button() -> None:
    assert Hotlines("migration") in places(Talk(town()).at(Hotlines(), "KZ"))
    assert Hotlines("shelter") not in places(Talk(town()).at(Hotlines(), "KZ"))
    assert Hotlines("consular") not in places(Talk(town()).at(Hotlines(), "RU", "other"))


def test_hotlines_ask_for_the_country_first() -> None:
    screen = Talk(town()).at(Hotlines(), None)
    assert phrases.HOTLINES_COUNTRY.english in seen(screen)
    assert leads(screen, "Kazakhstan").visitor.country == "KZ"


@pytest.mark.parametrize(
    ("service", "sensitivity"),
    [
        ("legal", Sensitivity.PUBLIC),
        ("hiv", Sensitivity.CAREFUL),
        ("violence", Sensitivity.CAREFUL),
        ("shelter", Sensitivity.CAREFUL),
        ("trafficking", Sensitivity.CAREFUL),
    ],
)
def test_some_needs_are_nobodys_business(service: str, sensitivity: Sensitivity) -> None:
    assert Talk(town()).at(Hotlines(service)).sensitivity is sensitivity


def test_one_contact_leads_back_to_where_it_was_found() -> None:
    talk = Talk(town())
    from_topic = talk.at(ContactPlace("shelter", "women-safety"))
    assert leads(from_topic, phrases.BACK.english).place == TopicPlace("women-safety", "h")
    assert from_topic.sensitivity is Sensitivity.DANGER
    from_list = talk.at(ContactPlace("shelter"))
    assert leads(from_list, phrases.BACK.english).place == Hotlines()


def test_a_pin_only_where_the_point_is_known() -> None:
    talk = Talk(town())
    city = {"city": "Osh", "address": None, "latitude": 40.5, "longitude": 72.8, "pin": False}
    of_the_city = Talk(library(contacts=[make.contact(location=city)]))
    assert MapPin("helpline") not in places(of_the_city.at(ContactPlace("helpline")))
    assert MapPin("ru-consulate") in places(talk.at(ContactPlace("ru-consulate")))
    assert MapPin("shelter") not in places(talk.at(ContactPlace("shelter")))
