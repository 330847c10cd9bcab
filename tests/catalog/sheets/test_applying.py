"""Whatever texts change in a spreadsheet, the files have them afterwards under their keys, and nothing else changed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.catalog.drafts import draft
from bot.catalog.sheets.applying import apply
from bot.catalog.sheets.cells import unfit
from bot.catalog.sheets.changes import Changes
from bot.catalog.sheets.rows import Cell, Row, State, rows_of
from bot.catalog.yaml_edit import UneditableYamlError
from tests.catalog.folders import CODE, LANGUAGES, Folders, small
from tests.catalog.test_yaml_edit import changed_lines

TOPIC = "topics/unpaid-wages.yaml"
KEYS = (
    "topic.unpaid-wages.INTL.steps.wait",
    "topic.unpaid-wages.RU.answer",
    "topic.unpaid-wages.title",
    "source.law.publisher",
    "contact.ru-emergency.name",
    "contact.ru-lawyer.description",
    "screening.forced-labour.questions.locked",
    "screening.forced-labour.outcomes.calm",
    "screening.forced-labour.intro",
    "show.ru-police.meaning",
    "deadline.ru-stay.action",
    "danger.violence.first",
    "fact.stay-days.about",
)
ENGLISH = (
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=200)
    .map(lambda text: " ".join(text.replace("{", "(").replace("}", ")").split()))
    .filter(bool)
)
TRANSLATED = st.builds(
    Cell,
    st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=200)
    .filter(lambda text: unfit(text) is None)
    .map(lambda text: f"а{text}я"),
    st.sampled_from([State.DONE, State.FUZZY, State.WITHDRAWN]),
) | st.just(Cell("", State.MISSING))  # fmt: skip


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one module that has phrases: to look through all the others takes most of the time."""
    made = tmp_path_factory.mktemp("code")
    (made / "core").mkdir()
    shutil.copy(CODE / "core" / "phrases.py", made / "core")
    return made


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    made = small(tmp_path_factory.mktemp("applying"))
    made.translate()
    return made


@pytest.fixture(scope="module")
def before(home: Folders) -> dict[str, Row]:
    return rows(home.content, home.locales)


def rows(content: Path, locales: Path) -> dict[str, Row]:
    catalogue = Folders(content, locales).catalogue()
    return {row.key: row for row in rows_of(catalogue, locales, LANGUAGES)}


def told(row: Row) -> tuple[str, Mapping[str, Cell]]:
    return row.english, row.cells


@given(english=st.dictionaries(st.sampled_from(KEYS), ENGLISH, max_size=3), data=st.data())
@settings(max_examples=10, deadline=None, phases=[Phase.generate])  # to shrink an example takes minutes
def test_any_texts(
    home: Folders, before: dict[str, Row], code: Path, english: dict[str, str], data: st.DataObject
) -> None:
    translations = {
        language: data.draw(st.dictionaries(st.sampled_from([*KEYS[:-1], "ui.sos"]), TRANSLATED, max_size=3))
        for language in LANGUAGES
    }
    with draft(home.content, home.locales) as copy:
        apply(copy, home.catalogue(), Changes(dict(english), translations), code)
        after = rows(copy.content, copy.locales)
    assert list(after) == list(before)
    assert len(before) > 200
    for key, row in before.items():
        text = english.get(key, row.english)
        cells = dict(row.cells)
        if text != row.english:
            cells = {language: Cell(cell.text, State.FUZZY) for language, cell in cells.items()}
        cells |= {language: given[key] for language, given in translations.items() if key in given}
        assert told(after[key]) == (text, cells), key


def test_the_files_change_where_a_text_did(home: Folders, code: Path) -> None:
    catalogue = home.catalogue()
    changes = Changes({"topic.unpaid-wages.RU.answer": "Complain: to the inspection."}, {"ru": {}})
    with draft(home.content, home.locales) as copy:
        apply(copy, catalogue, changes, code)
        assert [path.relative_to(home.content.parent).as_posix() for path in copy.changed()] == [
            f"content/{TOPIC}",
            "locales/ky/LC_MESSAGES/content.po",
            "locales/ru/LC_MESSAGES/content.po",
        ]
        before, after = ((folder / TOPIC).read_text(encoding="utf-8") for folder in (home.content, copy.content))
    assert changed_lines(before, after) == [
        "-    answer: Complain to the inspection.", '+    answer: "Complain: to the inspection."',
    ]  # fmt: skip


def test_a_long_text_is_folded_and_a_folded_one_stays_so(home: Folders, code: Path) -> None:
    long = "Complain to the inspection of the town where you work. " * 4 + "End."
    key = "topic.unpaid-wages.RU.answer"
    catalogue = home.catalogue()
    with draft(home.content, home.locales) as copy:
        apply(copy, catalogue, Changes({key: long}), code)
        text = (copy.content / TOPIC).read_text(encoding="utf-8")
        assert "    answer: >-\n      Complain to the inspection of" in text
        assert max(map(len, text.splitlines())) <= 120
        apply(copy, copy.catalogue(), Changes({key: "Short."}), code)
        text = (copy.content / TOPIC).read_text(encoding="utf-8")
        assert "    answer: >-\n      Short.\n" in text


def test_a_withdrawn_text_is_so_in_its_file_and_another_flag_stays(home: Folders, code: Path, tmp_path: Path) -> None:
    shutil.copytree(home.content, tmp_path / "content")
    shutil.copytree(home.locales, tmp_path / "locales")
    folders = Folders(tmp_path / "content", tmp_path / "locales")
    folders.edit_po("ky", "bot", 'msgctxt "ui.sos"', '#, python-format\nmsgctxt "ui.sos"')
    with draft(folders.content, folders.locales) as copy:
        for state, shown in ((State.WITHDRAWN, ""), (State.DONE, "Коркунуч")):
            apply(copy, copy.catalogue(), Changes({}, {"ky": {"ui.sos": Cell("Коркунуч", state)}}), code)
            text = (copy.locales / "ky/LC_MESSAGES/bot.po").read_text(encoding="utf-8")
            assert f'#, python-format\nmsgctxt "ui.sos"\nmsgid "Danger now"\nmsgstr "{shown}"\n' in text
            row = next(row for row in rows_of(copy.catalogue(), copy.locales, ["ky"]) if row.key == "ui.sos")
            assert row.cells["ky"] == Cell("Коркунуч", state), "a withdrawn text is kept"


def test_a_text_that_would_land_elsewhere_is_refused(home: Folders, code: Path, tmp_path: Path) -> None:
    """An anchor stands for two texts: who changes one would change the other."""
    shutil.copytree(home.content, tmp_path / "content")
    folders = Folders(tmp_path / "content", home.locales)
    text = (folders.content / TOPIC).read_text(encoding="utf-8")
    text = text.replace("    sources: [law]\n", "    rights: &same {a: The law.}\n    sources: [law]\n", 1)
    folders.write(TOPIC, text.replace("    rights:\n      code: The code says so.\n", "    rights: *same\n"))
    with (
        draft(folders.content, folders.locales) as copy,
        pytest.raises(UneditableYamlError, match="other texts would change"),
    ):
        apply(copy, folders.catalogue(), Changes({"topic.unpaid-wages.RU.rights.a": "Another."}), code)
