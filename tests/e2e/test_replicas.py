"""Three replicas on one PostgreSQL behind a balancer: what happens to the database, and to the replicas.

All in one test, so that three processes are started once.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import cycle
from pathlib import Path
from signal import SIGKILL
from typing import Any, Final

import asyncpg  # type: ignore[import-untyped]
import pytest

from bot.storage.preferences import NOBODY
from tests.e2e.asking import COUNTS, ask, becomes, health_is
from tests.e2e.balancer import Balancer
from tests.e2e.counted import counted_in_postgres, new_postgres
from tests.e2e.person import Person, crowd, has_button
from tests.e2e.process import END_SECONDS, BotProcess
from tests.e2e.small import QUESTION, Small, small_home
from tests.e2e.stand_in import Held, StandIn
from tests.storage.rooms import SOCKET, Line, Wire

REPLICAS: Final = 3
PERSONS: Final = 60
LATE_SECONDS: Final = 0.2
ROLE: Final = "ukuk_of_the_tests"
POOLED: Final = "a pooler stands before the database"
ROUNDS: Final = 10
"""After so many everybody has used a connection twice, whichever of their four it was."""
LINES: Final = 15
"""How often the same line may stand in one replica's log of all faults together."""


class Replicas:
    """The processes, what stands before and behind them, and how much they should have counted."""

    def __init__(self, home: Small, stand_in: StandIn, wire: Wire, admin: Any, address: str) -> None:
        self.home = home
        self.stand_in = stand_in
        self.wire = wire
        self.admin = admin
        self.address = address
        self.database = address.split("/")[3].partition("?")[0]
        self.balancer = Balancer([])
        self.counts = 0

    @property
    def bots(self) -> list[BotProcess]:
        return self.balancer.bots

    def new(self, name: str, *, disk: bool) -> BotProcess:
        """One more, not yet started; without a disk it may not write anywhere, and has learned nothing before."""
        bot = self.home.bot(
            name,
            self.stand_in,
            {
                "DATABASE_URL": self.wire.url.format(database=self.database).replace("postgres@", f"{ROLE}@"),
                "WEBHOOK_URL": self.balancer.url,
                "HOST": "127.0.0.1",
            },
        )
        if disk:
            self.home.data(bot)
        else:
            bot.folder.mkdir()
            bot.folder.chmod(0o555)
        return bot

    async def all_counted(self, what: str) -> None:
        """Everything is in the database: nothing lost, nothing twice."""

        async def so() -> bool:
            return await counted_in_postgres(self.address) == self.counts

        await becomes(f"{what}: {self.counts} counted", so)
        await health_is("ok", self.bots, what)

    async def hang_up(self) -> None:
        """The administrator ends all connections of the bot."""
        await self.admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1", ROLE)


@pytest.fixture
def home() -> Iterator[Small]:
    with small_home() as made:
        yield made


@asynccontextmanager
async def _role(server: Path, address: str) -> AsyncIterator[Any]:
    """The administrator's connection to a new database that belongs to a role of its own, who is no administrator."""
    admin = await asyncpg.connect(address)
    try:
        await admin.execute(f"CREATE ROLE {ROLE} LOGIN")
        await admin.execute(f"ALTER SCHEMA public OWNER TO {ROLE}")
        yield admin
    finally:
        await admin.execute(f"REASSIGN OWNED BY {ROLE} TO CURRENT_USER; DROP OWNED BY {ROLE}; DROP ROLE {ROLE}")
        await admin.close()


@pytest.fixture
async def replicas(home: Small, server: Path) -> AsyncIterator[Replicas]:
    """Everything but the processes."""
    async with AsyncExitStack() as end:
        address = await end.enter_async_context(new_postgres(server))
        admin = await end.enter_async_context(_role(server, address))
        wire = Wire(server / SOCKET, Path(end.enter_context(tempfile.TemporaryDirectory(prefix="ukuk-replicas-"))))
        end.push_async_callback(wire.disconnect)
        stand_in = StandIn()
        await stand_in.start()
        end.push_async_callback(stand_in.stop)
        made = Replicas(home, stand_in, wire, admin, address)
        await made.balancer.start()
        end.push_async_callback(made.balancer.stop)
        yield made
        stand_in.release()
        await asyncio.gather(*(bot.close() for bot in made.bots))
        assert stand_in.violations == []


@asynccontextmanager
async def unreachable(house: Replicas) -> AsyncIterator[None]:
    """As while the server starts again: nobody listens, and all connections broke."""
    await house.wire.disconnect()
    yield
    await house.wire.connect()


