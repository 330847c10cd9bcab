"""What is measured of every bot: starts, memory, processor an update, updates a second, latency."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.whole.contenders import Contender
from benchmarks.whole.plan import RATE, RATE_PEOPLE, Plan
from benchmarks.whole.proc import Memory
from benchmarks.whole.processes import Bot, Measured, Start
from benchmarks.whole.stand_in import PEOPLE, StandIn
from benchmarks.whole.warm import copied

Say = Callable[[str], None]
LOOP_FIRST = 10_000
RATE_FIRST = 20_000


@dataclass(slots=True)
class Taken:
    """All measurements of one bot."""

    starts: list[Start] = field(default_factory=list)
    before: Memory | None = None
    after: Memory | None = None
    loop: list[Measured] = field(default_factory=list)
    rate: list[Measured] = field(default_factory=list)


class Field:
    """The bots of a run, each with a folder of its own."""

    def __init__(self, stand_in: StandIn, folder: Path, warm: Path | None, plan: Plan, say: Say) -> None:
        """`warm` is a folder as Ukuk's first start leaves it."""
        self._stand_in = stand_in
        self._folder = folder
        self._warm = warm
        self._plan = plan
        self._say = say

    def start(self, contender: Contender) -> Bot:
        """Start a bot in its folder, made anew."""
        folder = self._folder / contender.name
        if contender.ours and self._warm is not None:
            copied(self._warm, folder)
        else:
            folder.mkdir(parents=True, exist_ok=True)
        return Bot(contender, self._stand_in, folder)

    def measure(self, contenders: Sequence[Contender]) -> dict[str, Taken]:
        """Everything, of all of them.

        Raises:
            FailedError: a bot does not come up, or leaves somebody without an answer.
        """
        taken = {contender.name: Taken() for contender in contenders}
        for number in range(self._plan.starts):
            self._say(f"starts, round {number + 1} of {self._plan.starts}")
            for contender in filter(lambda each: each.starts, contenders):
                bot = self.start(contender)
                try:
                    taken[contender.name].starts.append(bot.up())
                finally:
                    bot.end()
        with ExitStack() as ends:
            bots = []
            for contender in contenders:
                self._say(f"{contender.title}: up and warm")
                bots.append(self.start(contender))
                ends.callback(bots[-1].end)
                bots[-1].up()
                bots[-1].rest()
                taken[contender.name].before = bots[-1].memory()
                bots[-1].load("closed", people=PEOPLE, seconds=self._plan.warm_seconds, first=LOOP_FIRST, texts=[])
            self._loop(bots, taken)
            self._rate(bots, taken)
            for bot in bots:
                taken[bot.contender.name].after = bot.memory()
        return taken

    def _loop(self, bots: Sequence[Bot], taken: dict[str, Taken]) -> None:
        for number in range(self._plan.rounds):
            self._say(f"{PEOPLE} people in a loop, round {number + 1} of {self._plan.rounds}")
            for bot in _taking_part(bots, number):
                measured = bot.load(
                    "closed", people=PEOPLE, seconds=self._plan.round_seconds, first=LOOP_FIRST, texts=[]
                )
                taken[bot.contender.name].loop.append(measured)

    def _rate(self, bots: Sequence[Bot], taken: dict[str, Taken]) -> None:
        for bot in bots:
            bot.load("closed", people=RATE_PEOPLE, seconds=0, first=RATE_FIRST, texts=[])
        for number in range(self._plan.rate_rounds):
            self._say(f"{RATE} updates a second, round {number + 1} of {self._plan.rate_rounds}")
            for bot in _taking_part(bots, number):
                seconds = self._plan.rate_seconds
                measured = bot.load("rate", rate=RATE, seconds=seconds, people=RATE_PEOPLE, first=RATE_FIRST)
                taken[bot.contender.name].rate.append(measured)


def _taking_part(bots: Sequence[Bot], number: int) -> list[Bot]:
    return [bot for bot in bots if number % 2 == 0 or not bot.contender.beside]
