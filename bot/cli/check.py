"""`check`: everything that is wrong or old in content and translations."""

from __future__ import annotations

import json
from collections import Counter
from typing import Literal

from bot.cli.checking import run_check
from bot.cli.console import EXIT_FAILED, Stopped, list_problems, say, settings_or_stop
from bot.clock import SystemClock
from bot.core.problems import Problem, Severity


def check(*, strict: bool, shape: Literal["text", "json", "github"]) -> None:
    """Print all problems.

    Raises:
        Stopped: with code 1, where something blocks; with `strict`, where anything was found.
    """
    checked = run_check(settings_or_stop(), SystemClock().now().date())
    found = checked.problems
    if shape == "json":
        say(json.dumps([_as_dict(problem) for problem in found], ensure_ascii=False, indent=1))
    elif shape == "github":
        for problem in found:
            say(_as_annotation(problem))
    else:
        list_problems(found)
        content = checked.catalogue.reading.content
        counts = Counter(problem.severity for problem in found)
        say(
            f"{len(content.topics)} topics, {len(content.contacts)} contacts, {len(content.facts)} facts, "
            f"{len(content.sources)} sources read: "
            f"{counts[Severity.BLOCKS]} errors, {counts[Severity.ADVICE]} warnings."
        )
    if any(strict or problem.severity is Severity.BLOCKS for problem in found):
        raise Stopped(EXIT_FAILED)


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
