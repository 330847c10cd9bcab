"""What editors are told follows the files: places at once, the check's problems after it, also where all is broken."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, Final

import pytest
import pytest_asyncio

import bot
import bot.inspection
from bot.clock import SystemClock
from bot.core.desk.report import Stage
from bot.core.errors import ContentError
from bot.core.problems import Place, Problem, Severity
from bot.inspection import Inspection
from bot.settings import Settings
from tests.catalog.folders import TODAY, Folders, small

ROOT: Final = Path(bot.__file__).parents[1]
TOPIC: Final = "topics/unpaid-wages.yaml"
PATIENCE_SECONDS: Final = 60
LOOK_AGAIN_SECONDS: Final = 0.02


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return small(tmp_path)


@pytest_asyncio.fixture
async def inspection(folders: Folders) -> AsyncIterator[Inspection]:
    found = Inspection(Settings.from_env({}), SystemClock())
    running = asyncio.ensure_future(found.run())
    yield found
    assert not running.done(), "an inspection does not end by itself"
    running.cancel()
    await asyncio.wait({running})


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not condition():  # noqa: ASYNC110  # nobody tells when the report is another
            await asyncio.sleep(LOOK_AGAIN_SECONDS)


async def test_it_follows_the_files(folders: Folders, inspection: Inspection) -> None:
    assert inspection.report.stage is Stage.READING
    await until(lambda: inspection.report.stage is Stage.CHECKING)
    first = inspection.report
    assert str(first.place("topic.unpaid-wages.RU.answer")) == f"content/{TOPIC}:19:13"
    assert first.roots["content"] == folders.content.resolve().as_posix()
    await until(lambda: inspection.report.stage is Stage.DONE)
    done = inspection.report
    assert done.number > first.number
    assert done.revision == first.revision
    assert done.refused == ()
    assert "po-missing" in {found.rule for found in done.problems}

    folders.edit(TOPIC, "title: I was not paid", "titel: I was not paid")
    inspection.look_again()
    await until(lambda: bool(inspection.report.refused))
    assert {found.rule for found in inspection.report.refused} == {"field-unknown"}
    await until(lambda: inspection.report.stage is Stage.DONE)
    assert inspection.report.revision != done.revision
    assert {found.place.file for found in inspection.report.refused} >= {f"content/{TOPIC}"}

    folders.edit(TOPIC, "titel: I was not paid", "title: I was not paid")
    inspection.look_again()
    await until(lambda: inspection.report.stage is Stage.DONE and not inspection.report.refused)
    assert inspection.report.revision == done.revision


async def test_what_was_refused_is_told_at_once(folders: Folders, inspection: Inspection) -> None:
    await until(lambda: inspection.report.stage is Stage.DONE)
    before = inspection.report
    broken = Problem(Place("content/facts.yaml", 3, 1), "yaml-syntax", Severity.BLOCKS, "It cannot be read.")
    await inspection.refused(ContentError([broken]))
    assert inspection.report.refused == (broken,)
    assert inspection.report.revision != before.revision
    assert inspection.report.number > before.number
    folders.edit(TOPIC, "{fact:stay-days}", "{fact:nothing}")
    inspection.look_again()
    await until(lambda: [found.rule for found in inspection.report.refused] == ["placeholder"])
    assert inspection.report.stage is Stage.CHECKING, "known before the check is done"


def test_folders_of_this_machine_are_told_on_this_machine_alone(folders: Folders) -> None:
    here, everywhere = Settings.from_env({}), Settings.from_env({"HOST": "192.0.2.7"})
    assert set(bot.inspection._read(here, TODAY).roots) == {"content", "locales", "bot"}
    assert bot.inspection._read(everywhere, TODAY).roots == {}


async def _no_json() -> tuple[()]:
    raise ValueError("no JSON")


async def test_a_check_that_fails_is_told(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(bot.inspection, "_checked", _no_json)
    caplog.set_level(logging.ERROR)
    found = Inspection(Settings.from_env({}), SystemClock())
    running = asyncio.ensure_future(found.run())
    await until(lambda: found.report.stage is Stage.FAILED)
    assert found.report.place("topic.unpaid-wages.RU.answer") is not None
    assert "could not be checked" in caplog.text
    running.cancel()
    await asyncio.wait({running})


async def test_a_check_that_runs_is_ended_with_the_program(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    processes: list[asyncio.subprocess.Process] = []
    start = asyncio.create_subprocess_exec

    async def started(*arguments: str, **more: Any) -> asyncio.subprocess.Process:
        processes.append(await start(*arguments, **more))
        return processes[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", started)
    found = Inspection(Settings.from_env({}), SystemClock())
    running = asyncio.ensure_future(found.run())
    await until(lambda: bool(processes))
    running.cancel()
    await asyncio.wait({running})
    assert await processes[0].wait() < 0
