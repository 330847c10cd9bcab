"""A screen is as sensitive as the strictest of what it shows, and whatever is sensitive can be hidden."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.model import Contact, Location, Sensitivity, Service
from bot.core.page import Screen
from bot.core.routes import (
    ContactPlace,
    Countries,
    DeadlinePlace,
    Hide,
    Hotlines,
    Menu,
    Passport,
    Place,
    Privacy,
    RoomPlace,
    RulePlace,
    TopicPlace,
    Visitor,
)
from bot.core.sensitivity import of_contact, strictest
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.libraries import library, town
from tests.support.talk import Talk, places, screen_of

PUBLIC, CAREFUL, DANGER = Sensitivity.PUBLIC, Sensitivity.CAREFUL, Sensitivity.DANGER


def test_the_strictest() -> None:
    assert strictest([]) is PUBLIC
    assert strictest([PUBLIC, DANGER, CAREFUL]) is DANGER
    assert strictest([CAREFUL, PUBLIC]) is CAREFUL
    assert strictest(iter(Sensitivity)) is DANGER, "every class has its place in the order"


@pytest.mark.parametrize(
    ("services", "expected"),
    [
        (["legal"], PUBLIC),
        (["legal", "trafficking"], CAREFUL),
        (["hiv"], CAREFUL),
        (["detention", "legal"], CAREFUL),
        (["emergency"], CAREFUL),
        (["consular", "trafficking", "violence"], PUBLIC),
        (["violence", "psychological"], CAREFUL),
    ],
)
def test_what_a_contact_tells(services: list[str], expected: Sensitivity) -> None:
    assert of_contact(_contact(*services)) is expected


def _contact(*services: str) -> Contact:
    return make.contact("c", services=services)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (RoomPlace("work"), PUBLIC),
        (RoomPlace("danger"), DANGER),
        (Countries("women-safety"), DANGER),
        (Countries("unpaid-wages"), PUBLIC),
        (Countries(), PUBLIC),
        (Passport("women-safety"), DANGER),
        (Passport(), PUBLIC),
        (ContactPlace("helpline"), PUBLIC),
        (ContactPlace("helpline", "women-safety"), DANGER),
        (ContactPlace("shelter"), CAREFUL),
        (ContactPlace("shelter", "unpaid-wages"), CAREFUL),
        (Hotlines("shelter"), CAREFUL),
        (Hotlines("legal"), PUBLIC),
        (TopicPlace("women-safety"), DANGER),
        (Privacy("s"), CAREFUL),
        (Privacy("t"), PUBLIC),
        (Menu(), PUBLIC),
    ],
    ids=str,
)
def test_a_screen_is_of_the_class_of_what_it_shows(place: Place, expected: Sensitivity) -> None:
    screen = Talk(town()).at(place)
    assert screen.sensitivity is expected
    _assert_hidden_and_covered(screen)


def _assert_hidden_and_covered(screen: Screen) -> None:
    sensitive = screen.sensitivity is not PUBLIC
    assert (Hide() in places(screen)) is sensitive
    assert screen.cover == (phrases.COVER.english if sensitive else "")
    assert screen.quiet is sensitive


@pytest.mark.parametrize("place", [DeadlinePlace("20261120", "entry"), RulePlace("r", "20261120")])
def test_a_term_is_as_sensitive_as_its_topic(place: Place) -> None:
    careful = make.topic("hiv-work-permit", sensitivity="careful")
    rule = more.deadline("r", topic="hiv-work-permit")
    screen = Talk(library(topics=[careful], facts=[make.fact()], deadlines=[rule], sources=[make.source()])).at(place)
    assert screen.sensitivity is CAREFUL
    _assert_hidden_and_covered(screen)


@pytest.mark.parametrize(("service", "expected"), [("shelter", CAREFUL), ("legal", PUBLIC)])
def test_places_near_are_as_sensitive_as_what_they_name(service: str, expected: Sensitivity) -> None:
    there = Location(city="Moscow", address=None, latitude=55.75, longitude=37.62)
    content = library(countries=[more.country("RU")], contacts=[make.contact("c", services=[service], location=there)])
    screen = screen_of(Talk(content).conversation.located(55.7, 37.6, Visitor("en", "RU")))
    assert ContactPlace("c") in places(screen)
    assert screen.sensitivity is expected
    _assert_hidden_and_covered(screen)


def test_every_need_is_of_one_class_or_the_other() -> None:
    classes = {service: of_contact(_contact(service.value)) for service in Service}
    assert {PUBLIC, CAREFUL} == set(classes.values())
