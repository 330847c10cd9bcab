from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.catalog.decisions import Desk
from bot.catalog.files import files_below
from bot.catalog.loading import Known, load, load_or_last_good, measure, problems
from bot.catalog.messages import po_path
from bot.catalog.snapshot import Snapshot
from bot.core import phrases
from bot.core.errors import ContentError
from bot.core.library import Library, TextState
from bot.core.problems import Severity
from tests.catalog.folders import TODAY, Folders, said, small

TOPIC = "topics/unpaid-wages.yaml"
TITLE = "topic.unpaid-wages.title"
NOBODY: Final = 65534
BROKEN = "content/topics/unpaid-wages.yaml:4:14: error [field-value] sensitivity"


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return Snapshot(tmp_path / "var" / "last-good")


def loaded(folders: Folders) -> Library:
    return load(folders.content, folders.locales, TODAY)


def started(folders: Folders, snapshot: Snapshot) -> Library:
    return load_or_last_good(folders.content, folders.locales, snapshot, TODAY)


def break_topic(folders: Folders) -> None:
    folders.edit(TOPIC, "sensitivity: public", "sensitivity: secret")


def refused(folders: Folders) -> list[str]:
    with pytest.raises(ContentError) as caught:
        loaded(folders)
    assert all(problem.severity is Severity.BLOCKS for problem in caught.value.problems)
    return said(list(caught.value.problems))


def test_good_folders_are_loaded(translated: Folders) -> None:
    assert set(loaded(translated).topics) == {"unpaid-wages", "emergency"}


def test_no_translation_at_all_holds_nothing_back(folders: Folders) -> None:
    said_in_kyrgyz = loaded(folders).say("topic.unpaid-wages.title", "ky")
    assert (said_in_kyrgyz.text, said_in_kyrgyz.state) == ("I was not paid", TextState.FALLBACK)


def test_a_folder_of_translations_that_is_not_there_is_told(
    folders: Folders, snapshot: Snapshot, translated: Folders, caplog: pytest.LogCaptureFixture
) -> None:
    """A wrong LOCALES_DIR had everybody spoken to in English without a word in the log."""
    started(translated, snapshot)
    assert "in English" not in caplog.text
    load_or_last_good(folders.content, folders.locales.with_name("nowhere"), snapshot, TODAY)
    assert "nowhere: everybody is spoken to in English. Set LOCALES_DIR" in caplog.text


def test_nothing_that_is_only_old_or_doubtful_holds_anything_back(translated: Folders) -> None:
    translated.edit(TOPIC, "Write down what is owed", "Write down all that is owed")
    translated.edit_po("ky", "content", 'msgstr "[ky] The law"', 'msgstr ""')
    translated.edit("facts.yaml", "expires: 2027-11-01", "expires: 2020-11-01")
    rules = {problem.rule for problem in problems(translated.catalogue(), TODAY)}
    assert {"outdated", "missing", "expired"} <= rules
    assert set(loaded(translated).topics) == {"unpaid-wages", "emergency"}


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (TOPIC, "sensitivity: public", "sensitivity: secret", BROKEN),
        (TOPIC, "title: I was", "titel: I was", "content/topics/unpaid-wages.yaml:5:1: error [field-unknown]"),
        (TOPIC, "{fact:stay-days}", "{fact:stay}", "content/topics/unpaid-wages.yaml:13:13: error [placeholder]"),
        (TOPIC, "{fact:stay-days}", "{stay-days}", "content/topics/unpaid-wages.yaml:13:13: error [placeholder]"),
        (
            "screening/forced-labour.yaml",
            "topic: unpaid-wages",
            "topic: unpaid-wage",
            "content/screening/forced-labour.yaml:2:8: error [reference]",
        ),
        ("languages.yaml", "fallback: [en]}", "fallback: [de]}", "content/languages.yaml:2:3: error [language]"),
        (
            "contacts/russia.yaml",
            "kind: emergency",
            "kind: state",
            "content/countries.yaml:1:3: error [emergency-number]",
        ),
        (
            TOPIC,
            "answer: Ask for it in writing.",
            f"answer: {'Ask. ' * 900}Ask.",
            "content/topics/unpaid-wages.yaml:10:13: error [message-length]",
        ),
    ],
)
def test_structure_holds_back_and_names_its_place(
    translated: Folders, name: str, old: str, new: str, told: str
) -> None:
    translated.edit(name, old, new)
    found = refused(translated)
    assert found[0].startswith(told)
    assert said(problems(translated.catalogue(), TODAY)) != []