@asynccontextmanager
async def silent(house: Replicas) -> AsyncIterator[None]:
    """It takes all and says nothing, as behind a network that broke."""
    house.wire.silence()
    yield
    house.wire.open()


@asynccontextmanager
async def too_many(house: Replicas) -> AsyncIterator[None]:
    await house.admin.execute(f"ALTER DATABASE {house.database} CONNECTION LIMIT 0")
    await house.hang_up()
    yield
    await house.admin.execute(f"ALTER DATABASE {house.database} CONNECTION LIMIT -1")


@asynccontextmanager
async def refused(house: Replicas) -> AsyncIterator[None]:
    """As with another password."""
    await house.admin.execute(f"ALTER ROLE {ROLE} NOLOGIN")
    await house.hang_up()
    yield
    await house.admin.execute(f"ALTER ROLE {ROLE} LOGIN")


@asynccontextmanager
async def read_only(house: Replicas) -> AsyncIterator[None]:
    """As a standby is, or a server whose disk is nearly full."""
    await house.admin.execute(f"ALTER DATABASE {house.database} SET default_transaction_read_only = on")
    await house.hang_up()
    yield
    await house.admin.execute(f"ALTER DATABASE {house.database} RESET default_transaction_read_only")


@asynccontextmanager
async def full(house: Replicas) -> AsyncIterator[None]:
    """Each statement fails with the server's word for it, 53100."""
    await house.admin.execute(
        "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$;"
        " CREATE TRIGGER full_disk BEFORE INSERT ON counter EXECUTE FUNCTION full_disk()"
    )
    yield
    await house.admin.execute("DROP FUNCTION full_disk CASCADE")


@asynccontextmanager
async def locked(house: Replicas) -> AsyncIterator[None]:
    """Somebody works on the table, for long."""
    async with house.admin.transaction():
        await house.admin.execute("LOCK TABLE counter IN ACCESS EXCLUSIVE MODE")
        yield


@asynccontextmanager
async def dropped(house: Replicas) -> AsyncIterator[None]:
    """An empty database in the place of the one before."""
    await house.admin.execute("DROP TABLE counter, choice, alembic_version; DROP SCHEMA public; CREATE SCHEMA hidden")
    house.counts = 0
    yield
    await house.admin.execute(f"DROP SCHEMA hidden; CREATE SCHEMA public AUTHORIZATION {ROLE}")


@asynccontextmanager
async def set_to(house: Replicas, setting: str) -> AsyncIterator[None]:
    """All connections from now on are as the server's owner wants them."""
    await house.admin.execute(f"ALTER DATABASE {house.database} SET {setting}")
    await house.hang_up()
    yield
    await house.admin.execute(f"ALTER DATABASE {house.database} RESET {setting.partition(' ')[0]}")
    await house.hang_up()


@asynccontextmanager
async def pooled(house: Replicas) -> AsyncIterator[None]:
    """A pooler is put before the server, and taken away again."""
    house.wire.pooled = True
    await house.hang_up()
    yield
    house.wire.pooled = False
    await house.hang_up()


FAULTS: Final = (unreachable, silent, too_many, refused, read_only, full, locked, dropped)

SETTINGS: Final = ("default_transaction_isolation = 'serializable'", "idle_session_timeout = '20ms'")
"""Two that write the same row are broken off, one of them; connections end between two uses."""


async def test_three_replicas(replicas: Replicas) -> None:
    await _they_start_before_their_database(replicas)
    for fault in FAULTS:
        async with fault(replicas):
            await _all_ask(replicas)
            await health_is("degraded", replicas.bots, fault.__name__)
            await _all_ask(replicas)
        await replicas.all_counted(fault.__name__)
    await _late_and_hung_up(replicas)
    await _set_otherwise(replicas)
    await _behind_a_pooler(replicas)
    await _buttons_and_choices_of_one_are_good_for_all(replicas)
    for bot in replicas.bots:
        _is_no_flood(bot.log)
    await _killed_and_told_to_end_under_load(replicas)


async def _all_ask(house: Replicas) -> None:
    """So that each replica has something to count."""
    house.counts += COUNTS * REPLICAS
    await asyncio.gather(*(ask(house.stand_in) for _ in range(REPLICAS)))


