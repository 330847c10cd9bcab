from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalog.yaml_tree import MAX_FILE_BYTES, Tree, read_yaml
from bot.core.problems import Problem, Severity

Read = tuple[Tree | None, list[Problem]]


def read(folder: Path, raw: str | bytes) -> Read:
    path = folder / "x.yaml"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return read_yaml(path, "content/x.yaml")


def value(folder: Path, raw: str) -> Any:
    tree, problems = read(folder, raw)
    assert tree is not None, problems
    assert problems == []
    return tree.value


NOT_MORE_THAN_TEXT = (
    *("NO", "no", "yes", "Yes", "on", "off", "y", "n", "True", "NULL", "2026-01-01", "2026-01", "12:30", "051", "0x1F"),
    *("0o7", "1e3", "1_000", ".5", ".inf", "+7", "=", "<<", "1.", "'-'", "9" * 40),
)


@pytest.mark.parametrize("text", NOT_MORE_THAN_TEXT)
def test_what_yaml_1_1_would_turn_into_something_else_stays_text(tmp_path: Path, text: str) -> None:
    assert value(tmp_path, f"a: {text}\n") == {"a": text.strip("'")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("0", 0), ("-7", -7)),
        *(("112", 112), ("1.50", 1.5), ("-0.25", -0.25), ('"112"', "112"), ("'true'", "true")),
    ],
)
def test_only_these_scalars_are_more_than_text(tmp_path: Path, text: str, expected: object) -> None:
    found = value(tmp_path, f"a: {text}\n")["a"]
    assert (found, type(found)) == (expected, type(expected))


def test_a_key_stays_text(tmp_path: Path) -> None:
    assert value(tmp_path, "NO: 1\n112: 2\ntrue: 3\n") == {"NO": 1, "112": 2, "true": 3}


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert value(tmp_path, "\ufeffa: 1") == {"a": 1}


PLAIN = st.characters(categories=["L", "N", "P", "S", "Zs"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.text(PLAIN, max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(PLAIN, max_size=6), inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None)
@given(values=VALUES)
def test_json_is_read_as_json_reads_it(tmp_path_factory: pytest.TempPathFactory, values: object) -> None:
    assert value(tmp_path_factory.getbasetemp(), json.dumps(values, ensure_ascii=False)) == values


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", "content/x.yaml:2:4: error [yaml-syntax]"),
        ("a:\n\tb: 1\n", "content/x.yaml:2:1: error [yaml-syntax]"),
        ("a: 1\n\tb: 1\n", "content/x.yaml:2:1: error [yaml-syntax]"),
        ("a: *nowhere\n", "content/x.yaml:1:4: error [yaml-syntax]"),
        ("a: 1\n---\nb: 2\n", "content/x.yaml:2:1: error [yaml-syntax]"),
        ('a: 1\nb: 2\nc: "x\x07"\n', "content/x.yaml:3:1: error [yaml-syntax]"),
        ("a: 1\n\x00", "content/x.yaml:2:1: error [yaml-syntax]"),
        ("\ufeffa: 1\nb: \x07\n", "content/x.yaml:2:1: error [yaml-syntax]"),
        (b"a: 1\nb: 2\nc: \xd0\n", "content/x.yaml:3:1: error [file-encoding]"),
        ("a: б".encode("cp1251"), "content/x.yaml:1:1: error [file-encoding]"),
        ("a: 1".encode("utf-16"), "content/x.yaml:1:1: error [file-encoding]"),
        ("a: 1\nb: &b [*b]\n", "content/x.yaml:2:8: error [yaml-depth]"),
        ("a: 1\nb: !x 1\n", "content/x.yaml:2:4: error [yaml-tag]"),
        ("", "content/x.yaml: error [file-empty]"),
        ("# only a comment\n", "content/x.yaml: error [file-empty]"),
        ("a: " + "x" * MAX_FILE_BYTES, "content/x.yaml: error [file-too-large]"),
    ],
    ids=repr,
)
def test_what_cannot_be_read_is_one_problem_with_its_place(tmp_path: Path, raw: str | bytes, told: str) -> None:
    tree, problems = read(tmp_path, raw)
    assert tree is None
    assert len(problems) == 1
    assert str(problems[0]).startswith(told)
    assert problems[0].severity is Severity.BLOCKS


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    tree, problems = read_yaml(tmp_path / "gone.yaml", "content/gone.yaml")
    assert tree is None
    assert [problem.rule for problem in problems] == ["file-unreadable"]
    assert str(problems[0].place) == "content/gone.yaml"


@settings(deadline=None)
@given(raw=st.binary(max_size=60) | st.text("ab:-[]{}\"'&*!%|>#?,\n\t 1", max_size=60).map(str.encode))
def test_no_bytes_make_it_raise(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    tree, problems = read(tmp_path_factory.getbasetemp(), raw)
    assert (tree is None) == bool(problems)
    assert all(problem.place.line <= raw.count(b"\n") + 1 for problem in problems)


NESTED = """\
id: topic
cards:
  - id: INTL
    steps:
      ask: Ask.
      wait: Wait.
  - id: RU
    steps:
      ask: Ask there.
phones:
  - number: "112"
  - id: second
    number: "113"
list: [one, two]
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("id",), 1, 5),
        (("cards", 1, "steps", "ask"), 9, 12),
        (("cards", 0, "steps", 1, "text"), 6, 13),
        (("cards", "RU", "steps", "ask"), 9, 12),
        (("RU", "steps", "ask"), 9, 12),
        (("INTL", "steps", "wait"), 6, 13),
        (("phones", "second", "number"), 13, 13),
        (("list", 1), 14, 13),
        (("list", 5), 14, 7),
        (("list", "one"), 14, 7),
        (("cards", 0, "steps", 7), 5, 7),
        (("nowhere", "at", "all"), 1, 1),
        (("id", "deeper"), 1, 5),
    ],
)
def test_the_place_of_a_value_or_of_its_nearest_parent(
    tmp_path: Path, path: tuple[str | int, ...], line: int, column: int
) -> None:
    tree, _ = read(tmp_path, NESTED)
    assert tree is not None
    place = tree.place(path)
    assert (place.file, place.line, place.column) == ("content/x.yaml", line, column)
