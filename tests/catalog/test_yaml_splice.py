"""Any change of any tree: written so that it reads as meant, or refused whole."""

from __future__ import annotations

import string
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalog.yaml_edit import CannotEditError, comments, edit
from bot.catalog.yaml_splice import same
from bot.catalog.yaml_written import written
from tests.catalog.edited import setting, value_of

WORDS: Final = st.text(st.characters(codec="utf-8", exclude_characters="\r\x85\u2028\u2029"), max_size=12)
SCALARS: Final = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**17), 10**17), WORDS, st.dates().map(date.isoformat),
    st.sampled_from(["no", "yes", "null", "~", "-", "- a", "a: b", "a #b", "#", "[x", "1.5", "0x1", "112", "&a", "*a"]),
    st.sampled_from(["!t", "|", "%a", "@", "`", "? a", "a:", " a ", "---", "{}", "", "'", '"']),
    st.sampled_from(["a\nb", "\x7f", "\ufeff", "\u2028", "😀"]),
)  # fmt: skip
NAMES: Final = st.text(string.ascii_lowercase, min_size=1, max_size=4)
VALUES: Final = st.recursive(
    SCALARS, lambda below: st.lists(below, max_size=3) | st.dictionaries(NAMES, below, max_size=3), max_leaves=8
)
TREES: Final = st.lists(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4), min_size=1, max_size=3)


@given(VALUES)
@settings(deadline=None)
def test_whatever_is_written_reads_the_same(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    path = tmp_path_factory.getbasetemp() / "written.yaml"
    path.write_text(f"key: {written(value)}\n", encoding="utf-8", newline="")
    assert same(value_of(path), {"key": value})


def _block(value: Any, indent: int = 0, *, commented: bool = True) -> str:
    """The value in block style, as editors write it; with a comment before each entry and behind each value."""
    pad = " " * indent

    def entry(head: str, name: str, item: Any) -> str:
        before, behind = (f"{pad}# {name}\n", "  # kept") if commented else ("", "")
        if isinstance(item, dict | list) and item:
            return f"{before}{pad}{head}\n{_block(item, indent + 2, commented=commented)}"
        return f"{before}{pad}{head} {written(item)}{behind}\n"

    if isinstance(value, dict):
        return "".join(entry(f"{name}:", name, item) for name, item in value.items())
    return "".join(entry("-", "item", item) for item in value)


def test_any_tree_becomes_any_other_or_is_refused_whole(tmp_path: Path) -> None:
    path, seen = tmp_path / "tree.yaml", Counter[str]()

    @given(TREES, TREES, st.booleans())
    @settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    def change_one_into_the_other(before: list[Any], after: list[Any], commented: bool) -> None:  # noqa: FBT001
        text = _block(before, commented=commented)
        path.write_text(text, encoding="utf-8", newline="")
        assert same(value_of(path), before)

        def change(value: list[Any]) -> None:
            value[:] = after

        try:
            edit(path, change)
        except CannotEditError:
            seen["refused"] += 1
            assert path.read_bytes().decode() == text
        else:
            seen["written"] += 1
            assert same(value_of(path), after)
            assert sorted(comments(path.read_bytes().decode())) == sorted(comments(text))

    change_one_into_the_other()
    assert seen["written"] >= 30
    assert seen["refused"] >= 5


def test_one_value_changed_is_one_line_changed(tmp_path: Path) -> None:
    path, seen = tmp_path / "one.yaml", Counter[str]()

    @given(TREES, SCALARS, st.randoms(use_true_random=False))
    @settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    def change_one(tree: list[Any], new: Any, random: Random) -> None:
        text = _block(tree)
        path.write_text(text, encoding="utf-8", newline="")
        simple = [
            (at, name)
            for at, record in enumerate(tree)
            for name, value in record.items()
            if not (isinstance(value, dict | list) and value)
        ]
        for at, name in random.sample(simple, min(1, len(simple))):
            changed = not same(tree[at][name], new)
            seen["changed"] += changed
            edit(path, setting(at, name, to=new))
            lines = zip(text.split("\n"), path.read_bytes().decode().split("\n"), strict=True)
            assert sum(was != now for was, now in lines) == changed

    change_one()
    assert seen["changed"] >= 30
