"""From answers to files: tried on a copy, looked at as `check` does, put in place, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from bot.catalog.catalogue import Catalogue, read_catalogue, refuse_if_blocked
from bot.catalog.drafts import ChangedMeanwhileError, Draft, draft
from bot.catalog.loading import problems
from bot.catalog.po_entries import UnreadablePoError
from bot.catalog.scaffolds.adding import CannotAddError
from bot.catalog.yaml_edit import UneditableYamlError
from bot.cli.console import list_problems, say, settings_or_stop, stop
from bot.cli.new.asking import NOTHING
from bot.core.errors import ContentError
from bot.core.problems import Problem
from bot.settings import Settings

_EXPECTED = {"missing", "po-missing"}
"""What is said of every new text: it is not translated yet."""


def content_or_stop() -> tuple[Settings, Catalogue]:
    """The content as it stands: what is new is held against it.

    Raises:
        Stopped: it cannot be read as it is.
    """
    settings = settings_or_stop()
    catalogue = read_catalogue(settings.content_dir, settings.locales_dir)
    try:
        refuse_if_blocked(catalogue.problems)
    except ContentError as error:
        stop("Mend this first:", *map(str, error.problems))
    return settings, catalogue


def write(
    settings: Settings, today: date, make: Callable[[Draft], None], steps: Sequence[str], *, look: bool = True
) -> None:
    """Have `make` write into a copy; put it in place where that may be served, and say what is next.

    With `look` what `check` says of the files is told, too.

    Raises:
        Stopped: it may not, or cannot be written; then nothing was.
    """
    try:
        with draft(settings.content_dir, settings.locales_dir) as copy:
            make(copy)
            copy.prove(today)
            told = _looked_at(copy, today) if look else []
            written = copy.put()
    except ContentError as error:
        stop("The content could not be served with it:", *map(str, error.problems), NOTHING)
    except (CannotAddError, UneditableYamlError, UnreadablePoError) as error:
        stop(str(error), NOTHING)
    except ChangedMeanwhileError:
        stop(f"Somebody saved a file of the content meanwhile. {NOTHING} Run it again.")
    except OSError as error:
        stop(f"It cannot be written: {error.strerror or error}. {NOTHING}")
    list_problems(told)
    say("\nWritten:")
    for path in written:
        say(f"  {path}")
    say("\nNext:")
    for number, step in enumerate(steps, 1):
        say(f"  {number}. {step}")


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
