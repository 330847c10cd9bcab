from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from bot.core import ports
from bot.core.ports import Choice
from bot.storage import Storage, keys, preferences
from bot.storage.address import read_address
from bot.storage.database import Database
from bot.storage.engines import POOL_SIZE
from bot.storage.keys import BEHIND, KeyRing, derive
from bot.storage.preferences import ACTIONS_AT_ONCE, NOBODY, READ_SECONDS, WRITE_SECONDS, RememberedChoices
from tests.storage.conftest import MakeStorage
from tests.storage.rooms import UNSAID, SetClock, Wire

CHAT, OTHER = 5551234567, -1001234567890
KYRGYZ = Choice("ky", "RU", "kg")
RUSSIAN = Choice("ru", None, None)


@pytest.fixture
def remembered(storage: Storage) -> RememberedChoices:
    return storage.preferences


@pytest.fixture
async def look(address: str) -> AsyncIterator[Database]:
    """Another eye on the same database."""
    database = Database(read_address(address))
    yield database
    await database.close()


async def _months(look: Database) -> list[str]:
    async with look.read() as connection:
        return [
            str(month) for month in (await connection.execute(text("SELECT last_used_month FROM choice"))).scalars()
        ]


async def _rows(look: Database) -> int:
    return len(await _months(look))


async def test_kept_read_replaced_and_forgotten(remembered: ports.Preferences, look: Database) -> None:
    assert remembered.offered
    assert await remembered.get(CHAT) is None
    assert await remembered.put(CHAT, KYRGYZ)
    assert await remembered.get(CHAT) == KYRGYZ
    assert await remembered.put(CHAT, RUSSIAN)
    assert await remembered.get(CHAT) == RUSSIAN
    assert await _rows(look) == 1
    assert await remembered.forget(CHAT)
    assert await remembered.get(CHAT) is None
    assert await _rows(look) == 0


async def test_forgetting_nothing_is_done_at_once(remembered: RememberedChoices) -> None:
    assert await remembered.forget(CHAT)


async def test_each_chat_has_its_own(remembered: RememberedChoices) -> None:
    assert await remembered.put(CHAT, KYRGYZ)
    assert await remembered.get(OTHER) is None
    assert await remembered.put(OTHER, RUSSIAN)
    assert await remembered.forget(CHAT)
    assert await remembered.get(OTHER) == RUSSIAN


async def test_another_process_with_the_secret_reads_it(
    storage: Storage, make_storage: MakeStorage, address: str
) -> None:
    await storage.preferences.put(CHAT, KYRGYZ)
    assert await make_storage(address).preferences.get(CHAT) == KYRGYZ
    assert await make_storage(address, secret=UNSAID + "2").preferences.get(CHAT) is None


@pytest.mark.usefixtures("storage")
@pytest.mark.parametrize("secret", [None, ""])
async def test_nothing_is_kept_without_a_secret(
    make_storage: MakeStorage, address: str, secret: str | None, look: Database
) -> None:
    without = make_storage(address, secret=secret).preferences
    assert not without.offered
    assert not await without.put(CHAT, KYRGYZ)
    assert await without.get(CHAT) is None
    assert not await without.forget(CHAT)
    assert await _rows(look) == 0


@pytest.mark.parametrize(
    "choice",
    [
        Choice("Айбек зовут меня", "RU", "kg"),
        Choice("", "RU", "kg"),
        Choice("ky", "996555123456", "kg"),
        Choice("ky", "RU", "my name is"),
        Choice("ky", "RU", "\0"),
    ],
)
async def test_no_text_gets_in(remembered: RememberedChoices, look: Database, choice: Choice) -> None:
    assert not await remembered.put(CHAT, choice)
    assert await _rows(look) == 0


async def test_no_such_chat(remembered: RememberedChoices) -> None:
    assert not await remembered.put(2**64, KYRGYZ)
    assert await remembered.get(2**64) is None


def test_a_read_has_fifty_milliseconds_and_a_press_two_seconds() -> None:
    assert READ_SECONDS == 0.05
    assert WRITE_SECONDS == 2.0


