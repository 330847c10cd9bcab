"""The commands, one module each; importing one imports what that command needs, and no more."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path

from bot.cli.console import Stopped, stop
from bot.early import keep_streams
from bot.log import drop_unwritten


def main(called: str = "ukuk") -> None:
    """The program: reads the arguments and runs a command; `called` is its name in what it says of its use."""
    keep_streams()
    from bot.cli.program import program  # noqa: PLC0415  # typer is imported only when a command is run

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # the names of files may hold anything
    try:
        _read_dotenv()
        program()(prog_name=called)
    except Stopped as stopped:
        sys.exit(stopped.code)
    finally:
        drop_unwritten()


def _read_dotenv() -> None:
    """Put the values of `.env` in the working folder into the environment, where they are not set, or empty."""
    path = Path(".env")
    if not path.is_file():
        return
    from dotenv import dotenv_values  # noqa: PLC0415  # only where there is such a file

    try:
        values = dotenv_values(path, encoding="utf-8-sig")  # some editors begin a file with a mark
    except (OSError, UnicodeDecodeError):
        stop("The file .env cannot be read: save it as UTF-8 text, one NAME=value a line.")
    for name, value in values.items():
        if value is not None and not os.environ.get(name, "").strip():
            os.environ[name] = value
