"""The schemas that editors' programs complete by: current, wired, and in agreement with the model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

import bot
from bot.catalog.content_files import KINDS
from bot.catalog.files import files_below
from bot.catalog.schemas import DIALECT, FOLDER, comment, schemas
from bot.catalog.yaml_tree import read_yaml

CONTENT: Final = Path(bot.__file__).parents[1] / "content"
FILES: Final = [path for path in files_below(CONTENT) if path.suffix == ".yaml"]
VALIDATORS: Final = {
    name.removesuffix(".json"): Draft202012Validator(json.loads(text)) for name, text in schemas().items()
}
SPOILED: Final[dict[str, tuple[str, Any]]] = {
    "topics": ("needs", ["kindness"]),
    "contacts": ("phones", [{"number": "112"}]),
    "facts": ("colour", "red"),
    "sources": ("source_date", "25.11.2026"),
    "countries": ("id", "Russia"),
    "words": ("concepts", {"employer": ["boss"]}),
    "danger": ("says", {"en": "help"}),
    "questions": ("phrases", ["help"]),
}
"""Kind → a field and a value that must not be."""


def _value(path: Path) -> Any:
    tree, problems = read_yaml(path, path.name)
    assert tree is not None, problems
    return tree.value


def _kind(path: Path) -> str:
    return path.relative_to(CONTENT).parts[0].removesuffix(".yaml")


def test_there_is_one_for_each_kind_and_they_are_current() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in (CONTENT / FOLDER).glob("*.json")}
    assert kept == schemas(), "run: python -m bot schemas"
    assert {name.removesuffix(".json") for name in kept} == {kind.folder for kind in KINDS}
    assert all(json.loads(text)["$schema"] == DIALECT for text in kept.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_every_file_names_its_schema_and_fits(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == comment(path.relative_to(CONTENT).as_posix()), "run: python -m bot schemas"
    assert (path.parent / first.partition("=")[2]).is_file()
    assert VALIDATORS[_kind(path)].is_valid(_value(path))


def test_all_files_were_seen() -> None:
    assert len(FILES) >= 130
    assert {_kind(path) for path in FILES} | {"flagged"} == {kind.folder for kind in KINDS}, "flagged comes and goes"


@pytest.mark.parametrize("kind", SPOILED)
def test_what_the_model_refuses_is_underlined(kind: str) -> None:
    value = _value(next(path for path in FILES if _kind(path) == kind))
    field, wrong = SPOILED[kind]
    record = value[0] if isinstance(value, list) else value
    assert VALIDATORS[kind].is_valid(record)
    assert not VALIDATORS[kind].is_valid(record | {field: wrong})


@pytest.mark.parametrize("entries", [{"ask": "Ask."}, [{"id": "ask", "text": "Ask."}]])
def test_entries_are_written_either_way(entries: object) -> None:
    topic = _value(next(path for path in FILES if _kind(path) == "topics"))
    cards = [card | {"steps": entries} for card in topic["cards"]]
    assert VALIDATORS["topics"].is_valid(topic | {"cards": cards})


@pytest.mark.parametrize("date", [2025, "2025", "2025-08", "2025-08-25"])
def test_a_page_has_the_date_that_it_gives(date: object) -> None:
    source = _value(next(path for path in FILES if _kind(path) == "sources"))[0]
    assert VALIDATORS["sources"].is_valid(source | {"source_date": date})
