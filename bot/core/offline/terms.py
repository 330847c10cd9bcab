"""By when to act: for each thing that may have happened, what to do and how long one has."""

from __future__ import annotations

from typing import Final

from bot.core import phrases
from bot.core.deadlines import rules_for
from bot.core.markup import Html, escape, join
from bot.core.model import Deadline, Happening
from bot.core.offline.booklet import Booklet
from bot.core.offline.elements import element, line, text
from bot.core.offline.topics import rests_on, told
from bot.core.screens.deadlines import HAPPENINGS
from bot.core.voice import Voice

ANCHOR: Final = "terms"
_WINDOWS: Final = {"calendar-year": phrases.OFFLINE_WINDOW_YEAR, "rolling-180": phrases.OFFLINE_WINDOW_HALF_YEAR}


def rules(book: Booklet, happening: Happening) -> list[Deadline]:
    """The rules that hold for this reader after such an event."""
    found = rules_for(book.library, book.visitor, happening)
    return [rule for rule in found if book.has(book.library.topics[rule.topic])]


def known(book: Booklet) -> bool:
    """Whether any rule is known here."""
    return any(rules(book, happening) for happening in Happening)


def section(book: Booklet) -> Html:
    """All tables; nothing where no rule is known."""
    if not known(book):
        return Html("")
    voice = book.voice()
    parts = [text("h2", voice.ui(phrases.DEADLINE_TITLE), id=ANCHOR), text("p", voice.ui(phrases.OFFLINE_COUNTING))]
    cited: list[str] = []
    for happening in HAPPENINGS:
        found = rules(book, happening)
        if found:
            parts.append(_table(book, voice, happening, found))
            cited += [source for rule in found if rule.fact for source in book.library.facts[rule.fact].sources]
    return join([*parts, rests_on(book, voice, cited), told(voice)])


def _table(book: Booklet, voice: Voice, happening: Happening, found: list[Deadline]) -> Html:
    caption = element("caption", escape(voice.ui(HAPPENINGS[happening])))
    heads = [
        element("th", escape(voice.ui(phrases.TOPIC_STEPS)), scope="col"),
        element("th", escape(voice.ui(phrases.OFFLINE_TERM)), scope="col", class_="term"),
    ]
    rows = [line(element("tr", *_row(book, voice, rule))) for rule in found]
    head = line(element("thead", element("tr", *heads)))
    return line(element("table", caption, Html("\n"), head, element("tbody", Html("\n"), *rows)))


def _row(book: Booklet, voice: Voice, rule: Deadline) -> tuple[Html, Html]:
    """What to do, and the term where it is sure; only facts of high confidence give one, as on the screen."""
    key, fact = f"deadline.{rule.id}", book.library.facts[rule.fact] if rule.fact is not None else None
    sure = fact is not None and fact.confidence == "high"
    term = voice.fact(fact) if fact is not None and sure else voice.ui(phrases.DEADLINE_AT_ONCE)
    notes = [voice.text(f"{key}.action")]
    if rule.window is not None:
        notes.append(voice.ui(_WINDOWS[rule.window]))
    if rule.exempt is not None:
        notes.append(voice.text(f"{key}.exempt"))
    return element("td", *map(_paragraph, notes)), element("td", element("b", escape(term)) if sure else escape(term))


def _paragraph(words: str) -> Html:
    return element("p", escape(words))
