"""docs/RELIABILITY.md and the tests speak of the same: each row has its test, each fault its row."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from tests.faults import misdeeds
from tests.faults.misdeeds import Fault
from tests.house.tree import ROOT

PAPER = "docs/RELIABILITY.md"
SECTIONS = ("Telegram", "The database", "Input", "Processes and hosts")
OVER_HTTP = ("faults/", "e2e/", "web/")
"""Where faults come as they do from outside: by real requests, long polls and answers."""
HEAD = "| fault | the person | the operator | test |"


@cache
def paper() -> str:
    return (ROOT / PAPER).read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    """The cells of all rows of faults but the heads; other tables have other heads."""
    tables = [part.split("\n\n")[0] for part in text.split(HEAD)[1:]]
    lines = [line for table in tables for line in table.splitlines() if line.startswith("| ") and "| ---" not in line]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def missing_tests(text: str) -> list[str]:
    """The tests that rows name and that do not exist; rows without any, as they are."""
    found = []
    for row in rows(text):
        named = re.findall(r"`([\w/.]+\.py)::(\w+)`", row[-1])
        found += [] if named else [row[0]]
        found += [f"{file}::{name}" for file, name in named if name not in functions(file)]
    return found


def injected_within(text: str) -> list[str]:
    """The tests that rows name and that inject their fault within the process, past HTTP."""
    named = [file for row in rows(text) for file in re.findall(r"`([\w/.]+\.py)::\w+`", row[-1])]
    return [file for file in named if not file.startswith(OVER_HTTP)]


@cache
def functions(file: str) -> frozenset[str]:
    path = ROOT / "tests" / file
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.is_file() else ast.Module([], [])
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def faults() -> list[Fault]:
    """All that stand in the rig's tables, and alone."""
    found = [value for value in vars(misdeeds).values() if isinstance(value, Fault)]
    tables = [value for value in vars(misdeeds).values() if isinstance(value, tuple)]
    return [*found, *(item for table in tables for item in table if isinstance(item, Fault))]


def untold(text: str) -> list[str]:
    """The faults that stand in no row's first cell."""
    told = {name for row in rows(text) for name in re.findall(r"`([^`]+)`", row[0])}
    return [fault.name for fault in faults() if fault.name not in told]


def test_each_row_has_a_test_that_exists() -> None:
    assert len(rows(paper())) >= 45
    assert all(len(row) == 4 and all(row) for row in rows(paper()))
    assert missing_tests(paper()) == []


def test_each_row_has_a_test_over_http() -> None:
    assert injected_within(paper()) == []
    sample = "| a fault | x | y | `telegram/test_flood.py::test_danger_comes_first_and_whole` |"
    assert injected_within(f"{HEAD}\n| --- | --- | --- | --- |\n{sample}\n") == ["telegram/test_flood.py"]


def test_each_fault_stands_in_a_row() -> None:
    assert len(faults()) >= 55
    assert untold(paper()) == []


def test_the_sections_are_there_in_their_order() -> None:
    assert tuple(re.findall(r"^## (.+)$", paper(), re.MULTILINE)) == SECTIONS


@pytest.mark.parametrize(
    "row",
    [
        "| a fault | x | y | `faults/test_answers.py::test_that_is_not_there` |",
        "| a fault | x | y | `faults/no_file.py::test_it_waits_and_answers_once` |",
        "| a fault | x | y | by hand |",
    ],
)
def test_a_row_without_its_test_is_found(row: str) -> None:
    assert missing_tests(f"{HEAD}\n| --- | --- | --- | --- |\n{row}\n") != []


def test_a_fault_without_its_row_is_found() -> None:
    assert untold(paper().replace("`JSON null`", "")) == ["JSON null"]


def test_no_fault_has_the_name_of_another() -> None:
    names = [fault.name for fault in faults()]
    assert len(names) == len(set(names))
