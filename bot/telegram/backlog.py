"""In which order a chat's updates are answered where many of them wait: the bot was down, or somebody kept pressing.

Danger first, else the newest; that answer stands last in the chat when all is done. Then the others, oldest first:
typed words each get their own answer, which stays, but none that was said already; presses are answered and do what
they do (remember, forget, send a file), but show no screen that the next one would have replaced. What came before
«hide» is shown no more: whoever hid it may not hold the phone now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Final, Protocol

from bot.core.page import Screen
from bot.core.routes import Hide, Intent, parse

MANY: Final = 5
"""Up to so many updates of a chat are answered in their order; more are a backlog."""
_HIDE: Final = "hide"


class Part(Enum):
    """What an update is in a backlog."""

    FIRST = auto()
    """The newest, or danger: answered as always, and first."""
    OLDER = auto()
    """Answered afterwards, with a message of its own that stays."""
    PASSED = auto()
    """A press after which came another one, or what was hidden afterwards: it shows no screen."""


@dataclass(slots=True)
class Backlog:
    """What was said in one chat since many updates waited there, until none does."""

    waits: Callable[[], bool]
    """Whether more updates of the chat wait."""
    upto: int = -1
    """The newest update, in the order of their coming, that waited when one was taken first."""
    pressed: bool = False
    """Whether that was a press."""
    standing: Screen | None = None
    """The answer that is to stand last."""
    said: set[str] = field(default_factory=set)
    chat_id: int = 0
    thread: int | None = None
    messages: list[int] = field(default_factory=list)
    """Where it stands."""
    covered: bool = False
    """Whether anything was said below it."""

    def takes(self, part: Part, chat_id: int, screen: Screen) -> bool:
        """Whether a screen is to be said now; and note that it is."""
        if part is Part.PASSED or (part is Part.OLDER and screen.text in self.said):
            return False
        self.said.add(screen.text)
        self.covered = part is Part.OLDER
        if part is Part.FIRST:
            self.standing, self.chat_id = screen, chat_id
        return True


@dataclass(frozen=True, slots=True)
class Late:
    """One update's part in a backlog."""

    backlog: Backlog
    part: Part

    @property
    def stays(self) -> bool:
        """Whether what is said stands beside the newest answer, and takes no other's place."""
        return self.part is Part.OLDER


class Waiting(Protocol):
    """An update that waits."""

    @property
    def number(self) -> int:
        """Its place in the order of coming."""
        ...

    @property
    def raw(self) -> dict[str, Any]:
        """The update."""
        ...

    @property
    def urgent(self) -> bool:
        """Whether it says danger."""
        ...


def next_of(waiting: Sequence[Waiting], backlog: Backlog) -> tuple[int, Part | None]:
    """Which of those that wait is next, and its part; None is none: it is answered as always.

    Danger waits before all else; otherwise they are in the order of their coming.
    """
    numbers = [item.number for item in waiting]
    hidden = max((item.number for item in waiting if _hides(item.raw)), default=-1)
    if hidden >= 0:
        backlog.upto, backlog.standing, backlog.said = -1, None, set()
        oldest = numbers.index(min(numbers))
        return oldest, None if numbers[oldest] == hidden else Part.PASSED
    if max(numbers) > backlog.upto:
        danger = [index for index, item in enumerate(waiting) if item.urgent and item.number > backlog.upto]
        first = danger[-1] if danger else _newest(waiting)
        backlog.upto, backlog.pressed = max(numbers), _is_press(waiting[first])
        return first, Part.FIRST
    outdone = _is_press(waiting[0]) and (backlog.pressed or any(map(_is_press, waiting[1:])))
    return 0, Part.PASSED if outdone else Part.OLDER


def _newest(waiting: Sequence[Waiting]) -> int:
    """Which is the newest; of an album what has words, wherever they stand in it."""
    album = _album(waiting[-1].raw)
    spoken = [at for at, item in enumerate(waiting) if album and _album(item.raw) == album and words(item.raw)]
    return spoken[-1] if spoken else len(waiting) - 1


def _album(raw: dict[str, Any]) -> object:
    message = raw.get("message")
    return message.get("media_group_id") if isinstance(message, dict) else None


def words(raw: dict[str, Any]) -> str:
    """What somebody typed; empty for anything else."""
    message = raw.get("message")
    text = (message.get("text") or message.get("caption")) if isinstance(message, dict) else None
    return text if isinstance(text, str) else ""


def _is_press(item: Waiting) -> bool:
    return "callback_query" in item.raw


def _command(raw: dict[str, Any]) -> str:
    """The command that was typed; empty for other words."""
    text = words(raw)
    return text.split()[0][1:].partition("@")[0].lower() if text.startswith("/") else ""


def _hides(raw: dict[str, Any]) -> bool:
    if _command(raw) == _HIDE:
        return True
    press = raw.get("callback_query")
    data = press.get("data") if isinstance(press, dict) else None
    intent = parse(data) if isinstance(data, str) else None
    return isinstance(intent, Intent) and isinstance(intent.place, Hide)
