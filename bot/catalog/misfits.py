"""What does not fit a record, in words for an editor: one problem for each place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.catalog.yaml_tree import Tree
from bot.core import model
from bot.core.problems import Place, Problem, Severity

_NO_RECORD = "model_type"
_Path = tuple[str | int, ...]


def misfits(tree: Tree, start: _Path, value: Any, error: ValidationError, record: type[model.Record]) -> list[Problem]:
    """The problems of one record that stands at `start` of a file, in the order in which they were found."""
    found: list[Problem] = []
    wrong: dict[tuple[Place, str], list[str]] = {}
    for detail in error.errors(include_url=False, include_context=False, include_input=False):
        place = tree.place((*start, *detail["loc"]))
        match detail["type"]:
            case "extra_forbidden":
                found.append(_unknown(place, detail, record))
            case "missing":
                found.append(_missing(place, detail))
            case _:
                # a value of several types is refused by each of them, and is one mistake all the same
                where = ".".join(_way(value, detail["loc"])) or record.__name__
                wrong.setdefault((place, where), []).append(_words(detail))
    return [*found, *_wrong(wrong)]


def _unknown(place: Place, detail: ErrorDetails, record: type[model.Record]) -> Problem:
    name = str(detail["loc"][-1])
    known = _fields_at(record, detail["loc"][:-1])
    near = get_close_matches(name, known, n=1)
    mend = f"Did you mean '{near[0]}'?" if near else f"Known fields: {', '.join(known)}."
    return Problem(place, "field-unknown", Severity.BLOCKS, f"The field '{name}' is not known here.", mend)


def _missing(place: Place, detail: ErrorDetails) -> Problem:
    words = f"The field '{detail['loc'][-1]}' is missing."
    mend = "Where nothing is known, write null, unknown or [] as EDITORS.md says."
    return Problem(place, "field-missing", Severity.BLOCKS, words, mend)


def _wrong(wrong: dict[tuple[Place, str], list[str]]) -> Iterator[Problem]:
    for (place, where), words in wrong.items():
        yield Problem(place, "field-value", Severity.BLOCKS, f"{where}: {'; or: '.join(dict.fromkeys(words))}.")


def _words(detail: ErrorDetails) -> str:
    if detail["type"] == _NO_RECORD:
        return "Here must stand fields with their values"
    return detail["msg"].removeprefix("Value error, ")


def _way(value: Any, path: _Path) -> Iterator[str]:
    """The parts of a location that an editor finds in the file; not the types that a value was tried as."""
    for part in path:
        if isinstance(value, dict):
            name = list(value)[part] if isinstance(part, int) else part
            if name in value:
                yield str(name)
                value = value[name]
        elif isinstance(value, list) and isinstance(part, int):
            yield str(part)
            value = value[part]


def _fields_at(record: type[model.Record], path: _Path) -> list[str]:
    """The field names of the model that a location inside a record belongs to."""
    current: type[model.Record] = record
    for part in path:
        if isinstance(part, str) and part in current.model_fields:
            current = next(_records_in(current.model_fields[part].annotation), current)
    return list(current.model_fields)


def _records_in(annotation: Any) -> Iterator[type[model.Record]]:
    if isinstance(annotation, type) and issubclass(annotation, model.Record):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _records_in(part)
