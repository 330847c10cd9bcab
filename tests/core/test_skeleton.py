"""One key for all ways of typing a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.skeleton import skeleton, words


@pytest.mark.parametrize(
    "ways",
    [
        ("үйгө", "уйго", "uigo", "uygo", "ҮЙГӨ", "uigoo", "üygö"),
        ("өлтүрөт", "олтурот", "olturot", "öltüröt"),
        ("жумуш", "jumush", "zhumush", "jumuş", "djumush"),
        ("чоң", "чон", "chon", "çon", "chong"),
        ("паспорт", "pasport", "passport", "ПАСПОРТ"),
        ("полиция", "politsiya", "politsija"),
        ("жардам", "jardam", "zhardam", "djardam"),
        ("меня", "menya", "menja"),
        ("жаман", "jaman"),
        ("щека", "sheka", "shcheka"),
        ("ещё", "еще", "eshchyo", "esche"),
        ("хлеб", "khleb", "hleb", "xleb"),
        ("объём", "обьем", "обем"),
        ("мени\u00adн", "ме\u200bнин", "менин", "menin"),
        ("é", "e\u0301", "е", "э"),
        ("қазақ", "казак", "qazaq", "kazak"),
    ],
)
def test_ways_to_type_one_word(ways: tuple[str, ...]) -> None:
    assert len({skeleton(way) for way in ways}) == 1, [(way, skeleton(way)) for way in ways]


@pytest.mark.parametrize(
    ("one", "other"),
    [("кол", "жол"), ("акы", "ата"), ("паспорт", "транспорт"), ("укук", "укол"), ("чай", "шай"), ("сот", "зот")],
)
def test_words_that_stay_apart(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_words_in_order_and_without_signs() -> None:
    assert words("Акым, акым... бербейт! (3 ай)") == ["akim", "akim", "berbeit", "3", "ai"]
    assert skeleton("Акым,  акым") == "akim akim"
    assert words("🤷 — ?! _ ь") == []
    assert words("🆘!") == ["sos"]


@given(st.text())
def test_any_text_has_a_key(text: str) -> None:
    key = skeleton(text)
    assert key == key.strip()
    assert "  " not in key
    assert key.split() == words(text)


@given(st.text("абвгдежзийклмнопрстуфхцчшыэюяңөү", min_size=1))
def test_case_is_nothing(word: str) -> None:
    assert skeleton(word) == skeleton(word.upper())


@given(st.lists(st.sampled_from(["акы", "жумуш", "паспорт", "үй"])))
def test_a_text_is_its_words(said: list[str]) -> None:
    assert words(" ".join(said)) == [key for word in said for key in words(word)]
