from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalog.po_entries import Entry, UnreadablePoError, read_entries
from tests.catalog.po_samples import HEADER, entry


def read(folder: Path, raw: str | bytes) -> list[Entry]:
    path = folder / "bot.po"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return read_entries(path)


def faults(folder: Path, raw: str | bytes) -> list[int]:
    """The lines that are told."""
    with pytest.raises(UnreadablePoError) as caught:
        read(folder, raw)
    assert all(words.endswith(".") for _, words in caught.value.faults)
    return [line for line, _ in caught.value.faults]


def test_an_entry_with_everything(tmp_path: Path) -> None:
    above = '# by hand\n#. note\n#: bot/core/phrases.py\n#, fuzzy, withdrawn\n#| msgid "Old"\n'
    assert read(tmp_path, HEADER + entry(above=above)) == [
        Entry("ui.a", "A", "Б", ("fuzzy", "withdrawn"), 11, "by hand")
    ]


def test_long_texts_over_several_lines(tmp_path: Path) -> None:
    raw = 'msgctxt ""\n"ui"\n".a"\nmsgid ""\n"one "\n"two"\nmsgstr ""\n"бир "\n"эки\\n"\n'
    assert [(item.key, item.english, item.text) for item in read(tmp_path, HEADER + raw)] == [
        ("ui.a", "one two", "бир эки\n")
    ]


@pytest.mark.parametrize(
    "header",
    [
        "",
        "#\n",
        "\ufeff" + HEADER,
        HEADER.replace("UTF-8", "NOPE"),
        HEADER.replace("UTF-8", "KOI8-R"),
        'msgid ""\nmsgstr ""\n"Plural-Forms: nonsense;\\n"\n"POT-Creation-Date: never\\n"\n"Language: xx\\n"\n\n',
    ],
)
def test_the_header_changes_nothing(tmp_path: Path, header: str) -> None:
    assert [item.text for item in read(tmp_path, header + entry(text="Бишкек"))] == ["Бишкек"]


def test_windows_line_ends(tmp_path: Path) -> None:
    assert [item.text for item in read(tmp_path, (HEADER + entry()).replace("\n", "\r\n"))] == ["Б"]


def test_escapes(tmp_path: Path) -> None:
    assert read(tmp_path, HEADER + entry(text=r"a\\b\"c\nd\te"))[0].text == 'a\\b"c\nd\te'


def test_obsolete_entries_and_those_without_a_key_are_nobodys_texts(tmp_path: Path) -> None:
    obsolete = '#~ msgctxt "ui.old"\n#~ msgid "Old"\n#~ msgstr "Эски"\n\n'
    keyless = 'msgid "C"\nmsgstr "Ц"\n\n'
    assert [item.key for item in read(tmp_path, HEADER + obsolete + keyless + entry())] == ["ui.a"]


@pytest.mark.parametrize("cut", ['#~ msgstr "Эски"\n', '#~ msgctxt "ui.old"\n', '#~ "Эски"\n', "#~\n"])
def test_an_obsolete_entry_cut_in_half_gives_its_text_to_nobody(tmp_path: Path, cut: str) -> None:
    assert [(item.key, item.text) for item in read(tmp_path, f"{HEADER}# note\n{cut}{entry()}")] == [("ui.a", "Б")]


def test_the_marks_of_an_obsolete_entry_are_not_those_of_the_next(tmp_path: Path) -> None:
    gone = '# [withdrawn] why\n#, fuzzy, withdrawn\n#~ msgctxt "ui.old"\n#~ msgid "Old"\n#~ msgstr "Эски"\n'
    (found,) = read(tmp_path, HEADER + gone + "\n" + entry(above="# by hand\n"))
    assert (found.key, found.flags, found.comment) == ("ui.a", (), "by hand")


def test_a_comment_is_given_as_it_stands_lines_twice_as_well(tmp_path: Path) -> None:
    above = '#  one\n# one\n#\n# one\n#. of the code\n#| msgid "Old"\n'
    (found,) = read(tmp_path, HEADER + "# of nothing\n\n" + entry("ui.a", above=above).replace("ui.a", 'ui"\n".a'))
    assert (found.key, found.comment) == ("ui.a", " one\none\n\none")


def test_entries_that_stand_twice_are_both_given(tmp_path: Path) -> None:
    found = read(tmp_path, HEADER + entry() + entry(text="В") + entry(english="B", text="Г"))
    assert [(item.text, item.line) for item in found] == [("Б", 6), ("В", 10), ("Г", 14)]


