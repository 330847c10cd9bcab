"""Inline mode: cards to share, offered while somebody types the bot's name in any chat."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import InlineQuery

from bot.telegram.handlers.parts import Parts
from bot.telegram.turn import Turn


def build() -> Router:
    """The router of inline mode. Which card was sent is not asked for: nobody's business."""
    router = Router(name="inline")
    router.inline_query.register(asked)
    return router


async def asked(query: InlineQuery, turn: Turn, parts: Parts) -> None:
    """What is being typed; in the language of the person's own client, and nothing is looked up."""
    await parts.replier.offer(query.id, parts.conversation.offer(query.query, parts.stranger(turn)))
