"""An editor changes a file, and the running program follows."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import signal
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, Final

import pytest
import pytest_asyncio

import bot
import bot.editions
import bot.upkeep
from bot.app import REFUSALS_TOLD, refusal
from bot.catalog import yaml_tree
from bot.catalog.catalogue import revision
from bot.catalog.loading import Known
from bot.clock import SystemClock
from bot.core.checks.memory import Memory
from bot.core.errors import ContentError
from bot.core.problems import Place, Problem, Severity
from bot.editions import Current, changed_edition, is_refused, keep_served, learn_beside, load_edition, prepare
from bot.settings import Settings
from bot.upkeep import Upkeep
from tests.catalog.folders import Folders, small

ROOT: Final = Path(bot.__file__).parents[1]
TOPIC: Final = "topics/unpaid-wages.yaml"
PATIENCE_SECONDS: Final = 60
LOOK_AGAIN_SECONDS: Final = 0.02


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return small(tmp_path)


class Kept:
    """A program's upkeep, running; and what was told of refused content."""

    def __init__(self) -> None:
        self.settings = Settings.from_env({})
        self.current = Current(load_edition(self.settings, SystemClock()), SystemClock().now())
        self.told: list[ContentError] = []
        self.looks = 0
        self.upkeep = Upkeep(self.settings, self.current, SystemClock(), self._tell, self._looked)

    def _looked(self) -> None:
        self.looks += 1

    async def _tell(self, error: ContentError) -> None:
        self.told.append(error)

    @property
    def title(self) -> str:
        return self.current.edition.library.english("topic.unpaid-wages.title")

    def refuses(self) -> bool:
        return self.current.refused

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not condition():  # noqa: ASYNC110  # nobody tells when the edition is another
                await asyncio.sleep(LOOK_AGAIN_SECONDS)


@pytest_asyncio.fixture
async def kept(folders: Folders, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Kept]:
    caplog.set_level(logging.INFO)
    kept = Kept()
    running = asyncio.ensure_future(kept.upkeep.run())
    await asyncio.sleep(0.3)  # the watch begins in a thread of its own
    yield kept
    assert not running.done(), "upkeep does not end by itself"
    running.cancel()
    await asyncio.wait({running})


