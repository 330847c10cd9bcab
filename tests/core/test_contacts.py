"""Who is offered to whom, which of their numbers, and who is near."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.contacts import (
    Helper,
    Wanted,
    best_confidence,
    emergency_contacts,
    helpers,
    nearest,
    phones_for,
    phones_in,
    serves,
)
from bot.core.hours import UNKNOWN
from bot.core.model import Confidence, Contact, Location, Service
from bot.core.routes import Visitor
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.clock import NOON
from tests.support.libraries import library

COUNTRIES = ("RU", "KG", "KZ", "XX", None)
PASSPORTS = ("kg", "other", None)


@pytest.mark.parametrize(("country", "passport"), [*product(COUNTRIES, PASSPORTS)])
def test_the_consul_is_for_citizens_of_kyrgyzstan(country: str | None, passport: str | None) -> None:
    """And never the way that a foreigner in Bishkek is sent."""
    consuls = [make.consulate("RU"), make.consulate("KG")]
    content = library(contacts=consuls, countries=[more.country("RU"), more.country("KG")])
    found = helpers(content, Wanted((Service.CONSULAR,)), Visitor("ky", country, passport), NOON)
    offered = {helper.contact.service_area[0] for helper in found}
    if passport == "other" or (country == "KG" and passport is None):
        assert not offered
    else:
        assert offered == {country} & {"RU", "KG"}


def test_help_for_foreigners_is_for_foreigners_in_kyrgyzstan() -> None:
    found = make.contact(audience="foreigner-in-kg", service_area=["KG", "RU"])
    served = {(country, passport) for country, passport in product(COUNTRIES, PASSPORTS)
              if serves(found, Visitor("ky", country, passport))}  # fmt: skip
    assert served == {("KG", "other")}


@pytest.mark.parametrize(
    ("area", "served"),
    [(["RU"], {"RU"}), (["RU", "KZ"], {"RU", "KZ"}), (["ANY"], {"RU", "KG", "KZ", "XX", None})],
)
def test_an_area_is_an_area(area: list[str], served: set[str | None]) -> None:
    found = make.contact(service_area=area)
    assert {country for country in COUNTRIES if serves(found, Visitor("ky", country))} == served


def test_who_harms_a_reader_there_is_not_named_there() -> None:
    found = make.contact(service_area=["ANY", "RU"], not_shown_in=["RU"])
    assert not serves(found, Visitor("ky", "RU", "kg"))
    assert serves(found, Visitor("ky", "KZ", "kg"))


def _numbers(contact: Contact, country: str | None) -> list[str]:
    return [phone.number for phone in phones_in(contact, country)]


def test_short_codes_only_where_they_work() -> None:
    found = make.contact(phones=[make.short_code("115", "KG", id="short"), make.phone()])
    assert _numbers(found, "KG") == ["115", make.HELPLINE]
    for elsewhere in ("RU", "XX", None):
        assert _numbers(found, elsewhere) == [make.HELPLINE]


def test_a_number_that_does_not_work_here_is_no_help_here() -> None:
    """It is still told of, with where it works, on the contact's own page."""
    far = make.contact("far", phones=[make.short_code("115", "KG")])
    reachable = make.contact("near")
    found = helpers(library(contacts=[far, reachable]), Wanted((Service.LEGAL,)), Visitor("ky", "RU"), NOON)
    assert [(helper.contact.id, len(helper.phones)) for helper in found] == [("near", 1), ("far", 0)]
    assert [phone.number for phone in phones_for(far, "RU")] == ["115"]


def test_the_surest_number_first_and_else_as_in_the_file() -> None:
    states = ["unconfirmed", "sourced", "confirmed", "sourced"]
    found = make.contact(
        phones=[make.phone(f"+99631200000{n}", id=f"p{n}", confidence=state) for n, state in enumerate(states)]
    )
    assert [number[-1] for number in _numbers(found, "RU")] == ["2", "1", "3", "0"]


def test_how_sure_a_helper_is() -> None:
    phone = make.phone(confidence="unconfirmed")
    found = make.contact(confidence="sourced", phones=[phone])
    assert best_confidence(Helper(found, UNKNOWN, (phone,))) is Confidence.UNCONFIRMED
    assert best_confidence(Helper(found, UNKNOWN, ())) is Confidence.SOURCED


def test_emergency_services_of_a_country_or_of_all() -> None:
    services = [make.emergency_service("RU"), make.emergency_service("KG", "102"), make.contact()]
    found = library(contacts=services)
    assert emergency_contacts(found, "RU") == [services[0]]
    assert emergency_contacts(found, None) == services[:2]
    assert emergency_contacts(found, "XX") == []


def _at(name: str, latitude: float | None, longitude: float | None) -> Contact:
    return make.contact(name, location=Location(city="City", address=None, latitude=latitude, longitude=longitude))


BISHKEK, OSH, MOSCOW = (42.8746, 74.5698), (40.5139, 72.8161), (55.7558, 37.6173)


def test_the_nearest_first_with_kilometres() -> None:
    placed = [_at("moscow", *MOSCOW), _at("osh", *OSH), _at("bishkek", *BISHKEK)]
    nowhere = [make.contact("none"), _at("half", None, 74.5), _at("other-half", 42.8, None)]
    found = nearest([*placed, *nowhere], *BISHKEK)
    assert [(contact.id, round(km, -1)) for contact, km in found] == [("bishkek", 0), ("osh", 300), ("moscow", 2990)]


def test_equally_near_in_the_order_of_ids() -> None:
    assert [contact.id for contact, _ in nearest([_at("b", *OSH), _at("a", *OSH)], *OSH)] == ["a", "b"]


_LATITUDES, _LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)


@given(_LATITUDES, _LONGITUDES, _LATITUDES, _LONGITUDES)
def test_distances_are_the_same_both_ways_and_never_round_the_earth_twice(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> None:
    ((_, forth),) = nearest([_at("there", other_latitude, other_longitude)], latitude, longitude)
    ((_, back),) = nearest([_at("here", latitude, longitude)], other_latitude, other_longitude)
    assert forth == pytest.approx(back, abs=1e-6)
    assert 0 <= forth <= 20016


def test_who_is_in_a_country_without_a_button_sees_the_missions_there() -> None:
    contacts = [make.consulate("BY"), make.consulate("RU"), make.contact("fund", service_area=["BY"])]
    content = library(countries=[more.country("RU")], contacts=contacts)
    wanted = Wanted((Service.CONSULAR, Service.LEGAL))

    def offered(country: str, passport: str) -> list[str]:
        return [helper.contact.id for helper in helpers(content, wanted, Visitor("ky", country, passport), NOON)]

    assert offered("XX", "kg") == ["by-consulate"]
    assert offered("XX", "other") == []
    assert offered("RU", "kg") == ["ru-consulate"]
