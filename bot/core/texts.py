"""Every translatable text of the content with its key.

A key is the kind, the record's id, and the way to the text: `topic.hiv-care.RU.steps.ask`.
List items are named by id, never by position, so that a text keeps its translation when lines
move. `cards` and `text` are left out of keys: they say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from bot.core import model

_SILENT = frozenset({"cards", "text"})
_HEADS = {
    "sources": "source",
    "topics": "topic",
    "contacts": "contact",
    "screenings": "screening",
    "shows": "show",
    "deadlines": "deadline",
    "dangers": "danger",
}


def domain_of(key: str) -> str:
    """The domain whose PO files hold the translations of a key."""
    return "bot" if key.startswith("ui.") else "content"


def translatable(content: model.Content) -> Iterator[tuple[str, str]]:
    """All (key, English text) pairs, in the order of the content."""
    for field, head in _HEADS.items():
        for record in getattr(content, field):
            yield from record_texts(record, f"{head}.{record.id}")


def record_texts(record: model.Record, key: str) -> Iterator[tuple[str, str]]:
    """The (key, English text) pairs of one record."""
    for name, said in _fields(type(record)):
        value: Any = getattr(record, name)
        here = key if name in _SILENT else f"{key}.{name}"
        if isinstance(value, str):
            if said:
                yield here, value
        elif isinstance(value, model.Record):
            yield from record_texts(value, here)
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, model.Record) and hasattr(item, "id"):
                    yield from record_texts(item, f"{here}.{item.id}")


@cache
def _fields(record: type[model.Record]) -> tuple[tuple[str, bool], ...]:
    """The fields of a kind of record, and whether each is a text that people are told."""
    return tuple(
        (name, any(isinstance(mark, model.Translatable) for mark in _marks(info)))
        for name, info in record.model_fields.items()
    )


def _marks(info: Any) -> list[Any]:
    """Metadata of a field, also where it is `Text | None`."""
    marks = list(info.metadata)
    for part in getattr(info.annotation, "__args__", ()):
        marks.extend(getattr(part, "__metadata__", ()))
    return marks
