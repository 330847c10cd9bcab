"""How a message is read: concepts of words, the other keyboard layout, its language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import model
from bot.core.skeleton import words
from bot.core.understanding import Understanding
from bot.core.understanding.concepts import Concepts
from bot.core.understanding.features import MOST_WORDS, Features
from bot.core.understanding.keyboard import other_layout
from bot.core.understanding.known import beginnings
from bot.core.understanding.message import read
from tests.support import more_builders as more
from tests.support.libraries import library

WORK = model.Vocabulary.model_validate(
    {
        "id": "work",
        "concepts": {
            "employer": {"ky": ["кожоюн"], "ru": ["хозя", "начальник"], "en": ["boss", "=chief"]},
            "house-owner": {"ru": ["хозя"]},
            "wage": {"ky": ["айлык"], "ru": ["зарплат"], "en": ["wage", "=ay"]},
        },
    }
)
CONCEPTS = Concepts([WORK])
FEATURES = Features(CONCEPTS)


@pytest.mark.parametrize(
    ("word", "concepts"),
    [
        ("кожоюнум", ("employer",)),
        ("kojoiundun", ("employer",)),
        ("начальником", ("employer",)),
        ("chief", ("employer",)),
        ("chiefs", ()),
        ("хозяйка", ("employer", "house-owner")),
        ("bo", ()),
        ("ay", ("wage",)),
        ("айлыгым", ()),
    ],
)
def test_a_word_is_found_by_its_beginning(word: str, concepts: tuple[str, ...]) -> None:
    assert CONCEPTS.of(words(word)[0]) == concepts


def test_words_of_one_meaning_have_a_feature_in_common() -> None:
    assert set(FEATURES.of(["bo"])).isdisjoint(FEATURES.of(words("кожоюн")))
    assert not set(FEATURES.of(words("boss"))).isdisjoint(FEATURES.of(words("кожоюн")))


def test_two_meanings_near_each_other_are_one_more_feature_in_any_order() -> None:
    one, two = FEATURES.of(words("boss wage")), FEATURES.of(words("айлык кожоюн"))
    assert len(set(one) & set(two)) == 3


def test_a_long_message_has_said_what_it_is_about() -> None:
    assert FEATURES.of(["a"] * MOST_WORDS + ["wage"]) == FEATURES.of(["a", "a"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("gfcgjhn", "паспорт"), ("Pf,hfkb", "забрали"), ("ьн зфыызщке", "my passport"), ("[jpzby", "хозяин"), ("", "")],
)
def test_the_other_keyboard_layout(typed: str, meant: str) -> None:
    assert other_layout(typed) == meant


@given(st.text(alphabet="ёйцукенгшщзхъфывапролджэячсмитьбю "))
def test_the_other_layout_leads_back(text: str) -> None:
    assert other_layout(text) == text or other_layout(other_layout(text)) == text


KNOWN = beginnings([words("забрали паспорт my passport was taken")])


@pytest.mark.parametrize("text", ["gfcgjhn pf,hfkb", "паспорт забрали", "PF<HFKB GFCGJHN"])
def test_a_slip_of_the_layout_is_read_where_more_is_known_then(text: str) -> None:
    assert set(read(text, FEATURES, KNOWN).words) >= set(words("паспорт"))


@pytest.mark.parametrize("text", ["qwerty", "zzz xxx", "my passport", "12345", ""])
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    assert read(text, FEATURES, KNOWN).words == words(text)


SPOKEN = Understanding.of(
    library(
        phrasings=[
            more.phrasings(
                "unpaid-wages",
                phrases={
                    "ky": ["айлыгымды бербей жатат", "иштеген акчам калды"],
                    "ru": ["не отдают зарплату", "хозяин не платит"],
                    "en": ["they do not pay me", "my boss keeps the money"],
                },
            )
        ]
    )
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("иштеген акчамды бербей жатат", "ky"),
        ("ishtegen akcham kaldy", "ky"),
        ("хозяин не отдаёт", "ru"),
        ("hoziain ne platit", "ru"),
        ("they keep my money", "en"),
        ("ңң", "ky"),
        ("qqqq", None),
        ("", None),
    ],
)
def test_the_language_of_a_message(text: str, language: str | None) -> None:
    assert SPOKEN.language(text) == language
