"""Changing a YAML file as a careful editor does: comments and order stay, and so does every line not concerned.

ruamel.yaml writes what it read, but sets lines anew where an editor set them otherwise. So it writes
twice, before the change and after it; what differs between the two is put into the file as it stands.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from difflib import SequenceMatcher
from io import StringIO
from pathlib import Path
from typing import Any, Final

from bot.catalog.yaml_tree import read_yaml

_DAY: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_NO_WRAPPING: Final = 1_000_000
_LIST_INDENT: Final = 2
"""Spaces before the dash of a list inside something; a list that is the whole file stands at the margin."""
_BOM: Final = "\ufeff"
_Hunk = tuple[int, int, list[str]]
"""From which line up to which other lines stand, and these lines."""


class UneditableYamlError(Exception):
    """A file that a program cannot change without doing harm; says why. It is as it was."""


def edit(path: Path, change: Callable[[Any], None]) -> None:
    """Change what a file holds. `change` gets its mappings and lists, and works on them in place.

    A file in which nothing changed keeps its bytes. Written whole or not at all.

    Raises:
        OSError: the file cannot be read or written.
        UneditableYamlError: it is no YAML of ours, or what was written would be read as something else.
    """
    raw = path.read_bytes()
    tree, problems = read_yaml(path, path.name)
    if tree is None:
        raise UneditableYamlError("; ".join(map(str, problems)))
    ends = "\r\n" if b"\r\n" in raw else "\n"
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    document, dump = _document(text)
    before = dump()
    change(document)
    _set_as_editors_do(document)
    after = dump()
    if after == before:
        return
    changed = merged(text, before, after)
    mark = _BOM if raw.startswith(_BOM.encode()) else ""
    _put(path, (mark + changed.replace("\n", ends)).encode(), plain(document))


def _document(text: str) -> tuple[Any, Callable[[], str]]:
    """What a text holds, with its comments, and how it is written again."""
    from ruamel.yaml import YAML  # noqa: PLC0415  # only where a file is changed

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _NO_WRAPPING
    yaml.indent(mapping=2, sequence=2 + _LIST_INDENT, offset=_LIST_INDENT)
    yaml.representer.add_representer(type(None), _null)
    document = yaml.load(text)

    def dump() -> str:
        written = StringIO()
        yaml.dump(document, written)
        if not isinstance(document, list):
            return written.getvalue()
        return "".join(line.removeprefix(" " * _LIST_INDENT) for line in written.getvalue().splitlines(keepends=True))

    return document, dump


def _set_as_editors_do(value: Any) -> None:
    """What `change` put in: days stand without quotes, and a short mapping on one line."""
    from ruamel.yaml.comments import CommentedMap  # noqa: PLC0415  # as above

    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        if type(item) is str and _DAY.fullmatch(item):
            value[key] = date.fromisoformat(item)
        elif (
            isinstance(value, dict)
            and type(item) is dict
            and not any(isinstance(inner, dict | list) for inner in item.values())
        ):
            value[key] = CommentedMap(item)
            value[key].fa.set_flow_style()
        if isinstance(value[key], dict | list):
            _set_as_editors_do(value[key])


def _holds_more(item: dict[Any, Any]) -> bool:
    return any(isinstance(inner, dict | list) for inner in item.values())


def _null(representer: Any, _: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "null")


def merged(text: str, before: str, after: str) -> str:
    """The text with what changed from `before` to `after`, which say the same in other lines."""
    base = _lines(before)
    ours = list(_hunks(base, _lines(text)))
    theirs = list(_hunks(base, _lines(after)))
    done: list[str] = []
    at = 0
    for start, end, lines in _without_meeting(ours, theirs):
        done += base[at:start]
        done += lines
        at = end
    return "".join([*done, *base[at:]])


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [*(f"{line}\n" for line in lines[:-1]), *filter(None, lines[-1:])]


def _hunks(base: list[str], other: list[str]) -> Iterator[_Hunk]:
    """Where another text differs. The same lines at both ends are not compared: files are long, changes short."""
    shortest = min(len(base), len(other))
    head = next((at for at in range(shortest) if base[at] != other[at]), shortest)
    tail = next((at for at in range(shortest - head) if base[-1 - at] != other[-1 - at]), shortest - head)
    inner, others = base[head : len(base) - tail], other[head : len(other) - tail]
    for tag, start, end, first, last in SequenceMatcher(None, inner, others, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _line_by_line(head + start, inner[start:end], others[first:last])


def _line_by_line(at: int, old: list[str], new: list[str]) -> Iterator[_Hunk]:
    """A hunk, without the lines at its ends that differ in their spaces alone: each of them is a hunk of its own.

    So a change of one line takes the spaces before a comment from no other.
    """
    shortest = min(len(old), len(new))
    head = next((i for i in range(shortest) if not _same_words(old[i], new[i])), shortest)
    tail = next((i for i in range(shortest - head) if not _same_words(old[-1 - i], new[-1 - i])), shortest - head)
    yield from ((at + i, at + i + 1, [new[i]]) for i in range(head))
    if (head, head) != (len(old) - tail, len(new) - tail):
        yield at + head, at + len(old) - tail, new[head : len(new) - tail]
    yield from ((at + len(old) - i, at + len(old) - i + 1, [new[-i]]) for i in range(tail, 0, -1))


def _same_words(one: str, two: str) -> bool:
    return one.split() == two.split()


def _without_meeting(ours: list[_Hunk], theirs: list[_Hunk]) -> list[_Hunk]:
    """All hunks in their order; where an editor set lines otherwise that change now, the change goes before."""
    kept = [hunk for hunk in ours if not any(_meet(hunk, other) for other in theirs)]
    return sorted([*kept, *theirs], key=lambda hunk: hunk[:2])


def _meet(one: _Hunk, two: _Hunk) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def plain(value: Any) -> Any:
    """What a value is without its comments and quotes, as yaml_tree reads it: days are text."""
    if isinstance(value, dict):
        return {_name(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or value is None:
        return value
    for kind in (int, float, str):
        if isinstance(value, kind):
            return kind(value)
    return value


def _name(key: Any) -> str:
    """A key is always a word: `false` is one, too."""
    return str(key).lower() if isinstance(key, bool) else str(key)


def _put(path: Path, raw: bytes, wanted: Any) -> None:
    """Write beside the file, read that again, and move it into place."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        draft.write_bytes(raw)
        tree, _ = read_yaml(draft, path.name)
        if tree is None or tree.value != wanted:
            raise UneditableYamlError(f"{path.name}: written by a program it would be read as something else.")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
