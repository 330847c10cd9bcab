"""The file in which the numbers stand as they last stood; written by program, a line a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from bot.catalog.files import write_whole
from bot.catalog.schemas import comment
from bot.core.model import NumberRecord

NAME: Final = "numbers.yaml"
_HEAD: Final = """\
# The numbers of contacts/ as they last stood, each with the newest day that spoke for it: of its page, a check, a call.
# `check` says where a number changed and nothing newer speaks for it. Written by `python -m bot contacts record`
# and `contacts confirm`; by hand only to correct a digit that was mistyped.
"""


def write_numbers(content: Path, records: Iterable[NumberRecord]) -> None:
    """Write the record below the content, whole or not at all.

    Raises:
        OSError: the disk refuses.
    """
    write_whole(content / NAME, "".join([comment(NAME), "\n", _HEAD, *map(_entry, records)]))


def _entry(record: NumberRecord) -> str:
    return f"- id: {record.id}\n  phones:\n" + "".join(_lines(record))


def _lines(record: NumberRecord) -> Iterator[str]:
    for phone in record.phones:
        yield f'    - {{id: {phone.id}, number: "{phone.number}", newest: {phone.newest or "null"}}}\n'
