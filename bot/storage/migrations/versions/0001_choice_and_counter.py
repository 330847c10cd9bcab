"""The first two tables: choice and counter.

Written out, and not taken from `bot.storage.schema`: a step stays what it was when the schema goes on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "choice",
        sa.Column("key", sa.LargeBinary(32), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("country", sa.String(2), nullable=True),
        sa.Column("passport", sa.String(8), nullable=True),
        sa.Column("last_used_month", sa.Date(), nullable=False),
        sa.CheckConstraint("length(key) = 32", name=op.f("ck_choice_key_length")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_choice")),
        sqlite_with_rowid=False,
    )
    words = ("event", "subject", "detail", "language", "country")
    op.create_table(
        "counter",
        sa.Column("day", sa.Date(), nullable=False),
        *(sa.Column(word, sa.String(64), nullable=False) for word in words),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("n > 0", name=op.f("ck_counter_n_positive")),
        sa.PrimaryKeyConstraint("day", *words, name=op.f("pk_counter")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Remove both tables, with their rows."""
    op.drop_table("counter")
    op.drop_table("choice")
