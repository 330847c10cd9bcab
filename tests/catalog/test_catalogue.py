from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.catalog.catalogue import read_catalogue, refuse_if_blocked, revision
from bot.catalog.loading import problems
from bot.core.errors import ContentError
from bot.core.library import Said, TextState
from bot.core.phrases import INTERFACE
from bot.core.problems import Place, Problem, Severity
from tests.catalog.folders import LANGUAGES, TODAY, Folders


def test_a_library_of_both_folders(translated: Folders) -> None:
    catalogue = translated.catalogue()
    assert catalogue.problems == []
    library = catalogue.library()
    assert library.revision == catalogue.revision == revision(translated.content, translated.locales)
    assert set(INTERFACE) < set(library.keys)
    assert library.say("topic.unpaid-wages.title", "ky").text == "[ky] I was not paid"
    assert library.say("ui.back", "ru").text == "[ru] Back"


def test_a_translation_of_another_english_is_doubted_before_update_marks_it(translated: Folders) -> None:
    translated.edit("topics/unpaid-wages.yaml", "title: I was not paid", "title: I was paid too little")
    catalogue = translated.catalogue()
    library = catalogue.library()
    assert library.say("topic.unpaid-wages.title", "ky") == Said("[ky] I was not paid", "ky", TextState.FUZZY)
    assert library.say("topic.unpaid-wages.RU.answer", "ky").state is TextState.DONE
    assert catalogue.messages.stale(library) == [(name, "topic.unpaid-wages.title") for name in LANGUAGES]
    assert [problem.rule for problem in problems(catalogue, TODAY)] == ["outdated", "outdated"]


def test_problems_of_both_folders_come_together(folders: Folders) -> None:
    folders.edit("sources/law.yaml", "publisher:", "publsher:")
    rules = [problem.rule for problem in folders.catalogue().problems]
    assert rules == ["field-unknown"] + ["po-missing"] * 4


def test_only_the_languages_of_the_content_are_read_and_english_has_no_file(folders: Folders) -> None:
    assert set(folders.catalogue().messages.translations) == set(LANGUAGES)


def test_both_folders_missing(tmp_path: Path) -> None:
    catalogue = read_catalogue(tmp_path / "content", tmp_path / "locales")
    assert [problem.rule for problem in catalogue.problems] == ["file-unreadable"]
    assert dict(catalogue.library().topics) == {}


def test_advice_holds_nothing_back() -> None:
    refuse_if_blocked([Problem(Place("x"), "fuzzy", Severity.ADVICE, "x")])


def test_what_blocks_is_raised_whole() -> None:
    blocking = [Problem(Place(name), "x", Severity.BLOCKS, "x") for name in "ab"]
    with pytest.raises(ContentError) as caught:
        refuse_if_blocked([blocking[0], Problem(Place("x"), "fuzzy", Severity.ADVICE, "x"), blocking[1]])
    assert caught.value.problems == tuple(blocking)


def name_of(folders: Folders) -> str:
    return revision(folders.content, folders.locales)


def test_the_revision_is_short_and_says_nothing_of_where_the_folders_are(translated: Folders, tmp_path: Path) -> None:
    before = name_of(translated)
    assert len(before) == 12
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for folder in (translated.content, translated.locales):
        folder.rename(elsewhere / folder.name)
    assert revision(elsewhere / "content", elsewhere / "locales") == before


def test_a_changed_letter_a_new_file_and_a_new_name_change_the_revision(translated: Folders) -> None:
    names = [name_of(translated)]
    translated.edit("topics/unpaid-wages.yaml", "I was not paid", "I was not Paid")
    names.append(name_of(translated))
    translated.edit_po("ky", "content", 'msgstr "[ky] A lawyer"', 'msgstr "[ky] a lawyer"')
    names.append(name_of(translated))
    translated.write("topics/new.yaml", "id: x")
    names.append(name_of(translated))
    (translated.content / "topics/new.yaml").rename(translated.content / "topics/newer.yaml")
    names.append(name_of(translated))
    assert len(set(names)) == len(names)


def test_times_hidden_files_and_other_files_do_not_change_the_revision(translated: Folders) -> None:
    before = name_of(translated)
    os.utime(translated.content / "facts.yaml", (0, 0))
    translated.write("topics/.new.yaml", "id: x")
    translated.write("topics/README.md", "x")
    assert name_of(translated) == before


def test_a_file_that_cannot_be_read_does_not_stop_it(translated: Folders) -> None:
    (translated.content / "topics/lost.yaml").symlink_to("gone.yaml")
    assert name_of(translated)
    assert [problem.rule for problem in translated.catalogue().problems] == ["file-unreadable"]
