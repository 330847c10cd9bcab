"""What handlers are given."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.conversation import Conversation
from bot.core.ports import Preferences, Recorder
from bot.core.routes import Visitor
from bot.telegram.replier import Replier
from bot.telegram.turn import Turn


@dataclass(frozen=True, slots=True)
class Parts:
    """The conversation, and the ways out of it."""

    conversation: Conversation
    replier: Replier
    preferences: Preferences
    recorder: Recorder | None = None

    async def visitor(self, turn: Turn, text: str | None = None) -> Visitor:
        """Who asks: what they had us remember, else what they write, else what their client says."""
        choice = await self.preferences.get(turn.chat_id) if turn.chat_id is not None else None
        written = self.conversation.written_language(text) if text and choice is None else None
        return self.conversation.visitor(choice, turn.client_language, written)

    def stranger(self, turn: Turn, text: str | None = None) -> Visitor:
        """Who asks, without looking anything up."""
        written = self.conversation.written_language(text) if text else None
        return self.conversation.visitor(None, turn.client_language, written)
