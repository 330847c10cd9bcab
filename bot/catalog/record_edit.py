"""Editing one record of the content in its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.catalog.content_files import KINDS, Reading
from bot.catalog.yaml_edit import UneditableYamlError, edit, plain
from bot.core.problems import Place


def edit_record(content: Path, reading: Reading, key: str, change: Callable[[dict[str, Any]], None]) -> Place:
    """Change the record of a key such as `contact.ru-lawyer`, which was read; returns where it stands.

    Nothing is written that the model of the record would refuse.

    Raises:
        UneditableYamlError: the record is not where it was read, or the change cannot be written, or it does not fit.
        OSError: the disk refuses.
    """
    tree, way = reading.records[key]
    head, _, identifier = key.partition(".")
    model = next(kind.record for kind in KINDS if kind.key == head)

    def change_it(value: Any) -> None:
        for step in way:
            value = value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else {}
        if not isinstance(value, dict) or value.get("id") != identifier:
            raise UneditableYamlError(f"{tree.file} changed meanwhile: try again.")
        change(value)
        try:
            model.model_validate(plain(value))
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            where = ".".join(map(str, first["loc"]))
            raise UneditableYamlError(f"{where}: {first['msg'].removeprefix('Value error, ')}.") from None

    edit(content / tree.file.partition("/")[2], change_it)
    return reading.place(key)
