"""The page of coverage is made by the command, and it is current."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalog.catalogue import read_catalogue
from bot.cli.coverage import coverage, page

ROOT = Path(__file__).parents[2]


def test_the_page_is_current(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    coverage()
    written = (ROOT / "docs" / "COVERAGE.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out == written, "run: python -m bot coverage > docs/COVERAGE.md"


def test_it_names_every_topic_country_and_language() -> None:
    library = read_catalogue(ROOT / "content", ROOT / "locales").library()
    made = page(library)
    for topic in library.topics:
        assert f"| {topic} |" in made
    for country in library.countries:
        assert f" {country} |" in made
    assert "| ky |" in made
    assert "| ru |" in made