async def _they_start_before_their_database(house: Replicas) -> None:
    """All at once; then it comes, and all of them want to make the tables."""
    house.balancer.bots += [house.new(f"replica{number}", disk=number > 0) for number in range(REPLICAS)]
    await asyncio.gather(*(bot.start() for bot in house.bots))
    await asyncio.gather(*(bot.logged("connected to Telegram by webhook") for bot in house.bots))
    await house.bots[0].logged("the phrases are learned")
    await _all_ask(house)
    await health_is("degraded", house.bots, "before the database")
    await house.wire.connect()
    await house.all_counted("the database came")
    assert set(house.balancer.taken) == {bot.port for bot in house.bots}
    assert [row[0] for row in await house.admin.fetch("SELECT version_num FROM alembic_version")] == ["0002"]
    assert not any("DuplicateTable" in bot.log or "UniqueViolation" in bot.log for bot in house.bots)


async def _late_and_hung_up(house: Replicas) -> None:
    """A database that is only slow, whose administrator hangs up, or that breaks off at COMMIT, misses nothing."""
    house.wire.late = LATE_SECONDS
    await _all_ask(house)
    house.wire.late = 0.0
    await house.all_counted("late")
    await house.hang_up()
    await _all_ask(house)
    await house.all_counted("hung up")
    for lost in (Line.COMMIT_LOST, Line.ANSWER_LOST):
        house.wire.state = lost
        await _all_ask(house)
        await house.all_counted(lost.name)
        assert house.wire.state is Line.OPEN, "a COMMIT was lost"


async def _set_otherwise(house: Replicas) -> None:
    for setting in SETTINGS:
        async with set_to(house, setting):
            for _ in range(2):
                await _all_ask(house)
            await house.all_counted(setting)


async def _behind_a_pooler(house: Replicas) -> None:
    """The first time that a connection is used its statements are prepared, the second time they are gone."""
    async with pooled(house):
        for _ in range(ROUNDS):
            await _all_ask(house)
            await house.all_counted("pooled")
            if all(POOLED in bot.log for bot in house.bots):
                break
        assert [bot.log.count(POOLED) for bot in house.bots] == [1] * REPLICAS
        await _all_ask(house)
        await house.all_counted("pooled, and known to be")


async def _buttons_and_choices_of_one_are_good_for_all(house: Replicas) -> None:
    """Each press goes to the next replica; a choice kept by one is read by all, at once."""
    person = Person(house.stand_in, 7_500_000_001, language="en")
    before = house.balancer.taken.copy()
    await person.text("/start")
    for button in ("1ky000_", "1kyRU", "1kyRU0_k"):
        await person.press(button)
    await asyncio.sleep(NOBODY.total_seconds())  # the first choice of all: the others may not look before
    for _ in range(REPLICAS):
        assert has_button(await person.text("/start"), "1kyRU")
    assert set(house.balancer.taken - before) == {bot.port for bot in house.bots}
    async with unreachable(house):
        assert has_button(await person.text(QUESTION), "1en000"), "the client's language, where it cannot be read"
    async with silent(house):
        assert has_button(await person.text(QUESTION), "1en000"), "nor in time"
    assert any("choice read late" in bot.log for bot in house.bots)
    await person.press("1kyRU0_f", on=await person.text("/privacy"))
    for _ in range(REPLICAS):
        assert has_button(await person.text(QUESTION), "1en000")


def _is_no_flood(log: str) -> None:
    lines = [line.split(" ", 2)[2] for line in log.splitlines() if "storage:" in line]
    assert len(lines) >= len(FAULTS)
    assert not {line: lines.count(line) for line in lines if lines.count(line) > LINES}


async def _killed_and_told_to_end_under_load(house: Replicas) -> None:
    """One is killed with answers in its hands, another ended and started anew: everybody is answered."""
    server, killed, ended = house.stand_in, house.bots[0], house.bots[1]
    held = cycle((Held.BEFORE, Held.AFTER, None))
    server.hold = lambda _: next(held)
    people = crowd(server, PERSONS)
    for person in people:
        person.say(QUESTION)
    await server.changes.until(lambda: server.held >= PERSONS // 2, "half of the answers hang")
    killed.kill()
    assert await killed.ended() == -SIGKILL
    ended.terminate()
    server.release()
    assert await ended.ended(END_SECONDS) == 0
    await ended.start()
    await ended.ready()
    await server.changes.until(lambda: all(person.answers for person in people), "everybody is answered")
    await server.changes.until(lambda: not server.mailbox.waiting, "every update is taken")
    assert house.balancer.broken > 0, "the killed one had requests in hand"
    assert all(len(person.answers) <= 2 for person in people)
    house.balancer.bots.remove(killed)
    taken = house.balancer.taken.copy()
    await asyncio.gather(*(ask(server) for _ in range(REPLICAS)))
    assert set(house.balancer.taken - taken) == {bot.port for bot in house.bots}
