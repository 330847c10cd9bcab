"""Turns: in order, short, paced, and forgotten; whatever comes, in whatever order."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram import lanes as module
from bot.telegram.errands import Errand
from bot.telegram.lanes import ALLOWANCE, EMERGENCIES, FLOODED_A_SECOND, LONGEST_PACE_SECONDS, Lanes
from tests.telegram.timer import FakeTimer
from tests.telegram.waiting import settle


@dataclass(slots=True)
class Road:
    """Lanes, and what went by in them: who, which errand, the how-manieth; `folded` ended without a turn."""

    timer: FakeTimer = field(default_factory=FakeTimer)
    gone: list[tuple[int, Errand, int]] = field(default_factory=list)
    folded: list[tuple[int, Errand, int]] = field(default_factory=list)
    sent: list[asyncio.Task[None]] = field(default_factory=list)
    free: asyncio.Event = field(default_factory=asyncio.Event)
    lanes: Lanes = field(init=False)

    def __post_init__(self) -> None:
        self.lanes = Lanes(lambda: self.timer)
        self.free.set()

    def send(self, who: int, errand: Errand = Errand.READ) -> None:
        what = who, errand, len(self.sent)
        self.sent.append(asyncio.get_running_loop().create_task(self._go(what)))

    async def _go(self, what: tuple[int, Errand, int]) -> None:
        async with self.lanes.turn(what[0], lambda: what[1]) as ticket:
            (self.folded if ticket is None else self.gone).append(what)
            if ticket is not None:
                await asyncio.sleep(0)
                await self.free.wait()

    async def pass_time(self, seconds: float, step: float = 0.25) -> None:
        await settle(200)
        for _ in range(round(seconds / step)):
            self.timer.advance(step)
            await settle(20)


async def test_after_the_allowance_one_a_second() -> None:
    road = Road()
    for _ in range(ALLOWANCE):
        road.send(1)
    await road.pass_time(0)
    assert len(road.gone) == ALLOWANCE
    for second in range(1, 6):
        for _ in range(10):
            road.send(1)
        await road.pass_time(1)
        assert len(road.gone) == ALLOWANCE + second
    assert road.gone[-1][2] == road.sent.index(road.sent[-1]), "the newest"


async def test_floods_share_what_they_may_send() -> None:
    road, floods = Road(), 40
    for who in range(floods):
        for _ in range(ALLOWANCE):
            road.send(who)
    await road.pass_time(0)
    before = len(road.gone)
    seconds = 4
    for _ in range(seconds * 4):
        for who in range(floods):
            road.send(who)
            road.send(who)
        await road.pass_time(0.25)
    assert 0 < len(road.gone) - before <= FLOODED_A_SECOND * (seconds + 1)
    road.send(floods + 1)
    await settle()
    assert road.gone[-1][0] == floods + 1, "whoever does not flood shares nothing"


async def test_who_waits_for_each_answer_before_asking_again_is_never_paced() -> None:
    road = Road()
    for number in range(1, 5 * ALLOWANCE):
        road.send(1)
        await settle(4)
        assert len(road.gone) == number
    assert road.folded == []


async def test_nobody_waits_longer_than_the_longest_pace() -> None:
    road, floods = Road(), 300
    for who in range(floods):
        for _ in range(ALLOWANCE + 5):
            road.send(who)
    await road.pass_time(LONGEST_PACE_SECONDS + 1)
    assert all(task.done() for task in road.sent)


async def test_who_asks_a_little_is_forgotten_with_the_answer() -> None:
    road = Road()
    for who in range(100):
        road.send(who)
    await settle(20)
    assert len(road.gone) == 100
    assert len(road.lanes) == 0


async def test_chats_are_forgotten_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LITTLE", -1)
    road = Road()
    for who in range(100):
        for _ in range(50):
            road.send(who)
    await road.pass_time(10)
    assert len(road.lanes) == 100
    await road.pass_time(2 * ALLOWANCE, step=ALLOWANCE / 2)
    assert len(road.lanes) == 0
    assert all(planned.off for _, _, planned in road.timer._planned), "nothing is planned for nobody"


async def test_no_more_chats_are_known_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LANES", 10)
    monkeypatch.setattr(module, "LITTLE", -1)
    road = Road()
    road.free.clear()
    road.send(0)
    await settle()
    road.free.set()
    for who in range(1, 50):
        road.send(who)
        await settle()
    assert len(road.lanes) == 10


async def test_who_is_called_off_while_waiting_leaves_the_lane() -> None:
    road = Road()
    road.free.clear()
    for _ in range(5):
        road.send(1)
    await settle()
    road.sent[2].cancel()
    road.sent[0].cancel()
    road.free.set()
    await settle()
    assert [number for _, _, number in road.gone] == [0, 1, 3, 4]
    assert road.lanes.busy == 0


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("send"), st.integers(1, 3), st.sampled_from(Errand), st.integers(1, 60)),
        st.tuples(st.just("time"), st.floats(0.1, 3.0)),
        st.tuples(st.just("cancel"), st.integers(0, 400)),
        st.tuples(st.just("hold")),
        st.tuples(st.just("let go")),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_whatever_comes_everybody_has_a_turn_or_a_newer_one_has(steps: list[tuple[object, ...]]) -> None:
    asyncio.run(_go_through(steps))


async def _go_through(steps: list[tuple[object, ...]]) -> None:
    road, cancelled = Road(), set()
    for step in steps:
        match step:
            case "send", int() as who, Errand() as errand, int() as number:
                for _ in range(number):
                    road.send(who, errand)
            case "time", float() as seconds:
                await settle(20)
                road.timer.advance(seconds)
            case "cancel", int() as number if number < len(road.sent) and not road.sent[number].done():
                road.sent[number].cancel()
                cancelled.add(number)
            case ("hold",):
                road.free.clear()
            case _:
                road.free.set()
        await settle(20)
        assert road.lanes.busy <= 3 * (ALLOWANCE + EMERGENCIES + len(Errand) + EMERGENCIES)
    road.free.set()
    await road.pass_time(30)
    assert all(task.done() for task in road.sent)
    assert {number for _, _, number in road.gone + road.folded} | cancelled >= set(range(len(road.sent)))
    newest = {(who, errand): number for who, errand, number in _sent(road)}
    for who, errand, number in road.folded:
        later = range(number + 1, newest[who, errand] + 1)
        assert later, "what is folded has a newer one of its errand"
    for who in range(1, 4):
        numbers = [number for of, errand, number in road.gone if of == who and errand is not Errand.EMERGENCY]
        assert numbers == sorted(numbers), "in order"
    await road.pass_time(2 * ALLOWANCE, step=ALLOWANCE)
    assert len(road.lanes) == 0


def _sent(road: Road) -> list[tuple[int, Errand, int]]:
    return sorted(road.gone + road.folded, key=lambda what: what[2])
