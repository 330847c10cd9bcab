"""The figures of a run: plain values that a file keeps, and papers and plots are made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from pydantic import TypeAdapter

from benchmarks.whole.contenders import Contender
from benchmarks.whole.figures import middle
from benchmarks.whole.growth import Crowd, Size
from benchmarks.whole.measures import Taken
from benchmarks.whole.processes import Measured, Start
from benchmarks.whole.warm import FirstStart


@dataclass(frozen=True, slots=True)
class StartFigures:
    """Medians of starts, in seconds: first request for updates, first answer, processor, processor of children."""

    ready: float
    answered: float
    cpu: float
    children: float


@dataclass(frozen=True, slots=True)
class LoadFigures:
    """Medians of rounds: milliseconds of processor an update (its children's apart), updates a second, latencies."""

    cpu: float
    children: float
    per_second: float
    p50: float
    p95: float
    p99: float
    updates: int
    without_screen: int


@dataclass(frozen=True, slots=True)
class Row:
    """One bot."""

    name: str
    title: str
    webhook: bool
    start: StartFigures | None
    rss_before: float
    rss: float
    pss: float | None
    loop: LoadFigures
    rate: LoadFigures


@dataclass(frozen=True, slots=True)
class CrowdRow:
    """Ukuk after so many people, each with a /start and a press: megabytes, milliseconds an update till then."""

    people: int
    rss: float
    pss: float | None
    cpu: float


@dataclass(frozen=True, slots=True)
class SizeRow:
    """Ukuk with so many times the content."""

    times: int
    topics: int
    contacts: int
    texts: int
    start: StartFigures
    rss: float
    press: float | None
    typed: float | None


@dataclass(frozen=True, slots=True)
class Results:
    """A whole run."""

    day: str
    machine: str
    minutes: float
    quick: bool
    rows: list[Row]
    first_start: StartFigures | None = None
    learned_seconds: float | None = None
    typed: LoadFigures | None = None
    crowds: list[CrowdRow] = field(default_factory=list)
    sizes: list[SizeRow] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def row(self, name: str) -> Row | None:
        """The figures of one bot; None where it was left out."""
        return next((row for row in self.rows if row.name == name), None)

    def to_bytes(self) -> bytes:
        """As JSON."""
        return _JSON.dump_json(self, indent=1)

    @staticmethod
    def from_bytes(data: bytes) -> Results:
        """From JSON.

        Raises:
            pydantic.ValidationError: it is not what `to_bytes` made.
        """
        return _JSON.validate_json(data)


_JSON: Final = TypeAdapter(Results)


def start_figures(starts: Sequence[Start]) -> StartFigures:
    """The medians."""
    return StartFigures(
        middle(each.ready for each in starts),
        middle(each.answered for each in starts),
        middle(each.cpu for each in starts),
        middle(each.children for each in starts),
    )


def load_figures(rounds: Sequence[Measured]) -> LoadFigures:
    """The medians."""

    def of(what: Callable[[Measured], float]) -> float:
        return middle(map(what, rounds))

    return LoadFigures(
        of(lambda each: each.cpu),
        of(lambda each: each.children),
        of(lambda each: each.load.updates / each.load.seconds),
        of(lambda each: each.load.p50),
        of(lambda each: each.load.p95),
        of(lambda each: each.load.p99),
        sum(each.load.updates for each in rounds),
        sum(each.load.without_screen for each in rounds),
    )


def row(contender: Contender, taken: Taken) -> Row:
    """One bot's figures.

    Raises:
        ValueError: it was not measured to the end.
    """
    if taken.before is None or taken.after is None:
        raise ValueError(f"{contender.name} was not measured to the end")
    return Row(
        contender.name,
        contender.title,
        contender.webhook,
        start_figures(taken.starts) if taken.starts else None,
        taken.before.rss,
        taken.after.rss,
        taken.after.pss,
        load_figures(taken.loop),
        load_figures(taken.rate),
    )


def crowd_row(crowd: Crowd) -> CrowdRow:
    """Memory after so many people."""
    return CrowdRow(crowd.people, crowd.memory.rss, crowd.memory.pss, crowd.cpu)


def size_row(size: Size) -> SizeRow:
    """Figures with so much content."""
    return SizeRow(
        size.times,
        size.topics,
        size.contacts,
        size.texts,
        start_figures(size.starts),
        size.memory.rss,
        middle(each.cpu for each in size.loop) if size.loop else None,
        None if size.asking is None else size.asking.cpu,
    )


def first_figures(first: FirstStart) -> StartFigures:
    """The very first start."""
    return start_figures([first.start])
