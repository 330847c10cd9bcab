"""Ukuk: a Telegram bot that tells migrant workers their rights and who helps."""

__version__ = "0.1.0"
