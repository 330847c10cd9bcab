"""From answers to files: tried on a copy, looked at as `check` does, put in place, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from bot.catalog.catalogue import refuse_if_blocked
from bot.catalog.drafts import Draft
from bot.catalog.loading import problems
from bot.catalog.numbers_file import write_numbers
from bot.cli.console import list_problems, say
from bot.cli.drafting import drafting
from bot.core.phone_record import brought_up_to_date
from bot.core.problems import Problem
from bot.settings import Settings

LAST_STEPS: Final = (
    "python -m bot translations update, then translate it in locales/*/LC_MESSAGES/content.po.",
    "python -m bot check, and look at it: python -m bot preview.",
    "python -m bot coverage > docs/COVERAGE.md",
)
"""What is next after any new content."""
_EXPECTED: Final = {"missing", "po-missing"}
"""What is said of every new text: it is not translated yet."""


def write(
    settings: Settings, today: date, make: Callable[[Draft], None], steps: Sequence[str], *, look: bool = True
) -> None:
    """Have `make` write into a copy; put it in place where that may be served, and say what is next.

    With `look` what `check` says of the files is told, too.

    Raises:
        Stopped: it may not be served, or cannot be written; then nothing was.
    """
    with drafting(settings) as copy:
        make(copy)
        copy.prove(today)
        told = _looked_at(copy, today) if look else []
        written = copy.put()
    list_problems(told)
    if look and not told:
        say("check finds nothing wrong in them; what is missing is their translation.")
    say("\nWritten:")
    for path in written:
        say(f"  {path}")
    say("\nNext:")
    for number, step in enumerate(steps, 1):
        say(f"  {number}. {step}")


def record_numbers(copy: Draft, contact: str) -> None:
    """Note the numbers of a new contact as they stand, so that a later change of them is seen."""
    write_numbers(copy.content, brought_up_to_date(copy.catalogue().reading.content, contact))


def _looked_at(copy: Draft, today: date) -> list[Problem]:
    """What `check` says of the files that changed.

    Raises:
        ContentError: something in them must not be served.
    """
    say("Looking at it as `check` does …")
    changed = [path.as_posix() for path in copy.changed()]
    found = problems(copy.catalogue(), today)
    refuse_if_blocked(found)
    return [
        problem
        for problem in found
        if problem.rule not in _EXPECTED and any(path.endswith(problem.place.file) for path in changed)
    ]
