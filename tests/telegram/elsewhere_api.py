"""The part of the pretended server that is outside of private chats: messages for one alone, inline mode.

Rules: core.telegram.org/bots/api#ephemeral-messages-and-commands and #answerinlinequery.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from bot.core.ports import Clock
from tests.telegram.chats import JSON, Chat, decoded, seen
from tests.telegram.entities import RefusedError, utf16_units

ANSWERED_WITHIN: Final = timedelta(seconds=15)
"""Any bot may answer such a message so long; an administrator may whisper at any time."""
MOST_RESULTS: Final = 50
RESULT_ID_BYTES: Final = 64
INLINE_TEXT_UNITS: Final = 4096
_START: Final = re.compile(r"^[A-Za-z0-9_-]{1,64}$")
_HOST: Final = re.compile(r"(?:https?://|t\.me/|@\w)|(?<![\w.])[\w-]+(?:\.[\w-]+)*\.[a-zа-я]{2,}\b", re.IGNORECASE)
"""What Telegram would make a link of."""


@dataclass(frozen=True, slots=True)
class Whisper:
    """What one member of a group sees, and nobody else."""

    receiver: int
    text: str
    quiet: bool
    answers: int | None


@dataclass(frozen=True, slots=True)
class Offered:
    """One result of an inline query: what would be sent, as it is seen."""

    id: str
    title: str
    description: str
    text: str

    @property
    def linked(self) -> bool:
        """Whether Telegram would show a link in it."""
        return bool(_HOST.search(self.text))


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """How an inline query was answered."""

    results: tuple[Offered, ...]
    cached: int
    personal: bool
    button: str
    start: str


class ElsewhereApi:
    """Whispers by group, and answers by inline query."""

    clock: Clock

    def __init__(self) -> None:
        self.inline: dict[str, InlineAnswer | None] = {}
        self.old = False
        """As a server before Bot API 10.3: it passes over what it does not know."""

    def whisper(self, chat: Chat, form: JSON) -> JSON:
        """A message that one person alone sees; it stands in no history.

        Raises:
            RefusedError: not in this chat, not to such a person, or not by this bot at this time.
        """
        receiver = int(decoded(form, "ephemeral_message_parameters")["receiver_user_id"])
        replied = (decoded(form, "reply_parameters") or {}).get("ephemeral_message_id")
        if chat.about["type"] not in {"group", "supergroup"}:
            raise RefusedError("BOT_NOT_ADMIN")
        if not self._may(chat, replied):
            raise RefusedError("MESSAGE_NOT_COMMAND" if replied else "BOT_NOT_ADMIN")
        text = seen(form)
        chat.whispers.append(Whisper(receiver, text, bool(decoded(form, "disable_notification")), replied))
        told = {"message_id": 0, "ephemeral_message_id": len(chat.whispers), "date": 1, "chat": chat.about}
        return told | {"text": text, "receiver_user": {"id": receiver, "is_bot": False, "first_name": "x"}}

    def _may(self, chat: Chat, replied: int | None) -> bool:
        sent: datetime | None = chat.unseen.get(replied) if replied is not None else None
        return chat.admin or (sent is not None and self.clock.now() - sent <= ANSWERED_WITHIN)

    def _answer_inline_query(self, form: JSON) -> bool:
        query = form.get("inline_query_id", "")
        if self.inline.get(query, "none") is not None:
            raise RefusedError("query is too old and response timeout expired or query ID is invalid")
        results = [_result(item) for item in decoded(form, "results") or []]
        if len(results) > MOST_RESULTS:
            raise RefusedError("RESULTS_TOO_MUCH")
        if len({item.id for item in results}) < len(results):
            raise RefusedError("RESULT_ID_DUPLICATE")
        button = decoded(form, "button") or {}
        if button and (not button["text"] or not _START.match(button.get("start_parameter", ""))):
            raise RefusedError("BUTTON_INVALID")
        self.inline[query] = InlineAnswer(
            tuple(results),
            int(form.get("cache_time", 300)),
            bool(decoded(form, "is_personal")),
            button.get("text", ""),
            button.get("start_parameter", ""),
        )
        return True


def _result(item: Any) -> Offered:
    if item.get("type") != "article" or not item.get("title"):
        raise RefusedError("can't parse inline query result")
    if not 1 <= len(item["id"].encode()) <= RESULT_ID_BYTES:
        raise RefusedError("RESULT_ID_INVALID")
    if "url" in item or "reply_markup" in item:
        raise RefusedError("a link or a button that nobody asked for")
    content = item["input_message_content"]
    text = seen({"text": content["message_text"], "parse_mode": content.get("parse_mode")})
    if utf16_units(text) > INLINE_TEXT_UNITS:
        raise RefusedError("MESSAGE_TOO_LONG")
    return Offered(item["id"], item["title"], item.get("description", ""), text)
