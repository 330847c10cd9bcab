"""Has parts of the bot break, in a process of the tests: once each, for a reason that nobody foresaw."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from importlib import import_module
from itertools import count
from typing import Any, Final

PARTS: Final = ("bot.upkeep:prepare", "bot.storage.store:Storage._write", "bot.app:serve")
"""The upkeep, what writes counts, the pages for operators."""
BREAKS: Final = "BREAKS"
"""The variable that names them to the process, with blanks between."""


def break_once(names: Iterable[str]) -> None:
    """The first call of each `MODULE:NAME` raises."""
    for name in names:
        module, _, path = name.partition(":")
        *owners, last = path.split(".")
        owner = reduce(getattr, owners, import_module(module))
        setattr(owner, last, _once(getattr(owner, last)))


def _once(work: Callable[..., Any]) -> Callable[..., Any]:
    calls = count()

    def broken(*arguments: Any, **named: Any) -> Any:
        if next(calls) == 0:
            raise RuntimeError("can't start new thread")
        return work(*arguments, **named)

    return broken
