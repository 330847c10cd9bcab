"""Bytes by number in memory that is all taken at the start: what is kept in it grows neither with people nor with time.

A slab allocator with a hash table and a list by use, as caches have them, in arrays: a dict would take its memory
from the first thousand people to the ten thousandth, and again each time that it is made larger.
"""

from __future__ import annotations

from array import array
from typing import Final

_NONE: Final = -1


class Slab:
    """A mapping from numbers of 64 bits to bytes. Where it is full, what was renewed longest ago makes room."""

    def __init__(self, entries: int, pages: int, page_bytes: int) -> None:
        """Room for so many numbers, and for their bytes in pages: each takes as many whole ones as it needs."""
        self._entries, self._page_bytes = entries, page_bytes
        self._free_entries, self._free_pages = 0, 0
        self._len = 0
        self._key, self._size, self._first = _filled("q", entries), _filled("i", entries), _filled("i", entries)
        self._same = _chained(entries)  # the next of the same head, or the next that is free
        self._heads = _filled("i", entries)
        # A ring by use; the last place stands for its seam: after it comes the oldest, before it the newest.
        self._newer, self._older = array("i", [entries]) * (entries + 1), array("i", [entries]) * (entries + 1)
        self._next = _chained(pages)  # the next page of the same bytes, or the next that is free
        self._unused = pages
        # Not bytearray(n): that memory would be the process's only from the moment that it is written to.
        self._bytes = bytearray(b"\xff") * (pages * page_bytes)

    def __len__(self) -> int:
        return self._len

    def get(self, key: int) -> bytes:
        """What is kept under a number; nothing where it is not known."""
        entry = self._find(key)
        return b"" if entry == _NONE else self._read(entry)

    def put(self, key: int, value: bytes, *, renewed: bool = True) -> None:
        """Keep bytes under a number in place of what was there; where it is not renewed, its place by use stays.

        ValueError where they are more than all pages together.
        """
        if self._pages(len(value)) * self._page_bytes > len(self._bytes):
            raise ValueError(len(value))
        entry = self._find(key)
        if entry == _NONE:
            entry = self._enter(key)
        else:
            self._clear(entry)
            if renewed:
                self._leave_ring(entry)
                self._join_ring(entry)
        self._write(entry, value)

    def pop(self, key: int) -> bytes:
        """What was kept under a number, and forget it."""
        entry = self._find(key)
        if entry == _NONE:
            return b""
        value = self._read(entry)
        self._remove(entry)
        return value

    def oldest(self) -> int | None:
        """The number that was renewed longest ago."""
        entry = self._newer[self._entries]
        return None if entry == self._entries else self._key[entry]

    def _find(self, key: int) -> int:
        entry = self._heads[key % self._entries]
        while entry != _NONE and self._key[entry] != key:
            entry = self._same[entry]
        return entry

    def _enter(self, key: int) -> int:
        if self._free_entries == _NONE:
            self._remove(self._newer[self._entries])
        entry = self._free_entries
        self._key[entry] = key  # first: an OverflowError changes nothing
        self._free_entries = self._same[entry]
        head = key % self._entries
        self._same[entry], self._heads[head] = self._heads[head], entry
        self._join_ring(entry)
        self._size[entry], self._first[entry] = 0, _NONE
        self._len += 1
        return entry

    def _remove(self, entry: int) -> None:
        self._clear(entry)
        self._leave_ring(entry)
        head = self._key[entry] % self._entries
        before = self._heads[head]
        if before == entry:
            self._heads[head] = self._same[entry]
        else:
            while self._same[before] != entry:
                before = self._same[before]
            self._same[before] = self._same[entry]
        self._key[entry] = _NONE
        self._same[entry], self._free_entries = self._free_entries, entry
        self._len -= 1

    def _join_ring(self, entry: int) -> None:
        seam, newest = self._entries, self._older[self._entries]
        self._older[entry], self._newer[entry] = newest, seam
        self._newer[newest], self._older[seam] = entry, entry

    def _leave_ring(self, entry: int) -> None:
        older, newer = self._older[entry], self._newer[entry]
        self._newer[older], self._older[newer] = newer, older

    def _pages(self, size: int) -> int:
        return -(-size // self._page_bytes)

    def _read(self, entry: int) -> bytes:
        width, page, pages = self._page_bytes, self._first[entry], []
        while page != _NONE:
            pages.append(self._bytes[page * width : (page + 1) * width])
            page = self._next[page]
        return b"".join(pages)[: self._size[entry]]

    def _write(self, entry: int, value: bytes) -> None:
        width = self._page_bytes
        needed = self._pages(len(value))
        while self._unused < needed:
            oldest = self._newer[self._entries]
            self._remove(oldest if oldest != entry else self._newer[entry])
        # From the last page to the first, each before the one that is known already.
        first = _NONE
        for start in range((needed - 1) * width, -1, -width):
            page, self._free_pages = self._free_pages, self._next[self._free_pages]
            part = value[start : start + width]
            self._bytes[page * width : page * width + len(part)] = part
            self._next[page], first = first, page
        self._unused -= needed
        self._size[entry], self._first[entry] = len(value), first

    def _clear(self, entry: int) -> None:
        """Give back the pages of an entry, with nothing in them any more."""
        width, page = self._page_bytes, self._first[entry]
        while page != _NONE:
            following = self._next[page]
            self._bytes[page * width : (page + 1) * width] = b"\xff" * width
            self._next[page], self._free_pages = self._free_pages, page
            self._unused += 1
            page = following
        self._size[entry], self._first[entry] = 0, _NONE


def _filled(kind: str, count: int) -> array[int]:
    return array(kind, [_NONE]) * count


def _chained(count: int) -> array[int]:
    """All free at first, each pointing to the one after it."""
    chain = array("i", range(1, count + 1))
    chain[-1] = _NONE
    return chain
