"""A location: who is near, for this person; and then it is gone."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core import model, phrases
from bot.core.library import Library
from bot.core.page import Screen
from bot.core.routes import ContactPlace, Visitor
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.libraries import library
from tests.support.talk import Talk, places, screen_of, seen

BISHKEK = (42.87, 74.57)


def _near(*contacts: model.Contact, country: str | None = "RU", passport: str | None = None) -> Screen:
    countries = [more.country(code) for code in ("RU", "KG", "KZ")]
    talk = Talk(library(countries=countries, contacts=contacts))
    return screen_of(talk.conversation.located(*BISHKEK, Visitor("en", country, passport)))


def _consul(name: str, longitude: float, **fields: Any) -> model.Contact:
    consul = {"kind": "consulate", "audience": "kg-citizen", "services": ["consular"], "service_area": ["KZ"]}
    return _placed(name, longitude, **consul | fields)


def _placed(name: str, longitude: float, **fields: Any) -> model.Contact:
    here = model.Location(city="City", address=None, latitude=42.87, longitude=longitude)
    return make.contact(name, location=here, **{"service_area": ["KG"]} | fields)


def _named(screen: Screen) -> list[str]:
    return [place.contact for place in places(screen) if isinstance(place, ContactPlace)]


def test_the_nearest_consulate_and_the_three_nearest_others() -> None:
    consuls = [_consul("far-consul", 90), _consul("near-consul", 80)]
    others = [_placed(f"helper-{number}", 75 + number / 2) for number in range(5)]
    screen = _near(*consuls, *others[::-1], country="KZ")
    assert _named(screen) == ["near-consul", "helper-0", "helper-1", "helper-2"]
    assert "Helper 0: about 35 km" in seen(screen)
    assert phrases.LOCATION_GONE.english in seen(screen)


def test_who_is_far_away_is_not_near_but_the_consulate_is_told_all_the_same() -> None:
    assert _named(_near(_consul("consul", 90), _placed("helper", 90), country="KZ")) == ["consul"]


@pytest.mark.parametrize(("country", "consul"), [("KZ", "kz"), ("RU", "ru"), (None, "ru"), ("XX", "ru")])
def test_the_consulate_of_the_chosen_country(country: str | None, consul: str) -> None:
    """Consuls have districts: one in the next country does not help, however near."""
    consuls = [_consul("ru", 75, service_area=["RU"]), _consul("kz", 90)]
    assert _named(_near(*consuls, country=country)) == [consul]


def test_a_consulate_without_a_number_of_its_own_has_its_countrys() -> None:
    silent = _consul("consul", 80, phones=[])
    hotline = make.consulate("KZ", "+77270000001")
    text = seen(_near(silent, hotline, country="KZ"))
    assert phrases.NO_PHONE.english in text
    assert "Kz consulate: +7 727 000 0001" in text
    assert "+7 727" not in seen(_near(_consul("consul", 80), hotline, country="KZ"))
    alone = seen(_near(silent, _consul("other", 90, phones=[]), country="KZ"))
    assert "📞" not in alone


def test_who_cannot_be_called_is_not_named() -> None:
    assert _named(_near(_placed("office", 74.6, phones=[]))) == []


def test_nobody_near() -> None:
    screen = _near(make.contact())
    assert phrases.LOCATION_NOBODY.english in seen(screen)
    assert _named(screen) == []


def test_who_stands_there_counts_as_being_there() -> None:
    """Whatever country was chosen: a short code is told with where it works."""
    text = seen(_near(_placed("office", 74.6, phones=[make.short_code("115", "KG")]), country="RU"))
    assert "115" in text
    assert "works only in: Kyrgyzstan" in text


def test_a_foreigner_is_not_sent_to_the_kyrgyz_consul() -> None:
    consul = _consul("consul", 74.6)
    assert _named(_near(consul, country="KZ", passport="kg")) == ["consul"]
    assert _named(_near(consul, country="KZ", passport="other")) == []


def test_who_serves_everywhere_is_asked_about_the_chosen_country() -> None:
    for_foreigners = _placed("help", 74.6, audience="foreigner-in-kg", service_area=["ANY"])
    assert _named(_near(for_foreigners, country="KG", passport="other")) == ["help"]
    assert _named(_near(for_foreigners, country="RU", passport="other")) == []


def test_who_harms_a_reader_is_not_named_to_them_however_near() -> None:
    harmful = _placed("fund", 74.6, service_area=["KZ", "RU"], not_shown_in=["RU"])
    assert _named(_near(harmful, country="RU")) == []
    assert _named(_near(harmful, country="KZ")) == ["fund"]


def test_the_place_goes_no_further() -> None:
    found: Library = library(contacts=[_placed("office", 74.6)])
    reply = Talk(found).conversation.located(42.123456, 74.654321, Visitor("en", "KG"))
    assert [(count.event, count.subject, count.detail, count.country) for count in reply.counts] == [
        ("location", "", "", "XX")
    ]
    assert not any(digits in f"{reply}" for digits in ("42.12", "74.65", "123456", "654321"))
