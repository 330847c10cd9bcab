"""Adapter: Telegram by aiogram. Handlers parse and call the core; only `sender` calls the Bot API."""
