"""Questions at a terminal: what was given as an option is not asked, a wrong answer is explained and asked again.

Where nobody sits at the terminal, what was not given takes its default; where there is none, the command
stops and names the option.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

import typer

from bot.cli.console import EXIT_FAILED, say, say_error, stop
from bot.cli.drafting import NOTHING

_Answer = TypeVar("_Answer")
_Member = TypeVar("_Member", bound=StrEnum)


def ask(
    option: str,
    words: str,
    read: Callable[[str], _Answer],
    given: str | None = None,
    *,
    default: str | None = None,
) -> _Answer:
    """An answer that `read` takes. `read` raises ValueError with words for whoever answered.

    Raises:
        Stopped: nobody answers, or the person ends it.
    """
    refused = False
    while True:
        answer = given if given is not None and not refused else _prompt(option, words, default, refused=refused)
        try:
            return read(answer.strip())
        except ValueError as why:
            say_error(str(why) if given is None or refused else f"{option}: {why}")
            refused = True


def several(
    option: str, words: str, read: Callable[[str], _Answer], given: Sequence[str] | None = None, *, least: int = 0
) -> list[_Answer]:
    """Answers until an empty one; those given as options are all there are.

    Raises:
        Stopped: nobody answers, or the person ends it.
    """
    if given:
        return [ask(option, words, read, item) for item in given]
    found: list[_Answer] = []
    while True:
        needed = len(found) < least
        answer = ask(
            option,
            words if needed else f"{words} (empty: no more)",
            lambda text: read(text) if text else None,
            default=None if needed else "",
        )
        if answer is not None:
            found.append(answer)
        elif not needed:
            return found


def one_of(kind: type[_Member]) -> Callable[[str], _Member]:
    """Reads one word of a list."""

    def read(text: str) -> _Member:
        try:
            return kind(text.lower())
        except ValueError:
            raise ValueError(f"Write one of: {', '.join(kind)}.") from None

    return read


def all_of(kind: type[_Member]) -> Callable[[str], tuple[_Member, ...]]:
    """Reads some words of a list, with commas between them."""
    read = one_of(kind)
    return lambda text: tuple(dict.fromkeys(map(read, parts(text))))


def parts(text: str) -> list[str]:
    """What stands between commas.

    Raises:
        ValueError: nothing does.
    """
    found = [part.strip() for part in text.split(",") if part.strip()]
    if not found:
        raise ValueError("Write one at least; several with commas between them.")
    return found


def _prompt(option: str, words: str, default: str | None, *, refused: bool) -> str:
    try:
        return str(typer.prompt(words, default=default, show_default=bool(default)))
    except typer.Abort as abort:
        if not isinstance(abort.__context__, EOFError) or sys.stdin.isatty():
            say("")
            stop(NOTHING, code=EXIT_FAILED)
        say("")
        if refused:
            stop(NOTHING)
        if default is not None:
            return default
        stop(f"There is nobody to ask: give it as {option}. {NOTHING}")
