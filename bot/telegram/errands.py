"""What an update wants, as far as its turn depends on it: read from the raw update, before anything of it is proven.

Danger goes first. What changes something (hiding, forgetting, remembering) is never folded into what does not.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Any, Final

from bot.core.routes import Emergency, Forget, Hide, Intent, Remember, parse
from bot.core.screens.keeping import COMMANDS


class Errand(Enum):
    """What an update wants."""

    EMERGENCY = auto()
    """Danger: by the list in what was typed, by the button, by a link."""
    HIDE = auto()
    FORGET = auto()
    REMEMBER = auto()
    ASK = auto()
    """Words that are being typed for another chat."""
    READ = auto()
    """A screen: all else. The newest shows where somebody wanted to go."""


NamesDanger = Callable[[str], bool]
"""Whether typed words stand in the list of danger; from memory alone, in time that grows with the words."""

_PLACES: Final[dict[type[object], Errand]] = {
    Emergency: Errand.EMERGENCY,
    Hide: Errand.HIDE,
    Forget: Errand.FORGET,
    Remember: Errand.REMEMBER,
}
_COMMANDS: Final = dict.fromkeys(COMMANDS, Errand.READ) | {"hide": Errand.HIDE, "forget": Errand.FORGET}
"""Ours; unknown ones are words like any other. «/help» asks how the bot works, "help" calls for it."""
_START: Final = "start"


def errand_of(raw: dict[str, Any], names_danger: NamesDanger) -> Errand:
    """What an update wants. Total: whatever an update holds, it wants something."""
    if isinstance(raw.get("inline_query"), dict):
        return Errand.ASK
    press = raw.get("callback_query")
    if isinstance(press, dict):
        return _of_token(press.get("data"))
    message = raw.get("message")
    if not isinstance(message, dict):
        return Errand.READ
    text = message.get("text") or message.get("caption")
    return _of_text(text, names_danger) if isinstance(text, str) else Errand.READ


def _of_text(text: str, names_danger: NamesDanger) -> Errand:
    if text.startswith("/"):
        command, *rest = text.split(maxsplit=2)
        name = command[1:].partition("@")[0].lower()
        if name == _START:
            return _of_token(rest[0] if rest else "")
        if name in _COMMANDS:
            return _COMMANDS[name]
    return Errand.EMERGENCY if names_danger(text) else Errand.READ


def _of_token(token: object) -> Errand:
    intent = parse(token) if isinstance(token, str) else None
    return _PLACES.get(type(intent.place), Errand.READ) if isinstance(intent, Intent) else Errand.READ


def asker_of(raw: dict[str, Any]) -> int | None:
    """Whose turn an update takes; None for what belongs to nobody.

    In a private chat it is the chat. In a group each member has a turn of their own, so that nobody waits behind
    another; an account by which many write (a channel, an anonymous administrator) is none, there it is the group.
    What somebody types for another chat is theirs, too: each letter is a question, and the last one counts.
    """
    for name in ("message", "callback_query", "inline_query"):
        event = raw.get(name)
        if isinstance(event, dict):
            message = event if name == "message" else event.get("message")
            chat = message.get("chat") if isinstance(message, dict) else None
            sender = event.get("from")
            return _person(chat, sender, by_another="sender_chat" in event)
    return None


def is_private(raw: dict[str, Any]) -> bool:
    """Whether an update belongs to a private chat with the bot."""
    for name in ("message", "callback_query"):
        event = raw.get(name)
        if isinstance(event, dict):
            message = event if name == "message" else event.get("message")
            chat = message.get("chat") if isinstance(message, dict) else None
            return isinstance(chat, dict) and chat.get("type") == "private"
    return False


def _person(chat: object, sender: object, *, by_another: bool) -> int | None:
    elsewhere = not isinstance(chat, dict) or chat.get("type") != "private"
    human = isinstance(sender, dict) and not sender.get("is_bot") and not by_another
    found = sender if elsewhere and human else chat
    number = found.get("id") if isinstance(found, dict) else None
    return number if isinstance(number, int) else None


def press_of(raw: dict[str, Any]) -> str | None:
    """The id of the press that an update is; None where it is none."""
    press = raw.get("callback_query")
    number = press.get("id") if isinstance(press, dict) else None
    return number if isinstance(number, str) else None
