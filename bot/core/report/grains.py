"""What is told of each event: one cut through the counts, and no other.

Every count goes into exactly one cell. So no two published numbers have a count in common, and nothing can be learned
by taking one from another. The price: what is read is told by topic, the language by what people do in the menu, the
country by another count; never a topic by language, or a language by country.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from bot.core.ports import Count


class Grain(NamedTuple):
    """Which words of a count its cell keeps; `daily` where its period is the day, and not the week."""

    subject: bool = False
    detail: bool = False
    language: bool = False
    country: bool = False
    daily: bool = False


_ALONE: Final = Grain()
GRAINS: Final = {
    "start": Grain(daily=True),
    "countries": Grain(language=True),
    "room": Grain(language=True),
    "menu": Grain(country=True),
    "topic": Grain(subject=True),
    "contact": Grain(subject=True),
    "reached": Grain(subject=True, detail=True),
    "helped": Grain(subject=True, detail=True),
    "typed": Grain(subject=True, detail=True, language=True),
    "hotlines": Grain(detail=True),
    "offline": Grain(detail=True),
    "deadline": Grain(detail=True),
    "unread": Grain(detail=True),
    "screening": Grain(subject=True),
    "show": Grain(subject=True),
    "save": Grain(subject=True),
    "inline": Grain(language=True),
    **dict.fromkeys(("ask", "calendar", "emergency", "failed", "forget", "help", "location", "map"), _ALONE),
    **dict.fromkeys(("passport", "privacy", "remember", "stale"), _ALONE),
}
"""Event → what is told of it. An event that is not here is told by month, and without any of its words.

A line stands before its event is first counted, and is never changed: another grain would cut what was told already in
another way. For another question there is another event.
"""


def grain(count: Count) -> Grain:
    """What is told of a count."""
    return GRAINS.get(count.event, _ALONE)
