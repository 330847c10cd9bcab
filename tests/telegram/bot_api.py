"""A pretended Bot API server: it keeps the chats, and refuses what the real one refuses, in its words.

The rules are those of core.telegram.org/bots/api and of TDLib; requests come in as forms of strings,
as they go over the wire.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Callable
from itertools import count
from typing import Any, Final

from bot.core.ports import Clock
from tests.telegram.chats import BOT, JSON, Chat, Message, decoded, seen
from tests.telegram.elsewhere_api import ElsewhereApi
from tests.telegram.entities import RefusedError, utf16_units
from tests.telegram.keyboards import read_keyboard
from tests.telegram.presence_api import Presence

TEXT_UNITS: Final = 4096
TOAST_CHARACTERS: Final = 200
DELETED_AT_ONCE: Final = 100
FAR_AHEAD: Final = 10
"""An offset so far beyond the last update is taken for one of an older numbering (tddb/td/db/TQueue.cpp)."""
NAME_CHARACTERS: Final = 64
_NUMBER: Final = re.compile(r"^\+[1-9][0-9]{6,14}$")
"""What surely is a number; whether the real one takes a short code is written nowhere."""
_SECRET: Final = re.compile(r"^[A-Za-z0-9_-]{1,256}$")
NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_OVER: Final = "query is too old and response timeout expired or query ID is invalid"


class BlockedError(Exception):
    """The person has blocked the bot."""


class BotApi(Presence, ElsewhereApi):
    """The server. `answered` counts the answers of each press, `toasts` keeps what they said."""

    def __init__(self, clock: Clock) -> None:
        Presence.__init__(self)
        ElsewhereApi.__init__(self)
        self.clock = clock
        self.chats: dict[int, Chat] = {}
        self.open_queries: set[str] = set()
        self.answered: Counter[str] = Counter()
        self.toasts: list[str] = []
        self.webhook: JSON = {"url": ""}
        self.updates: list[JSON] = []
        self._last_update = 0
        self.arrival = asyncio.Event()
        self._ids = count(1)

    def handle(self, method: str, form: JSON) -> Any:
        """The result of a request.

        Raises:
            RefusedError: the request breaks a rule.
            BlockedError: the chat is closed to the bot.
        """
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", method).lower()
        found: Callable[[JSON], Any] | None = getattr(self, f"_{name}", None)
        if found is None:
            raise RefusedError(f"method {method} is not pretended")
        return found(form)

    def chat(self, chat_id: int) -> Chat:
        """A chat that somebody opened.

        Raises:
            RefusedError: nobody did.
        """
        if chat_id not in self.chats:
            raise RefusedError("chat not found")
        return self.chats[chat_id]

    def stand(self, chat_id: int, message: Message) -> JSON:
        """Let a message stand in a chat, with the next id; ids are shared by all chats."""
        message.id = next(self._ids)
        chat = self.chat(chat_id)
        chat.messages[message.id] = message
        return message.json(chat.about)

    def pending(self, *updates: JSON) -> None:
        """Let updates wait for getUpdates."""
        self.updates.extend(updates)
        self._last_update = max([self._last_update, *(item["update_id"] for item in updates)])
        self.arrival.set()

    def begin_anew(self) -> None:
        """Number updates anew, as Telegram does after a week in which nothing came."""
        self._last_update = 0

    def _open(self, form: JSON) -> Chat:
        chat = self.chat(int(form["chat_id"]))
        if chat.closed:
            raise BlockedError
        return chat

    def _get_me(self, _: JSON) -> JSON:
        return BOT

    def _send_message(self, form: JSON) -> JSON:
        chat = self._open(form)
        if "ephemeral_message_parameters" in form and not self.old:
            return self.whisper(chat, form)
        text = seen(form)
        if utf16_units(text) > TEXT_UNITS:
            raise RefusedError("message is too long")
        markup = decoded(form, "reply_markup")
        message = Message(0, self.clock.now(), from_bot=True, text=text, html=form["text"], markup=markup)
        message.rows = read_keyboard(markup)
        message.quiet = bool(decoded(form, "disable_notification"))
        if not (decoded(form, "link_preview_options") or {}).get("is_disabled") and "http" in form["text"]:
            message.kind = "text with a preview"
        return self.stand(chat.about["id"], message)

    def _edit_message_text(self, form: JSON) -> JSON:
        chat = self._open(form)
        message = chat.editable(int(form.get("message_id", 0)))
        text = seen(form)
        if utf16_units(text) > TEXT_UNITS:
            raise RefusedError("MESSAGE_TOO_LONG")
        markup = decoded(form, "reply_markup")
        rows = read_keyboard(markup)
        if (message.html, message.rows) == (form["text"], rows):
            raise RefusedError(NOT_MODIFIED)
        message.text, message.html, message.rows, message.markup = text, form["text"], rows, markup
        return message.json(chat.about)

    def _answer_callback_query(self, form: JSON) -> bool:
        query = form.get("callback_query_id", "")
        if len(form.get("text", "")) > TOAST_CHARACTERS:
            raise RefusedError("MESSAGE_TOO_LONG")
        self.answered[query] += 1
        if query not in self.open_queries:
            raise RefusedError(QUERY_OVER)
        self.open_queries.remove(query)
        self.toasts.append(form.get("text", ""))
        return True

    def _send_venue(self, form: JSON) -> JSON:
        chat = self._open(form)
        latitude, longitude = float(form.get("latitude", 0)), float(form.get("longitude", 0))
        if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
            raise RefusedError("invalid location specified")
        if not form.get("title") or not form.get("address"):
            raise RefusedError("Venue title and address must be non-empty")
        text = f"{form['title']}\n{form['address']}"
        message = Message(0, self.clock.now(), from_bot=True, text=text, kind="venue")
        message.quiet = bool(decoded(form, "disable_notification"))
        return self.stand(chat.about["id"], message)

    def _send_contact(self, form: JSON) -> JSON:
        chat = self._open(form)
        number, name = form.get("phone_number", ""), form.get("first_name", "")
        if not _NUMBER.match(number) or not 1 <= len(name) <= NAME_CHARACTERS:
            raise RefusedError("CONTACT_INVALID")
        message = Message(0, self.clock.now(), from_bot=True, text=f"{name}\n{number}", kind="contact")
        message.quiet = bool(decoded(form, "disable_notification"))
        return self.stand(chat.about["id"], message)

    def _send_document(self, form: JSON) -> JSON:
        chat = self._open(form)
        if not form.get("document"):
            raise RefusedError("there is no document in the request")
        message = Message(0, self.clock.now(), from_bot=True, text="", kind="document")
        message.quiet = bool(decoded(form, "disable_notification"))
        return self.stand(chat.about["id"], message)

    def _delete_messages(self, form: JSON) -> bool:
        ids = decoded(form, "message_ids")
        if not ids:
            raise RefusedError("message identifiers are not specified")
        if len(ids) > DELETED_AT_ONCE:
            raise RefusedError("too many message identifiers specified")
        self.chat(int(form["chat_id"])).delete(ids, self.clock.now())
        return True

    def _set_webhook(self, form: JSON) -> bool:
        if not form["url"].startswith("https://"):
            raise RefusedError("bad webhook: An HTTPS URL must be provided for webhook")
        if not _SECRET.match(form.get("secret_token", "none")):
            raise RefusedError("secret token contains unallowed characters")
        self.webhook = dict(form)
        return True

    def _delete_webhook(self, form: JSON) -> bool:
        self.webhook = {"url": ""}
        if form.get("drop_pending_updates") == "true":
            self.updates.clear()
        return True

    def _get_webhook_info(self, _: JSON) -> JSON:
        return {"url": self.webhook["url"], "has_custom_certificate": False, "pending_update_count": len(self.updates)}

    def _get_updates(self, form: JSON) -> list[JSON]:
        offset = int(form.get("offset", 0))
        if offset > self._last_update + FAR_AHEAD:
            offset = 0
        self.updates = [item for item in self.updates if item["update_id"] >= offset]
        if not self.updates:
            self.arrival.clear()
        return self.updates[: int(form.get("limit", 100))]
