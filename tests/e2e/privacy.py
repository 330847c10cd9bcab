"""Looking for people where no trace of them may be: in all that the bot wrote."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from tests.e2e.person import Person
from tests.e2e.running import House

_OF_CONTENT: Final = re.compile(r"/last-good/|/parsed\.bin$|/understanding-[\w-]+\.bin$")
"""What a test put there, or the bot made of the content before it heard of anybody: megabytes to look through."""


def traces_of_number(number: int) -> Iterator[bytes]:
    """All ways in which an id could stand in a file: as digits, or as bytes of any width in both orders."""
    yield str(number).encode()
    yield f"{abs(number):x}".encode()
    short = abs(number).to_bytes((abs(number).bit_length() + 7) // 8, "big")
    # A wider number has these bytes in it, too. Three bytes and less are everywhere.
    if len(short) > 4:
        yield short
        yield short[::-1]


def traces_of_text(text: str) -> Iterator[bytes]:
    """A text in the encodings in which programs write."""
    yield text.encode()
    yield text.encode("utf-16-le")
    yield text.encode("unicode_escape")


def traces_of_place(degrees: float) -> Iterator[bytes]:
    """A coordinate as digits and as bytes."""
    yield str(degrees).encode()
    yield struct.pack("<d", degrees)
    yield struct.pack(">d", degrees)


def traces_of(person: Person) -> Iterator[bytes]:
    """All traces of who somebody is, and of the ids of what they sent and pressed and of what that was sent as."""
    numbers = {person.chat.number, *person.chat.messages, *person.chat.deleted, *person.updates}
    for number in numbers | set(map(int, person.presses)):
        yield from traces_of_number(number)
    for name in ("first_name", "last_name", "username"):
        yield from traces_of_text(str(person.user[name]))


def written_by(house: House) -> dict[str, bytes]:
    """Every file that the bot wrote, its output among them; without what is made of editors' content."""
    files = [path for path in house.bot.folder.rglob("*") if path.is_file() and not _OF_CONTENT.search(str(path))]
    folder = house.bot.output.parent
    return {str(path.relative_to(folder)): path.read_bytes() for path in (*files, house.bot.output)}


def found_in(files: Mapping[str, bytes], wanted: Iterable[bytes]) -> list[tuple[str, bytes]]:
    """Which of the traces stand in which file, or in its name."""
    traces = set(wanted)
    named = {name: name.encode() + content for name, content in files.items()}
    return [(name, trace) for name, content in named.items() for trace in traces if trace in content]


def assert_nobody_in(house: House, persons: Iterable[Person]) -> None:
    """Nothing of these persons is in what the bot wrote."""
    assert not found_in(written_by(house), (trace for person in persons for trace in traces_of(person)))