def test_a_translation_with_a_placeholder_of_its_own_is_told_in_its_po_file(translated: Folders) -> None:
    translated.edit_po("ru", "content", "[ru] Wait so long: {fact:stay-days}.", "[ru] Wait so long: {fact:stay}.")
    found = refused(translated)
    assert all(line.startswith("locales/ru/LC_MESSAGES/content.po:") for line in found)
    assert all("error [placeholder] [ru] " in line for line in found)


def test_a_phrase_of_the_interface_is_told_where_it_stands_in_the_code(translated: Folders) -> None:
    translated.write("flagged.yaml", "- {id: ui.country.button, why: Too long., since: 2026-11-01, begun_in: ru}\n")
    (told,) = said(problems(translated.catalogue(), TODAY))
    place = re.match(r"bot/core/phrases\.py:(\d+):1: warning \[flagged\] This English is to be read again", told)
    assert place
    line = Path(phrases.__file__).read_text(encoding="utf-8").split("\n")[int(place[1]) - 1]
    assert 'phrase("country.button", ' in line


def test_what_editors_put_aside_holds_nothing_back(translated: Folders) -> None:
    key = "topic.unpaid-wages.RU.answer"
    desk = Desk.of(translated.content, translated.locales)
    desk.flag(key, "The term is another now.", TODAY, "ru")
    desk.withdraw(key, "ky", "It names another office.", TODAY)
    translated.edit("flagged.yaml", f"id: {key}", "id: topic.gone.title")
    assert loaded(translated).say(key, "ky").state is TextState.FALLBACK
    assert said(problems(translated.catalogue(), TODAY)) == [
        "content/flagged.yaml:4:3: warning [flagged] This text was flagged, and is there no more. "
        "`python -m bot translations done topic.gone.title` takes the mark away.",
        "locales/ky/LC_MESSAGES/content.po:60:1: warning [withdrawn] [ky] The 'ky' text was withdrawn 2026-11-23: "
        "It names another office. Translate it anew in the PO file.",
    ]


def test_all_problems_are_told_in_the_order_of_files_and_lines_and_none_twice(translated: Folders) -> None:
    translated.edit("facts.yaml", "expires: 2027-11-01", "expires: 2020-11-01")
    translated.edit(TOPIC, "Write down what is owed", "Call +7 495 000 00 00, what is owed")
    translated.edit(TOPIC, "Write to the inspection.", "Write to www.example.org.")
    translated.write("topic/x.yaml", "id: x")
    found = problems(translated.catalogue(), TODAY)
    places = [(problem.place.file, problem.place.line) for problem in found]
    assert places == sorted(places)
    assert len(set(found)) == len(found)
    assert {"file-unknown", "expired", "prose", "outdated"} <= {problem.rule for problem in found}


def test_age_is_measured_on_the_day_given(translated: Folders) -> None:
    catalogue = translated.catalogue()
    assert problems(catalogue, TODAY) == []
    later = {problem.rule for problem in problems(catalogue, TODAY + timedelta(days=400))}
    assert later == {"expired", "review"}


def test_a_good_start_keeps_a_copy(translated: Folders, snapshot: Snapshot) -> None:
    library = started(translated, snapshot)
    assert loaded(Folders(snapshot.content, snapshot.locales)).revision == library.revision


