"""A clock that is set by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
"""A Monday: 15:00 in Moscow, 18:00 in Bishkek, no holiday in either."""


class FakeClock:
    """Stands still until somebody sets it. Implements bot.core.ports.Clock."""

    def __init__(self, moment: datetime = NOON) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """The moment that was set."""
        return self._moment

    def set(self, moment: datetime) -> None:
        """Stand at an aware moment.

        Raises:
            ValueError: the moment has no zone; the core is only ever given aware ones.
        """
        if moment.tzinfo is None:
            raise ValueError("the moment needs a zone")
        self._moment = moment

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self._moment += by
