"""What does not fit a record, in words for an editor: one problem for each place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.catalog.misfit_choices import choices
from bot.catalog.misfit_words import named, near, sentence
from bot.catalog.yaml_tree import Tree
from bot.core import model
from bot.core.lookalikes import retype
from bot.core.problems import Place, Problem, Severity

_BETWEEN: Final = re.compile(r"[\s().-]")
_INTERNATIONAL: Final = re.compile(r"\+[1-9][0-9]{6,14}")
"""A number as people write it, with something between its digits, and as it is written in a file."""
_Path = tuple[str | int, ...]


def misfits(tree: Tree, start: _Path, value: Any, error: ValidationError, record: type[model.Record]) -> list[Problem]:
    """The problems of one record that stands at `start` of a file, in the order in which they were found."""
    details = error.errors(include_url=False)
    if isinstance(value, dict) and value and value.keys().isdisjoint(record.model_fields):
        return [_no_record(tree.key_place((*start, next(iter(value)))), next(iter(value)), record)]
    meant = {(detail["loc"][:-1], _meant(detail, record)) for detail in details if detail["type"] == "extra_forbidden"}
    # a list whose items do not fit seems to be too short besides
    inside = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    details = [detail for detail in details if detail["type"] != "too_short" or detail["loc"] not in inside]
    found: list[Problem] = []
    wrong: dict[tuple[Place, str], list[ErrorDetails]] = {}
    for detail in details:
        path = (*start, *detail["loc"])
        match detail["type"]:
            case "extra_forbidden":
                found.append(_unknown(tree.key_place(path), detail, record))
            case "missing":
                # a misspelt field is one mistake, and not a missing one besides
                if (detail["loc"][:-1], detail["loc"][-1]) not in meant:
                    found.append(_missing(tree.place(path), detail, record))
            case _:
                # a value of several types is refused by each of them, and is one mistake all the same
                wrong.setdefault(_where(tree, path, value, detail, record), []).append(detail)
    return [*found, *_wrong(wrong, tree)]


def _no_record(place: Place, first: str, record: type[model.Record]) -> Problem:
    known = ", ".join(record.model_fields)
    mend = f"Write fields and their values, of several records each after a hyphen (- id: …). Known fields: {known}."
    return Problem(place, "field-unknown", Severity.BLOCKS, f"'{first}' is no field, nor is any other here.", mend)


def _where(tree: Tree, path: _Path, value: Any, detail: ErrorDetails, record: type[model.Record]) -> tuple[Place, str]:
    """The place of a wrong value, and what one calls it; an id may be the word before a text."""
    way = detail["loc"]
    if len(way) > 1 and way[-1] == "id" and isinstance(_at(value, way[:-2]), dict):
        return tree.key_place(path[:-1]), f"an id in {named(_way(value, way[:-2]))}"
    return tree.place(path), named(_way(value, way)) or record.__name__


def _at(value: Any, path: _Path) -> Any:
    """What stands at a location of a value as it was read, as far as it leads."""
    for part in path:
        if isinstance(value, dict):
            value = value.get(part, value)
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
    return value


def _meant(detail: ErrorDetails, record: type[model.Record]) -> str | None:
    """The field that an unknown one was meant for, where one is near."""
    known = _fields_at(record, detail["loc"][:-1])
    return next(iter(get_close_matches(str(detail["loc"][-1]), known, n=1)), None)


def _unknown(place: Place, detail: ErrorDetails, record: type[model.Record]) -> Problem:
    near, name = _meant(detail, record), str(detail["loc"][-1])
    mend = (
        f"Did you mean '{near}'? {retype(name)}".strip()
        if near
        else f"Known fields: {', '.join(_fields_at(record, detail['loc'][:-1]))}."
    )
    words = f"The field '{name}' is not known here."
    return Problem(place, "field-unknown", Severity.BLOCKS, words, mend)


def _missing(place: Place, detail: ErrorDetails, record: type[model.Record]) -> Problem:
    name = str(detail["loc"][-1])
    field = _record_at(record, detail["loc"][:-1]).model_fields[name]
    words = f"The field '{name}' is missing."
    return Problem(place, "field-missing", Severity.BLOCKS, words, f"Write {choices(field)}.")


def _wrong(wrong: dict[tuple[Place, str], list[ErrorDetails]], tree: Tree) -> Iterator[Problem]:
    for (place, where), details in wrong.items():
        meant = next(filter(None, map(near, details)), None)
        mend = f"Did you mean '{meant}'?" if meant else _slip(details[0]["input"], tree, place)
        yield Problem(place, "field-value", Severity.BLOCKS, f"{where}{sentence(details)}", mend)


def _slip(written: object, tree: Tree, place: Place) -> str:
    """What may have led to a wrong value, where that cannot be seen."""
    if written is None and tree.is_remarked(place):
        return "A # begins a remark: put a text with it into quotes."
    if not isinstance(written, str):
        return ""
    dialled = _BETWEEN.sub("", written)
    if dialled != written and _INTERNATIONAL.fullmatch(dialled):
        return f"Did you mean '{dialled}'?"
    return "" if " " in written else retype(written)


def _way(value: Any, path: _Path) -> Iterator[str | int]:
    """The parts of a location that an editor finds in the file; not the types that a value was tried as."""
    for part in path:
        if isinstance(value, dict):
            name = list(value)[part] if isinstance(part, int) else part
            if name in value:
                yield str(name)
                value = value[name]
        elif isinstance(value, list) and isinstance(part, int):
            yield part
            value = value[part]


def _fields_at(record: type[model.Record], path: _Path) -> list[str]:
    """The field names of the model that a location inside a record belongs to."""
    return list(_record_at(record, path).model_fields)


def _record_at(record: type[model.Record], path: _Path) -> type[model.Record]:
    current: type[model.Record] = record
    for part in path:
        if isinstance(part, str) and part in current.model_fields:
            current = next(_records_in(current.model_fields[part].annotation), current)
    return current


def _records_in(annotation: Any) -> Iterator[type[model.Record]]:
    if isinstance(annotation, type) and issubclass(annotation, model.Record):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _records_in(part)
