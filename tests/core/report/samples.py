"""Counts as somebody's week makes them, and everything that is told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from hypothesis import strategies as st

from bot.core.library import Library
from bot.core.ports import Count, Counted
from bot.core.report.build import build
from bot.core.report.classes import is_sensitive
from bot.core.report.page import page
from bot.core.report.publication import Publication, first_day_read, publish
from bot.core.report.rows import as_csv, as_json
from bot.core.report.summary import summary
from tests.support import builders as make
from tests.support.libraries import library

MONDAY: Final = date(2026, 9, 28)
"""The first day of the sample: the last week of September's four, then October's four (5–31), then November."""
DAYS: Final = 70
TOLD_AT: Final = (date(2026, 10, 12), date(2026, 11, 5), date(2026, 12, 14))
"""When reports are made: in the middle, and when all is over."""
RANGES: Final = (None, MONDAY, MONDAY + timedelta(days=9), MONDAY + timedelta(days=40))


def sample_library(*, swapped: bool = False) -> Library:
    """Topics of each class; `swapped` is what they become when editors think again."""
    classes = ("careful", "public") if swapped else ("public", "careful")
    return library(
        topics=[
            make.topic("unpaid-wages", sensitivity=classes[0]),
            make.topic("hiv-care", sensitivity=classes[1]),
            make.topic("women-safety", sensitivity="danger"),
            make.topic("complaint"),
        ],
        contacts=[
            make.contact("helpline"),
            make.contact("shelter", services=["shelter"]),
            make.contact("unions", confidence="unconfirmed"),
            make.consulate("RU", services=["consular", "trafficking"]),
        ],
    )


WORDS: Final = (
    *(("start", "", ""), ("countries", "", ""), ("room", "work", ""), ("menu", "", ""), ("emergency", "", "")),
    *(("topic", name, part) for name in ("unpaid-wages", "hiv-care", "women-safety", "gone") for part in "as"),
    *(("contact", name, "") for name in ("helpline", "shelter", "gone")),
    *(("reached", "helpline", said) for said in ("answered", "wrong")),
    *(("helped", name, "yes") for name in ("unpaid-wages", "women-safety")),
    *(("typed", "", "sure"), ("typed", "words-to-3", "none"), ("typed", "words-more", "none"), ("typed", "", "urgent")),
    *(("hotlines", "", "legal"), ("hotlines", "", "shelter"), ("screening", "forced-labour", "begin")),
    *(("later-event", "x", "y"), ("failed", "", "")),
)
Event = tuple[int, Count, int]
"""The day after the first, what is counted, how often."""

counts: Final = st.builds(
    lambda words, language, country: Count(words[0], words[1], words[2], language, country),
    st.sampled_from(WORDS),
    st.sampled_from(("ky", "ru")),
    st.sampled_from(("", "RU", "KZ", "XX")),
)
events: Final = st.lists(st.tuples(st.integers(0, DAYS - 1), counts, st.integers(1, 12)), max_size=30)


def counted(happened: Iterable[Event], at: Library) -> list[Counted]:
    """As storage keeps it: summed by day, or by week for what is sensitive at the time."""
    rows: dict[tuple[date, bool, Count], int] = {}
    for number, count, times in happened:
        day, weekly = MONDAY + timedelta(days=number), is_sensitive(at, count)
        key = (day - timedelta(days=day.weekday()) if weekly else day, weekly, count)
        rows[key] = rows.get(key, 0) + times
    return [Counted(*key, n) for key, n in rows.items()]


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def told(rows: Sequence[Counted], of: Library, day: date, since: date | None = None) -> Publication:
    """What is told on a day: of what was counted until then, read from the database as the program does."""
    read_from = first_day_read(since) if since is not None else date.min
    return publish([row for row in rows if read_from <= row.day <= day], of, noon(day), since)


Tell = Callable[[Sequence[Counted], Library, date, date | None], object]
"""What is told of counts, by the content as it is, on a day, from a day on."""


def in_every_format(rows: Sequence[Counted], of: Library, day: date, since: date | None) -> object:
    """As the command, the page and the message tell it."""
    publication = told(rows, of, day, since)
    report = build(publication, of, noon(day))
    return (as_json(publication), as_csv(publication), page(report), summary(report), report)


def everything_told(rows: Sequence[Counted], libraries: Sequence[Library], tell: Tell = told) -> list[object]:
    """Every report of every range, on several days, also after the content's classes change."""
    return [tell(rows, of, day, since) for of in libraries for day in TOLD_AT for since in RANGES]


def with_number(rows: Sequence[Counted], chosen: Sequence[Counted], n: int) -> list[Counted]:
    """The same counts, but the chosen rows together make `n`: all of it in the first of them."""
    return [row for row in rows if row not in chosen] + [replace(chosen[0], n=n)]
