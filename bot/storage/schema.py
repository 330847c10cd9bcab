"""The two tables. There is no column that could say who a person is, and none for anything somebody typed."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    LargeBinary,
    MetaData,
    String,
    Table,
    false,
)

from bot.core.ports import KeptTable

KEY_BYTES = 32
WORD_CHARACTERS = 64
LANGUAGE_CHARACTERS = 16
COUNTRY_CHARACTERS = 2
PASSPORT_CHARACTERS = 8

metadata = MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s"},
)

# In SQLite both are ordered by key alone: a hidden row number would tell in which order people came.

choice = Table(
    "choice",
    metadata,
    Column("key", LargeBinary(KEY_BYTES), primary_key=True),
    Column("language", String(LANGUAGE_CHARACTERS), nullable=False),
    Column("country", String(COUNTRY_CHARACTERS), nullable=True),
    Column("passport", String(PASSPORT_CHARACTERS), nullable=True),
    Column("last_used_month", Date, nullable=False),
    CheckConstraint(f"length(key) = {KEY_BYTES}", name="key_length"),
    sqlite_with_rowid=False,
)
"""A remembered choice under its key (see `keys`); `last_used_month` is the first day of the month of last use."""

counter = Table(
    "counter",
    metadata,
    Column("day", Date, primary_key=True),
    Column("event", String(WORD_CHARACTERS), primary_key=True),
    Column("subject", String(WORD_CHARACTERS), primary_key=True),
    Column("detail", String(WORD_CHARACTERS), primary_key=True),
    Column("language", String(WORD_CHARACTERS), primary_key=True),
    Column("country", String(WORD_CHARACTERS), primary_key=True),
    Column("n", BigInteger, nullable=False),
    Column("weekly", Boolean, nullable=False, server_default=false()),
    CheckConstraint("n > 0", name="n_positive"),
    sqlite_with_rowid=False,
)
"""How often what happened. `day` is a UTC day; for what is kept by week, the Monday of that week, and it is `weekly`.

That a count was kept by week must be known for ever: a topic may be called sensitive only for a time, and what was
counted then must not be told by week when it is over.
"""


def kept_tables() -> tuple[KeptTable, ...]:
    """Every table and column there is, for whoever asks what is kept."""
    return tuple(KeptTable(table.name, tuple(table.columns.keys())) for table in metadata.sorted_tables)
