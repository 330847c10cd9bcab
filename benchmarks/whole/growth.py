"""What grows with people, with content, and what typed words cost: of Ukuk alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.evaluate.questions import HERE, read
from benchmarks.whole.contenders import UKUK, UKUK_LARGER
from benchmarks.whole.larger import enlarged
from benchmarks.whole.plan import Plan
from benchmarks.whole.proc import Memory
from benchmarks.whole.processes import Bot, FailedError, Measured, Start
from benchmarks.whole.stand_in import PEOPLE, StandIn
from benchmarks.whole.warm import copied
from bot.catalog import files
from bot.catalog.snapshot import Snapshot

Say = Callable[[str], None]
_NEW_FIRST: Final = 1_000_000
_LOOP_FIRST: Final = 10_000
_ASKING_FIRST: Final = 50_000
STARTS: Final = 3
OFTEN_STARTED: Final = 10
"""With more than so many times the content it is started once, and its files may be of any size."""
MOST_BYTES: Final = 1_000_000_000
START_SECONDS: Final = 240.0
REST_SECONDS: Final = 90.0


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
    loop: list[Measured] | None
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
            told.append(f"content ×{times}: {str(error).splitlines()[0]}")
            continue
        if found[-1].loop is None:
            told.append(f"content ×{times} after its start: not at rest in {REST_SECONDS:.0f} s")
    return found, told


def _size(stand_in: StandIn, warm: Path, folder: Path, plan: Plan, times: int) -> Size:
    made = enlarged(folder / "files", times)
    place = copied(warm, folder / "work")
    # as after a first start: the content was good, so its screens are not measured again; nor is a file too large here
    files.MAX_BYTES = MOST_BYTES  # type: ignore[misc]  # final for whoever is no benchmark
    Snapshot(place / "var" / "last-good").keep(made.folder / "content", made.folder / "locales")
    starts = []
    contender = UKUK if times <= OFTEN_STARTED else UKUK_LARGER
    for _ in range(STARTS - 1 if times <= OFTEN_STARTED else 0):
        bot = Bot(contender, stand_in, place, made.folder)
        try:
            starts.append(bot.up(START_SECONDS))
        finally:
            bot.end()
    bot = Bot(contender, stand_in, place, made.folder)
    try:
        starts.append(bot.up(START_SECONDS))
        loop, asking = _pressed_and_asked(bot, plan)
        return Size(times, made.topics, made.contacts, made.texts, starts, bot.memory(), loop, asking)
    finally:
        bot.end()


def _pressed_and_asked(bot: Bot, plan: Plan) -> tuple[list[Measured] | None, Measured | None]:
    """Presses and typed questions; nothing where the bot is busy with its files for too long."""
    try:
        bot.rest(REST_SECONDS)
    except FailedError:
        return None, None
    loops = [
        bot.load("closed", people=PEOPLE, seconds=plan.round_seconds, first=_LOOP_FIRST, texts=[])
        for _ in range(plan.rate_rounds + 1)
    ]
    return loops[1:], _asking(bot, plan)
