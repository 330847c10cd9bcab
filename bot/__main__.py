"""`python -m bot`."""

import sys

from bot.early import end_at_once

if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        end_at_once()
    from bot.cli import main

    main()
