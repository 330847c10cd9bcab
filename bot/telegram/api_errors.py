"""The errors of the Bot API that are no news, reviewed one by one; every other one is loud.

The texts are Telegram's own descriptions; they carry no ids. Matching is by part, lower case.
"""

from __future__ import annotations

from typing import Final

from aiogram.exceptions import TelegramBadRequest

NOT_MODIFIED: Final = ("message is not modified", "message_not_modified")
"""The same button twice: what should be seen is seen."""

CANNOT_EDIT: Final = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
    "message is too old",
    "message_edit_time_expired",
    "message_author_required",
)
"""Too old, gone, or of another kind: a new message says it."""

GONE: Final = ("chat not found", "peer_id_invalid", "input_user_deactivated")
"""Nobody is there any more: an account that was deleted. Trying again, or an apology, would reach nobody either."""

NOT_HERE: Final = (
    *GONE,
    "topic_closed",
    "topic_deleted",
    "message thread not found",
    "not enough rights",
    "have no rights to send",
    "chat_write_forbidden",
    "chat_restricted",
    "group chat was upgraded",
)
"""The group, or this part of it, does not let the bot write."""

QUERY_OVER: Final = ("query is too old", "query id is invalid", "query_id_invalid")
"""The person has gone on, or another replica answered."""

NOT_UNSEEN: Final = ("bot_not_admin", "message_not_command", "message to be replied not found")
"""The bot is no administrator of the group, or the 15 seconds are over: everybody's line says it."""

CANNOT_DELETE: Final = (
    "message to delete not found",
    "message can't be deleted",
    "message identifier is not specified",
)
"""Deleted by hand already, or older than 48 hours."""


def says(error: TelegramBadRequest, known: tuple[str, ...]) -> bool:
    """Whether an error is one of the known harmless ones."""
    text = error.message.lower()
    return any(part in text for part in known)
