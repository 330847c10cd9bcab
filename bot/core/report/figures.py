"""Sums of what is told. A hidden number adds nothing to a sum: what is hidden is only counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.core.report.disclosure import HIDDEN
from bot.core.report.publication import Published


@dataclass(frozen=True, slots=True)
class Figure:
    """The sum of told numbers, of how many there are, and beside how many hidden ones."""

    n: int = 0
    shown: int = 0
    hidden: int = 0

    @property
    def value(self) -> int | None:
        """The sum; None where all of it is hidden."""
        return self.n if self.shown or not self.hidden else None

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.n + other.n, self.shown + other.shown, self.hidden + other.hidden)

    def __str__(self) -> str:
        """`35`; `35 + *` where a part of it is hidden; `*` where all is; nothing where nothing was counted."""
        if not self.shown:
            return HIDDEN if self.hidden else ""
        return f"{self.n:,} + {HIDDEN}" if self.hidden else f"{self.n:,}"


def figure(rows: Iterable[Published]) -> Figure:
    """What is told of some cells, together."""
    n = shown = hidden = 0
    for row in rows:
        if row.n is None:
            hidden += 1
        else:
            n, shown = n + row.n, shown + 1
    return Figure(n, shown, hidden)


def grouped(rows: Iterable[Published], key: Callable[[Published], str]) -> dict[str, Figure]:
    """The same by something of the cells, the greatest first; equal ones by name."""
    groups: dict[str, list[Published]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    figures = {name: figure(group) for name, group in groups.items()}
    return dict(sorted(figures.items(), key=lambda item: (-item[1].n, -item[1].hidden, item[0])))


def share(part: Figure, whole: Figure) -> float | None:
    """What part of the whole is, from 0 to 1, by what is told; None where one of them is not told at all."""
    if part.value is None or not whole.n:
        return None
    return part.n / whole.n
