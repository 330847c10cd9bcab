"""What a library says in which language, and what it knows of its own content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import UkukError, UnknownTextError
from bot.core.library import Library, Said, TextState, Translation
from bot.core.model import Room
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.libraries import library, of

KEY = "topic.unpaid-wages.title"


def _with(**texts: str | Translation) -> Library:
    return library({language: {KEY: text} for language, text in texts.items()}, topics=[make.topic()])


@pytest.mark.parametrize(
    ("texts", "asked", "said"),
    [
        ({"ky": "Акы", "ru": "Плата"}, "ky", Said("Акы", "ky", TextState.DONE)),
        ({"ky": Translation("Акы", fuzzy=True)}, "ky", Said("Акы", "ky", TextState.FUZZY)),
        ({"ru": "Плата"}, "ky", Said("Плата", "ru", TextState.FALLBACK)),
        ({"ru": Translation("Плата", fuzzy=True)}, "ky", Said("Плата", "ru", TextState.FALLBACK)),
        ({"ky": "Акы"}, "ru", Said("I was not paid", "en", TextState.FALLBACK)),
        ({}, "ky", Said("I was not paid", "en", TextState.FALLBACK)),
        ({"ky": "Акы"}, "en", Said("I was not paid", "en", TextState.DONE)),
        ({"ky": "Акы"}, "xx", Said("I was not paid", "en", TextState.FALLBACK)),
        ({"en": "Never shown"}, "en", Said("I was not paid", "en", TextState.DONE)),
    ],
)
def test_kyrgyz_then_russian_then_english(texts: dict[str, str | Translation], asked: str, said: Said) -> None:
    assert _with(**texts).say(KEY, asked) == said


def test_english_that_waits_to_be_read_again_is_told_so_to_its_readers() -> None:
    flagged = [{"id": KEY, "why": "The term is another.", "since": "2026-11-20", "begun_in": "ru"}]
    made = library({"ru": {KEY: "Плата"}}, topics=[make.topic()], flagged=flagged)
    assert made.say(KEY, "en") == Said("I was not paid", "en", TextState.FUZZY)
    assert made.say(KEY, "ru") == Said("Плата", "ru", TextState.DONE)
    assert library(topics=[make.topic()], flagged=flagged).say(KEY, "ky").state is TextState.FALLBACK


@given(
    texts=st.dictionaries(st.sampled_from(["ky", "ru"]), st.builds(Translation, st.just("Акы"), st.booleans())),
    asked=st.text(max_size=3) | st.sampled_from(["ky", "ru", "en"]),
)
def test_never_blank_and_never_sure_in_another_language(texts: dict[str, Translation], asked: str) -> None:
    said = _with(**texts).say(KEY, asked)
    assert said.text
    assert (said.language == asked) is (said.state is not TextState.FALLBACK)


def test_a_key_that_nothing_stands_under() -> None:
    for ask in (lambda: _with().say("topic.gone.title", "ky"), lambda: _with().english("topic.gone.title")):
        with pytest.raises(UnknownTextError, match=r"topic\.gone\.title") as refused:
            ask()
        assert isinstance(refused.value, UkukError)


def test_keys_are_those_of_content_and_interface() -> None:
    keys = _with().keys
    assert KEY in keys
    assert "ui.sos" in keys
    assert "source.law.publisher" in keys
    assert _with().translation(KEY, "ky") is None


def test_the_first_language_is_the_default() -> None:
    assert library().default_language == "ky"
    assert of(more.content(languages=[])).default_language == "en"


def test_who_may_not_be_shown_is_not_there() -> None:
    found = library(contacts=[make.contact("here"), make.contact("gone", status="defunct")])
    assert list(found.contacts) == ["here"]
    assert len(found.content.contacts) == 2, "the check still sees it"


def test_topics_of_a_room_in_the_order_of_the_files() -> None:
    topics = [make.topic("b"), make.topic("a"), make.topic("c", room="health"), make.topic("d", room=None)]
    found = library(topics=topics)
    assert [topic.id for topic in found.topics_in(Room.WORK)] == ["b", "a"]
    assert [topic.id for topic in found.topics_in(None)] == ["d"]
    assert found.topics_in(Room.CHILDREN) == []
