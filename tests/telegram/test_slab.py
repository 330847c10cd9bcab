"""Memory of a fixed size behaves as a dict would that forgets what was renewed longest ago."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.slab import Slab

ENTRIES: Final = 4
PAGES: Final = 6
PAGE_BYTES: Final = 3

_keys = st.sampled_from([0, 1, 2, 3, 4, 5, 8, -1, -4, 2**63 - 1, -(2**63)])
_values = st.binary(max_size=PAGES * PAGE_BYTES)


class _Model:
    """The same in words of Python's own."""

    def __init__(self) -> None:
        self.kept: OrderedDict[int, bytes] = OrderedDict()

    def put(self, key: int, value: bytes, *, renewed: bool) -> None:
        if key not in self.kept and len(self.kept) == ENTRIES:
            self.kept.popitem(last=False)
        known = key in self.kept
        self.kept[key] = value
        if renewed and known:
            self.kept.move_to_end(key)
        while self.pages() > PAGES:
            del self.kept[next(other for other in self.kept if other != key)]

    def pages(self) -> int:
        return sum(-(-len(value) // PAGE_BYTES) for value in self.kept.values())


@given(st.lists(st.tuples(st.sampled_from(["put", "renew", "pop"]), _keys, _values), max_size=60))
def test_it_keeps_what_a_dict_would(steps: list[tuple[str, int, bytes]]) -> None:
    slab, model = Slab(ENTRIES, PAGES, PAGE_BYTES), _Model()
    for what, key, value in steps:
        if what == "pop":
            assert slab.pop(key) == model.kept.pop(key, b"")
        else:
            slab.put(key, value, renewed=what == "renew")
            model.put(key, value, renewed=what == "renew")
        assert {known: slab.get(known) for known in model.kept} == model.kept
        assert len(slab) == len(model.kept)
        assert slab.oldest() == next(iter(model.kept), None)
    in_order = []
    while (oldest := slab.oldest()) is not None:
        in_order.append((oldest, slab.pop(oldest)))
    assert in_order == list(model.kept.items())


@given(st.lists(st.tuples(_keys, _values), max_size=60))
def test_nothing_is_left_of_what_was_forgotten_and_all_room_comes_back(noted: list[tuple[int, bytes]]) -> None:
    slab = Slab(ENTRIES, PAGES, PAGE_BYTES)
    for key, value in noted:
        slab.put(key, value)
        slab.put(key, value[1:])
    for key, _ in noted:
        slab.pop(key)
    assert (len(slab), slab.oldest()) == (0, None)
    assert set(slab._bytes) == {0xFF}
    assert set(slab._key) == {-1}
    full = bytes(range(PAGES * PAGE_BYTES))
    slab.put(7, full)
    assert slab.get(7) == full
    for key in range(ENTRIES):
        slab.put(key, b"abc")
    assert [slab.get(key) for key in (7, *range(ENTRIES))] == [b"", *[b"abc"] * ENTRIES]


def test_what_is_larger_than_all_of_it_changes_nothing() -> None:
    slab = Slab(ENTRIES, PAGES, PAGE_BYTES)
    slab.put(1, b"abc")
    with pytest.raises(ValueError, match="19"):
        slab.put(2, bytes(PAGES * PAGE_BYTES + 1))
    with pytest.raises(OverflowError):
        slab.put(1 << 63, b"abc")
    assert (len(slab), slab.get(1)) == (1, b"abc")
