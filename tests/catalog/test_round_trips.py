"""The round trips that a translator relies on, over generated topics: content files, `update`, PO files."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalog.catalogue import read_catalogue
from bot.catalog.decisions import Desk
from bot.catalog.messages import po_path
from bot.catalog.po_files import fill
from bot.catalog.translations import content_texts, update_all
from tests.catalog.folders import FILES, LANGUAGES, Folders

Topics = dict[str, dict[str, str]]
"""topic → step → its English"""

SENTENCES: Final = st.sampled_from(
    ["Ask for it in writing.", "Keep a copy.", 'Say "no".', "Wait: it may take a month, or more.", "Go to court. " * 12]
).map(str.strip)
TOPICS: Final = st.dictionaries(
    st.sampled_from(["hiv-care", "entry-ban", "complaint"]),
    st.dictionaries(st.sampled_from(["ask", "keep", "wait", "go"]), SENTENCES, min_size=1),
    min_size=1,
)
FEW: Final = settings(max_examples=12, deadline=None)
DAY: Final = date(2026, 11, 23)


class World:
    """Two folders with generated topics, and `update` run on them."""

    def __init__(self, home: Path, topics: Topics) -> None:
        self.folders = Folders(home / "content", home / "locales")
        self.no_code = home / "code"
        for name in ("languages.yaml", "sources/law.yaml"):
            self.folders.write(name, FILES[name])
        for name, steps in topics.items():
            self.write(name, steps)

    def write(self, topic: str, steps: dict[str, str], file: str = "") -> None:
        lines = "".join(f"      {step}: {text!r}\n" for step, text in steps.items())
        self.folders.write(
            f"topics/{file or topic}.yaml",
            f"id: {topic}\nroom: work\nsensitivity: public\ntitle: On {topic}\nneeds: [legal]\ncards:\n"
            "  - id: INTL\n    audience: anyone\n    answer: Ask.\n    steps:\n"
            f"{lines}    sources: [law]\n    reviewed: 2026-11-01\n    review_by: 2027-11-01\n",
        )

    def update(self) -> dict[str, str]:
        """Run it, and give the file of each language."""
        update_all(self.folders.catalogue(), self.no_code, self.folders.locales)
        return {language: self.path(language).read_text(encoding="utf-8") for language in LANGUAGES}

    def path(self, language: str) -> Path:
        return po_path(self.folders.locales, language, "content")

    def translate(self) -> dict[str, str]:
        """Fill every text, and give the files."""
        self.update()
        texts = list(content_texts(self.folders.catalogue()))
        for language in LANGUAGES:
            fill(self.path(language), {text.key: f"[{language}] {text.english}" for text in texts})
        return self.update()

    def desk(self) -> Desk:
        return Desk(
            read_catalogue(self.folders.content, self.folders.locales), self.folders.content, self.folders.locales
        )


@contextmanager
def world(topics: Topics) -> Iterator[World]:
    home = Path(tempfile.mkdtemp(prefix="ukuk-trip-"))
    try:
        yield World(home, topics)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def blocks(text: str) -> dict[str, str]:
    """Each entry of a file as it is written, by its key."""
    found = {block.partition('msgctxt "')[2].partition('"')[0]: block for block in text.rstrip("\n").split("\n\n")}
    assert len(found) > 1
    return found


@FEW
@given(topics=TOPICS, data=st.data())
def test_update_twice_changes_nothing(topics: Topics, data: st.DataObject) -> None:
    with world(topics) as made:
        made.update()
        keys = sorted(blocks(made.update()["ky"]).keys() - {""})
        for language in LANGUAGES:
            some = data.draw(st.sets(st.sampled_from(keys)))
            fill(made.path(language), {key: f"[{language}] {key}" for key in some})
        once = made.update()
        written = [made.path(language).stat().st_mtime_ns for language in LANGUAGES]
        assert made.update() == once
        assert [made.path(language).stat().st_mtime_ns for language in LANGUAGES] == written


@FEW
@given(topics=TOPICS, data=st.data())
def test_one_edited_sentence_is_one_fuzzy_entry_a_language_and_back_it_is_none(
    topics: Topics, data: st.DataObject
) -> None:
    topic = data.draw(st.sampled_from(sorted(topics)))
    step = data.draw(st.sampled_from(sorted(topics[topic])))
    with world(topics) as made:
        before = made.translate()
        made.write(topic, topics[topic] | {step: "It is another sentence now."})
        after = made.update()
        key = f"topic.{topic}.INTL.steps.{step}"
        for language in LANGUAGES:
            old, new = blocks(before[language]), blocks(after[language])
            assert {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)} == {key}
            changed = polib.pofile(str(made.path(language))).find(key, by="msgctxt")
            assert changed is not None
            assert (changed.flags, changed.msgid) == (["fuzzy"], "It is another sentence now.")
            assert changed.previous_msgid == topics[topic][step]
            assert changed.msgstr == f"[{language}] {topics[topic][step]}"
        made.write(topic, topics[topic])
        assert made.update() == before


@FEW
@given(topics=TOPICS, data=st.data())
def test_a_deleted_and_restored_topic_has_its_translations(topics: Topics, data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from(sorted(topics)), min_size=1))
    stale = data.draw(st.booleans())
    with world(topics) as made:
        before = made.translate()
        if stale:
            for topic in gone:
                made.write(topic, dict.fromkeys(topics[topic], "It is another sentence now."))
            before = made.update()
        aside = {name: (made.folders.content / f"topics/{name}.yaml").read_text(encoding="utf-8") for name in gone}
        for name in aside:
            (made.folders.content / f"topics/{name}.yaml").unlink()
            assert all('\nmsgctxt "topic.' + name not in text for text in made.update().values())
        for name, text in aside.items():
            made.folders.write(f"topics/{name}.yaml", text)
        assert made.update() == before


@FEW
@given(topics=TOPICS, data=st.data())
def test_a_file_under_another_name_keeps_all(topics: Topics, data: st.DataObject) -> None:
    topic = data.draw(st.sampled_from(sorted(topics)))
    with world(topics) as made:
        before = made.translate()
        (made.folders.content / f"topics/{topic}.yaml").unlink()
        made.write(topic, topics[topic], file="zz-moved")
        for language, text in made.update().items():
            moved = {key: block.replace("zz-moved.yaml", f"{topic}.yaml") for key, block in blocks(text).items()}
            assert moved == blocks(before[language])
        (made.folders.content / "topics/zz-moved.yaml").unlink()
        made.write(topic, topics[topic])
        assert made.update() == before


@FEW
@given(topics=TOPICS, data=st.data())
def test_what_was_decided_outlives_update_and_is_settled_without_a_trace(topics: Topics, data: st.DataObject) -> None:
    topic = data.draw(st.sampled_from(sorted(topics)))
    key = f"topic.{topic}.INTL.steps.{data.draw(st.sampled_from(sorted(topics[topic])))}"
    with world(topics) as made:
        before = made.translate()
        assert made.desk().flag(key, "The term is another now.", DAY, "ru") == ["ky"]
        assert made.desk().withdraw(key, "ru", "It names another office.", DAY)
        decided = {language: made.path(language).read_text(encoding="utf-8") for language in LANGUAGES}
        for language in LANGUAGES:
            old, new = blocks(before[language]), blocks(decided[language])
            assert {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)} == {key}
        assert made.update() == decided
        aside = (made.folders.content / f"topics/{topic}.yaml").read_text(encoding="utf-8")
        (made.folders.content / f"topics/{topic}.yaml").unlink()
        made.update()
        made.folders.write(f"topics/{topic}.yaml", aside)
        assert made.update() == decided
        assert made.desk().confirm(key, "ky")
        assert made.desk().confirm(key, "ru")
        assert made.desk().read_again(key)
        assert made.update() == before
        assert not (made.folders.content / "flagged.yaml").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worlds_are_read(language: str) -> None:
    """The generated files hold what the properties are about."""
    with world({"hiv-care": {"ask": 'Say "no": now.'}}) as made:
        assert made.folders.catalogue().problems == made.folders.catalogue().messages.problems
        assert set(blocks(made.translate()[language])) == {
            "",
            "source.law.publisher",
            "topic.hiv-care.title",
            "topic.hiv-care.INTL.answer",
            "topic.hiv-care.INTL.steps.ask",
        }
