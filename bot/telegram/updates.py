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

log = logging.getLogger(__name__)

ALLOWED_UPDATES: Final = ("message", "callback_query", "inline_query")
"""What Telegram is asked for: nothing that we do not answer. A measure of privacy, too."""


_USED_OF_OTHERS: Final = ("message_id", "date", "chat", "from")
"""What is used of a message that is pressed, or replied to: where it stands, and whose it is. Its words and its buttons
are ours, and reading them would be most of the work on a press."""


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

    Logs where it is broken, never what it says. aiogram warns of kinds that it does not know, with the whole update
    in its words; so those stop here.
    """
    if all(raw.get(kind) is None for kind in ALLOWED_UPDATES):
        return None
    try:
        return Update.model_validate(_used(raw), context={"bot": bot})
    except ValidationError as error:
        places = {".".join(map(str, detail["loc"])) for detail in error.errors(include_input=False, include_url=False)}
        log.warning("an update could not be read: %d place(s), kinds: %s", len(places), ", ".join(_kinds(raw)))
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
