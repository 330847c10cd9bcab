"""A change of values as a change of text: only the places of values that differ are written anew.

The places are those of the nodes that the reader of the content makes. (ruamel.yaml's round trip keeps comments,
too, but indents every list alike and folds long lines anew: of the content as it stands it changes every file.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from bot.catalog.yaml_shape import Yaml12
from bot.catalog.yaml_written import written


@dataclass(frozen=True, slots=True)
class Splice:
    """Text to put in the place from `start` to `end`."""

    start: int
    end: int
    text: str


def spliced(text: str, before: Any, after: Any) -> str:
    """The text of a file whose values were `before`, with the values `after`.

    Raises:
        ValueError: it cannot be written so, for example the first field of a list's item cannot be taken out.
    """
    root = yaml.compose(text, Loader=Yaml12)
    found = list(_Splicer(text).changed(root, before, after)) if root is not None else []
    parts, at = [], 0
    for splice in sorted(found, key=lambda item: item.start):  # of two at one place the one found first stands first
        if splice.start < at:
            raise ValueError("Two changes fall on the same place: do them one by one.")
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join([*parts, text[at:]])


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same in a file: `1` is neither `true` nor `1.0`."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)


class _Splicer:
    def __init__(self, text: str) -> None:
        self._text = text
        self._break = "\r\n" if "\r\n" in text else "\n"

    def changed(self, node: yaml.Node, before: Any, after: Any, begins: int | None = None) -> Iterator[Splice]:
        """The splices that make `after` of a node; `begins` is where the value of a key may begin at the earliest."""
        block = isinstance(node, yaml.CollectionNode) and not node.flow_style
        if same(before, after):
            return
        if isinstance(node, yaml.MappingNode) and isinstance(after, dict) and before.keys() & after.keys():
            if block or before.keys() <= after.keys():
                yield from self._mapping(node, before, after)
                return
        elif isinstance(node, yaml.SequenceNode) and block and isinstance(after, list) and after:
            yield from self._sequence(node, before, after)
            return
        start, end = node.start_mark.index, self._end(node)
        if begins is not None and (block or start == end):
            yield Splice(begins, end, f" {written(after)}")
        else:
            yield Splice(start, end, written(after))

    def _mapping(self, node: yaml.MappingNode, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Splice]:
        places = {key.value: (key, value) for key, value in node.value}
        for name, (key, node_of_value) in places.items():
            if name in after:
                yield from self.changed(node_of_value, before[name], after[name], key.end_mark.index + 1)
            else:
                yield self._without(key.start_mark.index, self._end(node_of_value))
        kept, new = "", dict[str, list[str]]()
        for name, value in after.items():
            if name in before:
                kept = name
            else:
                new.setdefault(kept, []).append(f"{written(name)}: {written(value)}")
        first = next(key for key, _ in node.value if key.value in after)
        for name, lines in new.items():
            at = self._end(places[name][1]) if name else first.start_mark.index
            if node.flow_style:
                yield Splice(at, at, "".join(f", {line}" if name else f"{line}, " for line in lines))
            else:
                yield self._put(self._line_end(at) if name else at, lines, node.start_mark.column, below=bool(name))

    def _sequence(self, node: yaml.SequenceNode, before: list[Any], after: list[Any]) -> Iterator[Splice]:
        head = _alike(before, after)
        tail = _alike(before[head:][::-1], after[head:][::-1])
        old, new = len(before) - tail, len(after) - tail
        both = min(old, new)
        for index in range(head, both):
            yield from self.changed(node.value[index], before[index], after[index])
        for item in node.value[both:old]:
            yield self._without(item.start_mark.index, self._end(item), mark="-")
        if lines := [f"- {written(item)}" for item in after[both:new]]:
            at = self._line_end(self._end(node.value[both - 1])) if both else node.start_mark.index
            yield self._put(at, lines, node.start_mark.column, below=bool(both))

    def _put(self, at: int, lines: Sequence[str], column: int, *, below: bool) -> Splice:
        indent = " " * column
        parts = [f"{self._break}{indent}{line}" if below else f"{line}{self._break}{indent}" for line in lines]
        return Splice(at, at, "".join(parts))

    def _without(self, start: int, end: int, mark: str = "") -> Splice:
        """The lines of an entry away, whole."""
        line = self._text.rfind("\n", 0, start) + 1
        if self._text[line:start].strip() != mark:
            raise ValueError("What begins in the middle of a line cannot be taken out: do it by hand.")
        return Splice(line, self._line_end(end) + len(self._break), "")

    def _line_end(self, at: int) -> int:
        found = re.compile(r"\r?\n|\Z").search(self._text, at)
        return found.start() if found else len(self._text)

    def _end(self, node: yaml.Node) -> int:
        """Where a value ends in truth: a block's node goes on to the next value, past comments."""
        if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
            return node.start_mark.index + len(self._text[node.start_mark.index : node.end_mark.index].rstrip())
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            last = node.value[-1]
            return self._end(last[1] if isinstance(node, yaml.MappingNode) else last)
        return node.end_mark.index


def _alike(one: Sequence[Any], other: Sequence[Any]) -> int:
    """How many items are the same from the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if not same(a, b)), min(len(one), len(other)))
