from __future__ import annotations

import ast
from pathlib import Path

import polib
import pytest

from bot.catalog.catalogue import read_catalogue
from bot.catalog.messages import po_path
from bot.catalog.po_files import Merged
from bot.catalog.translations import Status, content_texts, interface_texts, status, totals, update_all
from bot.core.phrases import INTERFACE
from bot.core.texts import translatable
from tests.catalog.folders import CODE, LANGUAGES, Folders

SAME = Merged(0, 0, 0, 0)
TOPIC = "topics/unpaid-wages.yaml"


def entries(folders: Folders, language: str, domain: str = "content") -> dict[str, polib.POEntry]:
    return {entry.msgctxt: entry for entry in polib.pofile(str(po_path(folders.locales, language, domain)))}


def run(folders: Folders) -> dict[tuple[str, str], Merged]:
    return update_all(folders.catalogue(), CODE, folders.locales)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.po"))}


def test_babel_finds_every_phrase_of_the_interface_and_none_more() -> None:
    found = [(text.key, text.english) for text in interface_texts(CODE)]
    assert len(found) == len(INTERFACE) >= 150
    assert dict(found) == INTERFACE


def test_each_phrase_is_told_with_its_file_and_line() -> None:
    for text in interface_texts(CODE):
        name, _, line = text.place.rpartition(":")
        assert name == "bot/core/phrases.py"
        assert f'"{text.key.removeprefix("ui.")}"' in (CODE.parent / name).read_text("utf-8").split("\n")[int(line) - 1]


def test_phrases_are_made_in_one_file_alone() -> None:
    """A phrase made elsewhere would be extracted, and missing from INTERFACE."""
    read = 0
    for path in CODE.rglob("*.py"):
        read += 1
        calls = [
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "phrase"
        ]
        assert not calls or path.name == "phrases.py", path
    assert read >= 80


def test_a_phrase_in_any_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text('A = phrase("a.b", "Some words")\nB = other("c", "No")\nC = phrase(key, "No")\n')
    assert [(text.key, text.english, text.place) for text in interface_texts(tmp_path)] == [
        ("ui.a.b", "Some words", "bot/x.py:1")
    ]


def test_the_texts_of_the_content_are_told_with_their_file(folders: Folders) -> None:
    catalogue = folders.catalogue()
    texts = list(content_texts(catalogue))
    assert [(text.key, text.english) for text in texts] == list(translatable(catalogue.reading.content))
    assert {text.place for text in texts if text.key.startswith("topic.unpaid-wages.")} == {
        "content/topics/unpaid-wages.yaml"
    }


def test_a_first_run_makes_the_files_of_every_language_but_english(folders: Folders) -> None:
    done = run(folders)
    assert set(done) == {(language, domain) for language in LANGUAGES for domain in ("bot", "content")}
    assert all(merged.added > 10 and merged == Merged(merged.added, 0, 0, 0) for merged in done.values())
    assert len(files(folders.locales)) == 4
    assert set(entries(folders, "ky", "bot")) == set(INTERFACE)
    assert set(entries(folders, "ky")) == {key for key, _ in translatable(folders.catalogue().reading.content)}


def test_a_second_run_changes_nothing(translated: Folders) -> None:
    before = files(translated.locales)
    assert set(run(translated).values()) == {SAME}
    assert files(translated.locales) == before


def test_moving_lines_changes_nothing_but_their_order(translated: Folders) -> None:
    path = translated.content / TOPIC
    translated.write(TOPIC, "\n\n# moved down\n" + path.read_text(encoding="utf-8"))
    before = files(translated.locales)
    assert set(run(translated).values()) == {SAME}
    assert files(translated.locales) == before


def test_one_changed_english_text_makes_one_fuzzy_entry_a_language(translated: Folders) -> None:
    translated.edit(TOPIC, "Write down what is owed to you.", "Write down what you are owed.")
    done = run(translated)
    for language in LANGUAGES:
        assert done[language, "content"] == Merged(0, 1, 0, 0)
        assert done[language, "bot"] == SAME
        fuzzy = [entry for entry in entries(translated, language).values() if entry.flags]
        assert [(entry.msgctxt, entry.msgid, entry.previous_msgid, entry.msgstr) for entry in fuzzy] == [
            (
                "topic.unpaid-wages.INTL.steps.ask",
                "Write down what you are owed.",
                "Write down what is owed to you.",
                f"[{language}] Write down what is owed to you.",
            )
        ]
    assert set(run(translated).values()) == {SAME}


def test_a_deleted_and_restored_step_has_its_translation(translated: Folders) -> None:
    before = files(translated.locales)
    step = "      ask: Write down what is owed to you.\n"
    translated.edit(TOPIC, step, "")
    assert run(translated)["ky", "content"] == Merged(0, 0, 0, 1)
    translated.edit(TOPIC, "    steps:\n      wait", f"    steps:\n{step}      wait")
    assert run(translated)["ky", "content"] == Merged(0, 0, 1, 0)
    assert files(translated.locales) == before


