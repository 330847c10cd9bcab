"""Danger while answers hang, and many chats that flood together: by polling and by webhook, over real HTTP."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.telegram import polling
from bot.telegram.inbox import AT_ONCE
from bot.telegram.lanes import Lanes
from tests.e2e.stand_in import Held
from tests.faults.flooding import QUICK, WORDS, danger, hurried, press, quick
from tests.faults.rig import Rig, built
from tests.faults.test_flood import all_done, emergency, shown, started
from tests.telegram.edition import real_edition

pytestmark = pytest.mark.asyncio(loop_scope="module")
ALLOWED = 3
CHATS = 300


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def whole() -> AsyncIterator[Rig]:
    with pytest.MonkeyPatch.context() as patch:
        hurried(patch)
        patch.setattr(polling, "HANGING_SECONDS", polling.HANGING_SECONDS / QUICK)
        async with built(real_edition(), lanes=lambda: Lanes(quick, ALLOWED)) as rig:
            yield rig


async def test_danger_does_not_wait_for_what_hangs_in_its_own_chat(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
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


async def test_danger_does_not_wait_for_room(rig: Rig) -> None:
    hanging = [rig.person("ky") for _ in range(AT_ONCE + 30)]
    numbers = {person.chat.number for person in hanging}
    rig.stand_in.hold = lambda chat: Held.BEFORE if chat in numbers else None
    for person in hanging:
        person.say("/help")
    afraid = rig.person("ky")
    afraid.say(danger(rig.edition))
    try:
        await rig.until(lambda: bool(afraid.answers), "the emergency screen")
    finally:
        print("HELD", rig.stand_in.held)
        rig.stand_in.release()
    assert emergency(rig) in afraid.screen.html
    await all_done(rig)


async def test_nobody_waits_longer_than_the_longest_pace(rig: Rig) -> None:
    people = [rig.person("ky") for _ in range(CHATS)]
    calm = rig.person("ky")
    for turn in range(ALLOWED + 5):
        for person in people:
            person.say(WORDS[turn % 3])
        if turn == ALLOWED + 2:
            calm.say("/start")
    t = time.monotonic()
    await rig.until(lambda: bool(calm.answers), "the calm one")
    print("CALM", time.monotonic() - t, QUICK * (time.monotonic() - t))
    await all_done(rig)
    print("ALL", time.monotonic() - t, QUICK * (time.monotonic() - t))
    print(sum(len(person.answers) for person in people), rig.noted.kinds.count("folded"))
    assert all(person.answers for person in people)
