"""Changes of a YAML file's values, and what they did to its lines."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.catalog.yaml_tree import read_yaml

Change = Callable[[Any], None]


def value_of(path: Path) -> Any:
    """The values of a file, as the content's reader reads them."""
    tree, problems = read_yaml(path, path.name)
    assert tree is not None, problems
    return tree.value


def lines_touched(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went, and those that came."""
    old, new = before.splitlines(), after.splitlines()
    went, came = list[str](), list[str]()
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            went += old[a:b]
            came += new[c:d]
    return went, came


def setting(*way: Any, to: Any) -> Change:
    """A change that sets what lies at the end of a way."""

    def change(value: Any) -> None:
        for step in way[:-1]:
            value = value[step]
        value[way[-1]] = to

    return change


def popping(*way: Any) -> Change:
    """A change that takes out what lies at the end of a way."""

    def change(value: Any) -> None:
        for step in way[:-1]:
            value = value[step]
        value.pop(way[-1])

    return change
