"""`check`: everything that is wrong or old in content and translations."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Literal

from bot.cli.check_text import show
from bot.cli.checking import Checked, run_check
from bot.cli.console import EXIT_FAILED, Stopped, say, settings_or_stop
from bot.cli.watching import each_change
from bot.clock import SystemClock
from bot.core.problems import Problem, Severity
from bot.settings import Settings

Shape = Literal["text", "json", "github"]


def check(*, strict: bool, shape: Shape, watch: bool = False) -> None:
    """Print all problems; with `watch` again whenever a file changed, until Ctrl-C.

    Raises:
        Stopped: with code 1, where something blocks; with `strict`, where anything was found.
    """
    settings = settings_or_stop()
    checked = _look(settings, shape)
    if watch:
        with suppress(KeyboardInterrupt):
            for _ in each_change(settings, checked.catalogue.revision):
                _look(settings, shape)
        return
    if any(strict or problem.severity is Severity.BLOCKS for problem in checked.problems):
        raise Stopped(EXIT_FAILED)


def _look(settings: Settings, shape: Shape) -> Checked:
    checked = run_check(settings, SystemClock().now().date())
    if shape == "json":
        say(json.dumps([_as_dict(problem) for problem in checked.problems], ensure_ascii=False, indent=1))
    elif shape == "github":
        for problem in checked.problems:
            say(_as_annotation(problem))
    else:
        show(checked)
    return checked


def _as_dict(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "rule": problem.rule,
        "severity": problem.severity.value,
        "text": problem.text,
        "mend": problem.mend,
        "key": problem.key,
        "language": problem.language,
    }


def _as_annotation(problem: Problem) -> str:
    """A workflow command, which stands beside the line in a pull request (GitHub's docs, "Workflow commands")."""
    place = problem.place
    words = " ".join(filter(None, (problem.text, problem.mend)))
    where = {"file": place.file, "line": place.line, "col": place.column, "title": problem.rule}
    told = ",".join(f"{name}={_escaped(str(value), also=':,')}" for name, value in where.items() if value)
    return f"::{problem.severity.value} {told}::{_escaped(words)}"


def _escaped(text: str, also: str = "") -> str:
    for sign in "%\r\n" + also:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
