"""What the bot says on its screens to one reader, line by line, to be looked for in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from bot.core import phrases
from bot.core.library import Library
from bot.core.markup import visible
from bot.core.navigate import navigate
from bot.core.page import Press, Screen
from bot.core.routes import (
    CalendarPlace,
    ContactPlace,
    DeadlinePlace,
    Emergency,
    Hotlines,
    Intent,
    Menu,
    Place,
    RoomPlace,
    RulePlace,
    ScreeningPlace,
    ShowPlace,
    TopicPlace,
    Visitor,
    parse,
)
from bot.core.scene import Scene
from tests.crawl.answers import worth_pressing

_WALKED: Final = (Menu, RoomPlace, TopicPlace, ContactPlace, Hotlines, Emergency, ScreeningPlace, ShowPlace)
_READ: Final = (TopicPlace, ContactPlace, Emergency, ScreeningPlace, ShowPlace)
"""Of the others only the buttons are of use: they say nothing of their own."""
_BEGIN: Final = re.compile(r"^(?:[^\w«(+]|\d+\.\s)*")
_NUMBER: Final = re.compile(r"\+?\d[\d ()-]*\d")


def walk(library: Library, visitor: Visitor, now: datetime) -> Iterator[tuple[Place, Screen]]:
    """Every screen about topics and helpers that this reader reaches from the menu."""
    scene = Scene(library, visitor, now)
    waiting: list[Place] = [Menu()]
    seen = set(waiting)
    while waiting:
        place = waiting.pop()
        reply = navigate(scene, place)
        assert reply is not None
        assert reply.screen is not None
        yield place, reply.screen
        for following in _places(reply.screen, visitor):
            if following not in seen and isinstance(following, _WALKED) and _worth(library, following, now):
                seen.add(following)
                waiting.append(following)


def _worth(library: Library, place: Place, now: datetime) -> bool:
    return not isinstance(place, DeadlinePlace | RulePlace | CalendarPlace) and worth_pressing(
        library, place, now.date()
    )


def _places(screen: Screen, visitor: Visitor) -> Iterator[Place]:
    for row in screen.rows:
        for button in row:
            intent = parse(button.token) if isinstance(button, Press) else None
            if isinstance(intent, Intent) and intent.visitor == visitor:
                yield intent.place


def said(library: Library, visitor: Visitor, now: datetime) -> set[str]:
    """Every line that a screen says and a file must say too: names and numbers apart, without icons and counting."""
    moments = _of_the_moment(library, visitor.language)
    no_link = f"; {library.say(phrases.SOURCES_HIDDEN.key, visitor.language).text}"
    found: set[str] = set()
    for place, screen in walk(library, visitor, now):
        if isinstance(place, _READ):
            for line in visible(screen.text).replace(no_link, "").split("\n"):
                found.update(_parts(line, moments))
    return found


def _parts(line: str, moments: tuple[str, ...]) -> Iterator[str]:
    """What of a line is looked for: nothing of what holds only at the moment or only in a chat."""
    if any(moment in line for moment in moments):
        return
    words = " ".join(_BEGIN.sub("", line).split())
    if line.startswith("📞") and ": " in words and _NUMBER.fullmatch(words.rpartition(": ")[2]):
        yield from (words.rpartition(": ")[0], words.rpartition(": ")[2])
    elif words:
        yield words


def _of_the_moment(library: Library, language: str) -> tuple[str, ...]:
    """How lines begin that no file can say: whether it is open now, where one is in the questions."""
    chosen = (
        phrases.OPEN_NOW, phrases.OPEN_LATER, phrases.OPEN_CLOSED, phrases.SCREENING_PROGRESS, phrases.SCREENING_KEPT,
        phrases.SHOW_HOLD,
    )  # fmt: skip
    begun = [library.say(phrase.key, language).text.split("{", maxsplit=1)[0] for phrase in chosen]
    assert all(begun), "an empty beginning would pass over every line"
    return tuple(begun)
