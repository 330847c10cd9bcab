"""Which country a message names, and in which language it is written."""

from __future__ import annotations

import pytest

from bot.core.understanding import Understanding
from tests.core.test_understand import UNDERSTANDING
from tests.support import more_builders as more
from tests.support.libraries import library


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Бишкекте айлык албадым", "KG"),
        ("bishkek", "KG"),
        ("я в Москве", None),
        ("Москва: не платят", "RU"),
        ("мен Түркияда иштейм", "TR"),
        ("в Турции", None),
        ("I work in Türkiye", "TR"),
        ("Россия", "RU"),
        ("Russia, no pay", "RU"),
        ("не платят", None),
        ("мск", None),
        ("", None),
    ],
)
def test_the_country_that_is_named(text: str, country: str | None) -> None:
    """By beginnings of words; what is shorter than four letters is no sign of a country."""
    assert UNDERSTANDING.understand(text).country == country


def test_danger_names_its_country_too() -> None:
    found = UNDERSTANDING.understand("Бишкек, меня убивают прямо сейчас")
    assert (found.urgent, found.country) == (True, "KG")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("иштеген акымды бербей", "ky"),
        ("начальник не платит", "ru"),
        ("my boss", "en"),
        ("щщщ", None),
        ("", None),
    ],
)
def test_the_language_of_most_words(text: str, language: str | None) -> None:
    assert UNDERSTANDING.language(text) == language


def test_phrasings_of_a_language_that_is_not_spoken_are_still_understood() -> None:
    turkish = more.phrasings("unpaid-wages", phrases={"tr": ["param ödenmedi"]})
    found = Understanding.of(library(phrasings=[turkish]))
    assert found.understand("param odenmedi").topics == ("unpaid-wages",)
    assert found.language("param ödenmedi") == "tr"
