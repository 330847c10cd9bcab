"""A day and what happened on it → the day to act before, always by the earliest reading.

The day of the event counts as the first day of the term; a term in months ends the day before its
own number; working days are counted as calendar days; what falls on a weekend or a public holiday
moves forward in time to the working day before it. So nobody is told a day that is too late.
Nothing is kept: the day and the answers travel in the button.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from bot.core.hours import is_day_off
from bot.core.library import Library, fits
from bot.core.model import Deadline, Fact, Happening
from bot.core.routes import Visitor

OLDEST_YEARS: Final = 3
"""Years back that a day may lie: the longest term that counts (a year), and room for doubt."""
NEWEST_DAYS: Final = 366
"""Days ahead that a day may lie: a journey that is planned."""
LONGEST_DAYS: Final = 3660
"""Ten years: no term is longer, and no calendar ends before."""
_DAYS: Final = {"day": 1, "week": 7, "month": 31, "year": 366}
CONTRACT: Final = ("y", "n", "u")
"""Answers to «have you a written contract?»: yes, no, unsure."""
SPENT: Final = (0, 10, 20, 30, 45, 60, 75, 90)
"""Days already spent that are offered; whoever is between takes the larger."""

Question = Literal["contract", "spent"]


@dataclass(frozen=True, slots=True)
class Answers:
    """What was asked besides: whether there is a contract, and the days already spent; None where not asked yet."""

    contract: str | None = None
    spent: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One rule applied: the day to act before, None where the rule is in doubt; `exempt` where it does not hold."""

    rule: Deadline
    fact: Fact | None
    before: date | None
    exempt: bool = False


def rules_for(library: Library, visitor: Visitor, happening: Happening) -> list[Deadline]:
    """The rules that count from such an event, for this country and passport, in the order of the file."""
    return [
        rule
        for rule in library.content.deadlines
        if rule.happening is happening
        and rule.country == visitor.country
        and fits(rule.audience, visitor.country, visitor.passport)
    ]


def next_question(rules: list[Deadline], answers: Answers) -> Question | None:
    """What must be asked before the day can be named; None where nothing."""
    if answers.contract is None and any(rule.exempt is not None for rule in rules):
        return "contract"
    counted = [rule for rule in rules if rule.window is not None and not _is_exempt(rule, answers)]
    return "spent" if counted and answers.spent is None else None


def applied(library: Library, rules: list[Deadline], day: date, answers: Answers) -> Iterator[Due]:
    """Each rule with its day. Only facts of high confidence name one."""
    for rule in rules:
        fact = library.facts[rule.fact] if rule.fact is not None else None
        if _is_exempt(rule, answers):
            yield Due(rule, fact, None, exempt=True)
        elif fact is None or fact.confidence != "high":
            yield Due(rule, fact, None)
        else:
            spent = answers.spent or 0 if rule.window is not None else 0
            yield Due(rule, fact, act_before(day, fact, rule.country, spent))


def _is_exempt(rule: Deadline, answers: Answers) -> bool:
    return rule.exempt is not None and answers.contract == "y"


def act_before(day: date, fact: Fact, country: str, spent: int = 0) -> date:
    """The day to act before: the last day of the term by its earliest reading, on a working day.

    Never before the event's own day.

    Raises:
        ValueError: the fact is no term.
    """
    last = max(_last_day(day, fact) - timedelta(days=spent), day)
    while last > day and is_day_off(country, last):
        last -= timedelta(days=1)
    return last


def _last_day(day: date, fact: Fact) -> date:
    if not isinstance(fact.value, int):
        raise ValueError(f"not a term: {fact.id}")  # noqa: TRY004  # a mistake in content, not in the call
    match fact.unit:
        case "day":
            return day + timedelta(days=fact.value - 1)
        case "week":
            return day + timedelta(weeks=fact.value, days=-1)
        case "month":
            return _months_later(day, fact.value) - timedelta(days=1)
        case "year":
            return _months_later(day, 12 * fact.value) - timedelta(days=1)
        case _:
            raise ValueError(f"not a term: {fact.id}")


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def is_term(fact: Fact) -> bool:
    """Whether a fact is a length of time that days can be counted by: of one day to LONGEST_DAYS."""
    days = _DAYS.get(fact.unit)
    return days is not None and isinstance(fact.value, int) and 0 < fact.value * days <= LONGEST_DAYS


def is_near(day: date, today: date) -> bool:
    """Whether a day is one that the counting is for."""
    return _months_later(today, -12 * OLDEST_YEARS) <= day <= today + timedelta(days=NEWEST_DAYS)
