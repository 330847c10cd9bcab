"""Thirteen weeks of a bot that a few hundred people use: what its counts would be, invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from bot.core.library import Library
from bot.core.ports import Count, Counted
from bot.core.report.classes import is_sensitive

WEEKS: Final = 13
_LANGUAGES: Final = {"ky": 11, "ru": 7, "en": 1}
_COUNTRIES: Final = {"RU": 14, "KZ": 4, "KG": 3, "TR": 3, "KR": 2, "AE": 1, "": 1, "DE": 0.4, "PL": 0.3}
_INTEREST: Final = {"unpaid-wages": 9, "work-legally": 8, "entry-ban": 5, "consular-documents": 4, "health-care": 3}
_TYPED: Final = {("", "sure"): 12, ("", "unsure"): 5, ("words-to-3", "none"): 2, ("words-to-12", "none"): 3}
_MORE_TYPED: Final = {("words-to-40", "none"): 1, ("words-more", "none"): 0.3, ("", "urgent"): 0.6}


def thirteen_weeks(library: Library, last: date) -> list[Counted]:
    """Rows as storage keeps them, up to a day; always the same for the same library and day."""
    dice = Random(20261005)  # noqa: S311  # a sample, no secret
    rows: Counter[tuple[date, bool, Count]] = Counter()
    topics, contacts = list(library.topics), sorted(library.contacts, key=lambda name: not name.startswith("ru-"))
    interest = {topic: _INTEREST.get(topic, 0.5) for topic in topics}
    for number in range(WEEKS * 7):
        day = last - timedelta(days=number)
        busy = dice.gauss(17, 4) * (1 - number / 200) * (0.6 if day.weekday() == 0 else 1.0)
        for _ in range(max(int(busy), 2)):
            for count in _visit(dice, topics, contacts, interest):
                weekly = is_sensitive(library, count)
                rows[day - timedelta(days=day.weekday()) if weekly else day, weekly, count] += 1
    return [Counted(day, weekly, count, n) for (day, weekly, count), n in sorted(rows.items(), key=repr)]


def _visit(dice: Random, topics: list[str], contacts: list[str], interest: dict[str, float]) -> Iterator[Count]:
    """What one person does in an evening."""
    (language,) = dice.choices(list(_LANGUAGES), list(_LANGUAGES.values()))
    (country,) = dice.choices(list(_COUNTRIES), list(_COUNTRIES.values()))
    topic = dice.choices(topics, [interest[name] for name in topics])[0]
    contact = contacts[min(int(dice.paretovariate(0.7)), len(contacts)) - 1]

    def count(event: str, subject: str = "", detail: str = "") -> Count:
        return Count(event, subject, detail, language, country)

    yield count("start")
    yield count("countries")
    yield from [count("menu")] * dice.randint(1, 3)
    yield count("room", "work")
    yield from (count("topic", topic, part) for part in "ash"[: dice.randint(1, 3)])
    yield from (count("helped", topic, dice.choice(["yes", "yes", "no"])) for _ in range(dice.random() < 0.3))
    if dice.random() < 0.6:
        yield count("contact", contact)
        yield from (count("reached", contact, said) for said in ("answered", "silent", "wrong") if dice.random() < 0.15)
    for _ in range(dice.randint(0, 2)):
        said = {**_TYPED, **_MORE_TYPED}
        (subject, detail), *_ = dice.choices(list(said), list(said.values()))
        yield count("typed", subject, detail)
    yield from (count(event) for event in ("emergency", "location", "remember", "stale") if dice.random() < 0.04)
    yield from (count("hotlines", "", service) for service in ("legal", "shelter") if dice.random() < 0.1)
