"""YAML text → its values, in one pass over what the parser meets, with all that is not wanted told.

No tree of nodes is built, which is the slow part of reading YAML. What would be endless is refused
before it grows: nesting on which a reader would crash, aliases that multiply.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from bot.catalog.yaml_faults import Refusal
from bot.catalog.yaml_shape import MAX_DEPTH, MAX_VALUES, Yaml12, is_plain, scalar

NOTHING: Final = object()
"""The value of a text that has none, but comments perhaps."""
_TOO_DEEP: Final = "The file is nested too deeply, or an alias contains itself."
_RECORD: Final = 3
"""Keys that stand twice in one mapping from which on they are another record."""
_SIMPLER: Final = "Write it as the other files of the folder are written."


class _EndlessError(Exception):
    """Reading stops here; the refusal has been noted."""


@dataclass(slots=True)
class _Finished:
    """A value with an anchor: what an alias of it repeats."""

    value: Any
    text: str | None
    size: int
    depth: int


@dataclass(slots=True)
class _Open:
    """A list or a mapping that is being read: `key` is the one whose value comes next."""

    value: Any
    event: yaml.CollectionStartEvent
    before: int
    depth: int = 0
    key: str | None = None
    lines: dict[str, int] = field(default_factory=dict)
    twice: list[Refusal] = field(default_factory=list)


def values(text: str) -> tuple[Any, list[Refusal]]:
    """The values of a text, NOTHING where there are none, and why they are not taken.

    Raises:
        yaml.YAMLError: the text is no YAML.
    """
    reader = _Reader()
    try:
        for event in yaml.parse(text, Loader=Yaml12):
            reader.take(event)
    except _EndlessError:
        pass
    return reader.root, reader.refusals


class _Reader:
    """Puts values together; `root` is the finished one."""

    def __init__(self) -> None:
        self.root: Any = NOTHING
        self.refusals: list[Refusal] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, _Finished] = {}
        self._total = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the text."""
        if isinstance(event, yaml.ScalarEvent):
            self._count(event, 1)
            self._add(event, self._scalar(event), event.value, 0)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._count(event, 1)
            if not is_plain(event):
                self._refuse_tag(event)
            if event.anchor is not None:
                self._anchors.pop(event.anchor, None)
            self._open.append(_Open({} if isinstance(event, yaml.MappingStartEvent) else [], event, self._total - 1))
        elif isinstance(event, yaml.CollectionEndEvent):
            done = self._open.pop()
            self.refusals.extend(_told(done.twice))
            self._add(done.event, done.value, None, done.depth + 1, self._total - done.before)
        elif isinstance(event, yaml.AliasEvent):
            self._repeat(event)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not NOTHING:
            mend = "Take the line out, or make two files."
            self._refuse("A second document begins here.", event, "yaml-syntax", mend)
            raise _EndlessError

    def _add(self, event: yaml.NodeEvent, value: Any, text: str | None, depth: int, size: int = 1) -> None:
        """Put a finished value where it belongs."""
        if event.anchor is not None and not isinstance(event, yaml.AliasEvent):
            self._anchors[event.anchor] = _Finished(value, text, size, depth)
        if not self._open:
            self.root = value
            return
        around = self._open[-1]
        around.depth = max(around.depth, depth)
        if isinstance(around.value, list):
            around.value.append(value)
        elif around.key is None:
            self._begin_key(around, event, text)
        else:
            around.value[around.key] = value
            around.key = None

    def _begin_key(self, around: _Open, event: yaml.NodeEvent, text: str | None) -> None:
        if text is None:
            mend = "Put a text that begins with a bracket or a brace into quotes."
            self._refuse("A key must be a plain word.", event, "yaml-key", mend)
        elif text in around.lines:
            words = f"The key '{text}' stands twice; the first is on line {around.lines[text]}."
            mend = "Take one of them out, or give it another name."
            around.twice.append(Refusal(words, *_at(event), "yaml-duplicate-key", mend))
        else:
            around.lines[text] = _at(event)[0]
        around.key = text or ""

    def _repeat(self, event: yaml.AliasEvent) -> None:
        found = self._anchors.get(str(event.anchor))
        if found is None:
            if any(around.event.anchor == event.anchor for around in self._open):
                self._refuse(_TOO_DEEP, event, "yaml-depth", _SIMPLER)
            else:
                words = f"*{event.anchor} repeats what stands nowhere before it."
                self._refuse(words, event, "yaml-syntax", "Put a text that begins with * into quotes.")
            raise _EndlessError
        self._count(event, found.size, found.depth)
        self._add(event, found.value, found.text, found.depth)

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        try:
            return scalar(event)
        except ValueError:
            self._refuse_tag(event)
            return None

    def _count(self, event: yaml.NodeEvent, size: int, depth: int = 0) -> None:
        self._total += size
        if len(self._open) + depth > MAX_DEPTH:
            self._refuse(_TOO_DEEP, event, "yaml-depth", _SIMPLER)
            raise _EndlessError
        if self._total > MAX_VALUES:
            words = f"The file has more than {MAX_VALUES} values."
            self._refuse(words, event, "file-too-large", "Make several files of it.")
            raise _EndlessError

    def _refuse_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        words = f"The tag {str(event.tag).replace('tag:yaml.org,2002:', '!!')} is not used here."
        self._refuse(words, event, "yaml-tag", "Take it out, or put a text that begins with ! into quotes.")

    def _refuse(self, words: str, event: yaml.Event, rule: str, mend: str) -> None:
        self.refusals.append(Refusal(words, *_at(event), rule, mend))


def _told(twice: list[Refusal]) -> list[Refusal]:
    """What is told of keys that stand twice in one mapping: a whole record in another one is one mistake."""
    if len(twice) < _RECORD:
        return twice
    mend = "Does another item of the list begin here? Then put a hyphen and a space before it."
    return [twice[0]._replace(mend=mend)]


def _at(event: yaml.Event) -> tuple[int, int]:
    """Line and column."""
    mark: yaml.Mark = event.start_mark  # type: ignore[assignment]  # events of a text have their marks
    return mark.line + 1, mark.column + 1
