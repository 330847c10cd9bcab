"""Adapter: Telegram by aiogram. Handlers parse and call the core; only `sender` calls the Bot API."""

from bot.telegram.deferred import import_aiogram

import_aiogram()
