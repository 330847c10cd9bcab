"""Which counts are kept by week.

A column beside the key, with a default: a process of the version before goes on counting while this is done. Whatever
was kept by week before it stays unmarked, and is reported as coarsely all the same, as long as its topic is sensitive.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column."""
    op.add_column("counter", sa.Column("weekly", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Remove it; the counts stay."""
    op.drop_column("counter", "weekly")
