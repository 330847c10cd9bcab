"""Turns: in order within a chat, side by side across chats, and nobody's many updates at the cost of another.

Each chat has a lane. Up to ALLOWANCE of its updates are worked on as they come; one more comes free each second, which
is what Telegram lets a bot send into a chat. Where more wait, they are folded: of each errand only the newest stays and
is answered whole, the others end at once. So a lane is short, however many were sent; and its answers are paced, so
that the messages a second which Telegram allows over all chats are left to all. Whoever waits for each answer before
the next question takes nothing from anybody, and is answered at once, however often.

Where more than a handful waits, the newest is answered first (backlog.py): the bot was down, or somebody kept pressing.

An emergency is before all that waits in its lane, and waits for no allowance and no pace. What is worked on in its lane
just then has EMERGENCY_SECONDS to end, and is given up where it does not. What waited before it is answered afterwards
as in a backlog: it takes no place of the emergency screen, which stands last.

All of it is in memory, bounded, and gone within a minute and a half after the last update of a chat.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Final, Protocol

from bot.telegram.backlog import MANY, Backlog, Late, next_of
from bot.telegram.errands import Errand, is_private
from bot.telegram.ticket import Raw, Ticket

log = logging.getLogger(__name__)

ALLOWANCE: Final = 40
"""Whole answers that a chat gets as quickly as they can be given; nobody presses or writes so often in a moment."""
REFILL_A_SECOND: Final = 1.0
FLOODED_A_SECOND: Final = 10.0
"""Whole answers a second to all chats together whose allowance is used up: a third of what Telegram allows a bot."""
LONGEST_PACE_SECONDS: Final = 5.0
"""How long the newest of a chat waits for its pace at most. While it waits, polling asks for it again."""
EMERGENCY_SECONDS: Final = 1.0
"""How long an emergency waits for what is worked on in its own chat: an edit on its way would take its place."""
EMERGENCIES: Final = 20
"""Emergencies of one chat that may wait for each other; of more the oldest end, since the same screen comes again."""
LITTLE: Final = 5
"""A chat that has used no more of its allowance is forgotten with its last answer, as most are."""
LANES: Final = 20_000
"""Lanes of chats that are kept while nothing of them waits; of more the oldest go."""


class Handle(Protocol):
    """What can be called off."""

    def cancel(self) -> None:
        """Do not call."""
        ...


class Timer(Protocol):
    """A loop's clock."""

    def time(self) -> float:
        """Seconds since some moment."""
        ...

    def call_later(self, delay: float, callback: Callable[[], object], /) -> Handle:
        """Call in so many seconds."""
        ...


@dataclass(slots=True)
class _Lane:
    who: int
    since: float
    allowance: float
    working: list[Ticket] = field(default_factory=list)
    waiting: list[Ticket] = field(default_factory=list)
    folding: bool = False
    paced: bool = False
    pace: Handle | None = None
    waking: bool = False
    backlog: Backlog | None = None
    overtaking: Handle | None = None

    @property
    def idle(self) -> bool:
        return not self.working and not self.waiting

    def refill(self, now: float, most: float) -> None:
        self.allowance = min(most, self.allowance + (now - self.since) * REFILL_A_SECOND)
        self.since = now