def test_broken_folders_give_way_to_the_last_good_ones_loudly(
    translated: Folders, snapshot: Snapshot, caplog: pytest.LogCaptureFixture
) -> None:
    good = started(translated, snapshot)
    assert caplog.records == []
    break_topic(translated)
    library = started(translated, snapshot)
    assert library.revision == good.revision
    assert set(library.topics) == {"unpaid-wages", "emergency"}
    assert [record.levelno for record in caplog.records] == [logging.ERROR, logging.ERROR]
    assert BROKEN in caplog.messages[0]
    assert caplog.messages[1] == "content is broken: the last good content is served instead"


def test_a_broken_start_never_replaces_the_copy(translated: Folders, snapshot: Snapshot) -> None:
    good = started(translated, snapshot)
    break_topic(translated)
    for _ in range(2):
        assert started(translated, snapshot).revision == good.revision
    translated.edit(TOPIC, "sensitivity: secret", "sensitivity: careful")
    mended = started(translated, snapshot)
    assert mended.revision != good.revision
    break_at_once = translated.content / TOPIC
    break_at_once.unlink()
    translated.edit("questions/unpaid-wages.yaml", "id: unpaid-wages", "id: [")
    assert started(translated, snapshot).revision == mended.revision


def test_broken_folders_and_nothing_kept(translated: Folders, snapshot: Snapshot) -> None:
    break_topic(translated)
    with pytest.raises(ContentError) as caught:
        started(translated, snapshot)
    assert str(caught.value.problems[0]).startswith(BROKEN)
    assert not snapshot.exists()


