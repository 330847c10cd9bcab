"""What grows with people, with content, and what typed words cost: of Ukuk alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.evaluate.questions import HERE, read
from benchmarks.whole.contenders import UKUK
from benchmarks.whole.larger import enlarged
from benchmarks.whole.plan import Plan
from benchmarks.whole.proc import Memory
from benchmarks.whole.processes import Bot, FailedError, Measured, Start
from benchmarks.whole.stand_in import PEOPLE, StandIn
from benchmarks.whole.warm import copied, first_start

Say = Callable[[str], None]
_NEW_FIRST: Final = 1_000_000
_LOOP_FIRST: Final = 10_000
_ASKING_FIRST: Final = 50_000
STARTS: Final = 3


@dataclass(frozen=True, slots=True)
class Crowd:
    """After so many people that were never there before: memory, and milliseconds of processor an update till then."""

    people: int
    memory: Memory
    cpu: float


@dataclass(frozen=True, slots=True)
class Size:
    """Ukuk with so many times the content."""

    times: int
    topics: int
    contacts: int
    texts: int
    starts: list[Start]
    memory: Memory
    loop: list[Measured]
    asking: Measured | None


def crowds(stand_in: StandIn, warm: Path, folder: Path, plan: Plan, say: Say) -> list[Crowd]:
    """One bot, and more and more people, each with a /start and a press; as far as the time allows."""
    bot = Bot(UKUK, stand_in, copied(warm, folder))
    found: list[Crowd] = []
    try:
        bot.up()
        bot.rest()
        bot.load("closed", people=PEOPLE, seconds=plan.warm_seconds, first=_LOOP_FIRST, texts=[])
        end, came = time.monotonic() + plan.people_seconds, 0
        for people in plan.people:
            say(f"people who are new: {people:,}")
            left = end - time.monotonic()
            if left <= 0:
                break
            more = bot.load("distinct", people=people - came, at_once=PEOPLE, first=_NEW_FIRST + came, seconds=left)
            came += more.load.updates // 2
            bot.rest()
            found.append(Crowd(came, bot.memory(), more.cpu))
    finally:
        bot.end()
    return found


def typed(stand_in: StandIn, warm: Path, folder: Path, plan: Plan) -> list[Measured]:
    """What a typed question costs."""
    bot = Bot(UKUK, stand_in, copied(warm, folder))
    try:
        bot.up()
        bot.rest()
        return [_asking(bot, plan) for _ in range(plan.rate_rounds + 1)][1:]
    finally:
        bot.end()


def _asking(bot: Bot, plan: Plan) -> Measured:
    return bot.load("closed", people=PEOPLE, seconds=plan.round_seconds, first=_ASKING_FIRST, texts=_questions())


def _questions() -> list[str]:
    """What people may write, in three languages and in all ways: the project's labelled questions, danger apart."""
    return [question.text for path in sorted(HERE.glob("[ot]*.tsv")) for question in read(path)]


def sizes(
    stand_in: StandIn, warm: Path, folder: Path, plan: Plan, say: Say, end: float
) -> tuple[list[Size], list[str]]:
    """Ukuk with more and more content, begun before `end`; and in words what could not be measured."""
    found: list[Size] = []
    told: list[str] = []
    for times in plan.content:
        if time.monotonic() > end:
            told.append(f"content ×{times}: no time was left")
            continue
        say(f"content ×{times}")
        try:
            found.append(_size(stand_in, warm, folder / f"content-{times}", plan, times))
        except FailedError as error:
            told.append(f"content ×{times}: {error}".splitlines()[0])
    return found, told


def _size(stand_in: StandIn, warm: Path, folder: Path, plan: Plan, times: int) -> Size:
    made = enlarged(folder / "files", times)
    place = folder / "work"
    if times == 1:
        copied(warm, place)
    else:
        first_start(stand_in, place, made.folder)
    starts = []
    for _ in range(STARTS):
        bot = Bot(UKUK, stand_in, place, made.folder)
        try:
            starts.append(bot.up())
        finally:
            bot.end()
    bot = Bot(UKUK, stand_in, place, made.folder)
    try:
        bot.up()
        bot.rest()
        memory = bot.memory()
        loops = [
            bot.load("closed", people=PEOPLE, seconds=plan.round_seconds, first=_LOOP_FIRST, texts=[])
            for _ in range(plan.rate_rounds + 1)
        ]
        return Size(times, made.topics, made.contacts, made.texts, starts, memory, loops[1:], _asking(bot, plan))
    finally:
        bot.end()
