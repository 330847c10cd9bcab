"""What the core's conversation needs from outside, as Protocols that adapters implement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person asked to be remembered. Nothing in it says who the person is.

    `country` is an ISO 3166 code, `XX` for any other country, or None where none was chosen;
    `passport` is `kg`, `other` or None.
    """

    language: str
    country: str | None
    passport: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """One thing that happened, without anybody in it: `("topic", "unpaid-wages", "steps", "ky", "RU")`.

    `subject` and `detail` are ids of the content or fixed words, never what somebody typed;
    empty strings where there is none.
    """

    event: str
    subject: str = ""
    detail: str = ""
    language: str = ""
    country: str = ""
    once: str = field(default="", compare=False)
    """Where set: counted once a day for each person, known by this key; it is no part of what is counted."""


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table of the database, as people are told of it: its name and its columns."""

    name: str
    columns: tuple[str, ...]


class Preferences(Protocol):
    """The one thing that is kept of a person, by the person's own press."""

    @property
    def offered(self) -> bool:
        """Whether a choice can be remembered at all: not without PRIVACY_SECRET."""
        ...

    async def get(self, chat_id: int) -> Choice | None:
        """The remembered choice; None where there is none or it cannot be read in time."""
        ...

    async def put(self, chat_id: int, choice: Choice) -> bool:
        """Remember a choice. False where it could not be kept; never raises."""
        ...

    async def forget(self, chat_id: int) -> bool:
        """Remove the choice. False where that could not be done; never raises."""
        ...


class Counters(Protocol):
    """Anonymous counts."""

    def add(self, count: Count) -> None:
        """Count once more. Never raises, never waits."""
        ...


@dataclass(frozen=True, slots=True)
class Counted:
    """How often something was counted on a UTC day; if `weekly`, in the week that begins on that day."""

    day: date
    weekly: bool
    count: Count
    n: int


class Counts(Protocol):
    """What was counted, to be read."""

    async def read_counts(self, since: date | None = None) -> Sequence[Counted]:
        """All that was counted from a day on.

        Raises:
            UkukError: it could not be read.
        """
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """What operators are told of the counts: in one message, and as a page of HTML."""

    summary: str
    page: str


class Reports(Protocol):
    """Makes what operators are told."""

    async def told(self) -> Told | None:
        """The report of the moment; None where the counts cannot be read in time. Never raises."""
        ...


class Recorder(Protocol):
    """Takes down how the program does. Nothing that it is given says who somebody is, or what they asked."""

    def update(self, kind: str, seconds: float) -> None:
        """An update of a kind was worked on for so long. Never raises."""
        ...

    def error(self, kind: str) -> None:
        """An error of a class was met. Never raises."""
        ...


class Clock(Protocol):
    """The time, so that tests can set it."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...
