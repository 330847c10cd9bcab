"""«Мен Кыргызстандан келгем» moved the asker to Kyrgyzstan, and showed its numbers to somebody in Moscow."""

from __future__ import annotations

import pytest

from bot.core.conversation import Conversation, Edition
from bot.core.routes import Visitor
from bot.core.understanding import Understanding
from tests.support.builders import emergency_service
from tests.support.clock import FakeClock
from tests.support.libraries import library
from tests.support.more_builders import country, phrasings

PLACES = {"RU": ("Москва", "Питер"), "KZ": ("Алматы",), "KG": ("Бишкек",)}


def understanding() -> Understanding:
    return Understanding.of(library(countries=[country(code, places=PLACES[code]) for code in PLACES]))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Мен Кыргызстандан келгем, Москвада иштейм", "RU"),
        ("Кыргызстандын жаранымын", None),
        ("я гражданин Кыргызстана, живу в Алматы", "KZ"),
        ("I am from Kyrgyzstan", None),
        ("из Бишкека приехал в Питер", "RU"),
        ("Бишкекте иштейм", "KG"),
        ("Бишкектен", None),
        ("", None),
    ],
)
def test_where_somebody_comes_from_is_not_where_they_are(text: str, place: str | None) -> None:
    assert understanding().understand(text).country == place


def test_in_danger_the_chosen_country_stands() -> None:
    found = library(
        countries=[country("RU"), country("KZ", places=PLACES["KZ"])],
        contacts=[emergency_service("RU"), emergency_service("KZ")],
        phrasings=[phrasings("emergency", "меня заперли и бьют")],
    )
    edition = Edition(found, Understanding.of(found))
    talk = Conversation(lambda: edition, FakeClock(), remember_offered=False)
    asked = "меня заперли и бьют, приехала через Алматы"
    screen = talk.typed(asked, Visitor("en", "RU", "kg")).screen
    assert screen is not None
    assert any("enRU" in getattr(button, "token", "") for row in screen.rows for button in row)