class Lanes:
    """The lanes of one bot's chats."""

    def __init__(self, timer: Callable[[], Timer] = asyncio.get_running_loop, allowance: float = ALLOWANCE) -> None:
        self._timer = timer
        self._allowance = allowance
        self._lanes: OrderedDict[int, _Lane] = OrderedDict()
        self._share_free = 0.0
        self._sweeping: Handle | None = None
        self._numbers = count()

    def __len__(self) -> int:
        """How many chats are known at this moment."""
        return len(self._lanes)

    @property
    def busy(self) -> int:
        """How many updates are worked on or wait for their turn."""
        return sum(len(lane.working) + len(lane.waiting) for lane in self._lanes.values())

    def is_paced(self, who: int) -> bool:
        """Whether what waits in a lane waits for its pace."""
        lane = self._lanes.get(who)
        return lane is not None and lane.pace is not None

    @asynccontextmanager
    async def turn(
        self, who: int, errand: Callable[[], Errand], raw: Raw | None = None
    ) -> AsyncIterator[Ticket | None]:
        """Wait for the turn; None where the update was folded into a newer one, and no screen is owed any more.

        What came together is seen together: the first turn is given when all that is ready to come has come.
        """
        lane, ticket = self._lane(who), Ticket(errand, raw, next(self._numbers))
        try:
            turn = await self._waited(lane, ticket)
            yield ticket if turn else None
        finally:
            for tickets in (lane.waiting, lane.working):
                if ticket in tickets:
                    tickets.remove(ticket)
            self._go_on(lane)

    def _lane(self, who: int) -> _Lane:
        now = self._timer().time()
        lane = self._lanes.get(who)
        if lane is None:
            self._bound()
            lane = self._lanes[who] = _Lane(who, now, self._allowance)
        self._lanes.move_to_end(who)
        lane.refill(now, self._allowance)
        return lane

    async def _waited(self, lane: _Lane, ticket: Ticket) -> bool:
        loop = asyncio.get_running_loop()
        ticket.granted = loop.create_future()
        if lane.idle:
            lane.waking = True
            loop.call_soon(self._wake, lane)
        first = sum(other.urgent for other in lane.waiting) if ticket.urgent else len(lane.waiting)
        lane.waiting.insert(first, ticket)
        _fold(lane)
        self._go_on(lane)
        return await ticket.granted

    def _wake(self, lane: _Lane) -> None:
        lane.waking = False
        self._go_on(lane)

    def _go_on(self, lane: _Lane) -> None:
        """Let the next one of a lane work, where it may."""
        if lane.waking:
            return
        if lane.idle:
            lane.folding = lane.paced = False
            lane.backlog = None
            _call_off(lane)
            if lane.allowance >= self._allowance - LITTLE and self._lanes.get(lane.who) is lane:
                del self._lanes[lane.who]
            self._sweep_later()
        elif lane.waiting and lane.waiting[0].urgent:
            if not lane.working:
                _grant(lane)
            elif lane.overtaking is None:
                lane.overtaking = self._timer().call_later(EMERGENCY_SECONDS, lambda: self._overtake(lane))
        elif lane.waiting and not lane.working and lane.pace is None:
            delay = self._delay(lane)
            if delay > 0:
                lane.pace = self._timer().call_later(delay, lambda: self._has_paced(lane))
            else:
                # Who had to wait for all floods' share saves nothing up meanwhile.
                lane.allowance = 0.0 if lane.paced else max(0.0, lane.allowance - 1)
                lane.paced = False
                _grant(lane)

    def _overtake(self, lane: _Lane) -> None:
        """What is worked on takes too long for somebody in danger."""
        lane.overtaking = None
        if lane.waiting and lane.waiting[0].urgent:
            for ticket in lane.working:
                if not ticket.urgent:
                    ticket.overtaken = True
                    ticket.give_up()
            _grant(lane)
            self._go_on(lane)

    def _delay(self, lane: _Lane) -> float:
        """Seconds until a whole answer may be given in a lane."""
        now = self._timer().time()
        lane.refill(now, self._allowance)
        if lane.paced or lane.allowance >= 1 or not lane.folding:
            return 0.0
        latest = now + LONGEST_PACE_SECONDS
        self._share_free = min(max(self._share_free, now) + 1 / FLOODED_A_SECOND, latest)
        return max((1 - lane.allowance) / REFILL_A_SECOND, self._share_free - now)

    def _has_paced(self, lane: _Lane) -> None:
        lane.pace, lane.paced = None, True
        self._go_on(lane)

    def _bound(self) -> None:
        if len(self._lanes) >= LANES:
            oldest = next((who for who, lane in self._lanes.items() if lane.idle), None)
            if oldest is not None:
                del self._lanes[oldest]

    def _sweep_later(self) -> None:
        if self._sweeping is None and self._lanes:
            self._sweeping = self._timer().call_later(self._allowance / REFILL_A_SECOND, self._sweep)

    def _sweep(self) -> None:
        """Forget chats that have their whole allowance again: nothing of them makes a difference any more."""
        self._sweeping = None
        now = self._timer().time()
        for lane in self._lanes.values():
            lane.refill(now, self._allowance)
        gone = [who for who, lane in self._lanes.items() if lane.idle and lane.allowance >= self._allowance]
        for who in gone:
            del self._lanes[who]
        self._sweep_later()


def _grant(lane: _Lane) -> None:
    index, first = 0, lane.waiting[0]
    overtakes = first.urgent and any(other.number < first.number for other in lane.waiting)
    if lane.backlog is None and (overtakes or len(lane.waiting) > MANY) and is_private(first.raw):
        lane.backlog = Backlog(lambda: bool(lane.waiting))
    if lane.backlog is not None:
        index, part = next_of(lane.waiting, lane.backlog)
        lane.waiting[index].late = None if part is None else Late(lane.backlog, part)
    ticket = lane.waiting.pop(index)
    lane.working.append(ticket)
    if ticket.urgent and lane.overtaking is not None:
        lane.overtaking.cancel()
        lane.overtaking = None
    ticket.settle(turn=True)


def _call_off(lane: _Lane) -> None:
    for handle in (lane.pace, lane.overtaking):
        if handle is not None:
            handle.cancel()
    lane.pace = lane.overtaking = None


def _fold(lane: _Lane) -> None:
    """Keep a lane short: of each errand the newest, as soon as more wait than the allowance has room for."""
    urgent = [ticket for ticket in lane.waiting if ticket.urgent]
    others = lane.waiting[len(urgent) :]
    if not lane.folding and len(others) > max(1.0, lane.allowance):
        lane.folding = True
        log.info("one chat sends more than can be answered: the newest of it is, and the others end")
    kept = {ticket.errand: ticket for ticket in others} if lane.folding else {}
    folded = [ticket for ticket in others if lane.folding and kept[ticket.errand] is not ticket]
    for ticket in (*urgent[: max(0, len(urgent) - EMERGENCIES)], *folded):
        lane.waiting.remove(ticket)
        ticket.settle(turn=False)
