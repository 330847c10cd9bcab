from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalog.po_notes import Kind, Note, Notes, one_line, withdrawal

DAY = date(2026, 11, 23)


def test_notes_as_a_translator_reads_them() -> None:
    notes = Notes.of("ask the lawyer")
    notes.put(Note.withdrawn('Элчиликке "жазыңыз".\nАнан күтүңүз.', "It names\nanother office.", DAY))
    notes.put(Note.flagged("The term is another now.", DAY, "ru"))
    notes.put(Note(Kind.DOUBTED, why="Before its English changed."))
    assert str(notes).splitlines() == [
        "ask the lawyer",
        "[flagged 2026-11-23, begun in ru] The term is another now.",
        "[doubted] Before its English changed.",
        "[withdrawn 2026-11-23] It names another office.",
        r'"Элчиликке \"жазыңыз\".\nАнан күтүңүз."',
    ]
    assert Notes.of(str(notes)).texts() == ['Элчиликке "жазыңыз".\nАнан күтүңүз.']


@settings(deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.just("Барыңыз. " * 60), why=st.text())
def test_a_kept_text_is_kept_to_the_letter_in_short_lines(text: str, why: str) -> None:
    notes = Notes.of("")
    notes.put(Note.withdrawn(text, why, DAY))
    lines = str(notes).split("\n")
    assert all(len(line) <= 72 for line in lines[1:])
    assert Notes.of("\n".join(lines)) == notes
    assert (notes.texts() or [""]) == [text]


@pytest.mark.parametrize(
    "line", ["[sic] as it stands", '"a quote"', "[Withdrawn] by hand", "withdrawn: no", '"broken', ""]
)
def test_what_a_person_wrote_is_a_persons(line: str) -> None:
    notes = Notes.of(f"{line}\nand more")
    assert (notes.own, notes.notes) == ([line, "and more"], [])
    assert str(notes) == f"{line}\nand more"


def test_no_comment_has_no_line() -> None:
    assert str(Notes.of("")) == ""


def test_one_note_of_a_kind_but_of_other_translations() -> None:
    notes = Notes.of('[another]\n"Бир"\n[another]\n"Эки"\n[another]\n"Бир"\n[flagged] one')
    notes.put(Note(Kind.FLAGGED, why="two"))
    assert str(notes) == '[flagged] two\n[another]\n"Бир"\n[another]\n"Эки"'


@pytest.mark.parametrize(
    ("text", "flags", "comment", "hidden"),
    [
        ("Бир", [], "", None),
        ("", [], "", None),
        ("Бир", ["withdrawn"], "", "Бир"),
        ("", ["withdrawn"], "", None),
        ("", [], '[withdrawn] why\n"Бир"', "Бир"),
        ("Бир", [], '[withdrawn] why\n"Бир"', "Бир"),
        ("Эки", [], '[withdrawn] why\n"Бир"', None),
        ("Эки", ["withdrawn"], '[withdrawn] why\n"Бир"', "Эки"),
        ("", [], "[withdrawn]", ""),
    ],
)
def test_what_is_shown_to_nobody(text: str, flags: list[str], comment: str, hidden: str | None) -> None:
    note = withdrawal(text, flags, Notes.of(comment))
    assert (note and note.text) == hidden


def test_words_on_one_line() -> None:
    assert one_line(" The term\n is\u2028another \x00now. ") == "The term is another now."
    assert one_line(" \n") == ""
    assert Note.flagged("Why.", DAY, None).words == "2026-11-23: Why."
