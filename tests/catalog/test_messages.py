from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalog.messages import DOMAINS, Messages, po_path, read_messages
from bot.core.library import Translation
from bot.core.problems import Severity
from tests.catalog.po_samples import HEADER, entry


def read(home: Path, raw: str, domain: str = "bot", language: str = "ky") -> Messages:
    """The messages of one language, one of its two files being `raw`, the other empty."""
    for name in DOMAINS:
        path = po_path(home / "locales", language, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADER + raw if name == domain else HEADER, encoding="utf-8")
    messages = read_messages(home / "locales", [language])
    messages.problems[:] = [found for found in messages.problems if found.rule != "po-missing"]
    return messages


def test_a_text_stands_under_its_key(tmp_path: Path) -> None:
    messages = read(tmp_path, entry() + entry("ui.b", "B", "В"))
    assert messages.translations == {"ky": {"ui.a": Translation("Б"), "ui.b": Translation("В")}}
    assert messages.made_from == {"ky": {"ui.a": "A", "ui.b": "B"}}
    assert messages.problems == []
    assert str(messages.places["ky", "ui.b"]) == "locales/ky/LC_MESSAGES/bot.po:10:1"


@pytest.mark.parametrize("domain", DOMAINS)
def test_both_files_count(tmp_path: Path, domain: str) -> None:
    assert read(tmp_path, entry(), domain).translations["ky"] == {"ui.a": Translation("Б")}


def test_a_fuzzy_text_is_served_and_marked(tmp_path: Path) -> None:
    messages = read(tmp_path, entry(above='#, fuzzy\n#| msgid "Old"\n'))
    assert messages.translations["ky"] == {"ui.a": Translation("Б", fuzzy=True)}


@pytest.mark.parametrize("raw", [entry(above="#, withdrawn\n"), entry(above="#, fuzzy, withdrawn\n"), entry(text="")])
def test_a_withdrawn_or_empty_text_is_as_if_it_were_not_there(tmp_path: Path, raw: str) -> None:
    messages = read(tmp_path, raw)
    assert messages.translations == {"ky": {}}
    assert messages.made_from == {"ky": {"ui.a": "A"}}
    assert ("ky", "ui.a") in messages.places


@pytest.mark.parametrize("second", [entry(text="В"), entry(english="B", text="В"), entry()])
def test_a_key_twice_is_told_with_both_places_and_the_first_holds(tmp_path: Path, second: str) -> None:
    messages = read(tmp_path, entry() + second)
    assert [str(problem) for problem in messages.problems] == [
        "locales/ky/LC_MESSAGES/bot.po:10:1: error [po-duplicate] The key ui.a stands twice; "
        "the first is at locales/ky/LC_MESSAGES/bot.po:6:1."
    ]
    assert messages.translations["ky"] == {"ui.a": Translation("Б")}


def test_a_key_in_both_files_is_twice(tmp_path: Path) -> None:
    read(tmp_path, entry())
    path = po_path(tmp_path / "locales", "ky", "content")
    path.write_text(HEADER + entry(text="В"), encoding="utf-8")
    assert [problem.rule for problem in read_messages(tmp_path / "locales", ["ky"]).problems] == ["po-duplicate"]


def test_a_missing_file_holds_nothing_back(tmp_path: Path) -> None:
    messages = read_messages(tmp_path / "locales", ["ky"])
    assert [str(problem) for problem in messages.problems] == [
        f"locales/ky/LC_MESSAGES/{domain}.po: warning [po-missing] There are no translations: the file does not exist. "
        "Run: python -m bot translations update."
        for domain in ("bot", "content")
    ]
    assert messages.translations == {"ky": {}}


def test_a_broken_file_is_told_line_by_line_and_the_others_are_read(tmp_path: Path) -> None:
    read(tmp_path, entry(), language="ru")
    messages = read(tmp_path, entry().replace('"Б"', "Б") + "junk\n")
    assert [(str(problem.place), problem.rule, problem.severity) for problem in messages.problems] == [
        (f"locales/ky/LC_MESSAGES/bot.po:{line}:1", "po-syntax", Severity.BLOCKS) for line in (7, 9)
    ]
    assert read_messages(tmp_path / "locales", ["ky", "ru"]).translations["ru"] == {"ui.a": Translation("Б")}


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    po_path(tmp_path / "locales", "ky", "bot").mkdir(parents=True)
    problem = read_messages(tmp_path / "locales", ["ky"]).problems[0]
    assert (problem.rule, problem.severity) == ("file-unreadable", Severity.BLOCKS)


@pytest.mark.parametrize("language", ["xx", "zz"])
def test_a_language_that_babel_does_not_know(tmp_path: Path, language: str) -> None:
    assert read(tmp_path, entry(), language=language).translations == {language: {"ui.a": Translation("Б")}}
