"""`python -m bot`."""

import sys
from importlib import import_module

from bot.early import end_at_once


def main() -> None:
    """Run a command; where the packages that every command needs are not there, say how to get them."""
    if sys.argv[1:2] == ["run"]:
        end_at_once()
    try:
        import_module("bot.cli.program")
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] in {"bot", *sys.stdlib_module_names}:
            raise  # a fault of ours, which no setup mends
        sys.stderr.write("Ukuk is not set up for this python. Run `make setup`, then `.venv/bin/python -m bot …`.\n")
        sys.exit(2)
    from bot.cli import main as run  # noqa: PLC0415  # its packages are there

    run("python -m bot")


if __name__ == "__main__":
    main()