def test_a_copy_that_cannot_be_kept_stops_no_start(
    translated: Folders, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")
    library = started(translated, Snapshot(tmp_path / "var" / "last-good"))
    assert "unpaid-wages" in library.topics
    assert caplog.messages == ["the good content could not be kept for a later start (NotADirectoryError)"]


def test_what_was_served_before_is_not_measured_again(translated: Folders, snapshot: Snapshot) -> None:
    translated.edit("topics/emergency.yaml", "Call the number now.", "Call now. " * 500 + "Call.")
    with pytest.raises(ContentError):
        load_or_last_good(translated.content, translated.locales, snapshot, TODAY)
    snapshot.keep(translated.content, translated.locales)
    assert snapshot.holds(translated.content, translated.locales)
    assert load_or_last_good(translated.content, translated.locales, snapshot, TODAY).topics
    translated.edit("facts.yaml", "value: 30", "value: 31")
    assert not snapshot.holds(translated.content, translated.locales)


def test_translations_that_are_served_do_not_go_while_the_bot_runs(translated: Folders) -> None:
    """Another branch is checked out, a save is half done: everybody would be spoken to in English, and that be kept."""
    known = Known()
    measure(loaded(translated), TODAY, known)
    path = po_path(translated.locales, "ky", "content")
    whole = path.read_bytes()
    for change in (Path.unlink, Path.touch):
        path.write_bytes(b"")
        change(path)
        with pytest.raises(ContentError) as caught:
            load(translated.content, translated.locales, TODAY, known=known)
        (problem,) = caught.value.problems
        assert str(problem).startswith("locales/ky/LC_MESSAGES/content.po: error [po-missing] These translations are")
    path.write_bytes(whole)
    assert load(translated.content, translated.locales, TODAY, known=known).translation(TITLE, "ky") is not None


def test_a_language_that_is_taken_away_takes_its_translations_along(translated: Folders) -> None:
    known = Known()
    measure(loaded(translated), TODAY, known)
    translated.edit("languages.yaml", "- {id: ky, name: Кыргызча, fallback: [ru, en]}\n", "")
    shutil.rmtree(translated.locales / "ky")
    assert "ky" not in load(translated.content, translated.locales, TODAY, known=known).languages


@pytest.fixture
def without_powers() -> Iterator[Folders]:
    """Folders in a place that everybody may enter, and permissions that concern also root."""
    place = Path(tempfile.mkdtemp(prefix="ukuk-closed-"))
    place.chmod(0o777)
    made = small(place)
    before = os.geteuid()
    loaded(made)  # what of Python it needs is read now: afterwards that may be closed, too
    try:
        if before == 0:
            for path in (place, *place.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        yield made
    finally:
        os.seteuid(before)
        for path in place.rglob("*/"):
            path.chmod(0o755)
        shutil.rmtree(place)


@pytest.mark.parametrize("mode", [0o000, 0o600])
@pytest.mark.parametrize("closed", ["topics", "questions", "."])
def test_what_nobody_may_read_is_told_and_the_last_good_content_is_served(
    without_powers: Folders, mode: int, closed: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It ended the start, in words about something else; or a whole folder was missing without a word."""
    snapshot = Snapshot(without_powers.content.with_name("var") / "last-good")
    good = started(without_powers, snapshot)
    (without_powers.content / closed).chmod(mode)
    assert started(without_powers, snapshot).revision == good.revision
    assert "[file-unreadable]" in caplog.text
    assert "the last good content is served instead" in caplog.text


@pytest.mark.parametrize("spoilt", ["facts.yaml: [", "countries.yaml", "."])
def test_where_the_last_good_copy_is_broken_too_the_content_is_told(
    translated: Folders, tmp_path: Path, spoilt: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The copy's own problems were told as if they stood in the content, which sent people to the wrong file."""
    snapshot = Snapshot(tmp_path / "var" / "last-good")
    started(translated, snapshot)
    name, _, words = spoilt.partition(": ")
    if words:
        (snapshot.content / name).write_text(words)
    else:
        shutil.rmtree(snapshot.content / name) if name == "." else (snapshot.content / name).unlink()
        snapshot.content.mkdir(exist_ok=True)
    translated.write("topics/unpaid-wages.yaml", "broken: [")
    with pytest.raises(ContentError) as caught:
        started(translated, snapshot)
    assert {problem.place.file for problem in caught.value.problems} == {"content/topics/unpaid-wages.yaml"}
    assert "the last good copy cannot be served either; the first problem there: content" in caplog.text
    assert "is served instead" not in caplog.text


def test_of_a_closed_folder_nothing_else_is_told(without_powers: Folders) -> None:
    """Each place that names a source was told besides: there seemed to be none."""
    (without_powers.content / "sources").chmod(0)
    catalogue = without_powers.catalogue()
    assert "sources" in catalogue.reading.unread_fields
    (line,) = (line for line in said(problems(catalogue, TODAY)) if "[po-missing]" not in line)
    assert line == "content/sources: error [file-unreadable] The folder cannot be read. See who may read it."
    without_powers.content.chmod(0)
    (told,) = without_powers.catalogue().reading.problems
    assert (told.text, told.mend) == ("The folder cannot be read.", "See who may read it.")


def test_a_linked_folder_of_the_content_is_told_and_the_whole_may_be_a_link(translated: Folders) -> None:
    """It was served, and its changes were seen by nobody; the last good copy was kept without it."""
    topics, elsewhere = translated.content / "topics", translated.content.with_name("elsewhere")
    topics.rename(elsewhere)
    topics.symlink_to(elsewhere)
    (line,) = (line for line in said(problems(translated.catalogue(), TODAY)) if "[po-" not in line)
    assert line.startswith("content/topics: error [file-unreadable] This is a link to a folder.")
    topics.unlink()
    elsewhere.rename(topics)
    real = translated.content.with_name("real")
    translated.content.rename(real)
    translated.content.symlink_to(real)
    assert problems(translated.catalogue(), TODAY) == []


def test_translations_below_a_closed_folder(without_powers: Folders) -> None:
    """To look for files that nobody reads ended the reading."""
    inside = without_powers.content / "topics"
    without_powers.content.chmod(0)
    assert list(files_below(inside)) == []


def test_a_data_folder_that_nobody_may_read(without_powers: Folders, caplog: pytest.LogCaptureFixture) -> None:
    data = without_powers.content.with_name("var")
    snapshot = Snapshot(data / "last-good")
    started(without_powers, snapshot)
    data.chmod(0)
    assert not snapshot.exists()
    assert started(without_powers, snapshot).topics
    assert "could not be kept for a later start" in caplog.text
    data.chmod(0o755)