async def test_a_slow_database_holds_no_answer_and_loses_no_connection(
    wire: Wire, new_postgres: str, make_storage: MakeStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = make_storage(wire.url.format(database=new_postgres))
    await storage.migrate()
    await storage.preferences.put(CHAT, KYRGYZ)
    assert await storage.preferences.get(CHAT) == KYRGYZ
    wire.silence()
    with monkeypatch.context() as hurry:
        hurry.setattr(preferences, "READ_SECONDS", READ_SECONDS)
        for _ in range(POOL_SIZE * 2):
            async with asyncio.timeout(2):
                assert await storage.preferences.get(CHAT) is None
    wire.open()
    await _until_idle(storage)
    for _ in range(POOL_SIZE * 2):
        assert await storage.preferences.get(CHAT) == KYRGYZ


async def test_a_line_that_stays_silent_is_given_up(
    wire: Wire, new_postgres: str, make_storage: MakeStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = make_storage(wire.url.format(database=new_postgres))
    await storage.migrate()
    await storage.preferences.put(CHAT, KYRGYZ)
    wire.silence()
    with monkeypatch.context() as hurry:
        hurry.setattr(preferences, "READ_SECONDS", READ_SECONDS)
        hurry.setattr(preferences, "WRITE_SECONDS", 0.1)
        assert await storage.preferences.get(CHAT) is None
        assert not await storage.preferences.put(CHAT, RUSSIAN)
        assert not await storage.preferences.forget(CHAT)
        await _until_idle(storage)
    wire.open()
    assert await storage.preferences.put(CHAT, RUSSIAN)
    assert await storage.preferences.get(CHAT) == RUSSIAN


async def test_a_flood_of_late_reads_is_bounded(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    go = asyncio.Event()
    begun = 0

    async def hang(_key: bytes, _today: date) -> None:
        nonlocal begun
        begun += 1
        await go.wait()

    await storage.preferences.put(CHAT, KYRGYZ)
    with monkeypatch.context() as hurry:
        hurry.setattr(preferences, "READ_SECONDS", READ_SECONDS)
        hurry.setattr(storage.preferences._choices, "read", hang)
        answers = await asyncio.gather(*(storage.preferences.get(CHAT) for _ in range(ACTIONS_AT_ONCE * 3)))
    assert set(answers) == {None}
    assert begun == ACTIONS_AT_ONCE
    go.set()
    await _until_idle(storage)
    assert await storage.preferences.get(CHAT) == KYRGYZ


async def test_slow_work_for_a_key_holds_no_answer(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    await storage.preferences.put(CHAT, KYRGYZ)
    go = threading.Event()
    ring = KeyRing(UNSAID)
    monkeypatch.setattr(storage.preferences, "_keys", ring)
    busy = [ring._threads.submit(go.wait, 5) for _ in range(2)]
    with monkeypatch.context() as hurry:
        hurry.setattr(preferences, "READ_SECONDS", READ_SECONDS)
        assert await storage.preferences.get(CHAT) is None
    go.set()
    assert all(one.result() for one in busy)
    await _until_idle(storage)
    # The work was not for nothing: the next message finds the key.
    assert CHAT in ring._keys
    assert await storage.preferences.get(CHAT) == KYRGYZ
    ring.close()


async def test_forget_does_not_overtake_the_put_before_it(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    real, go = storage.preferences._choices.put, asyncio.Event()

    async def slow(key: bytes, choice: Choice, today: date) -> None:
        await go.wait()
        await real(key, choice, today)

    monkeypatch.setattr(storage.preferences._choices, "put", slow)
    put = asyncio.ensure_future(storage.preferences.put(CHAT, KYRGYZ))
    await asyncio.sleep(0)
    forget = asyncio.ensure_future(storage.preferences.forget(CHAT))
    for _ in range(10):
        await asyncio.sleep(0.001)
    go.set()
    assert all(await asyncio.gather(put, forget))
    assert await storage.preferences.get(CHAT) is None


async def test_an_unreachable_database_raises_nothing(
    make_storage: MakeStorage, caplog: pytest.LogCaptureFixture
) -> None:
    nowhere = make_storage("postgres://u:pw9@127.0.0.1:9/db").preferences
    assert nowhere.offered
    assert await nowhere.get(CHAT) is None
    assert not await nowhere.put(CHAT, KYRGYZ)
    assert not await nowhere.forget(CHAT)
    assert await nowhere.purge(datetime(2026, 9, 17, tzinfo=UTC)) is None
    assert "choice write failed (ConnectionRefusedError)" in caplog.text
    assert "pw9" not in caplog.text
    assert str(CHAT) not in caplog.text


async def test_tables_that_are_not_there_raise_nothing(make_storage: MakeStorage, address: str) -> None:
    without = make_storage(address).preferences
    assert await without.get(CHAT) is None
    assert not await without.put(CHAT, KYRGYZ)


async def test_the_month_of_last_use_follows(storage: Storage, clock: SetClock, look: Database) -> None:
    await storage.preferences.put(CHAT, KYRGYZ)
    assert await _months(look) == ["2026-09-01"]
    clock.moment = datetime(2026, 10, 31, 23, 59, tzinfo=UTC)
    await storage.preferences.get(CHAT)
    assert await _months(look) == ["2026-09-01"]
    assert await storage.preferences.note_months()
    assert await _months(look) == ["2026-10-01"]
    clock.moment = datetime(2026, 9, 30, tzinfo=UTC)
    await storage.preferences.get(CHAT)
    assert await storage.preferences.note_months()
    assert await _months(look) == ["2026-10-01"]


async def test_a_month_does_not_go_back_when_another_process_was_later(
    storage: Storage, make_storage: MakeStorage, address: str, clock: SetClock, look: Database
) -> None:
    await storage.preferences.put(CHAT, KYRGYZ)
    clock.moment = datetime(2026, 10, 31, tzinfo=UTC)
    await storage.preferences.get(CHAT)
    clock.moment = datetime(2026, 11, 1, tzinfo=UTC)
    await make_storage(address).preferences.put(CHAT, KYRGYZ)
    assert await storage.preferences.note_months()
    assert await _months(look) == ["2026-11-01"]


async def test_a_forgotten_choice_does_not_come_back(storage: Storage, clock: SetClock, look: Database) -> None:
    await storage.preferences.put(CHAT, KYRGYZ)
    clock.moment = datetime(2026, 10, 1, tzinfo=UTC)
    await storage.preferences.get(CHAT)
    await storage.preferences.forget(CHAT)
    assert await storage.preferences.note_months()
    assert await _rows(look) == 0


async def test_months_wait_while_the_database_is_gone(
    wire: Wire, new_postgres: str, make_storage: MakeStorage, clock: SetClock
) -> None:
    storage = make_storage(wire.url.format(database=new_postgres))
    await storage.migrate()
    await storage.preferences.put(CHAT, KYRGYZ)
    clock.moment = datetime(2026, 10, 1, tzinfo=UTC)
    await storage.preferences.get(CHAT)
    await wire.disconnect()
    assert not await storage.preferences.note_months()
    await wire.connect()
    assert await storage.preferences.note_months()
    clock.moment = datetime(2027, 3, 29, tzinfo=UTC)
    assert await storage.preferences.get(CHAT) == KYRGYZ


async def test_waiting_months_are_bounded(
    storage: Storage, clock: SetClock, look: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preferences, "MOST_MONTHS", 1)
    for chat in (CHAT, OTHER):
        await storage.preferences.put(chat, KYRGYZ)
    clock.moment = datetime(2026, 10, 1, tzinfo=UTC)
    for expected in (["2026-09-01", "2026-10-01"], ["2026-10-01", "2026-10-01"]):
        for chat in (CHAT, OTHER):
            assert await storage.preferences.get(chat) == KYRGYZ
        assert await storage.preferences.note_months()
        assert sorted(await _months(look)) == expected


# The first of March and 180 days are the 28th of August.
@pytest.mark.parametrize(
    ("now", "stays"),
    [
        (datetime(2026, 8, 27, 23, 59, tzinfo=UTC), True),
        (datetime(2026, 8, 28, 0, 0, tzinfo=UTC), False),
        (datetime(2027, 8, 28, 0, 0, tzinfo=UTC), False),
    ],
)
async def test_unused_choices_go(
    storage: Storage, clock: SetClock, look: Database, now: datetime, *, stays: bool
) -> None:
    clock.moment = datetime(2026, 3, 31, tzinfo=UTC)
    await storage.preferences.put(CHAT, KYRGYZ)
    clock.moment = datetime(2026, 4, 1, tzinfo=UTC)
    await storage.preferences.put(OTHER, KYRGYZ)
    clock.moment = now
    late = now.year == 2027
    # Not even in the hours before it is removed is it used.
    assert await storage.preferences.get(CHAT) == (KYRGYZ if stays else None)
    assert await storage.preferences.purge(now) == (2 if late else 0 if stays else 1)
    assert await _rows(look) == (0 if late else 2 if stays else 1)
    assert await storage.preferences.get(OTHER) == (None if late else KYRGYZ)


async def test_closed_preferences_answer_nothing(storage: Storage) -> None:
    await storage.preferences.put(CHAT, KYRGYZ)
    await storage.close()
    assert await storage.preferences.get(CHAT) is None
    assert not await storage.preferences.put(CHAT, KYRGYZ)


async def _until_idle(storage: Storage) -> None:
    async with asyncio.timeout(10):
        await asyncio.gather(*storage.preferences._actions._tasks, return_exceptions=True)


async def test_as_long_as_nobody_is_remembered_no_key_is_worked_out(
    storage: Storage, make_storage: MakeStorage, address: str, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[int] = []
    key_of = KeyRing.key_of

    async def noted(ring: KeyRing, chat_id: int) -> bytes:
        worked.append(chat_id)
        return await key_of(ring, chat_id)

    monkeypatch.setattr(KeyRing, "key_of", noted)
    for chat_id in range(20):
        assert await storage.preferences.get(chat_id) is None
    assert worked == []
    assert await make_storage(address).preferences.put(CHAT, KYRGYZ)
    clock.moment += NOBODY
    assert await storage.preferences.get(CHAT) == KYRGYZ
    assert worked == [CHAT, CHAT]


def keys_wait(remembered: RememberedChoices) -> bool:
    ring = remembered._keys
    return ring is not None and ring.is_behind(OTHER)


async def test_who_comes_when_many_keys_wait_is_not_kept_waiting(
    remembered: RememberedChoices, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await remembered.put(CHAT, KYRGYZ)
    free = threading.Event()

    def slow(secret: bytes, chat_id: int) -> bytes:
        free.wait()
        return derive(secret, chat_id)

    monkeypatch.setattr(keys, "derive", slow)
    waiting = [asyncio.ensure_future(remembered.get(1000 + number)) for number in range(BEHIND)]
    while not keys_wait(remembered):  # noqa: ASYNC110  # nobody tells when a key waits
        await asyncio.sleep(0)
    assert await remembered.get(OTHER) is None
    assert await remembered.get(CHAT) == KYRGYZ
    assert not any(one.done() for one in waiting)
    free.set()
    assert await asyncio.gather(*waiting) == [None] * BEHIND
