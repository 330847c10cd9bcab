"""Danger while answers hang, and many chats that flood together: by polling and by webhook, over real HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.telegram import lanes, polling
from bot.telegram.fetching import BATCH
from bot.telegram.inbox import AT_ONCE
from bot.telegram.lanes import LONGEST_PACE_SECONDS, Lanes
from tests.e2e.pusher import CONNECTIONS
from tests.e2e.stand_in import Held
from tests.faults.flooding import QUICK, WORDS, danger, hurried, quick
from tests.faults.rig import Rig, built
from tests.faults.test_flood import all_done, emergency, started
from tests.telegram.edition import real_edition
from tests.telegram.timer import FakeTimer

pytestmark = pytest.mark.asyncio(loop_scope="module")
ALLOWED = 1
CHATS = 150


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def whole() -> AsyncIterator[Rig]:
    with pytest.MonkeyPatch.context() as patch:
        hurried(patch)
        async with built(real_edition(), lanes=lambda: Lanes(quick)) as rig:
            yield rig


async def test_danger_does_not_wait_for_what_hangs_in_its_own_chat(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    person = await started(rig)
    rig.stand_in.hold = lambda chat: Held.BEFORE if chat == person.chat.number else None
    person.say("/help")
    await rig.until(lambda: rig.stand_in.held == 1, "the answer hangs")
    rig.stand_in.hold = lambda _: None
    person.say(danger(rig.edition))
    await rig.until(lambda: emergency(rig) in person.screen.html, "the emergency screen")
    assert "an update was given up for an emergency in its chat" in caplog.messages
    rig.stand_in.release()
    await all_done(rig)


def _many_hang(rig: Rig, many: int) -> None:
    """So many people ask, and no answer to any of them comes through."""
    hanging = [rig.person("ky") for _ in range(many)]
    numbers = {person.chat.number for person in hanging}
    rig.stand_in.hold = lambda chat: Held.BEFORE if chat in numbers else None
    for person in hanging:
        person.say("/help")


async def _is_heard(rig: Rig) -> None:
    """Somebody in danger has the emergency screen meanwhile."""
    afraid = rig.person("ky")
    afraid.say(danger(rig.edition))
    try:
        await rig.until(lambda: bool(afraid.answers), "the emergency screen")
    finally:
        rig.stand_in.release()
    assert emergency(rig) in afraid.screen.html


async def test_danger_does_not_wait_for_room(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """By polling it is heard when those before it have hung for a while: Telegram gives a hundred updates at once."""
    monkeypatch.setattr(polling, "HANGING_SECONDS", polling.HANGING_SECONDS / QUICK)
    _many_hang(rig, AT_ONCE + 30)
    await _is_heard(rig)
    assert rig.pauses.seconds == []
    await all_done(rig)


async def test_one_that_hangs_makes_nobody_deaf(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """For 20 s nobody else was heard, as soon as a batch of others was behind one chat that was told to wait."""
    monkeypatch.setattr(polling, "HANGING_SECONDS", 1e6)
    monkeypatch.setattr(polling, "DEAF_SECONDS", polling.DEAF_SECONDS / QUICK)
    _many_hang(rig, polling.FEW)
    await rig.until(lambda: rig.stand_in.held == polling.FEW, "some answers hang")
    others = [rig.person("ky") for _ in range(BATCH + 30)]
    for person in others:
        person.say("/help")
    await _is_heard(rig)
    await all_done(rig)
    assert all(person.answers for person in others)


async def test_where_many_hang_none_is_given_up_for_others(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was confirmed to Telegram is lost to a kill: of a batch that hangs nothing is, for as long as it may."""
    monkeypatch.setattr(polling, "DEAF_SECONDS", 0.0)
    _many_hang(rig, BATCH + 30)
    await rig.until(lambda: rig.stand_in.held == BATCH, "a batch hangs")
    asked = rig.stand_in.mailbox.polls
    await rig.until(lambda: rig.stand_in.mailbox.polls > asked + 1, "it is asked for again")
    assert len(rig.stand_in.mailbox.waiting) == BATCH + 30
    rig.stand_in.release()
    await all_done(rig)


async def test_by_webhook_danger_is_heard_beside_many_that_hang() -> None:
    """More hang than Telegram has lines for who asks for no more of them."""
    async with built(real_edition(), webhook=True) as rig:
        _many_hang(rig, 2 * CONNECTIONS)
        await rig.until(lambda: rig.stand_in.held == 2 * CONNECTIONS, "all hang")
        await _is_heard(rig)
        await all_done(rig)


async def test_nobody_waits_longer_than_the_longest_pace(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """More chats than a batch holds, with an allowance that is used up soon; their time stands still meanwhile."""
    timer = FakeTimer()
    monkeypatch.setattr(lanes, "LITTLE", -1)  # so that even this little is remembered
    monkeypatch.setattr(rig.inbox.throttle, "lanes", Lanes(lambda: timer, ALLOWED))
    people, calm = [rig.person("ky") for _ in range(CHATS)], [rig.person("ky") for _ in range(2)]
    for person in people * 2:
        for words in WORDS:
            person.say(words)
    calm[0].say("/start")
    calm[1].say(danger(rig.edition))
    await rig.until(lambda: all(person.answers for person in calm), "everybody else is answered")
    assert rig.inbox.working > CHATS / 2, "those wait for their pace"
    assert emergency(rig) in calm[1].screen.html
    timer.advance(LONGEST_PACE_SECONDS)
    await all_done(rig)
    assert all(person.answers for person in people)
    assert rig.noted.kinds.count("folded") > CHATS
