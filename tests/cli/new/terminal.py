"""What an editor at the terminal types, and what stands in the folders afterwards."""

from __future__ import annotations

from collections.abc import Callable

from bot.catalog.loading import problems
from bot.core.problems import Problem
from tests.catalog.folders import TODAY
from tests.cli.places import Place, Ran

Typing = Callable[..., Ran]
"""Runs a command of `new`: its arguments, and the `lines` that are typed."""


def files(place: Place) -> dict[str, bytes]:
    """All files of content and translations."""
    return {
        path.relative_to(place.folder).as_posix(): path.read_bytes()
        for name in ("content", "locales")
        for path in sorted((place.folder / name).rglob("*"))
        if path.is_file()
    }


def written(place: Place, before: dict[str, bytes]) -> list[str]:
    """The files that are other than they were."""
    return [name for name, raw in files(place).items() if before.get(name) != raw]


def text(place: Place, name: str) -> str:
    """What stands in a content file."""
    return (place.folder / "content" / name).read_text(encoding="utf-8")


def advice(place: Place) -> list[Problem]:
    """What `check` says on the tests' day, but that something is not translated yet."""
    found = problems(place.folders.catalogue(), TODAY)
    missing = [problem for problem in found if problem.rule == "missing"]
    assert missing, "what is new is not translated"
    return [problem for problem in found if problem.rule != "missing"]
