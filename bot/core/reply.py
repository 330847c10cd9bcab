"""What the conversation answers: a screen, what else is to be done, and what is counted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass

from bot.core.page import Screen
from bot.core.ports import Choice, Count


@dataclass(frozen=True, slots=True)
class KeepChoice:
    """Remember the choice; then show `done` in place of the reply's screen, or `failed`."""

    choice: Choice
    done: Screen
    failed: Screen


@dataclass(frozen=True, slots=True)
class DropChoice:
    """Forget the choice; then show `done`, or `failed`."""

    done: Screen
    failed: Screen


@dataclass(frozen=True, slots=True)
class SendVenue:
    """Send a place for the map beside the screen."""

    latitude: float
    longitude: float
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class SendFile:
    """Send a small file beside the screen, quietly."""

    name: str
    mime: str
    content: str


@dataclass(frozen=True, slots=True)
class WriteFile:
    """Write a file, then send it like `SendFile`.

    It takes tens of milliseconds, so it comes in `pieces`: between two of them others go first. The same `key` names
    the same file, so that it need not be written twice.
    """

    name: str
    mime: str
    pieces: Callable[[], Iterator[str]]
    key: Hashable


@dataclass(frozen=True, slots=True)
class SendContact:
    """Send a number beside the screen, quietly, so that the phone can save it under this name."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class HideAll:
    """Make what is left of the conversation go."""


Effect = KeepChoice | DropChoice | SendVenue | SendFile | WriteFile | SendContact | HideAll


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one press, command or message.

    `screen` is None only where the effect brings its own, or the screen before stays. `toast` is
    the short text of a press's answer, at most 200 characters. `fresh` asks for a new message
    where a press would otherwise edit.
    """

    screen: Screen | None
    counts: tuple[Count, ...] = ()
    effect: Effect | None = None
    toast: str = ""
    fresh: bool = False
