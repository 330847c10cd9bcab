"""Adapter: remembered choices and anonymous counts, in an SQLite file or in PostgreSQL."""

from bot.storage.database import StorageError
from bot.storage.schema import kept_tables
from bot.storage.store import Storage

__all__ = ["Storage", "StorageError", "kept_tables"]
