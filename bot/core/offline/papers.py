"""Words to show to somebody, and yes/no questions to go through with a pencil."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.core import phrases
from bot.core.library import SOURCE_LANGUAGE, fits
from bot.core.markup import Html, join
from bot.core.model import Outcome, Screening, ShowCard
from bot.core.offline.booklet import Booklet
from bot.core.offline.elements import broken, element, items, line, plain, text
from bot.core.offline.topics import rests_on, told
from bot.core.voice import Voice

SHOWS: Final = "words"
SCREENINGS: Final = "questions"


def shows(book: Booklet) -> list[ShowCard]:
    """The words to show that are for this reader."""
    return [found for found in book.library.shows.values() if _is_here(book, found)]


def screenings(book: Booklet) -> list[Screening]:
    """The questions that are for this reader."""
    return [found for found in book.library.screenings.values() if _is_here(book, found)]


def _is_here(book: Booklet, found: ShowCard | Screening) -> bool:
    visitor = book.visitor
    here = found.country in {None, visitor.country} and fits(found.audience, visitor.country, visitor.passport)
    return here and book.has(book.library.topics[found.topic])


def show(book: Booklet, found: ShowCard) -> Html:
    """Words in the language of the country, in English too where no native speaker checked them; what they mean."""
    voice, key = book.voice(), f"show.{found.id}"
    unchecked = found.native_checked is None
    parts = [
        text("h3", voice.text(f"{key}.title"), id=f"w-{found.id}"),
        line(element("p", broken(found.shown), class_="shown", lang=found.lang, dir=found.dir)),
    ]
    if unchecked and SOURCE_LANGUAGE not in {found.lang, voice.language}:
        parts.append(text("p", book.library.english(f"{key}.meaning"), class_="said", lang=SOURCE_LANGUAGE))
    parts.append(text("p", f"{voice.ui(phrases.SHOW_MEANING)} {voice.text(f'{key}.meaning')}"))
    if unchecked:
        parts.append(text("p", voice.ui(phrases.SHOW_UNCHECKED), class_="for"))
    return join([*parts, rests_on(book, voice, list(found.sources)), told(voice)])


def screening(book: Booklet, found: Screening) -> Html:
    """The questions with their numbers, and what the answers mean."""
    voice, key = book.voice(), f"screening.{found.id}"
    asked = [voice.text(f"{key}.questions.{question.id}") for question in found.questions]
    parts = [
        text("h3", voice.text(f"{key}.title"), id=f"q-{found.id}"),
        text("p", voice.text(f"{key}.intro")),
        items("ol", plain(asked)),
        text("p", voice.ui(phrases.OFFLINE_OUTCOMES)),
        *(_outcome(book, voice, found, outcome) for outcome in found.outcomes),
    ]
    return join([*parts, rests_on(book, voice, list(found.sources)), told(voice)])


def _outcome(book: Booklet, voice: Voice, found: Screening, outcome: Outcome) -> Html:
    """When it holds, what it means, and which topics to go on with."""
    titles = [
        voice.text(f"topic.{name}.title")
        for name in outcome.next
        if name in book.library.topics and book.has(book.library.topics[name])
    ]
    read_on = voice.ui(phrases.OFFLINE_READ_ON, topics="; ".join(titles)) if titles else ""
    return join(
        [
            text("h4", " ".join(_conditions(voice, found, outcome)) or voice.ui(phrases.OFFLINE_ELSE)),
            text("p", voice.text(f"screening.{found.id}.outcomes.{outcome.id}")),
            text("p", read_on, class_="for"),
        ]
    )


def _conditions(voice: Voice, found: Screening, outcome: Outcome) -> Iterable[str]:
    if outcome.any_sign:
        phrase = phrases.OFFLINE_ANY if len(outcome.any_sign) > 1 else phrases.OFFLINE_ONE
        yield voice.ui(phrase, answers=_answers(voice, found, outcome.any_sign))
    if outcome.all_signs:
        yield voice.ui(phrases.OFFLINE_EACH, answers=_answers(voice, found, outcome.all_signs))
    if outcome.at_least is not None:
        every = [question.id for question in found.questions]
        yield voice.ui(phrases.OFFLINE_AT_LEAST, number=str(outcome.at_least), answers=_answers(voice, found, every))


def _answers(voice: Voice, found: Screening, signs: Iterable[str]) -> str:
    """The answers that are signs: «1 — yes, 8 — no»."""
    words = {"yes": voice.ui(phrases.SCREENING_YES), "no": voice.ui(phrases.SCREENING_NO)}
    wanted = set(signs)
    return ", ".join(
        f"{number} — {words[question.sign].lower()}"
        for number, question in enumerate(found.questions, 1)
        if question.id in wanted
    )
