"""Editing a content file by program: comments, order, quotes and line breaks stay as they were."""

from __future__ import annotations

import codecs
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from bot.catalog.yaml_shape import Yaml12
from bot.catalog.yaml_splice import same, spliced
from bot.catalog.yaml_tree import Tree, read_yaml
from bot.core.errors import UkukError

_COMMENT: Final = re.compile(r"#[^\r\n]*")


class CannotEditError(UkukError):
    """The file was left as it was; the sentence says why."""


def edit(path: Path, change: Callable[[Any], None]) -> None:
    """Change the values of a file in place; every line that the change does not concern keeps its bytes.

    `change` is given the values as the content's reader reads them (dates are text), and changes them. What it
    leaves is written, read again, and put in place only if it reads exactly so and no comment is lost.

    Raises:
        CannotEditError: the file cannot be read as content, or the change cannot be written so.
        OSError: the disk refuses.
    """
    path = path.resolve()
    raw = path.read_bytes()
    tree = _read(path)
    after = deepcopy(tree.value)
    change(after)
    after = _as_read(after)
    if same(tree.value, after):
        return
    try:
        text = spliced(tree.text, tree.value, after)
    except ValueError as error:
        raise CannotEditError(f"{path.name} cannot be changed so. {error}") from None
    draft = path.with_name(f".{path.name}.draft")
    try:
        draft.write_bytes((codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b"") + text.encode())
        if not same(_read(draft).value, after):
            raise CannotEditError(f"{path.name} would not read as meant: do it by hand.")
        if Counter(comments(text)) != Counter(comments(tree.text)):
            raise CannotEditError(f"A comment in {path.name} would be lost: do it by hand.")
        if path.read_bytes() != raw:
            raise CannotEditError(f"{path.name} changed meanwhile: try again.")
        shutil.copymode(path, draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def comments(text: str) -> Iterator[str]:
    """The comments of a file, in order: what stands between the tokens of its YAML."""
    end = 0
    for token in yaml.scan(text, Loader=Yaml12):
        yield from _COMMENT.findall(text[end : token.start_mark.index])
        end = max(end, token.end_mark.index)
    yield from _COMMENT.findall(text[end:])


def _read(path: Path) -> Tree:
    tree, problems = read_yaml(path, path.name)
    if tree is None:
        raise CannotEditError(" ".join(str(problem) for problem in problems))
    return tree


def _as_read(value: Any) -> Any:
    """Values as they will be read: a date is text."""
    if isinstance(value, dict):
        return {key: _as_read(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_read(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
