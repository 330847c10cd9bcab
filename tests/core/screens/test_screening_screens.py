"""A screening as a person walks through it, and words to show."""

from __future__ import annotations

from itertools import product

import pytest

from bot.core import phrases
from bot.core.model import Sensitivity
from bot.core.routes import Emergency, ScreeningPlace, ShowPlace, TopicPlace
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.libraries import library, town
from tests.support.talk import Talk, leads, places, seen

NAME = "forced-labour"
ANSWERS = {"y": phrases.SCREENING_YES, "n": phrases.SCREENING_NO, "s": phrases.SCREENING_SKIP}


def test_it_begins_with_what_it_is_and_can_be_left() -> None:
    screen = Talk(town()).at(ScreeningPlace(NAME))
    assert seen(screen) == "Three questions\nAnswer alone. Nothing is kept."
    assert leads(screen, phrases.SCREENING_START.english).place == ScreeningPlace(NAME, "0")
    assert leads(screen, phrases.SCREENING_LEAVE.english).place == TopicPlace("unpaid-wages")


@pytest.mark.parametrize("path", ["".join(path) for path in product("yns", repeat=3)])
def test_every_path_is_walked_by_its_buttons(path: str) -> None:
    """One question a screen until the outcome; the first yes is a sign that stops."""
    talk = Talk(town())
    screen = talk.press(talk.at(ScreeningPlace(NAME)), phrases.SCREENING_START.english)
    for number, answer in enumerate(path, 1):
        assert f"Question {number} of 3" in seen(screen)
        assert leads(screen, phrases.SCREENING_LEAVE.english).place == TopicPlace("unpaid-wages")
        screen = talk.press(screen, ANSWERS[answer].english)
        if path.startswith("y"):
            assert "It means danger." in seen(screen)
            return
    signs = (path[1] == "y") + (path[2] == "n")
    assert ("It means likely." if signs == 2 else "It means calm.") in seen(screen)


def test_an_urgent_outcome_leads_to_help_now() -> None:
    screen = Talk(town()).at(ScreeningPlace(NAME, "0y"))
    assert places(screen)[0] == Emergency()
    assert TopicPlace("unpaid-wages", "h") in places(screen)
    assert phrases.SCREENING_KEPT.english in seen(screen)


def test_an_outcome_leads_on_to_topics_that_are_written() -> None:
    found = places(Talk(town()).at(ScreeningPlace(NAME, "0nyn")))
    assert TopicPlace("unpaid-wages") in found
    assert TopicPlace("not-written-yet") not in found
    assert found[0] != Emergency()


@pytest.mark.parametrize("answers", ["0ynsy", "0x", "yyyy", "00", "1"])
def test_answers_that_cannot_be_are_an_old_button(answers: str) -> None:
    assert phrases.STALE.english in seen(Talk(town()).at(ScreeningPlace(NAME, answers)))


@pytest.mark.parametrize("answers", ["", "0", "0nyn"])
def test_it_is_as_private_as_its_topic(answers: str) -> None:
    found = library(topics=[make.topic("t", sensitivity="danger")], screenings=[more.screening(topic="t")])
    assert Talk(found).at(ScreeningPlace(NAME, answers)).sensitivity is Sensitivity.DANGER


def test_words_to_show_with_their_meaning() -> None:
    screen = Talk(town()).at(ShowPlace("police-ru"))
    assert "<b>Прошу позвонить в консульство.</b>" in screen.text
    text = seen(screen)
    assert text.index(phrases.SHOW_HOLD.english) < text.index("Прошу") < text.index("Please call the consulate.")
    assert phrases.SHOW_UNCHECKED.english in text
    assert TopicPlace("unpaid-wages") in places(screen)


@pytest.mark.parametrize(("lang", "language", "beneath"), [("ru", "ky", 1), ("ru", "en", 0), ("en", "ky", 0)])
def test_unchecked_words_have_english_beneath(lang: str, language: str, beneath: int) -> None:
    shows = [more.show("w", topic="t", lang=lang, shown="Звоните")]
    texts = {"ky": {"show.w.meaning": "Консулдукка чалыңыз."}}
    screen = Talk(library(texts, topics=[make.topic("t")], shows=shows)).at(ShowPlace("w"), language=language)
    assert screen.text.count("<i>Please call the consulate.</i>") == beneath
    assert library(texts, shows=shows).say("show.w.meaning", language).text in seen(screen)


def test_words_that_a_native_speaker_checked_have_no_remark() -> None:
    words = more.show("w", topic="t", native_checked="2026-10-01")
    screen = Talk(library(topics=[make.topic("t", sensitivity="careful")], shows=[words])).at(ShowPlace("w"))
    assert phrases.SHOW_UNCHECKED.english not in seen(screen)
    assert screen.sensitivity is Sensitivity.CAREFUL