def test_a_renamed_step_is_a_new_text_and_the_old_translation_waits(translated: Folders) -> None:
    translated.edit(TOPIC, "      ask: Write", "      count: Write")
    assert run(translated)["ru", "content"] == Merged(added=1, changed=0, revived=0, retired=1)
    assert entries(translated, "ru")["topic.unpaid-wages.INTL.steps.count"].msgstr == ""
    translated.edit(TOPIC, "      count: Write", "      ask: Write")
    run(translated)
    assert entries(translated, "ru")["topic.unpaid-wages.INTL.steps.ask"].msgstr.startswith("[ru] ")


def test_swapped_texts_keep_to_their_keys(translated: Folders) -> None:
    """Babel's own update would take each text for the other."""
    translated.edit(TOPIC, "answer: Ask for it in writing.", "answer: SWAP")
    translated.edit(TOPIC, "answer: Complain to the inspection.", "answer: Ask for it in writing.")
    translated.edit(TOPIC, "answer: SWAP", "answer: Complain to the inspection.")
    run(translated)
    found = entries(translated, "ky")
    assert found["topic.unpaid-wages.INTL.answer"].msgstr == "[ky] Ask for it in writing."
    assert found["topic.unpaid-wages.RU.answer"].msgstr == "[ky] Complain to the inspection."
    assert all(found[f"topic.unpaid-wages.{card}.answer"].flags == ["fuzzy"] for card in ("INTL", "RU"))


def test_a_new_language_gets_its_files(translated: Folders) -> None:
    translated.edit("languages.yaml", "- {id: en", "- {id: uz, name: Oʻzbekcha, fallback: [ru]}\n- {id: en")
    assert run(translated)["uz", "content"].added > 10
    assert po_path(translated.locales, "uz", "bot").is_file()


def test_status_counts_what_is_done_changed_missing_and_withdrawn(translated: Folders) -> None:
    translated.edit(TOPIC, "Write down what is owed to you.", "Write down all you are owed.")
    run(translated)
    translated.edit_po("ru", "content", 'msgstr "[ru] Complain to the inspection."', 'msgstr ""')
    translated.edit_po("ru", "content", 'msgstr "[ru] The law"', 'msgstr ""')
    translated.edit_po(
        "ru", "content", 'msgctxt "contact.ru-lawyer.name"', '#, withdrawn\nmsgctxt "contact.ru-lawyer.name"'
    )
    catalogue = translated.catalogue()
    counted = status(catalogue.library(), catalogue.messages.withdrawn)
    rows = {(row.language, row.part): row for row in counted}
    assert {language for language, _ in rows} == set(LANGUAGES)
    parts = {
        "interface",
        "sources",
        "contacts",
        "screenings",
        "shows",
        "deadlines",
        "dangers",
        "emergency",
        "unpaid-wages",
    }
    assert {part for _, part in rows} == parts
    assert rows["ky", "unpaid-wages"] == Status("ky", "unpaid-wages", done=6, changed=1, words=6)
    assert rows["ru", "unpaid-wages"] == Status("ru", "unpaid-wages", done=5, changed=1, missing=1, words=6 + 4)
    assert rows["ru", "sources"] == Status("ru", "sources", missing=1, words=2)
    assert rows["ru", "contacts"] == Status("ru", "contacts", done=3, withdrawn=1, words=2)
    assert rows["ky", "interface"] == Status("ky", "interface", done=len(INTERFACE))
    russian = Status("ru", None, len(catalogue.library().keys) - 4, changed=1, missing=2, withdrawn=1, words=14)
    assert totals(counted) == [Status("ky", None, len(catalogue.library().keys) - 1, changed=1, words=6), russian]
    assert sum(row.missing for row in status(catalogue.library())) == 3, (
        "where nobody tells, a withdrawn text is missing"
    )


def test_without_translations_every_word_waits(folders: Folders) -> None:
    library = read_catalogue(folders.content, folders.locales).library()
    rows = status(library)
    assert all((row.done, row.changed) == (0, 0) and row.missing and row.words for row in rows)
    assert sum(row.missing for row in rows) == len(LANGUAGES) * len(library.keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hand_made_file_order_does_not_matter(translated: Folders, language: str) -> None:
    path = po_path(translated.locales, language, "content")
    before = path.read_text(encoding="utf-8")
    head, *blocks = before.rstrip("\n").split("\n\n")
    path.write_text("\n\n".join([head, *reversed(blocks)]) + "\n", encoding="utf-8")
    assert run(translated)[language, "content"] == SAME
    assert path.read_text(encoding="utf-8") == before
