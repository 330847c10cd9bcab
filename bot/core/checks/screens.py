"""Rules on screens: each that the content can make is rendered once a language, and measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import chain
from typing import Final

from bot.core import markup
from bot.core.checks import ways, ways_beside
from bot.core.checks.rule import Context, Finding
from bot.core.checks.ways import Way
from bot.core.limits import MESSAGE_UNITS, SCREEN_CHARACTERS
from bot.core.scene import Scene

_AT: Final = time(20)
"""UTC: offices from Berlin to Seoul are closed then, and «opens on Monday at 9:00» is longer than «open now»."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One screen: how long it is as sent and as seen."""

    way: Way
    sent: int
    seen: int


def too_long_to_send(context: Context) -> Iterator[Finding]:
    """Every screen fits into one message."""
    for found in context.once(_measured):
        if found.sent > MESSAGE_UNITS:
            yield _finding(found.way, f"has {found.sent} units, Telegram takes {MESSAGE_UNITS}.")


def too_long_to_read(context: Context) -> Iterator[Finding]:
    """Every screen fits a small phone."""
    for found in context.once(_measured):
        if found.seen > SCREEN_CHARACTERS:
            yield _finding(found.way, f"has {found.seen} characters, at most {SCREEN_CHARACTERS} are wanted.")


def _finding(way: Way, words: str) -> Finding:
    return Finding(way.key, f"The screen '{way.called}' {words}", "Shorten it.", way.visitor.language)


def _measured(context: Context) -> tuple[Measured, ...]:
    """Every screen of the content with its lengths: asked for by each rule, rendered once for all."""
    now = datetime.combine(context.today, _AT, UTC)
    found = []
    for way in _ways(context, now):
        screen = way.render(Scene(context.library, way.visitor, now, remember_offered=True))
        if screen is not None:
            text = screen.text
            found.append(Measured(way, markup.utf16_units(text), len(markup.visible(text))))
    return tuple(found)


def _ways(context: Context, now: datetime) -> Iterator[Way]:
    library = context.library
    for language in library.languages:
        yield from chain(
            ways_beside.interface(library, language),
            ways.topics(library, language),
            ways.who_helps(library, language, now),
            ways.contacts(library, language),
            ways_beside.screenings(library, language),
            ways_beside.shows(library, language),
            ways_beside.results(library, language, context.today),
        )
