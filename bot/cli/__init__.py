"""The commands, one module each; importing one imports what that command needs, and no more."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from bot.cli.console import Stopped, say_error, stop
from bot.early import keep_streams
from bot.log import drop_unwritten

_UNREADABLE: Final = "The file .env cannot be read: save it as UTF-8 text, one NAME=value a line."


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
        if path.exists():  # as an engine for containers makes a folder where the file to be shown to it is missing
            say_error("In the place of the file .env stands something else, which is not read.")
        return
    from dotenv import dotenv_values  # noqa: PLC0415  # only where there is such a file

    try:
        values = dotenv_values(path, encoding="utf-8-sig")  # some editors begin a file with a mark
    except (OSError, UnicodeDecodeError):
        stop(_UNREADABLE)
    for name, value in values.items():
        if value is not None and not os.environ.get(name, "").strip():
            if "\0" in name + value:  # what the system takes for no value
                stop(_UNREADABLE)
            os.environ[name] = value
