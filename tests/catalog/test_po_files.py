from __future__ import annotations

from pathlib import Path

import polib
import pytest

from bot.catalog.messages import read_messages
from bot.catalog.po_entries import UnreadablePoError
from bot.catalog.po_files import Merged, Text, fill, update
from bot.core.library import Translation

SAME = Merged(0, 0, 0, 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "locales" / "ky" / "LC_MESSAGES" / "bot.po"


def texts(**english: str) -> list[Text]:
    return [Text(f"ui.{key}", text, "bot/core/phrases.py") for key, text in english.items()]


def entries(path: Path) -> dict[str, polib.POEntry]:
    return {entry.msgctxt: entry for entry in polib.pofile(str(path))}


def served(path: Path) -> dict[str, Translation]:
    return read_messages(path.parents[2], ["ky"]).translations["ky"]


def test_a_new_file_has_every_text_and_no_translation(path: Path) -> None:
    assert update(path, "ky", texts(a="A", b="B")) == Merged(added=2, changed=0, revived=0, retired=0)
    raw = path.read_text(encoding="utf-8")
    assert '"Language: ky\\n"' in raw
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in raw
    assert '#: bot/core/phrases.py\nmsgctxt "ui.a"\nmsgid "A"\nmsgstr ""\n' in raw
    assert served(path) == {}


def test_nothing_new_leaves_the_file_untouched(path: Path) -> None:
    update(path, "ky", texts(a="A"))
    fill(path, {"ui.a": "Б"})
    before = path.stat().st_mtime_ns, path.read_bytes()
    merged = update(path, "ky", texts(a="A"))
    assert (merged, merged.anything) == (SAME, False)
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_a_changed_english_keeps_the_translation_and_marks_it(path: Path) -> None:
    update(path, "ky", texts(a="One", b="Two"))
    fill(path, {"ui.a": "Бир", "ui.b": "Эки"})
    merged = update(path, "ky", texts(a="One, changed", b="Two"))
    assert (merged, merged.anything) == (Merged(0, 1, 0, 0), True)
    found = entries(path)
    assert (found["ui.a"].msgstr, found["ui.a"].previous_msgid, found["ui.a"].flags) == ("Бир", "One", ["fuzzy"])
    assert (found["ui.b"].msgstr, found["ui.b"].previous_msgid, found["ui.b"].flags) == ("Эки", None, [])
    assert served(path) == {"ui.a": Translation("Бир", fuzzy=True), "ui.b": Translation("Эки")}


def test_changed_twice_it_names_the_english_that_was_translated(path: Path) -> None:
    update(path, "ky", texts(a="One"))
    fill(path, {"ui.a": "Бир"})
    update(path, "ky", texts(a="Two"))
    update(path, "ky", texts(a="Three"))
    assert entries(path)["ui.a"].previous_msgid == "One"


def test_changed_back_it_is_done_again(path: Path) -> None:
    update(path, "ky", texts(a="One"))
    fill(path, {"ui.a": "Бир"})
    before = path.read_bytes()
    update(path, "ky", texts(a="Two"))
    update(path, "ky", texts(a="One"))
    assert path.read_bytes() == before


def test_a_text_that_was_never_translated_is_not_marked(path: Path) -> None:
    update(path, "ky", texts(a="One"))
    assert update(path, "ky", texts(a="Two")) == Merged(0, 1, 0, 0)
    assert (entries(path)["ui.a"].flags, entries(path)["ui.a"].previous_msgid) == ([], None)


def test_a_key_that_goes_comes_back_with_its_translation(path: Path) -> None:
    update(path, "ky", texts(a="One", b="Two"))
    fill(path, {"ui.a": "Бир", "ui.b": "Эки"})
    before = path.read_bytes()
    assert update(path, "ky", texts(b="Two")) == Merged(0, 0, 0, retired=1)
    assert entries(path)["ui.a"].obsolete
    assert served(path) == {"ui.b": Translation("Эки")}
    assert update(path, "ky", texts(a="One", b="Two")) == Merged(0, 0, revived=1, retired=0)
    assert path.read_bytes() == before


def test_a_key_that_comes_back_changed_is_marked(path: Path) -> None:
    update(path, "ky", texts(a="One"))
    fill(path, {"ui.a": "Бир"})
    update(path, "ky", [])
    assert update(path, "ky", texts(a="Two")) == Merged(0, changed=1, revived=1, retired=0)
    found = entries(path)["ui.a"]
    assert (found.msgstr, found.previous_msgid, found.flags, found.obsolete) == ("Бир", "One", ["fuzzy"], False)


def test_a_doubt_outlives_the_absence_of_its_key(path: Path) -> None:
    update(path, "ky", texts(a="One"))
    fill(path, {"ui.a": "Бир"})
    update(path, "ky", texts(a="Two"))
    before = path.read_bytes()
    update(path, "ky", [])
    update(path, "ky", texts(a="Two"))
    assert path.read_bytes() == before


def test_a_key_without_a_translation_goes_without_a_trace(path: Path) -> None:
    update(path, "ky", texts(a="One"))
    assert update(path, "ky", []) == SAME
    assert entries(path) == {}


def test_the_same_english_under_two_keys_has_two_translations(path: Path) -> None:
    update(path, "ky", texts(a="Consulate", b="Consulate"))
    fill(path, {"ui.a": "Консулдук", "ui.b": "Консулдукка"})
    update(path, "ky", texts(b="Consulate", c="Consulate", a="Consulate"))
    assert served(path) == {"ui.a": Translation("Консулдук"), "ui.b": Translation("Консулдукка")}


def test_the_order_is_that_of_the_texts(path: Path) -> None:
    update(path, "ky", texts(a="A", b="B"))
    update(path, "ky", texts(b="B", a="A"))
    assert list(entries(path)) == ["ui.b", "ui.a"]


def by_hand(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_translators_note_and_flag_stay(path: Path) -> None:
    update(path, "ky", texts(a="One"))
    fill(path, {"ui.a": "Бир"})
    by_hand(path, "#: bot/core", "# ask the lawyer\n#, python-brace-format\n#: bot/core")
    update(path, "ky", texts(a="Two"))
    found = entries(path)["ui.a"]
    assert (found.tcomment, found.flags) == ("ask the lawyer", ["fuzzy", "python-brace-format"])


def test_a_doubt_set_by_hand_stays_until_a_translator_removes_it(path: Path) -> None:
    update(path, "ky", texts(a="One"))
    fill(path, {"ui.a": "Бир"})
    by_hand(path, "#: bot/core", "#, fuzzy\n#: bot/core")
    assert update(path, "ky", texts(a="One")) == SAME
    assert served(path)["ui.a"].fuzzy
    assert fill(path, {"ui.a": "Бир"}) == 1
    assert not served(path)["ui.a"].fuzzy


def test_of_a_key_that_stands_twice_no_translation_is_lost(path: Path) -> None:
    update(path, "ky", texts(a="One"))
    fill(path, {"ui.a": "Бир"})
    more = '\nmsgctxt "ui.a"\nmsgid "One"\nmsgstr "Биринчи"\n\n#~ msgctxt "ui.a"\n#~ msgid "One"\n#~ msgstr "Жалгыз"\n'
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    update(path, "ky", texts(a="One"))
    assert served(path) == {"ui.a": Translation("Бир")}
    found = [(entry.msgstr, entry.tcomment) for entry in polib.pofile(str(path))]
    assert found == [("Бир", '[another]\n"Биринчи"\n[another]\n"Жалгыз"')], "gettext refuses a key twice"
    before = path.read_bytes()
    assert update(path, "ky", texts(a="One")) == SAME
    assert path.read_bytes() == before


def test_an_active_entry_goes_before_an_obsolete_one_of_its_key(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(
        '#~ msgctxt "ui.a"\n#~ msgid "One"\n#~ msgstr "Эски"\n\nmsgctxt "ui.a"\nmsgid "One"\nmsgstr "Жаңы"\n',
        encoding="utf-8",
    )
    update(path, "ky", texts(a="One"))
    assert served(path) == {"ui.a": Translation("Жаңы")}


@pytest.mark.parametrize("raw", ["\ufeff", '#\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=KOI8-R\\n"\n\n'])
def test_what_a_program_put_at_the_head_of_the_file_spoils_no_text(path: Path, raw: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(raw + 'msgctxt "ui.a"\nmsgid "One"\nmsgstr "Бир"\n', encoding="utf-8")
    assert update(path, "ky", texts(a="One")) == SAME
    assert served(path) == {"ui.a": Translation("Бир")}


@pytest.mark.parametrize("raw", ['msgid "One\nmsgstr "Бир"\n', "junk\n", '#~ msgid "One"\n#~ msgstr "Бир\n'])
def test_a_file_that_is_no_po_file_is_left_as_it_is(path: Path, raw: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(raw, encoding="utf-8")
    with pytest.raises(UnreadablePoError, match=r"bot\.po:[12]: "):
        update(path, "ky", texts(a="One"))
    assert path.read_text(encoding="utf-8") == raw


def test_a_cut_write_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    update(path, "ky", texts(a="One"))
    before = path.read_bytes()

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        update(path, "ky", texts(a="Two"))
    assert path.read_bytes() == before


def test_filling_counts_what_changed(path: Path) -> None:
    update(path, "ky", texts(a="One", b="Two"))
    assert fill(path, {"ui.a": "Бир", "ui.z": "Жок"}) == 1
    assert fill(path, {"ui.a": "Бир"}) == 0
    assert served(path) == {"ui.a": Translation("Бир")}


def test_filling_takes_away_the_doubt_and_what_it_was_of(path: Path) -> None:
    update(path, "ky", texts(a="One"))
    fill(path, {"ui.a": "Бир"})
    update(path, "ky", texts(a="Two"))
    assert fill(path, {"ui.a": "Эки"}) == 1
    found = entries(path)["ui.a"]
    assert (found.msgstr, found.flags, found.previous_msgid) == ("Эки", [], None)


def test_filling_leaves_what_is_gone(path: Path) -> None:
    update(path, "ky", texts(a="One"))
    fill(path, {"ui.a": "Бир"})
    update(path, "ky", [])
    assert fill(path, {"ui.a": "Эки"}) == 0
    assert entries(path)["ui.a"].msgstr == "Бир"
