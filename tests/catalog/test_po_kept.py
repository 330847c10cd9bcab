"""Whatever editors and translators do, in whatever order: a translation is never lost and never moves."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
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

from bot.catalog import po_state
from bot.catalog.messages import read_messages
from bot.catalog.po_files import Text, fill, update
from bot.catalog.po_notes import Kind, Note, Notes
from tests.catalog.other_tools import TOOLS, poedit

KEYS = ("topic.a.RU.steps.one", "topic.a.RU.steps.two", "topic.b.RU.steps.one", "contact.c.name")
ENGLISH = st.sampled_from(["Ask.", "Go to the consulate.", 'He said "no"', "A \\ and a\nline", "long " * 60]) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\a\b\f\v"), min_size=1, max_size=30
)
"""Control characters are left out that YAML refuses and PO has no sign for."""
DAY = date(2026, 11, 23)
FLAG = Note.flagged("The term is another now.", DAY, "ru")


@dataclass(frozen=True)
class Work:
    """A translation, the English that it was made from, and what was decided about it."""

    text: str
    made_from: str
    doubted: bool = False
    flagged: bool = False
    withdrawn: bool = False


class Translators(RuleBasedStateMachine):
    """Keys come, change, go and return; translators translate, editors decide; `update` is run in between."""

    def __init__(self) -> None:
        super().__init__()
        self.english: dict[str, str] = {}
        self.merged: dict[str, str] = {}
        self.work: dict[str, Work] = {}
        self.number = 0
        self.in_form = True
        """Whether nothing but our own program wrote since the last update."""

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
        """By a list of texts, as a spreadsheet brings it."""
        key, text = self.drawn(data), self.new_text(data)
        assert fill(self.path, {key: text}) == 1
        self.work[key] = Work(text, self.merged[key])

    @precondition(lambda self: self.merged)
    @rule(data=st.data())
    def translate_in_poedit(self, data: st.DataObject) -> None:
        """Poedit takes the mark away, and leaves our notes."""
        key, text = self.drawn(data), self.new_text(data)

        def type_it(entry: polib.POEntry) -> None:
            entry.msgstr = text
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]

        self.in_poedit(key, type_it)
        self.work[key] = Work(text, self.merged[key])

    @precondition(lambda self: self.merged)
    @rule(data=st.data())
    def doubt(self, data: st.DataObject) -> None:
        """A translator marks a text that nothing else marks."""
        key = self.drawn(data)
        work = self.work.get(key)
        if work and not work.withdrawn and work.made_from == self.merged[key] and not work.flagged:
            self.in_poedit(key, lambda entry: entry.flags.append("fuzzy") if "fuzzy" not in entry.flags else None)
            self.work[key] = replace(work, doubted=True)

    @precondition(lambda self: self.merged)
    @rule(data=st.data())
    def flag(self, data: st.DataObject) -> None:
        key = self.drawn(data)
        work = self.work.get(key)
        there = work is not None and not work.withdrawn
        assert po_state.flag(self.path, key, FLAG) is there
        if work and there:
            self.work[key] = replace(work, flagged=True)

    @precondition(lambda self: self.merged)
    @rule(data=st.data(), by_hand=st.booleans())
    def withdraw(self, data: st.DataObject, *, by_hand: bool) -> None:
        key = self.drawn(data)
        work = self.work.get(key)
        there = work is not None and not work.withdrawn
        if by_hand:
            self.set_withdrawn(key)
        else:
            self.update_form()
            assert po_state.withdraw(self.path, key, "It names another office.", DAY) is there
        if work and there:
            self.work[key] = replace(work, withdrawn=True, doubted=False, flagged=False)

    @precondition(lambda self: self.merged)
    @rule(data=st.data())
    def type_the_withdrawn_text_again(self, data: st.DataObject) -> None:
        key = self.drawn(data)
        work = self.work.get(key)
        if work and work.withdrawn:
            self.update()
            assert fill(self.path, {key: work.text}) == 0
            self.in_poedit(key, lambda entry: setattr(entry, "msgstr", work.text))

    @precondition(lambda self: self.merged)
    @rule(data=st.data())
    def confirm(self, data: st.DataObject) -> None:
        key = self.drawn(data)
        work = self.work.get(key)
        waits = work is not None and (work != Work(work.text, self.merged[key]))
        assert po_state.confirm(self.path, key, self.merged[key]) is waits
        if work:
            self.work[key] = Work(work.text, self.merged[key])

    @precondition(lambda self: self.merged)
    @rule(data=st.data())
    def follow(self, data: st.DataObject) -> None:
        key = self.drawn(data)
        work = self.work.get(key)
        only_stale = (
            work is not None
            and work != (fresh := Work(work.text, self.merged[key]))
            and (replace(work, made_from=fresh.made_from) == fresh)
        )
        assert po_state.follow(self.path, key, self.merged[key]) is only_stale
        if work and only_stale:
            self.work[key] = Work(work.text, self.merged[key])

    @rule()
    def update(self) -> None:
        update(self.path, "ky", self.texts())
        self.merged = dict(self.english)
        self.in_form = True
        before = self.path.read_bytes()
        assert not update(self.path, "ky", self.texts()).anything
        assert self.path.read_bytes() == before

    @rule(tool=st.sampled_from(TOOLS))
    def save_elsewhere(self, tool: Callable[[Path], None]) -> None:
        """What another program wrote with other lines and another header comes back into form."""
        self.update()
        before = self.path.read_bytes()
        tool(self.path)
        self.update()
        assert self.path.read_bytes() == before

    def texts(self) -> Iterator[Text]:
        return (Text(key, english, "content/topics/a.yaml") for key, english in self.english.items())

    def drawn(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.merged)))

    def new_text(self, data: st.DataObject) -> str:
        self.number += 1
        return f"котормо {self.number} · {data.draw(ENGLISH)}"

    def in_poedit(self, key: str, change: Callable[[polib.POEntry], object]) -> None:
        def change_it(entry: polib.POEntry) -> None:
            if entry.msgctxt == key:
                change(entry)

        self.update_form()
        poedit(self.path, change=change_it)
        self.in_form = False

    def update_form(self) -> None:
        """A flag set by hand is lost where Poedit saves before `update` made a note of it."""
        if not self.in_form:
            update(self.path, "ky", [Text(key, text, "content/topics/a.yaml") for key, text in self.merged.items()])
            self.in_form = True

    def set_withdrawn(self, key: str) -> None:
        raw = self.path.read_text(encoding="utf-8")
        head = f'msgctxt "{key}"\n'
        assert raw.count(f"\n{head}") == 1
        self.path.write_text(raw.replace(f"\n{head}", f"\n#, withdrawn\n{head}"), encoding="utf-8")
        self.in_form = False

    def entries(self) -> dict[str, polib.POEntry]:
        return {entry.msgctxt: entry for entry in polib.pofile(str(self.path), encoding="utf-8-sig")}

    @invariant()
    def nothing_is_lost_and_nothing_moves(self) -> None:
        entries = self.entries()
        assert {key for key, entry in entries.items() if not entry.obsolete} == set(self.merged)
        kept = {key: entry.msgstr or "".join(Notes.of(entry.tcomment).texts()) for key, entry in entries.items()}
        assert {key: text for key, text in kept.items() if text} == {key: work.text for key, work in self.work.items()}

    @invariant()
    def a_text_is_doubted_where_its_english_changed_since_or_somebody_said_so(self) -> None:
        entries = self.entries()
        for key, english in self.merged.items():
            work, entry = self.work.get(key), entries[key]
            assert entry.msgid == english
            there = work is not None and not work.withdrawn
            stale = work is not None and there and work.made_from != english
            waits = work is not None and there and (stale or work.doubted or work.flagged)
            if self.in_form:
                assert entry.flags == (["fuzzy"] if waits else [])
                assert entry.previous_msgid == (work.made_from if work and stale else None)
                assert bool(Notes.of(entry.tcomment).get(Kind.FLAGGED)) == bool(there and work and work.flagged)
                assert bool(entry.msgstr) == there

    @invariant()
    def the_bot_says_what_the_file_says(self) -> None:
        messages = read_messages(self.home / "locales", ["ky"])
        assert {problem.rule for problem in messages.problems} == {"po-missing"}  # bot.po, which is not written here
        assert messages.made_from["ky"] == self.merged
        shown = {key: (text.text, text.fuzzy) for key, text in messages.translations["ky"].items()}
        here = {key: work for key, work in self.work.items() if key in self.merged}
        assert shown == {
            key: (work.text, work.made_from != self.merged[key] or work.doubted or work.flagged)
            for key, work in here.items()
            if not work.withdrawn
        }
        assert set(messages.withdrawn["ky"]) == {key for key, work in here.items() if work.withdrawn}

    def teardown(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True)


def test_translators() -> None:
    run_state_machine_as_test(Translators, settings=settings(max_examples=40, stateful_step_count=30, deadline=None))
