"""Updates as Telegram sends them, read one by one: an unreadable one never takes its neighbours along.

aiogram reads a whole batch at once; one update that does not fit its models makes the batch fail,
the offset stands still and the bot is deaf (and the error's text holds the batch). So updates are
asked for as plain objects and read here, each by itself.
"""

from __future__ import annotations

import logging
from typing import Any, Final

from aiogram import Bot
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from pydantic import ValidationError

from bot.telegram.errands import is_private

log = logging.getLogger(__name__)

ALLOWED_UPDATES: Final = ("message", "callback_query", "inline_query")
"""What Telegram is asked for: nothing that we do not answer. A measure of privacy, too."""


_USED_OF_OTHERS: Final = ("message_id", "date", "chat", "from", "message_thread_id", "is_topic_message")
"""What is used of a message that is pressed, or replied to: where it stands, and whose it is. Its words and its buttons
are ours, and reading them would be most of the work on a press."""
_USED_OF_WORDS: Final = ("message_id", "text", "caption")
_USED_WITHIN: Final = {"chat": ("id", "type"), "from": ("id", "is_bot", "first_name", "language_code")}
"""What is used of a message whose words alone are read."""


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates whose answer is not read yet."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


def update_id(raw: Any) -> int | None:
    """The update's number; None where it is no update or has none, which Telegram never sends.

    Never a negative one: as an offset it would have Telegram forget all that waits but the last few.
    """
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if type(number) is int and number >= 0 else None


def kind_of(raw: dict[str, Any]) -> str:
    """Of which kind an update is, among those that are asked for; `other` for all else."""
    return next((kind for kind in ALLOWED_UPDATES if raw.get(kind) is not None), "other")


def read_update(raw: dict[str, Any], bot: Bot) -> Update | None:
    """The update; None where it is of a kind that is not asked for, or cannot be read.

    Of a message that cannot be read whole the words are read: a server that is newer or older than aiogram forms what
    stands beside them otherwise, and they may say danger.

    Logs where it is broken, never what it says. aiogram warns of kinds that it does not know, with the whole update
    in its words; so those stop here.
    """
    if all(raw.get(kind) is None for kind in ALLOWED_UPDATES):
        return None
    try:
        return Update.model_validate(_used(raw), context={"bot": bot})
    except ValidationError as error:
        places = {".".join(map(str, detail["loc"])) for detail in error.errors(include_input=False, include_url=False)}
        update = _words_alone(raw, bot)
        how = "read" if update is None else "read whole"
        log.warning("an update could not be %s: %d place(s), kinds: %s", how, len(places), ", ".join(_kinds(raw)))
        return update


def _words_alone(raw: dict[str, Any], bot: Bot) -> Update | None:
    """A message of a person in a private chat, of which nothing is read but its words; None where there are none."""
    message = raw.get("message")
    if not isinstance(message, dict) or not is_private(raw):
        return None
    kept: dict[str, Any] = {"date": 0} | {part: message[part] for part in _USED_OF_WORDS if part in message}
    if not any(isinstance(kept.get(part), str) and kept[part] for part in ("text", "caption")):
        return None
    for part, names in _USED_WITHIN.items():
        held = message.get(part)
        kept[part] = {name: held[name] for name in names if name in held} if isinstance(held, dict) else {}
    if not isinstance(kept["from"].get("language_code"), str):
        kept["from"].pop("language_code", None)
    try:
        return Update.model_validate({"update_id": raw["update_id"], "message": kept}, context={"bot": bot})
    except ValidationError:
        return None


def _used(raw: dict[str, Any]) -> dict[str, Any]:
    """The update, with no more of messages within it than is used."""
    for kind, name in (("callback_query", "message"), ("message", "reply_to_message")):
        event = raw.get(kind)
        other = event.get(name) if isinstance(event, dict) else None
        if isinstance(event, dict) and isinstance(other, dict):
            kept = {part: other[part] for part in _USED_OF_OTHERS if part in other}
            raw = {**raw, kind: {**event, name: kept}}
    return raw


def _kinds(raw: dict[str, Any]) -> list[str]:
    """The update's top fields, as far as they are Telegram's own names."""
    return sorted(name for name in raw if name in Update.model_fields and name != "update_id")
