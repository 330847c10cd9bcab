"""Keeps chats small, and empties them for /hide: deletes what is known to stand there."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.methods import DeleteMessages

from bot.core import markup
from bot.core.page import Screen
from bot.telegram.api_errors import CANNOT_DELETE, says
from bot.telegram.calling import Caller
from bot.telegram.patience import BRIEF_SECONDS
from bot.telegram.trace import Noted, Trace
from bot.telegram.turn import Turn

log = logging.getLogger(__name__)

DELETED_AT_ONCE: Final = 100
"""The Bot API's limit for deleteMessages."""
CLEAR_SECONDS: Final = 30.0
"""How long /hide waits for what does not let itself be deleted: the harmless screen is to come all the same."""
_MOVED: Final = Screen(markup.escape("⬇️"), (), "")
"""What a screen that was replaced says where it is too old to be deleted: go on below."""


class Cleaner:
    """Deletes messages of one bot's chats."""

    def __init__(self, call: Caller, trace: Trace) -> None:
        self._call = call
        self._trace = trace

    async def tidy(self, turn: Turn) -> None:
        """Delete what the screen that stands now has made superfluous.

        That are the screens before it and, where it is sensitive, what the person wrote: it says what they asked.
        Done after the answer; what fails is logged, and left to /hide.
        """
        if turn.chat_id is None or turn.said is None or not turn.standing:
            return
        kinds = [] if turn.stays else [Noted.ASIDE]
        if not turn.said.aside and not turn.stays:
            kinds.append(Noted.SCREEN)
        if turn.said.sensitive:
            kinds.append(Noted.THEIRS)
        known = [message for kind in kinds for message in self._trace.standing(turn.chat_id, kind)]
        gone = [message for message in known if message not in turn.standing]
        await self._delete_all(turn.chat_id, gone, _MOVED, BRIEF_SECONDS)

    async def clear(self, turn: Turn, *, keep: int | None, instead: Screen | None = None) -> None:
        """Delete the messages of the chat that are known, but one; what cannot be deleted is made to say `instead`.

        What fails is logged: this is no moment for an apology. It stays known, for whoever hides once more.
        """
        if turn.chat_id is None:
            return
        ids = [message for message in self._trace.take(turn.chat_id) if message != keep]
        for message in await self._delete_all(turn.chat_id, ids, instead, CLEAR_SECONDS):
            self._trace.note(turn.chat_id, message, Noted.BESIDE)
        if keep is not None:
            self._trace.note(turn.chat_id, keep, Noted.SCREEN)

    async def _delete_all(self, chat_id: int, ids: Sequence[int], instead: Screen | None, within: float) -> list[int]:
        """Delete messages; those of which nobody knows are given back."""
        left: list[int] = []
        for start in range(0, len(ids), DELETED_AT_ONCE):
            batch = ids[start : start + DELETED_AT_ONCE]
            try:
                await self._delete(chat_id, batch, instead, within)
            except TelegramAPIError:
                log.exception("messages could not be deleted")
                left += batch
        return left

    async def _delete(self, chat_id: int, ids: Sequence[int], instead: Screen | None, within: float) -> None:
        """Delete messages: Telegram deletes none where one cannot be, so then the halves are tried."""
        try:
            await self._call(DeleteMessages(chat_id=chat_id, message_ids=list(ids)), within=within)
        except TelegramBadRequest as error:
            if not says(error, CANNOT_DELETE):
                raise
            if len(ids) > 1:
                middle = len(ids) // 2
                await self._delete(chat_id, ids[:middle], instead, within)
                await self._delete(chat_id, ids[middle:], instead, within)
            elif instead is not None:
                await self._replace(chat_id, ids[0], instead)
        else:
            self._trace.drop(chat_id, ids)

    async def _replace(self, chat_id: int, message_id: int, instead: Screen) -> None:
        """What can't be deleted says something else; what can't be edited either is the person's own."""
        self._trace.drop(chat_id, [message_id])
        if await self._call.edit(chat_id, message_id, instead):
            self._trace.note(chat_id, message_id, Noted.BESIDE)
