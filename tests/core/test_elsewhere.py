"""What is said outside of the private chat: where to go on, and cards that anybody may see."""

from __future__ import annotations

from typing import Literal

import pytest

from bot.core import elsewhere, phrases
from bot.core.library import Library
from bot.core.markup import visible
from bot.core.ports import Count
from bot.core.routes import Ask, Emergency, Intent, Passport, Place, TopicPlace, Visitor, parse
from bot.core.scene import Scene
from bot.core.understanding import Understood
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.clock import NOON
from tests.support.libraries import library, town


def _scene(content: Library, country: str | None = None) -> Scene:
    return Scene(content, Visitor("en", country), NOON)


def _meant(*topics: str, urgent: bool = False) -> Understood:
    how: Literal["sure", "unsure", "none"] = "sure" if len(topics) == 1 else "unsure" if topics else "none"
    return Understood(topics, how, urgent)


@pytest.mark.parametrize(
    ("understood", "country", "expected"),
    [
        (_meant("unpaid-wages"), "RU", TopicPlace("unpaid-wages")),
        (_meant("unpaid-wages"), None, TopicPlace("unpaid-wages")),
        (_meant("unpaid-wages"), "KG", Passport("unpaid-wages")),
        (_meant("unpaid-wages", "complaint"), "RU", Ask()),
        (_meant("women-safety"), "RU", Ask()),
        (_meant("emergency", urgent=True), "RU", Emergency()),
        (_meant(), None, Ask()),
        (_meant("gone"), None, Ask()),
    ],
)
def test_a_link_names_nothing_sensitive(understood: Understood, country: str | None, expected: Place) -> None:
    intent = parse(elsewhere.lead(_scene(town(), country), understood))
    assert intent == Intent(Visitor("en", country), expected)


def _offered(understood: Understood, text: str = "x", country: str | None = None) -> list[str]:
    offer = elsewhere.offer(_scene(town(), country), understood, text)
    assert offer.button == phrases.INLINE_BUTTON.english
    assert offer.counts == (Count("inline", language="en"),)
    return [card.id for card in offer.cards]


def test_a_card_for_each_country_that_has_its_own_and_one_for_all() -> None:
    assert _offered(_meant("unpaid-wages")) == [
        "1enRU0_t_unpaid-wages",
        "1enKGk_t_unpaid-wages",
        "1enKGo_t_unpaid-wages",
        "1en000_t_unpaid-wages",
    ]


def test_of_a_country_that_is_named_its_own_or_the_one_for_all() -> None:
    assert _offered(_meant("unpaid-wages"), country="RU") == ["1enRU0_t_unpaid-wages"]
    assert _offered(_meant("unpaid-wages"), country="KZ") == ["1enKZ0_t_unpaid-wages"]


@pytest.mark.parametrize(
    "understood", [_meant("women-safety"), _meant("women-safety", "unpaid-wages"), _meant("emergency", urgent=True)]
)
def test_where_danger_is_meant_nothing_is_offered(understood: Understood) -> None:
    assert _offered(understood, "wages") == []


def test_beside_what_is_careful_the_public_is_offered() -> None:
    assert _offered(_meant("complaint", "women-safety"), country="RU") == ["1enRU0_t_complaint"]


def test_what_is_begun_looks_into_titles_of_public_topics() -> None:
    assert _offered(_meant(), "compl", "RU") == ["1enRU0_t_complaint"]
    assert _offered(_meant(), "a compl", "RU") == ["1enRU0_t_complaint"]
    assert _offered(_meant(), "co", "RU") == [], "two letters begin everything"
    assert _offered(_meant(), "hurt", "RU") == [], "the title of a topic of danger"
    assert _offered(_meant(), "!?", "RU") == []


def test_nothing_typed_offers_all_public_topics() -> None:
    assert _offered(_meant(), " ") == ["1en000_t_unpaid-wages", "1en000_t_complaint"]


def test_a_shared_card_has_its_sources_and_no_link() -> None:
    (card,) = elsewhere.offer(_scene(town(), "RU"), _meant("unpaid-wages"), "x").cards
    text = visible(card.text)
    assert "<a" not in card.text
    for words in ("I was not paid", "Ask within 30 days.", "Sign nothing empty.", "The law (page of", "A book"):
        assert words in text
    assert card.title == "I was not paid · 🇷🇺 Russia"
    assert card.description.startswith(phrases.FOR_KG_CITIZEN.english)
    assert "Ask within 30 days." in card.description


def test_a_name_that_telegram_would_make_a_link_of_is_broken() -> None:
    named = make.source(publisher="24.kg, on the term of 1.5 years; migrussia.ru")
    content = library(topics=[make.topic("t", title="About t")], sources=[named], countries=[more.country("RU")])
    (card,) = elsewhere.offer(_scene(content, "RU"), _meant("t"), "x").cards
    assert "24.\u2060kg" in card.text
    assert "migrussia.\u2060ru" in card.text
    assert "1.5" in card.text


def test_no_more_than_telegram_takes() -> None:
    topics = [make.topic(f"topic-{number}") for number in range(60)]
    offer = elsewhere.offer(_scene(library(topics=topics)), _meant(), "")
    assert len(offer.cards) == elsewhere.MOST_OFFERED
    assert len({card.id for card in offer.cards}) == elsewhere.MOST_OFFERED