def test_plural_forms_are_not_used_and_the_first_serves(tmp_path: Path) -> None:
    raw = HEADER + 'msgctxt "ui.a"\nmsgid "A"\nmsgid_plural "As"\nmsgstr[0] "Б"\nmsgstr[1] "Бы"\n'
    assert [(item.english, item.text) for item in read(tmp_path, raw)] == [("A", "Б")]
    assert read(tmp_path, raw)[0].forms == 2
    assert faults(tmp_path, raw + 'msgstr[9] "Быз"\n') == [10]
    assert faults(tmp_path, raw.replace("[1]", "[0]")) == [9]


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (entry().replace('"A"', '"A'), [6]),
        (entry().replace('"Б"', 'Б"'), [7]),
        (entry(text='say "yes" now'), [7]),
        (entry(text="ends with \\"), [7]),
        (entry() + "hello\n", [9]),
        (entry(above="<<<<<<< HEAD\n") + "=======\n" + entry() + ">>>>>>> theirs\n", [5, 10, 15]),
        (entry().replace('msgid "A"\n', ""), [6]),
        (entry().replace('msgstr "Б"\n', "") + entry(), [8]),
        (entry().replace('msgstr "Б"\n', ""), [6]),
        ('msgctxt "ui.a"\n', [5]),
        (entry().replace("msgstr", "# moved\nmsgstr"), [7]),
        (entry().replace('msgid "A"\n', 'msgid "A"\nmsgid "B"\n'), [7]),
        (entry(above='msgctxt "ui.b"\n'), [6]),
        (entry().replace("msgstr", "msgstr[x]"), [7]),
        (entry().replace("msgid", "msgid[0]"), [6]),
        (entry().replace("msgstr", "msgstr["), [7]),
        (entry().replace("msgstr", "msgstr[0]"), [7]),
        (entry() + 'msgstr "В"\n', [9]),
        (entry(above="# lost its head\n").replace('msgctxt "ui.a"\nmsgid "A"\n', ""), [6]),
        (entry() + entry().replace('"A"', "A") + entry().replace('"Б"', "Б"), [10, 15]),
    ],
    ids=repr,
)
def test_each_line_that_is_amiss_is_told(tmp_path: Path, raw: str, lines: list[int]) -> None:
    assert faults(tmp_path, HEADER + raw) == lines


def test_a_text_before_the_first_keyword(tmp_path: Path) -> None:
    assert faults(tmp_path, '"lost"\n' + entry()) == [1]


def test_bytes_that_are_not_utf_8(tmp_path: Path) -> None:
    assert faults(tmp_path, (HEADER + entry()).encode("cp1251")) == [7]


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_entries(tmp_path / "gone.po")


SOUND = (HEADER + "".join(entry(f"ui.{name}", name, f"[{name}]") for name in "abcdef")).split("\n")
WORDS = ("ctxt", "id", "id_plural", "str", "str[0]")
LINES = st.sampled_from(
    [
        *(f'msg{word} "z"' for word in WORDS),
        *(f'#~ msg{word} "z"' for word in WORDS),
        *(
            '"more"',
            "",
            '"',
            "msgid ",
            "#, fuzzy",
            '#| msgid "old"',
            "#: a:b",
            "junk",
            "\x0c",
            "=======",
            '#~ "x"',
            "#~",
        ),
    ]
)
EDITS = st.lists(
    st.tuples(st.integers(0, len(SOUND) - 1), st.sampled_from(["replace", "insert", "drop", "halve"]), LINES),
    max_size=2,
)


def edited(edits: list[tuple[int, str, str]]) -> str:
    lines = list(SOUND)
    for index, what, line in edits:
        instead = {"replace": [line], "insert": [line, lines[index]], "drop": [], "halve": [lines[index][:9]]}
        lines[index : index + 1] = instead[what]
        lines.append("")
    return "\n".join(lines)


@settings(deadline=None)
@given(edits=EDITS)
def test_a_broken_file_never_gives_a_key_the_text_of_another(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, str, str]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    with suppress(UnreadablePoError):
        for item in read(folder, edited(edits)):
            owner = re.search(r"\[(.)\]", item.text)
            assert owner is None or item.key.replace("more", "") in {f"ui.{owner[1]}", "z"}


@settings(deadline=None)
@given(edits=EDITS)
def test_only_lines_that_exist_are_told(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, str, str]]
) -> None:
    text = edited(edits) + "junk\n"
    assert all(1 <= line <= text.count("\n") for line in faults(tmp_path_factory.getbasetemp(), text))


@settings(deadline=None)
@given(
    names=st.lists(st.sampled_from("abcdef"), unique=True), text=st.text(st.characters(exclude_categories=["Cs", "Cc"]))
)
def test_what_polib_writes_is_read_the_same(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], text: str
) -> None:
    written = polib.POFile(wrapwidth=110)
    for name in names:
        written.append(polib.POEntry(msgctxt=f"ui.{name}", msgid=name, msgstr=text + name))
    found = read(tmp_path_factory.getbasetemp(), str(written))
    assert [(item.key, item.english, item.text) for item in found] == [
        (f"ui.{name}", name, text + name) for name in names
    ]
