"""What can happen to a database file, injected there while people talk with the running process.

Permissions concern the bot: its data folder is the only one that it may write into, as in the container and the unit.
"""

from __future__ import annotations

import asyncio
import re
import resource
import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.e2e.asking import COUNTS, ask, becomes, health_is
from tests.e2e.person import Person, has_button
from tests.e2e.process import END_SECONDS
from tests.e2e.small import QUESTION, Small, small_home
from tests.e2e.stand_in import StandIn
from tests.house.dockerfile import health_command

LOST: Final = re.compile(r"^ukuk_counts_lost_total (\S+)$", re.MULTILINE)
WAITING: Final = re.compile(r"^ukuk_counts_waiting (\S+)$", re.MULTILINE)
LOSSES: Final = re.compile(r"storage: \d+ counts lost")
GARBAGE: Final = b"no database at all " * 1000
LINES: Final = 12
"""How often the same line may stand in the log of all faults together: once at each, not once at each answer."""


class Desk:
    """The bot, its database file, and how much it should have counted."""

    def __init__(self, home: Small, stand_in: StandIn) -> None:
        self.bot = home.bot("work", stand_in, {"PYTHONDONTWRITEBYTECODE": "1"})
        self.stand_in = stand_in
        self.folder = self.bot.folder / "var"
        self.file = self.folder / "ukuk.sqlite3"
        self.counts = 0

    def counted(self) -> int:
        try:
            with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as connection:
                return int(connection.execute("SELECT coalesce(sum(n), 0) FROM counter").fetchone()[0])
        except sqlite3.DatabaseError:
            return -1

    async def all_counted(self, what: str) -> None:
        """Everything is in the database: nothing lost, nothing twice."""

        async def so() -> bool:
            return self.counted() == self.counts

        await becomes(f"{what}: {self.counts} counted", so)
        await health_is("ok", [self.bot], what)

    def put(self, other: Path) -> None:
        """Another file in its place, as OPERATORS.md says: without what stands beside it."""
        for path in self.beside():
            path.unlink()
        other.rename(self.file)

    def beside(self) -> list[Path]:
        """The file and what SQLite keeps beside it."""
        return sorted(self.folder.glob("ukuk.sqlite3*"))


