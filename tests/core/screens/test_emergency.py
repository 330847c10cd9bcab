"""Danger now: numbers first, nothing before them."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.model import Sensitivity
from bot.core.routes import OTHER_COUNTRY, Emergency, Hide, Hotlines, Menu, TopicPlace
from tests.support import builders as make
from tests.support.libraries import library, town
from tests.support.talk import Talk, copied, leads, places, seen


def test_in_a_country_its_numbers_come_first() -> None:
    screen = Talk(town()).at(Emergency())
    text = seen(screen)
    assert text.index("112") < text.index("Call now.") < text.index("Keep quiet if they are near.")
    assert copied(screen) == ["112", "103"]
    assert screen.sensitivity is Sensitivity.DANGER
    assert Hide() in places(screen)


def test_numbers_of_another_country_are_not_among_them() -> None:
    assert "102" not in seen(Talk(town()).at(Emergency(), "RU"))
    kg = Talk(town()).at(Emergency(), "KG")
    assert copied(kg) == ["102"]


@pytest.mark.parametrize("passport", ["kg", "other", None])
def test_nobody_is_asked_for_a_passport(passport: str | None) -> None:
    assert "102" in seen(Talk(town()).at(Emergency(), "KG", passport))


def test_without_a_country_all_numbers_at_once() -> None:
    screen = Talk(town()).at(Emergency(), None)
    text = seen(screen)
    assert "🇷🇺 Russia: 112\n" in text
    assert "🇰🇬 Kyrgyzstan: 102" in text
    assert "Kazakhstan:" not in text, "no number, no line"
    assert leads(screen, "Kazakhstan").visitor.country == "KZ"
    assert leads(screen, "Kyrgyzstan").place == Emergency(), "and no question on the way"


@pytest.mark.parametrize("country", [OTHER_COUNTRY, "ZZ"])
def test_where_no_number_is_known_that_is_said(country: str) -> None:
    screen = Talk(town()).at(Emergency(), country)
    assert phrases.EMERGENCY_UNKNOWN.english in seen(screen)
    assert copied(screen) == []
    assert {Hotlines(), Menu()} <= set(places(screen))


def test_a_number_says_what_it_is_for() -> None:
    police = make.emergency_service("RU", phones=[make.short_code("102", "RU", label="Police")])
    assert "📞 102 — Police" in seen(Talk(library(contacts=[police])).at(Emergency()))


def test_without_a_card_there_is_still_a_word_of_care() -> None:
    screen = Talk(library(contacts=[make.emergency_service("RU")])).at(Emergency())
    assert phrases.EMERGENCY_SAFE.english in seen(screen)
    assert "112" in seen(screen)


def test_somebody_to_talk_to_and_what_comes_after() -> None:
    found = places(Talk(town()).at(Emergency()))
    assert Hotlines("psychological") in found
    assert TopicPlace("women-safety") in found
    assert TopicPlace("trafficking-help") not in found, "not written yet"
    assert TopicPlace("emergency", "o") in found, "what it rests on"


def test_a_library_without_the_topic_offers_none_of_its_parts() -> None:
    found = places(Talk(library(contacts=[make.emergency_service("RU")])).at(Emergency()))
    assert not [place for place in found if isinstance(place, TopicPlace)]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_in_every_language(language: str) -> None:
    """Even where nothing is translated: never blank, and the numbers are the same."""
    assert "112" in seen(Talk(town()).at(Emergency(), language=language))
