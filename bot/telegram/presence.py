"""What Telegram shows of the bot before a chat: commands, descriptions; and where updates go.

Set per language, and only where they differ from what is set: setting them at each start would
run into limits.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Final

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeAllGroupChats

from bot.core import phrases
from bot.core.library import Library
from bot.core.phrases import Phrase
from bot.core.screens.keeping import COMMANDS
from bot.telegram.updates import ALLOWED_UPDATES

log = logging.getLogger(__name__)

GROUP_COMMAND: Final = "help"
"""The one command that groups are shown."""
LINES: Final = 100
"""Over so many connections Telegram may push at once, the most it does: with its 40, as many answers that hang would
keep all other people waiting. (core.telegram.org/bots/api#setwebhook)"""


async def describe(bot: Bot, library: Library) -> None:
    """Set commands and descriptions where they differ, for every language and as the default.

    Raises:
        TelegramAPIError: Telegram refused or cannot be reached.
    """
    default = library.default_language
    for language, code in [(default, None), *((item, item) for item in library.languages)]:
        await _commands(bot, library, language, code)
        await _group_commands(bot, library, language, code)
        await _descriptions(bot, library, language, code)


def _say(library: Library, phrase: Phrase, language: str) -> str:
    return library.say(phrase.key, language).text


async def _commands(bot: Bot, library: Library, language: str, code: str | None) -> None:
    wanted = [
        BotCommand(command=name, description=_say(library, phrase, language)) for name, phrase in COMMANDS.items()
    ]
    if _plain(await bot.get_my_commands(language_code=code)) != _plain(wanted):
        await bot.set_my_commands(wanted, language_code=code)


async def _group_commands(bot: Bot, library: Library, language: str, code: str | None) -> None:
    """In groups one command, which only the sender and the bot see."""
    help_text = _say(library, COMMANDS[GROUP_COMMAND], language)
    wanted = [BotCommand(command=GROUP_COMMAND, description=help_text, is_ephemeral=True)]
    groups = BotCommandScopeAllGroupChats()
    if _plain(await bot.get_my_commands(groups, code)) != _plain(wanted):
        await bot.set_my_commands(wanted, groups, code)


async def _descriptions(bot: Bot, library: Library, language: str, code: str | None) -> None:
    long, short = _say(library, phrases.BOT_DESCRIPTION, language), _say(library, phrases.BOT_SHORT, language)
    if (await bot.get_my_description(language_code=code)).description != long:
        await bot.set_my_description(long, language_code=code)
    if (await bot.get_my_short_description(language_code=code)).short_description != short:
        await bot.set_my_short_description(short, language_code=code)


def _plain(commands: Iterable[BotCommand]) -> list[tuple[str, str, bool]]:
    return [(item.command, item.description, bool(item.is_ephemeral)) for item in commands]


async def use_webhook(bot: Bot, url: str, secret: str) -> None:
    """Have updates sent to a URL, signed with a secret.

    Raises:
        TelegramAPIError: Telegram refused or cannot be reached.
    """
    await bot.set_webhook(
        url,
        secret_token=secret,
        allowed_updates=list(ALLOWED_UPDATES),
        max_connections=LINES,
        drop_pending_updates=False,
    )
    log.info("webhook set")


async def use_polling(bot: Bot) -> None:
    """Have updates wait for polling; those that waited already are kept.

    Raises:
        TelegramAPIError: Telegram refused or cannot be reached.
    """
    if (await bot.get_webhook_info()).url:
        await remove_webhook(bot)


async def remove_webhook(bot: Bot) -> None:
    """Remove a webhook; what waits is kept.

    Raises:
        TelegramAPIError: Telegram refused or cannot be reached.
    """
    await bot.delete_webhook(drop_pending_updates=False)
    log.info("webhook removed: polling needs that")
