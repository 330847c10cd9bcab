"""The dispatcher: every router and middleware, in their order, in one place."""

from __future__ import annotations

from aiogram import Dispatcher

from bot.telegram.handlers import groups, inline, operators, private
from bot.telegram.handlers.operators import Desk
from bot.telegram.handlers.parts import Parts
from bot.telegram.middlewares.rescue import Rescue


def build_dispatcher(parts: Parts, desk: Desk | None = None) -> Dispatcher:
    """A dispatcher without a state machine: the place is in the button, nothing is kept per user."""
    dispatcher = Dispatcher(disable_fsm=True, parts=parts, desk=desk)
    rescue = Rescue(parts.conversation, parts.replier, parts.recorder)
    dispatcher.message.outer_middleware(rescue)
    dispatcher.callback_query.outer_middleware(rescue)
    dispatcher.inline_query.outer_middleware(rescue)
    if desk is not None:
        dispatcher.include_router(operators.build(desk.operators.chats))
    dispatcher.include_routers(private.build(), groups.build(), inline.build())
    return dispatcher
