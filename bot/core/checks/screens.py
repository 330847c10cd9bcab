"""Rules on screens: each that the content can make is rendered once a language, and measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import Final

from bot.core import markup
from bot.core.checks import ways, ways_beside
from bot.core.checks.memory import NO_SCREEN, Lengths
from bot.core.checks.rule import Context, Finding
from bot.core.checks.ways import Way
from bot.core.library import Library
from bot.core.limits import MESSAGE_UNITS, SCREEN_CHARACTERS
from bot.core.scene import Scene

_AT: Final = time(20)
"""UTC: offices from Berlin to Seoul are closed then, and «opens on Monday at 9:00» is longer than «open now»."""
_SATURDAY: Final = 6
"""As ISO 8601 counts."""


def too_long_to_send(context: Context) -> Iterator[Finding]:
    """Every screen fits into one message."""
    for way, lengths in context.once(_measured):
        if lengths.sent > MESSAGE_UNITS:
            yield _finding(way, f"has {lengths.sent} units, Telegram takes {MESSAGE_UNITS}.")


def too_long_to_read(context: Context) -> Iterator[Finding]:
    """Every screen fits a small phone; not asked of languages whose files could not be read, where others stand in."""
    unread = {language for language, _ in context.unread.translations}
    for way, lengths in context.once(_measured):
        if lengths.seen > SCREEN_CHARACTERS and way.visitor.language not in unread:
            yield _finding(way, f"has {lengths.seen} characters, at most {SCREEN_CHARACTERS} are wanted.")


def _finding(way: Way, words: str) -> Finding:
    return Finding(way.key, f"The screen '{way.called}' {words}", "Shorten it.", way.visitor.language)


def measured_on(today: date) -> date:
    """The day for which screens are measured: the Saturday that comes.

    Most offices open days later then, which takes the most words; what is old by then is told before it is; and
    measured once, a screen need not be measured again on each day of the week.
    """
    return today + timedelta(days=(_SATURDAY - today.isoweekday()) % 7)


def begin(context: Context) -> None:
    """Begin to measure, where that goes on beside this process while other rules look."""
    context.once(_begun)


def _begun(context: Context) -> tuple[list[Way], Callable[[], list[Lengths]]]:
    now = datetime.combine(measured_on(context.today), _AT, UTC)
    ways = list(_ways(context, now))

    def measure(library: Library, way: Way) -> Lengths:
        screen = way.render(Scene(library, way.visitor, now, remember_offered=True))
        return Lengths(markup.utf16_units(screen.text), len(markup.visible(screen.text))) if screen else NO_SCREEN

    return ways, context.memory.lengths(context.library, ways, measure)


def _measured(context: Context) -> tuple[tuple[Way, Lengths], ...]:
    """Every screen of the content with its lengths: asked for by each rule, rendered once for all."""
    ways, lengths = context.once(_begun)
    return tuple((way, of_it) for way, of_it in zip(ways, lengths(), strict=True) if of_it != NO_SCREEN)


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
            ways_beside.results(library, language, now.date()),
        )
