"""A Reply carried out: its effect, its screen, its counts, and the press answered once."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import assert_never

from aiogram.exceptions import TelegramAPIError

from bot.core.elsewhere import Offer
from bot.core.page import Screen
from bot.core.ports import Counters, Preferences
from bot.core.reply import DropChoice, HideAll, KeepChoice, Reply, SendContact, SendFile, SendVenue, WriteFile
from bot.telegram.files import Files
from bot.telegram.once import OnceADay
from bot.telegram.sender import Sender
from bot.telegram.turn import Turn

log = logging.getLogger(__name__)


class Replier:
    """Gives replies in one bot's chats."""

    def __init__(self, sender: Sender, preferences: Preferences, counters: Counters, once: OnceADay) -> None:
        self.sender = sender
        self._once = once
        self._preferences = preferences
        self._counters = counters
        self._files = Files()

    async def give(self, turn: Turn, reply: Reply) -> None:
        """Carry out a reply. The press is answered whatever happens to the rest."""
        try:
            await self._carry_out(turn, reply)
        finally:
            await self.sender.answer(turn, reply.toast)
        for count in reply.counts:
            if not count.once or (turn.chat_id is not None and self._once.first(turn.chat_id, count.once)):
                self._counters.add(count)
        await self.sender.cleaner.tidy(turn)

    async def offer(self, query_id: str, offer: Offer) -> None:
        """Answer an inline query."""
        await self.sender.elsewhere.offer(query_id, offer)
        for count in offer.counts:
            self._counters.add(count)

    async def _carry_out(self, turn: Turn, reply: Reply) -> None:
        screen = reply.screen
        match reply.effect:
            case KeepChoice() as keep:
                kept = turn.chat_id is not None and await self._preferences.put(turn.chat_id, keep.choice)
                screen = keep.done if kept else keep.failed
            case DropChoice() as drop:
                gone = turn.chat_id is not None and await self._preferences.forget(turn.chat_id)
                screen = drop.done if gone else drop.failed
            case SendVenue() as place:
                await self.sender.venue(turn, place)
            case SendFile() as file:
                await self.sender.file(turn, file)
            case WriteFile() as order:
                await self.sender.file(turn, await self._files.written(order))
            case SendContact() as contact:
                await self.sender.contact(turn, contact)
            case HideAll():
                await self._hide(turn, reply)
                return
            case None:
                pass
            case _:
                assert_never(reply.effect)
        if screen is not None:
            await self._say(turn, screen, fresh=reply.fresh)

    async def _say(self, turn: Turn, screen: Screen, *, fresh: bool) -> None:
        """Show a screen, unless it waited with others and is said already, or would be replaced at once."""
        late = turn.late
        if late is None or turn.chat_id is None:
            await self.sender.show(turn, screen, fresh=fresh)
        elif late.backlog.takes(late.part, turn.chat_id, screen):
            await self.sender.show(turn, screen, fresh=fresh)
            if not late.stays:
                late.backlog.messages, late.backlog.thread = list(turn.standing), turn.thread
        elif turn.incoming is not None:
            self.sender.noted(turn.chat_id, turn.incoming)

    def note_album(self, turn: Turn, album: str | None) -> bool:
        """Note that an album is heard of, of which each picture comes by itself; whether it is for the first time.

        True for what is in none.
        """
        return album is None or turn.chat_id is None or self._once.first(turn.chat_id, album)

    async def settle(self, turn: Turn) -> None:
        """When no more of a backlog waits: the newest answer stands last, and what was to go with it is gone."""
        backlog = turn.late.backlog if turn.late is not None else None
        if backlog is None or backlog.standing is None or backlog.waits():
            return
        last = Turn(backlog.chat_id, private=True, client_language=None, thread=backlog.thread)
        if backlog.covered:
            await self.sender.show(last, replace(backlog.standing, silent=True), fresh=True)
            backlog.covered = False
        else:
            last.said, last.standing = backlog.standing, backlog.messages
        await self.sender.cleaner.tidy(last)

    async def _hide(self, turn: Turn, reply: Reply) -> None:
        """The harmless screen at once where a message can be turned into it, then the rest goes."""
        for message in (turn.incoming, turn.editable):
            if turn.chat_id is not None and message is not None:
                self.sender.noted(turn.chat_id, message)
        turn.incoming = None
        if turn.editable is None:
            await self.sender.cleaner.clear(turn, keep=None, instead=reply.screen)
        shown = await self._show_harmless(turn, reply.screen)
        await self.sender.answer(turn)
        if turn.editable is not None:
            await self.sender.cleaner.clear(turn, keep=shown, instead=reply.screen)

    async def _show_harmless(self, turn: Turn, screen: Screen | None) -> int | None:
        """Which message says the harmless thing now. A failure is logged: an apology would tell what was here."""
        try:
            return await self.sender.show(turn, screen) if screen is not None else None
        except TelegramAPIError:
            log.exception("the harmless screen could not be shown")
            return None
