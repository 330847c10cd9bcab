"""What the core's conversation needs from outside, as Protocols that adapters implement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
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


class Clock(Protocol):
    """The time, so that tests can set it."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...
