"""YAML with its places: values as YAML 1.2 reads them, and for each the line it stands on.

A key that stands twice in one mapping is an error, not a silent overwrite.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast

import yaml

from bot.catalog.files import Files, decoded
from bot.catalog.yaml_faults import Refusal, conflict, fault
from bot.catalog.yaml_shape import Yaml12
from bot.catalog.yaml_values import NOTHING, values
from bot.core.problems import Place, Problem, Severity

MAX_FILE_BYTES = 2_000_000
_ENCODING: Final = "utf-8-sig"
_BREAKS: Final = re.compile("[\x85\u2028\u2029]")
"""YAML ends a line there, no editor does: the lines would be counted otherwise. They come with pasted text."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One file: its values, and its bytes to find the places of values.

    The nodes are made where somebody asks for a place: made for all files they are the slowest part of reading,
    and the most of what a start needs of memory.
    """

    file: str
    raw: bytes
    value: Any

    def place(self, path: Sequence[str | int] = ()) -> Place:
        """The place of a value; of its nearest parent where the path leads no further."""
        return self._at(self._node(path))

    def key_place(self, path: Sequence[str | int]) -> Place:
        """The place of the last word of a path where it is a key; else of the value."""
        around = self._node(path[:-1])
        keys = [key for key, _ in around.value] if isinstance(around, yaml.MappingNode) else []
        if isinstance(path[-1], int) and path[-1] < len(keys):
            return self._at(keys[path[-1]])
        return self._at(next((key for key in keys if key.value == path[-1]), self._node(path)))

    def is_remarked(self, place: Place) -> bool:
        """Whether what stands at a place is a remark: `title: #1 of all`."""
        line = self.raw.decode(_ENCODING).split("\n")[place.line - 1]
        return line[place.column - 1 :].lstrip().startswith("#")

    def _node(self, path: Sequence[str | int]) -> yaml.Node:
        node = _nodes(self.raw)
        for segment in path:
            below = _child(node, segment)
            if below is None:
                break
            node = below
        return node

    def _at(self, node: yaml.Node) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)


@lru_cache(maxsize=8)
def _nodes(raw: bytes) -> yaml.Node:
    return cast("yaml.Node", yaml.compose(raw.decode(_ENCODING), Loader=Yaml12))  # a tree is made of what has a root


def _child(node: yaml.Node, segment: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        if isinstance(segment, int):
            return node.value[segment][1] if segment < len(node.value) else None
        found = next((value for key, value in node.value if key.value == segment), None)
        cards = next((value for key, value in node.value if key.value == "cards"), None)
        return found or (_child(cards, segment) if cards is not None else None)
    if isinstance(node, yaml.SequenceNode):
        if isinstance(segment, int):
            return node.value[segment] if segment < len(node.value) else None
        item = next((item for item in node.value if _id_of(item) == segment), None)
        return item if item is not None or not segment.isdigit() else _child(node, int(segment))
    return None


def _id_of(node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value.value for key, value in node.value if key.value == "id"), None)


class _RefusedError(Exception):
    """The text is YAML, and not taken."""

    def __init__(self, refusals: list[Refusal]) -> None:
        super().__init__()
        self.refusals = refusals


def read_yaml(path: Path, shown_as: str, files: Files | None = None) -> tuple[Tree | None, list[Problem]]:
    """Read one file. Returns the tree (None where it could not be read) and all problems."""
    files = files or Files()
    try:
        raw = files.raw(path)
    except OSError as error:
        return None, [_problem(shown_as, f"The file cannot be read: {error.strerror}.", rule="file-unreadable")]
    if len(raw) > MAX_FILE_BYTES:
        words = f"The file has more than {MAX_FILE_BYTES // 1_000_000} million bytes."
        return None, [_problem(shown_as, words, rule="file-too-large", mend="Make several files of it.")]
    try:
        return Tree(shown_as, raw, files.parsed("yaml", raw, lambda: _parse(raw))), []
    except _RefusedError as error:
        return None, [_problem(shown_as, *refusal) for refusal in error.refusals]


def _parse(raw: bytes) -> Any:
    text = _text(raw)
    try:
        value, refusals = values(text)
    except yaml.YAMLError as error:
        raise _RefusedError(conflict(text) or [fault(text, error)]) from None
    if refusals or value is NOTHING:
        raise _RefusedError(refusals or [Refusal("The file is empty.", 0, 0, "file-empty", "Fill it, or delete it.")])
    return value


def _text(raw: bytes) -> str:
    try:
        text = decoded(raw)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        words = "The file is not UTF-8 text."
        raise _RefusedError([Refusal(words, line, 1, "file-encoding", "Save it as UTF-8.")]) from None
    found = _BREAKS.search(text)
    if found is not None:
        before = text[: found.start()]
        column = len(before) - before.rfind("\n")
        words = f"A sign that cannot be seen (U+{ord(found.group()):04X}) ends the line here."
        raise _RefusedError([Refusal(words, before.count("\n") + 1, column, "yaml-syntax", "Type that place again.")])
    return text


def _problem(
    file: str, words: str, line: int = 0, column: int = 0, rule: str = "yaml-syntax", mend: str = ""
) -> Problem:
    return Problem(Place(file, line, column), rule, Severity.BLOCKS, words, mend)