@contextmanager
def locked(desk: Desk) -> Iterator[None]:
    """Another program writes, for long."""
    with closing(sqlite3.connect(desk.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def full(desk: Desk) -> Iterator[None]:
    """No byte more can be written anywhere, not even into the log."""
    process = desk.bot.number
    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (0, before[1]))
    yield
    resource.prlimit(process, resource.RLIMIT_FSIZE, before)


@contextmanager
def replaced(desk: Desk, content: bytes | None, mode: int = 0o644) -> Iterator[None]:
    """Something else stands in the place of the file for a while: `content`, or the same that nobody may touch."""
    good, bad = desk.folder / "good", desk.folder / "bad"
    with closing(sqlite3.connect(desk.file)) as source, closing(sqlite3.connect(good)) as target:
        source.backup(target)
    bad.write_bytes(content or good.read_bytes())
    bad.chmod(mode)
    desk.put(bad)
    yield
    desk.put(good)


@contextmanager
def read_only(desk: Desk) -> Iterator[None]:
    with replaced(desk, None, 0o444):
        yield


@contextmanager
def unreadable(desk: Desk) -> Iterator[None]:
    with replaced(desk, None, 0o000):
        yield


@contextmanager
def garbage(desk: Desk) -> Iterator[None]:
    with replaced(desk, GARBAGE):
        yield


@contextmanager
def overwritten(desk: Desk) -> Iterator[None]:
    """The pages of the open file are garbage, all but the first; then a copy is put in its place."""
    good = desk.folder / "good"
    with closing(sqlite3.connect(desk.file)) as source, closing(sqlite3.connect(good)) as target:
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        source.backup(target)
    with desk.file.open("r+b") as file:
        file.seek(100)
        file.write(b"\xa5" * (desk.file.stat().st_size - 100))
    yield
    desk.put(good)


@contextmanager
def gone(desk: Desk) -> Iterator[None]:
    """Deleted, with what stands beside it: a new one comes at once."""
    for path in desk.beside():
        path.unlink()
    desk.counts = 0
    yield


@contextmanager
def tables_gone(desk: Desk) -> Iterator[None]:
    """Dropped, or not there in a copy that was put back in part: one table, and the note of their version."""
    with closing(sqlite3.connect(desk.file)) as connection, connection:
        connection.execute("DROP TABLE counter")
        connection.execute("DROP TABLE alembic_version")
    desk.counts = 0
    yield


@contextmanager
def folder_gone(desk: Desk) -> Iterator[None]:
    """With all that was in it; the bot may not make it again."""
    desk.bot.folder.chmod(0o755)
    shutil.rmtree(desk.folder)
    desk.bot.folder.chmod(0o555)
    desk.counts = 0
    yield
    desk.bot.folder.chmod(0o755)
    desk.folder.mkdir()
    desk.bot.folder.chmod(0o555)


@contextmanager
def folder_closed(desk: Desk) -> Iterator[None]:
    """Deleted, and nothing new can be made in the folder."""
    for path in desk.beside():
        path.unlink()
    desk.counts = 0
    desk.folder.chmod(0o555)
    yield
    desk.folder.chmod(0o755)


FAULTS: Final = (locked, full, read_only, unreadable, garbage, overwritten, folder_closed, folder_gone)
"""Each until it is mended."""
MENDED: Final = (gone, tables_gone)
"""Those mend themselves."""


@pytest.fixture
def home() -> Iterator[Small]:
    with small_home() as made:
        yield made


@pytest.fixture
async def desk(home: Small) -> AsyncIterator[Desk]:
    stand_in = StandIn()
    await stand_in.start()
    made = Desk(home, stand_in)
    home.data(made.bot)
    try:
        yield made
    finally:
        await made.bot.close()
        await stand_in.stop()
    assert stand_in.violations == []


async def test_faults_of_the_file(desk: Desk, home: Small) -> None:
    """At the start it is garbage; then one fault after the other; then killed, and started on a newer version's."""
    desk.file.write_bytes(GARBAGE)
    await desk.bot.start()
    await desk.bot.ready()
    await _asked_while(desk, "garbage at the start")
    await _more_than_the_room(desk)
    desk.file.unlink()
    await desk.all_counted("garbage at the start")
    for fault in FAULTS:
        with fault(desk):
            await _asked_while(desk, fault.__name__)
        await desk.all_counted(fault.__name__)
    for fault in MENDED:
        with fault(desk):
            desk.counts += COUNTS
            await ask(desk.stand_in)
        await desk.all_counted(fault.__name__)
    assert "made anew, as they were missing: counter" in desk.bot.log
    assert "the note of the database's version was missing" in desk.bot.log
    assert "(DatabaseError, SQLITE_NOTADB)" in desk.bot.log, "why it was refused"
    with locked(desk):
        await _more_than_the_room(desk)
    await desk.all_counted("more than the room")
    await _another_file_in_its_place(desk)
    _is_no_flood(desk.bot.log)
    home.data(desk.bot)
    await _killed_and_of_a_newer_version(desk)


async def _asked_while(desk: Desk, what: str) -> None:
    desk.counts += COUNTS
    await ask(desk.stand_in)
    await health_is("degraded", [desk.bot], what)
    desk.counts += COUNTS
    await ask(desk.stand_in)


async def _more_than_the_room(desk: Desk) -> None:
    """What cannot wait is lost, told, and seen; also where the database was never reached."""
    before, told = await _lost(desk), len(LOSSES.findall(desk.bot.log))
    for language in ("ky", "ru", "en", "ky"):
        desk.counts += COUNTS
        await ask(desk.stand_in, language)
    lost = await _lost(desk) - before
    assert 0 < lost < 4 * COUNTS
    desk.counts -= lost
    await desk.bot.until(lambda: len(LOSSES.findall(desk.bot.log)) > told, "the log tells of the loss")


async def _lost(desk: Desk) -> int:
    return int(float(LOST.findall((await desk.bot.page("/metrics"))[1])[0]))


async def _another_file_in_its_place(desk: Desk) -> None:
    """Somebody's choice is in the copy, and not in the file any more when the copy is put in its place."""
    person = Person(desk.stand_in, 7_450_000_001, language="en")
    await person.text("/start")
    for button in ("1ky000_", "1kyRU", "1kyRU0_k"):
        await person.press(button)
    copy = desk.folder / "copy"
    with closing(sqlite3.connect(desk.file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    await person.press("1kyRU0_f", on=await person.text("/privacy"))
    assert has_button(await person.text(QUESTION), "1en000")
    await becomes("nothing waits", lambda: _nothing_waits(desk))
    desk.put(copy)
    desk.counts = desk.counted()
    assert has_button(await person.text("/start"), "1kyRU"), "the choice of that file"
    desk.counts += 1 + COUNTS
    await ask(desk.stand_in)
    await desk.all_counted("another file in its place")


async def _nothing_waits(desk: Desk) -> bool:
    return WAITING.findall((await desk.bot.page("/metrics"))[1]) == ["0.0"]


def _is_no_flood(log: str) -> None:
    lines = [line.split(" ", 2)[2] for line in log.splitlines() if "storage:" in line]
    assert len(lines) >= len(FAULTS)
    often = {line: lines.count(line) for line in lines if lines.count(line) > LINES}
    assert not often


async def _killed_and_of_a_newer_version(desk: Desk) -> None:
    """What was written is there after a kill; a version that is not known yet is counted into all the same."""
    desk.bot.kill()
    await desk.bot.ended()
    assert {path.name for path in desk.beside()} >= {"ukuk.sqlite3", "ukuk.sqlite3-wal"}
    with closing(sqlite3.connect(desk.file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    await desk.bot.start()
    await desk.bot.ready()
    desk.counts += COUNTS
    await ask(desk.stand_in)
    await desk.all_counted("killed")
    assert "of a newer version" in desk.bot.log
    assert await _health_check(desk) == 0
    desk.bot.terminate()
    assert await desk.bot.ended(END_SECONDS) == 0
    assert await _health_check(desk) == 1
    _wrote_nothing_elsewhere(desk)


async def _health_check(desk: Desk) -> int:
    """The exit code of the Dockerfile's own command; a proxy that is none is not asked."""
    environment = {"PORT": str(desk.bot.port), "http_proxy": "http://127.0.0.1:9"}
    command = [sys.executable, *health_command()[1:]]
    process = await asyncio.create_subprocess_exec(*command, env=environment, stderr=asyncio.subprocess.DEVNULL)
    return await process.wait()


def _wrote_nothing_elsewhere(desk: Desk) -> None:
    """All that is there beside the data folder is the data folder."""
    assert [path.name for path in desk.bot.folder.iterdir()] == ["var"]
    names = {path.name.partition("-")[0] for path in desk.folder.iterdir()}
    assert names == {"ukuk.sqlite3", "last", "understanding", "parsed.bin"}
