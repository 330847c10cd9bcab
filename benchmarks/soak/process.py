"""`python -m bot` under a clock that runs faster and begins half an hour before midnight; a process of the soak.

SOAK_SPEED says how many seconds pass in one.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from time import monotonic

from bot.clock import SystemClock

if __name__ == "__main__":
    begun, speed = monotonic(), float(os.environ["SOAK_SPEED"])
    first = datetime.now(UTC).replace(hour=23, minute=30, second=0)  # noqa: TID251  # where the made-up clock begins

    class QuickClock:
        """In the place of the machine's."""

        def now(self) -> datetime:
            """The made-up moment."""
            return first + timedelta(seconds=(monotonic() - begun) * speed)

    SystemClock.now = QuickClock.now  # type: ignore[method-assign, assignment]
    from bot.cli import main

    main()
