"""What a scaffold writes is read as what was answered."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalog.scaffolds.yaml_text import WIDTH, field, listed, scalar, slug
from bot.catalog.yaml_tree import read_yaml

ONE_LINE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=300)
"""As `reading.text` takes them: one line, single spaces, none at the ends."""
TEXTS = ONE_LINE.map(lambda text: re.sub(" +", " ", text).strip()).filter(bool)


def read(folder: Path, text: str) -> Any:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    tree, problems = read_yaml(path, "a.yaml")
    assert problems == []
    assert tree is not None
    return tree.value


@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=80, deadline=None)
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("text")
    written = "\n".join([f"a: {scalar(texts[0])}", f"b: {listed(texts)}", "c:", field("d", texts[-1], 2)]) + "\n"
    assert read(folder, written) == {"a": texts[0], "b": texts, "c": {"d": texts[-1]}}


@pytest.mark.parametrize(
    "text", ["yes", "null", "NO", "12", "- a", "a: b", "a #b", "'quoted'", '"', "{fact:x}", "~", "а, б", "@x"]
)
def test_what_yaml_would_take_for_something_else(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, f"a: {scalar(text)}\nb: {listed([text])}\n") == {"a": text, "b": [text]}


def test_a_long_text_is_folded() -> None:
    lines = field("answer", "Ask for it in writing. " * 9 + "End.", 4).splitlines()
    assert lines[0] == "    answer: >-"
    assert len(lines) == 4
    assert all(line.startswith("      ") for line in lines[1:])
    assert max(map(len, lines)) <= WIDTH


@pytest.mark.parametrize(
    ("text", "taken", "made"),
    [
        ("Write down what is owed to you.", [], "write-down-what"),
        ("Write down what you ask.", ["write-down-what"], "write-down-what-2"),
        ("Don't sign!", [], "dont-sign"),
        ("Türkiye", [], "turkiye"),
        ("Жаз", [], "text"),
        ("Internationalisation-of-everything matters", [], "internationalisation-of"),
    ],
)
def test_an_id_of_the_first_words(text: str, taken: list[str], made: str) -> None:
    assert slug(text, taken, 28) == made
    assert len(made) <= 28
