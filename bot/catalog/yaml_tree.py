"""YAML with its places: values as YAML 1.2 reads them, and for each the line it stands on.

PyYAML follows YAML 1.1, where `no` is false and `NO` is not Norway; the reader here knows only
`true`, `false` and `null`, whole and decimal numbers; dates stay text for the model to read.
A key that stands twice in one mapping is an error, not a silent overwrite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.core.problems import Place, Problem, Severity

MAX_FILE_BYTES = 2_000_000
MAX_DEPTH = 40


class _Yaml12(yaml.CSafeLoader):
    """PyYAML's fast loader with the scalars of YAML 1.2."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # PyYAML fills it per class, in add_implicit_resolver


_RESOLVERS = (
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
    ("tag:yaml.org,2002:null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("tag:yaml.org,2002:int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("tag:yaml.org,2002:float", r"^-?[0-9]+\.[0-9]+$", "-0123456789"),
)
for _tag, _pattern, _first in _RESOLVERS:
    _Yaml12.add_implicit_resolver(_tag, re.compile(_pattern), list(_first))


@dataclass(frozen=True, slots=True)
class Tree:
    """One file: its values, and its nodes to find the places of values."""

    file: str
    root: yaml.Node
    value: Any

    def place(self, path: Sequence[str | int] = ()) -> Place:
        """The place of a value; of its nearest parent where the path leads no further."""
        node = self.root
        for segment in path:
            below = _child(node, segment)
            if below is None:
                break
            node = below
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)


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
        return next((item for item in node.value if _id_of(item) == segment), None)
    return None


def _id_of(node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value.value for key, value in node.value if key.value == "id"), None)


def read_yaml(path: Path, shown_as: str) -> tuple[Tree | None, list[Problem]]:
    """Read one file. Returns the tree (None where it could not be read) and all problems."""

    def problem(text: str, line: int = 0, column: int = 0, rule: str = "yaml-syntax") -> Problem:
        return Problem(Place(shown_as, line, column), rule, Severity.BLOCKS, text)

    try:
        raw = path.read_bytes()
    except OSError as error:
        return None, [problem(f"The file cannot be read: {error.strerror}.", rule="file-unreadable")]
    if len(raw) > MAX_FILE_BYTES:
        return None, [problem(f"The file is larger than {MAX_FILE_BYTES} bytes.", rule="file-too-large")]
    try:
        text = raw.decode("utf-8-sig")
        root = yaml.compose(text, Loader=_Yaml12)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [problem("The file is not UTF-8 text. Save it as UTF-8.", line, 1, "file-encoding")]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = f"YAML cannot read this: {error.problem or error.context}."
        return None, [problem(words, mark.line + 1 if mark else 0, mark.column + 1 if mark else 0)]
    except yaml.YAMLError as error:
        return None, [problem(f"YAML cannot read this: {str(error).splitlines()[0]}.", 1, 1)]
    if root is None:
        return None, [problem("The file is empty.", rule="file-empty")]
    problems = [problem(words, line, column, rule) for words, line, column, rule in _refusals(root, 0)]
    if problems:
        return None, problems
    return Tree(shown_as, root, _value(root)), []


def _refusals(node: yaml.Node, depth: int) -> Iterator[tuple[str, int, int, str]]:
    """What is legal YAML and still not wanted: keys twice, aliases within themselves, strange tags."""
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if depth > MAX_DEPTH:
        yield "The file is nested too deeply, or an alias contains itself.", line, column, "yaml-depth"
        return
    if not node.tag.startswith("tag:yaml.org,2002:"):
        yield f"The tag {node.tag} is not used here. Remove it.", line, column, "yaml-tag"
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            at = key.start_mark.line + 1, key.start_mark.column + 1
            if not isinstance(key, yaml.ScalarNode):
                yield "A key must be a plain word.", *at, "yaml-key"
            elif key.value in seen:
                words = f"The key '{key.value}' stands twice; the first is on line {seen[key.value]}."
                yield words, *at, "yaml-duplicate-key"
            else:
                seen[key.value] = at[0]
            yield from _refusals(value, depth + 1)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _refusals(item, depth + 1)


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    kind = node.tag.rsplit(":", 1)[-1]
    if kind == "null":
        return None
    if kind == "bool":
        return node.value == "true"
    if kind == "int":
        return int(node.value)
    if kind == "float":
        return float(node.value)
    return str(node.value)
