"""Every text is said with its facts, and it is noted how sure it was."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core import phrases
from bot.core.errors import UnknownTextError
from bot.core.library import TextState, Translation
from bot.core.voice import Voice, placeholders
from tests.support import builders as make
from tests.support.libraries import Texts, library

TODAY = date(2026, 11, 23)
ANSWER = "topic.t.INTL.answer"
TITLE = "topic.t.title"


def _voice(texts: Texts | None = None, *, language: str = "ky", expires: str = "2027-11-01") -> Voice:
    found = library(
        texts,
        topics=[make.topic("t", make.card(answer="Stay: {fact:stay-days}. Again: {fact:stay-days}."))],
        facts=[make.fact("stay-days", expires=expires)],
    )
    return Voice(found, language, TODAY)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ky", "Мөөнөт: 30 күн."),
        ("ru", "Срок: 30 дней."),
        ("en", "Stay: 30 days. Again: 30 days."),
    ],
)
def test_facts_are_filled_in_the_language_of_the_reader(language: str, said: str) -> None:
    texts = {"ky": {ANSWER: "Мөөнөт: {fact:stay-days}."}, "ru": {ANSWER: "Срок: {fact:stay-days}."}}
    assert _voice(texts, language=language).text(ANSWER) == said


@pytest.mark.parametrize(("expires", "noted"), [("2026-11-22", ["stay-days"]), ("2026-11-23", []), ("2027-11-01", [])])
def test_a_fact_past_its_date_is_noted_once(expires: str, noted: list[str]) -> None:
    voice = _voice(expires=expires)
    voice.text(ANSWER)
    assert [fact.id for fact in voice.expired] == noted


@pytest.mark.parametrize(
    ("texts", "language", "worst"),
    [
        ({"ky": {TITLE: "Акы"}}, "ky", TextState.DONE),
        ({"ky": {TITLE: Translation("Акы", fuzzy=True)}}, "ky", TextState.FUZZY),
        ({"ru": {TITLE: "Плата"}}, "ky", TextState.FALLBACK),
        ({}, "ky", TextState.FALLBACK),
        ({}, "en", TextState.DONE),
    ],
)
def test_how_sure_the_worst_text_was(texts: Texts, language: str, worst: TextState) -> None:
    voice = _voice(texts, language=language)
    assert voice.worst is TextState.DONE
    voice.text(TITLE)
    assert voice.worst is worst


def test_one_poor_text_among_good_ones_is_enough() -> None:
    voice = _voice({"ky": {TITLE: "Акы", "ui.sos": Translation("Коркунуч", fuzzy=True)}})
    voice.ui(phrases.SOS)
    voice.text(TITLE)
    assert voice.worst is TextState.FUZZY


def test_phrases_take_values_and_leave_lone_braces_alone() -> None:
    voice = _voice({"ky": {"ui.country.button": "Өлкө: {country}", "ui.sos": "{}"}})
    assert voice.ui(phrases.COUNTRY_BUTTON, country="{x} & <Россия>") == "Өлкө: {x} & <Россия>"
    assert voice.ui(phrases.SOS) == "{}"


def test_a_raw_key_is_never_said() -> None:
    with pytest.raises(UnknownTextError):
        _voice().text("topic.gone.title")


@pytest.mark.parametrize(
    ("text", "names"), [("", set()), ("plain", set()), ("{a} and {b} and {a}", {"a", "b"}), ("{{not}}", set())]
)
def test_placeholders(text: str, names: set[str]) -> None:
    assert placeholders(text) == names


@pytest.mark.parametrize("text", ["{a", "a}", "{a}}"])
def test_braces_that_do_not_match(text: str) -> None:
    with pytest.raises(ValueError, match=r"[Ss]ingle|expected"):
        placeholders(text)
