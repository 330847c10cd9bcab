"""The clock of this machine: a leaf, so that a command that only asks the day loads nothing else."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC)  # noqa: TID251  # the one clock that the others are
