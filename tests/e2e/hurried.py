"""`python -m bot`, with shorter pauses between two tries of the database, and less room for counts that wait.

It looks sooner whether other folders stand in the place of the content's, and parts that break begin anew sooner.

A choice is waited for a little longer: on a busy machine 50 ms pass by themselves.

A process of the tests: many faults one after the other would take minutes else.
"""

from __future__ import annotations

import os
import sys
from functools import partial

from bot.early import end_at_once

if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        end_at_once()
    from bot import app, ongoing, upkeep
    from bot.catalog.watching import changes
    from bot.cli import main
    from bot.storage import counters, engines, ledger, preferences, store
    from tests.e2e.breaking import BREAKS, break_once

    app.PORT_SECONDS = ongoing.ANEW_SECONDS = 0.2
    upkeep._changes = partial(changes, look_ms=300)
    store.FLUSH_SECONDS = 0.1
    store.LONGEST_PAUSE_SECONDS = 0.4
    store.LOOK_SECONDS = 0.2
    ledger.WRITE_SECONDS = engines.COMMAND_SECONDS = 1.5
    engines.CONNECT_SECONDS = 1.0
    preferences.READ_SECONDS = 0.5
    engines.BUSY_MILLISECONDS = 300
    counters.MOST_ROWS = 6
    break_once(os.environ.get(BREAKS, "").split())
    main()
