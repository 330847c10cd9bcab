"""Whatever editors and translators do, in whatever order: a translation is never lost and never moves."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.catalog.messages import read_messages
from bot.catalog.po_files import Text, fill, update

KEYS = ("topic.a.RU.steps.one", "topic.a.RU.steps.two", "topic.b.RU.steps.one", "contact.c.name")
ENGLISH = st.sampled_from(["Ask.", "Go to the consulate.", 'He said "no"', "A \\ and a\nline", "long " * 60]) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\a\b\f\v"), min_size=1, max_size=30
)
"""Control characters are left out that YAML refuses and PO has no sign for."""


@dataclass(frozen=True)
class Done:
    """A translation, and the English that it was made from."""

    text: str
    made_from: str


class Translators(RuleBasedStateMachine):
    """Keys come, change, go and return; translators translate; `update` is run in between."""

    def __init__(self) -> None:
        super().__init__()
        self.english: dict[str, str] = {}
        self.merged: dict[str, str] = {}
        self.done: dict[str, Done] = {}
        self.number = 0

    @initialize()
    def begin(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="ukuk-po-"))
        self.path = self.home / "locales" / "ky" / "LC_MESSAGES" / "content.po"
        self.update()

    @rule(key=st.sampled_from(KEYS), english=ENGLISH)
    def write(self, key: str, english: str) -> None:
        self.english[key] = english

    @rule(key=st.sampled_from(KEYS))
    def delete(self, key: str) -> None:
        self.english.pop(key, None)

    @rule(order=st.permutations(KEYS))
    def move(self, order: list[str]) -> None:
        self.english = {key: self.english[key] for key in order if key in self.english}

    @precondition(lambda self: self.merged)
    @rule(data=st.data())
    def translate(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.merged)))
        self.number += 1
        text = f"{key} · котормо {self.number} · {data.draw(ENGLISH)}"
        assert fill(self.path, {key: text}) == 1
        self.done[key] = Done(text, self.merged[key])

    @rule()
    def update(self) -> None:
        update(self.path, "ky", self.texts())
        self.merged = dict(self.english)
        before = self.path.read_bytes()
        assert not update(self.path, "ky", self.texts()).anything
        assert self.path.read_bytes() == before

    def texts(self) -> Iterator[Text]:
        return (Text(key, english, "content/topics/a.yaml") for key, english in self.english.items())

    @invariant()
    def nothing_is_lost_and_nothing_moves(self) -> None:
        entries = {entry.msgctxt: entry for entry in polib.pofile(str(self.path), encoding="utf-8")}
        assert {key for key, entry in entries.items() if not entry.obsolete} == set(self.merged)
        assert {key: entry.msgstr for key, entry in entries.items() if entry.msgstr} == {
            key: done.text for key, done in self.done.items()
        }

    @invariant()
    def a_text_is_doubted_where_its_english_changed_since(self) -> None:
        entries = {entry.msgctxt: entry for entry in polib.pofile(str(self.path), encoding="utf-8")}
        for key, english in self.merged.items():
            done, entry = self.done.get(key), entries[key]
            assert entry.msgid == english
            stale = done is not None and done.made_from != english
            assert ("fuzzy" in entry.flags) == stale
            assert entry.previous_msgid == (done.made_from if done and stale else None)

    @invariant()
    def the_bot_says_what_the_file_says(self) -> None:
        messages = read_messages(self.home / "locales", ["ky"])
        assert {problem.rule for problem in messages.problems} == {"po-missing"}  # bot.po, which is not written here
        assert messages.made_from["ky"] == self.merged
        shown = {key: (text.text, text.fuzzy) for key, text in messages.translations["ky"].items()}
        assert shown == {
            key: (done.text, done.made_from != self.merged[key])
            for key, done in self.done.items()
            if key in self.merged
        }

    def teardown(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True)


def test_translators() -> None:
    run_state_machine_as_test(Translators, settings=settings(max_examples=60, stateful_step_count=25, deadline=None))