async def test_a_change_is_served_and_a_broken_one_is_told_and_left(
    folders: Folders, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    folders.edit(TOPIC, "title: I was not paid", "title: They owe me pay")
    begun = kept.current.since
    await kept.until(lambda: kept.title == "They owe me pay")
    assert (kept.refuses(), kept.current.since > begun) == (False, True)
    folders.edit(TOPIC, "title: They owe me pay", "titel: They owe me")
    await kept.until(lambda: bool(kept.told))
    assert kept.title == "They owe me pay"
    assert {problem.place.file for problem in kept.told[0].problems} == {f"content/{TOPIC}"}
    assert "what was served before still is" in caplog.text
    assert kept.refuses()
    assert is_refused(kept.settings, kept.current.edition)
    looks = kept.looks
    folders.edit(TOPIC, "titel: They owe me", "titel: They owe me all of it")
    await kept.until(lambda: kept.looks > looks)
    assert len(kept.told) == 1, "the same is told once, however often it is saved"
    folders.edit(TOPIC, "titel: They owe me all of it", "title: Pay is late")
    await kept.until(lambda: kept.title == "Pay is late")
    await kept.until(lambda: kept.looks >= 4)
    assert not kept.refuses()
    assert not is_refused(kept.settings, kept.current.edition)
    folders.edit(TOPIC, "title: Pay is late", "titel: Pay is late")
    await kept.until(kept.refuses)
    await kept.until(lambda: len(kept.told) == 2)
    folders.edit(TOPIC, "titel: Pay is late", "title: Pay is late")
    await kept.until(lambda: not kept.refuses())
    await kept.until(lambda: "the content is good again" in caplog.text)


async def test_what_is_to_be_checked_is_counted_at_the_start_and_after_each_change(
    folders: Folders, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    told = [record.getMessage() for record in caplog.get_records("setup")]
    counted = re.compile(r"to be checked: [12] contacts, 0 facts, 0 cards \(contacts due, facts due\)")
    assert len([line for line in told if counted.fullmatch(line)]) == 1
    folders.edit("facts.yaml", "expires: 2027-11-01", "expires: 2020-11-01")
    await kept.until(lambda: " contacts, 1 facts, 0 cards" in caplog.text)


async def test_only_what_changed_is_read_and_measured_again(
    folders: Folders, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    await kept.until(lambda: bool(kept.upkeep._known.screens.lengths))
    before = kept.upkeep._known.screens.lengths
    parsed: list[bytes] = []
    plain = yaml_tree._parse

    def parse(raw: bytes) -> Any:
        parsed.append(raw)
        return plain(raw)

    monkeypatch.setattr(yaml_tree, "_parse", parse)
    folders.edit(TOPIC, "      inspection: Write to the inspection.", "      inspection: Write to it.")
    await kept.until(
        lambda: "Write to it." in kept.current.edition.library.english("topic.unpaid-wages.RU.steps.inspection")
    )
    assert [b"Write to it." in raw for raw in parsed] == [True]
    after = kept.upkeep._known.screens.lengths
    again = {name for name, known in after.items() if known is not before.get(name)}
    assert 0 < len(again) < len(after)


async def test_what_is_served_is_kept_for_a_later_start_unless_the_files_say_something_else_by_now(
    folders: Folders, tmp_path: Path
) -> None:
    settings, clock = Settings.from_env({}), SystemClock()
    first = load_edition(settings, clock)
    folders.edit(TOPIC, "title: I was not paid", "title: They owe me pay")
    second = changed_edition(settings, clock, first)
    assert second is not None
    copy = tmp_path / "var" / "last-good" / "content" / TOPIC
    folders.edit(TOPIC, "title: They owe me pay", "titel: They owe me pay")
    keep_served(settings, second)
    assert "I was not paid" in copy.read_text(encoding="utf-8")
    folders.edit(TOPIC, "titel: They owe me pay", "title: They owe me pay")
    keep_served(settings, second)
    assert "They owe me pay" in copy.read_text(encoding="utf-8")


async def test_what_was_taught_is_not_taught_again_for_a_change_of_something_else(folders: Folders) -> None:
    settings, clock = Settings.from_env({}), SystemClock()
    first = load_edition(settings, clock)
    folders.write("questions/unpaid-wages.yaml", "id: unpaid-wages\nphrases:\n  en: [nobody gave me a payslip]\n")
    taught = changed_edition(settings, clock, first)
    assert taught is not None
    assert taught.understanding.learned is not first.understanding.learned
    folders.edit(TOPIC, "title: I was not paid", "title: They owe me pay")
    other = changed_edition(settings, clock, taught)
    assert other is not None
    assert other.library.english("topic.unpaid-wages.title") == "They owe me pay"
    assert other.library.content.phrasings, "all is still to be learned"
    assert other.understanding.learned is taught.understanding.learned


async def test_changed_phrases_are_taught_at_once_and_learned_with_all_others_after(
    folders: Folders, kept: Kept
) -> None:
    phrases = "id: unpaid-wages\nphrases:\n  en: [the foreman keeps our money, nobody gave me a payslip]\n"
    folders.write("questions/unpaid-wages.yaml", phrases)
    await kept.until(lambda: bool(kept.current.edition.library.content.phrasings))
    taught = kept.current.edition.understanding
    assert taught.understand("nobody gave a payslip").topics == ("unpaid-wages",)
    await kept.until(lambda: not kept.current.edition.library.content.phrasings)
    assert kept.current.edition.understanding is not taught
    assert kept.current.edition.understanding.understand("nobody gave a payslip").topics == ("unpaid-wages",)


async def test_a_change_of_something_else_does_not_begin_learning_anew(
    folders: Folders, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[asyncio.Event] = []
    learned = bot.editions._learn_in_a_process

    async def slowly() -> bytes:
        begun.append(asyncio.Event())
        await begun[-1].wait()
        return await learned()

    monkeypatch.setattr(bot.editions, "_learn_in_a_process", slowly)
    folders.write("questions/unpaid-wages.yaml", "id: unpaid-wages\nphrases:\n  en: [nobody gave me a payslip]\n")
    await kept.until(lambda: len(begun) == 1)
    folders.edit(TOPIC, "title: I was not paid", "title: They owe me pay")
    await kept.until(lambda: kept.title == "They owe me pay")
    await kept.until(lambda: kept.looks == 2)
    assert kept.current.edition.library.content.phrasings, "all is still to be learned"
    begun[0].set()
    await kept.until(lambda: not kept.current.edition.library.content.phrasings)
    assert kept.title == "They owe me pay"
    assert len(begun) == 1
    folders.write("questions/unpaid-wages.yaml", "id: unpaid-wages\nphrases:\n  en: [a payslip that nobody gave]\n")
    await kept.until(lambda: len(begun) == 2)


async def test_where_learning_comes_to_nothing_it_is_tried_again_after_a_while(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings, clock = Settings.from_env({}), SystemClock()
    edition = load_edition(settings, clock, learn=False)
    current = Current(edition, clock.now())
    learned, paused = bot.editions._learn_in_a_process, list[float]()

    async def killed() -> bytes:
        return b""

    async def no_room() -> bytes:
        raise OSError(12, "Cannot allocate memory")

    tries = iter([killed, no_room, killed, killed, learned])

    async def learn() -> bytes:
        return await next(tries)()

    monkeypatch.setattr(bot.editions, "_learn_in_a_process", learn)

    async def pause(seconds: float) -> None:
        paused.append(seconds)

    await learn_beside(settings, current, pause)
    assert paused == [60.0, 600.0, 3600.0, 3600.0]
    assert not current.edition.library.content.phrasings, "all is learned"
    assert caplog.text.count("could not be learned") == len(paused)


async def test_screens_are_not_looked_at_for_a_change_of_what_people_say(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, clock, known = Settings.from_env({}), SystemClock(), Known()
    first = load_edition(settings, clock)
    prepare(settings, clock, first, known)

    class MeasuredError(Exception):
        pass

    def measured(*_: object) -> None:
        raise MeasuredError

    monkeypatch.setattr(Memory, "lengths", measured)
    folders.write("questions/unpaid-wages.yaml", "id: unpaid-wages\nphrases:\n  en: [nobody gave me a payslip]\n")
    second = changed_edition(settings, clock, first, known)
    assert second is not None
    folders.edit(TOPIC, "title: I was not paid", "title: They owe me pay")
    with pytest.raises(MeasuredError):
        changed_edition(settings, clock, second, known)


def test_a_changed_list_of_danger_and_changed_words_are_heard_at_once(folders: Folders) -> None:
    settings, clock = Settings.from_env({}), SystemClock()
    first = load_edition(settings, clock)
    smoke = "smoke fills all our room"
    assert not first.understanding.names_danger(smoke)
    folders.edit("danger/violence.yaml", "[he beats me right now]", f"[he beats me right now, {smoke}]")
    second = changed_edition(settings, clock, first)
    assert second is not None
    assert second.understanding.understand(smoke).danger == "violence"
    folders.edit("words/work.yaml", "[boss,", "[boss, foreman,")
    third = changed_edition(settings, clock, second)
    assert third is not None
    assert [edition.understanding._concepts.of("foreman") for edition in (first, second, third)] == [
        (), (), ("employer",)
    ]  # fmt: skip
    assert third.understanding.understand(smoke).danger == "violence"


async def _never(*_: object) -> AsyncIterator[object]:
    await asyncio.Event().wait()
    yield None


async def _refused(*folders: object) -> AsyncIterator[object]:
    if folders:
        raise OSError(28, "inotify watch limit reached")
    yield None


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="there is no SIGHUP on this system")
@pytest.mark.parametrize("watched", [_never, _refused])
async def test_a_hangup_calls_for_a_look(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, watched: object
) -> None:
    monkeypatch.setattr(bot.upkeep, "_changes", watched)
    kept = Kept()
    running = asyncio.ensure_future(kept.upkeep.run())
    await asyncio.sleep(0)
    folders.edit(TOPIC, "title: I was not paid", "title: They owe me pay")
    await asyncio.sleep(0.1)
    assert kept.title == "I was not paid"
    os.kill(os.getpid(), signal.SIGHUP)
    await kept.until(lambda: kept.title == "They owe me pay")
    running.cancel()
    await asyncio.wait({running})
    assert ("are not watched" in caplog.text) is (watched is _refused)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="there is no SIGHUP on this system")
async def test_who_closes_a_terminal_ends_what_runs_in_it(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.upkeep, "_changes", _never)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    before = signal.getsignal(signal.SIGHUP)
    running = asyncio.ensure_future(Kept().upkeep.run())
    await asyncio.sleep(0.1)
    assert signal.getsignal(signal.SIGHUP) is before
    assert not running.done()
    running.cancel()
    await asyncio.wait({running})


async def test_files_that_cannot_be_read_change_nothing(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    def gone(*_: object) -> None:
        raise FileNotFoundError(2, "gone")

    monkeypatch.setattr(bot.upkeep, "changed_edition", gone)
    folders.edit(TOPIC, "title: I was not paid", "title: They owe me pay")
    await kept.until(lambda: "cannot be read" in caplog.text)
    assert kept.title == "I was not paid"


def test_after_a_stop_what_was_learned_before_is_taught_the_new_lines(folders: Folders) -> None:
    folders.write("questions/unpaid-wages.yaml", "id: unpaid-wages\nphrases:\n  en: [my boss keeps the pay, no pay]\n")
    settings = Settings.from_env({})
    load_edition(settings, SystemClock())
    folders.edit("questions/unpaid-wages.yaml", "no pay]", "no pay, empty envelope on Friday]")
    edition = load_edition(settings, SystemClock(), learn=False)
    assert edition.library.content.phrasings, "all is still to be learned"
    assert edition.understanding.understand("the envelope on Friday was empty").topics[:1] == ("unpaid-wages",)


def test_what_is_served_already_is_no_change(folders: Folders) -> None:
    edition = load_edition(Settings.from_env({}), SystemClock())
    assert changed_edition(Settings.from_env({}), SystemClock(), edition) is None


def test_operators_are_told_the_first_problems_and_how_many_there_are() -> None:
    problems = [Problem(Place("content/x.yaml", line, 1), "reference", Severity.BLOCKS, "x") for line in range(1, 14)]
    told = refusal(ContentError(problems)).splitlines()
    assert told[2] == "content/x.yaml:1:1: error [reference] x"
    assert len(told) == 2 + REFUSALS_TOLD + 1
    assert told[-1] == "… and 3 more"
    assert refusal(ContentError(problems[:1])).splitlines()[-1] == "content/x.yaml:1:1: error [reference] x"


def test_what_is_saved_while_a_start_looks_at_the_files_is_measured(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text that is too long for a message was taken for one that had been found in order."""
    settings = Settings.from_env({})
    served = load_edition(settings, SystemClock(), learn=False)

    def saved_after_that(*given: Path, **asked: Any) -> str:
        found = revision(*given, **asked)
        folders.edit(TOPIC, "title: I was not paid", "title: I was not paid at all")
        monkeypatch.setattr(bot.editions, "revision", revision)
        return found

    monkeypatch.setattr(bot.editions, "revision", saved_after_that)
    known = Known()
    prepare(settings, SystemClock(), served, known)
    assert known.shown
    assert known.shown != revision(folders.content, folders.locales, shown=True)
