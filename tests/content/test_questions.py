"""What people say: enough of it, kept apart from the questions that it is measured on, and understood."""

from __future__ import annotations

from collections import Counter
from typing import Final

import pytest

from benchmarks.evaluate.questions import HERE, OFF_TOPIC, Question, read
from benchmarks.evaluate.tally import Tally, tallies
from bot.catalog.catalogue import Catalogue
from bot.core.skeleton import skeleton
from bot.core.understanding import DANGER_TOPIC, Understanding
from tests.support.learned import learned

LEAST_PHRASES: Final = 80
QUESTIONS: Final[list[Question]] = [question for path in sorted(HERE.glob("*.tsv")) for question in read(path)]


@pytest.fixture(scope="module")
def understanding(catalogue: Catalogue) -> Understanding:
    library = catalogue.library()
    return Understanding(library, learned(library))


@pytest.fixture(scope="module")
def whole(understanding: Understanding) -> Tally:
    return tallies(QUESTIONS, understanding.understand)["all"]


def test_every_topic_is_said_in_many_ways_in_every_language(catalogue: Catalogue) -> None:
    said = {item.id: item.phrases for item in catalogue.reading.content.phrasings}
    topics = {topic.id for topic in catalogue.reading.content.topics}
    assert set(said) == topics | {"off-topic"}
    few = {
        (topic, language)
        for topic, phrases in said.items()
        for language in ("ky", "ru", "en")
        if topic != DANGER_TOPIC and len(phrases[language]) < LEAST_PHRASES
    }
    assert not few


def test_the_questions_are_many_and_labelled(catalogue: Catalogue) -> None:
    assert len(QUESTIONS) >= 1000
    topics = {topic.id for topic in catalogue.reading.content.topics} | {OFF_TOPIC}
    assert {topic for question in QUESTIONS for topic in question.right} <= topics
    assert {question.language for question in QUESTIONS} == {"ky", "ru", "en"}
    asked = Counter(question.text for question in QUESTIONS)
    assert [text for text, times in asked.items() if times > 1] == []


def test_no_question_is_learned_from(catalogue: Catalogue) -> None:
    content = catalogue.reading.content
    lines = {skeleton(line) for item in content.phrasings for group in item.phrases.values() for line in group}
    lines |= {skeleton(line) for kind in content.dangers for line in (*kind.lines(), *kind.lines_unlike())}
    assert len(lines) > 20_000
    long = [question.text for question in QUESTIONS if len(question.text.split()) > 2]
    assert [text for text in long if skeleton(text) in lines] == []


def test_most_questions_are_led_to_a_right_card(whole: Tally) -> None:
    """Floors a little under what was measured when the thresholds were chosen: `make evaluate` tells the numbers."""
    assert whole.shown >= 0.93 * whole.asked
    assert whole.sure_right >= 0.60 * whole.asked
    assert whole.sure_wrong <= 0.04 * whole.asked
    assert whole.missed <= 0.03 * whole.asked
    assert whole.refused >= 0.83 * whole.off


def test_danger_is_heard_and_seldom_where_there_is_none(whole: Tally) -> None:
    assert whole.found >= 0.92 * whole.urgent
    assert whole.alarms <= 0.035 * whole.calm


@pytest.mark.parametrize(
    ("word", "topics"),
    [
        ("ВИЧ", {"hiv-care", "hiv-work-permit"}),
        ("паспорт", {"passport-taken", "consular-documents"}),
        ("115", {"complaint"}),
        ("консул", {"consular-protection"}),
        ("айлык", {"unpaid-wages"}),
        ("школа", {"children-school"}),
        ("gfcgjhn", {"passport-taken", "consular-documents"}),
    ],
)
def test_one_word_is_enough(understanding: Understanding, word: str, topics: set[str]) -> None:
    assert topics <= set(understanding.understand(word).topics)


@pytest.mark.parametrize("cry", ["112", "🆘", "help", "помогите", "жардам бергиле", "SOS"])
def test_a_cry_for_help_is_danger(understanding: Understanding, cry: str) -> None:
    assert understanding.understand(cry).urgent
