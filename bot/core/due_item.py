"""One thing that is to be checked, and what comes before what.

First what users report, then what people in danger rely on, then what is used most, then what is oldest.
What was withdrawn comes last: nobody sees it, and somebody may find its new number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Literal

from bot.core.usage import NO_REPORTS, Reports

REPORTED_FROM: Final = 10
"""Reports from which a contact stands first. The counts of `stats` hide 1 to 7; what is little more may be chance."""


class Reason(StrEnum):
    """Why something is to be checked."""

    REPORTED = "reported by users"
    NEVER_CALLED = "never confirmed by a call"
    CALLED_LONG_AGO = "called long ago"
    OLD_PAGE = "from an old page"
    NO_DATE = "from a page without a date"
    CLOSED = "said to be closed for a time"
    WITHDRAWN = "withdrawn"
    EXPIRED = "past its date"
    EXPIRES = "its date comes"


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing to check. `id` of a card is `topic.CARD`.

    `dated` is the day it is known from; `due` the last day on which it can be relied on, None where there never
    was one. `used` is how often users looked at it, a lower bound.
    """

    kind: Literal["contact", "fact", "card", "screening"]
    id: str
    reasons: tuple[Reason, ...]
    dated: date | None
    due: date | None
    danger: bool
    used: int
    reports: Reports = NO_REPORTS

    @property
    def order(self) -> tuple[object, ...]:
        """Its rank: what comes first is less."""
        reported = Reason.REPORTED in self.reasons
        trouble = self.reports.wrong + self.reports.silent if reported else 0
        age = self.dated or date.min
        return (Reason.WITHDRAWN in self.reasons, not reported, -trouble, not self.danger, -self.used, age, self.id)


def is_reported(reports: Reports) -> bool:
    """Whether users report enough for somebody to call.

    A wrong number counts always, silence only where it outweighs the answers: every line is silent at times.
    """
    silent = reports.silent if reports.silent > reports.answered else 0
    return reports.wrong + silent >= REPORTED_FROM
