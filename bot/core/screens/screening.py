"""Screenings and words to show: one question a screen, and what the answers mean."""

from __future__ import annotations

from bot.core import markup, phrases
from bot.core import screening as rules
from bot.core.library import SOURCE_LANGUAGE
from bot.core.model import Outcome, Screening, ShowCard
from bot.core.page import Screen
from bot.core.routes import Emergency, ScreeningPlace, TopicPlace
from bot.core.scene import Scene
from bot.core.screens.entrance import EMERGENCY_TOPIC

INTRO = ""
BEGIN = "0"
"""The token's answers: empty for the introduction, `0` before the first answer."""


def screening(scene: Scene, found: Screening, answers: str) -> Screen:
    """The introduction, the next question, or the outcome."""
    if answers == INTRO:
        return _intro(scene, found)
    given = answers.removeprefix(BEGIN)
    outcome = rules.outcome(found, given)
    return _question(scene, found, given) if outcome is None else outcome_of(scene, found, outcome)


def _intro(scene: Scene, found: Screening) -> Screen:
    page = scene.page(scene.library.topics[found.topic].sensitivity)
    page.title(page.voice.text(f"screening.{found.id}.title"))
    page.line(page.voice.text(f"screening.{found.id}.intro"))
    page.compared(found.reviewed, found.review_by)
    page.row(page.go(phrases.SCREENING_START, ScreeningPlace(found.id, BEGIN), "▶️"))
    page.row(page.go(phrases.SCREENING_LEAVE, TopicPlace(found.topic), "✖️"))
    return page.screen()


def _question(scene: Scene, found: Screening, given: str) -> Screen:
    page = scene.page(scene.library.topics[found.topic].sensitivity)
    number, total = len(given) + 1, len(found.questions)
    page.small(page.voice.ui(phrases.SCREENING_PROGRESS, number=str(number), total=str(total)))
    question = found.questions[len(given)]
    page.title(page.voice.text(f"screening.{found.id}.questions.{question.id}"))
    answer = f"{BEGIN}{given}"
    page.row(
        page.go(phrases.SCREENING_YES, ScreeningPlace(found.id, answer + rules.YES)),
        page.go(phrases.SCREENING_NO, ScreeningPlace(found.id, answer + rules.NO)),
    )
    page.row(
        page.go(phrases.SCREENING_SKIP, ScreeningPlace(found.id, answer + rules.SKIP)),
        page.go(phrases.SCREENING_LEAVE, TopicPlace(found.topic), "✖️"),
    )
    return page.screen()


def outcome_of(scene: Scene, found: Screening, outcome: Outcome) -> Screen:
    """What the answers mean, and where to go on."""
    page = scene.page(scene.library.topics[found.topic].sensitivity)
    page.line(page.voice.text(f"screening.{found.id}.outcomes.{outcome.id}"))
    page.gap()
    page.small(page.voice.ui(phrases.SCREENING_KEPT), "🔒")
    page.compared(found.reviewed, found.review_by)
    if outcome.urgent:
        page.row(page.go(phrases.EMERGENCY_TITLE, Emergency(), "🆘"))
    for topic_id in outcome.next:
        if topic_id in scene.library.topics and topic_id != EMERGENCY_TOPIC:
            page.row(page.press(page.voice.text(f"topic.{topic_id}.title"), TopicPlace(topic_id)))
    page.row(page.go(phrases.TOPIC_HELP, TopicPlace(found.topic, "h"), "📞"))
    return page.screen()


def show(scene: Scene, found: ShowCard) -> Screen:
    """Words in the language of the country, with English beneath where no native speaker checked them; the meaning."""
    page = scene.page(scene.library.topics[found.topic].sensitivity)
    page.small(page.voice.ui(phrases.SHOW_HOLD), "📱")
    page.gap()
    page.html(markup.bold(found.shown))
    key = f"show.{found.id}.meaning"
    if found.native_checked is None and SOURCE_LANGUAGE not in {found.lang, scene.visitor.language}:
        page.gap()
        page.small(scene.library.english(key))
    page.gap()
    page.line(page.voice.ui(phrases.SHOW_MEANING))
    page.line(page.voice.text(key))
    if found.native_checked is None:
        page.gap()
        page.small(page.voice.ui(phrases.SHOW_UNCHECKED), "❔")
    page.row(page.go(phrases.TOPIC_ANSWER, TopicPlace(found.topic), "◀️"))
    return page.screen()
