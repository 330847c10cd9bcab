"""What may stand in a field that is missing, in words for an editor, as the model has it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from bot.core import model

_VALUE: Final = "its value"
_EMPTY: Final = ("[]", "null")


def choices(field: FieldInfo) -> str:
    """What to write: `high or medium`, `a list, unknown or []`, `its value or null`."""
    never_empty = any(getattr(mark, "min_length", 0) for mark in field.metadata)
    found = [word for word in dict.fromkeys(_of(field.annotation)) if word != "[]" or not never_empty]
    *others, last = sorted(found, key=lambda word: word in _EMPTY)
    return f"{', '.join(others)} or {last}" if others else last


def _of(annotation: Any) -> Iterator[str]:
    """The choices that a type leaves."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _of(parts[0])
    elif origin is Literal:
        yield from map(str, parts)
    elif isinstance(annotation, type) and issubclass(annotation, Enum):
        yield from (str(member.value) for member in annotation)
    elif annotation is type(None):
        yield "null"
    elif annotation is bool:
        yield from ("true", "false")
    elif origin is tuple:
        yield from _of_list(parts[0])
    elif origin is None or origin is dict:
        yield _VALUE
    else:
        for part in parts:
            yield from _of(part)


def _of_list(item: Any) -> Iterator[str]:
    """A list, and of which words where these are few; or lines, which editors write with their ids."""
    words = list(_of(item))
    if item is model.Entry:
        yield "below it lines such as `ask: Ask for it`"
    else:
        yield "a list" if _VALUE in words else f"a list of some of these: {', '.join(words)}"
    yield "[]"
