"""Bars as SVG: small panels side by side, readable on white and on black."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import Final

from benchmarks.whole.goals import MEMORY_MB, POLLING_SHARE, START_TIMES, WEBHOOK_SHARE
from benchmarks.whole.results import Results, Row

WIDTH: Final = 940
_COLUMNS: Final = 2
_PANEL: Final = WIDTH / _COLUMNS
_MARGIN: Final = 14
_LABELS: Final = 176
_NUMBERS: Final = 62
_BAR: Final = 14
_STEP: Final = 22
_TITLE: Final = 30
_OURS: Final = "#2a7f62"
_OTHERS: Final = "#8a94a6"
_WORDS: Final = "#6b7280"
_GOAL: Final = "#c2410c"


@dataclass(frozen=True, slots=True)
class Bar:
    """One value; `ours` is drawn in our colour."""

    label: str
    value: float
    ours: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """Values of one kind; `goal` is a line that ours should not cross."""

    title: str
    bars: Sequence[Bar]
    digits: int = 1
    goal: float | None = None

    @property
    def height(self) -> float:
        """In units of the picture."""
        return _TITLE + _STEP * len(self.bars) + _MARGIN


def drawn(panels: Sequence[Panel], title: str) -> str:
    """The picture."""
    shapes: list[str] = []
    top = float(_MARGIN)
    waiting = iter([panel for panel in panels if panel.bars])
    while row := list(islice(waiting, _COLUMNS)):
        for column, panel in enumerate(row):
            shapes += _panel(panel, _PANEL * column + _MARGIN, top)
        top += max(panel.height for panel in row)
    size = f'width="{WIDTH}" height="{top:.0f}" viewBox="0 0 {WIDTH} {top:.0f}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12" role="img">'
    return "\n".join([head, f"<title>{escape(title)}</title>", *shapes, "</svg>", ""])


def _panel(panel: Panel, left: float, top: float) -> list[str]:
    most = max([*(bar.value for bar in panel.bars), panel.goal or 0.0]) or 1.0
    room = _PANEL - 2 * _MARGIN - _LABELS - _NUMBERS
    start = left + _LABELS
    shapes = [_words(panel.title, left, top + _BAR, weight="bold")]
    for number, bar in enumerate(panel.bars):
        y = top + _TITLE + _STEP * number
        wide = max(room * bar.value / most, 0.5)
        colour = _OURS if bar.ours else _OTHERS
        shapes += [
            _words(bar.label, start - 6, y + 11, anchor="end", weight="bold" if bar.ours else "normal"),
            f'<rect x="{start:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{_BAR}" fill="{colour}"/>',
            _words(f"{bar.value:.{panel.digits}f}", start + wide + 5, y + 11),
        ]
    if panel.goal is not None:
        x, bottom = start + room * panel.goal / most, top + _TITLE + _STEP * len(panel.bars) - 4
        line = f'x1="{x:.1f}" y1="{top + _TITLE - 5:.1f}" x2="{x:.1f}" y2="{bottom:.1f}"'
        shapes.append(f'<line {line} stroke="{_GOAL}" stroke-width="1.5" stroke-dasharray="4 3"/>')
    return shapes


def _words(text: str, x: float, y: float, *, anchor: str = "start", weight: str = "normal") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}" fill="{_WORDS}"'
    return f"<text {place}>{escape(text)}</text>"


def panels(results: Results) -> list[Panel]:
    """What a run is drawn as. The dashed line is the goal."""
    bare, pushed = results.row("aiogram"), results.row("aiogram-webhook")
    polling = [row for row in results.rows if not row.webhook]
    webhook = [row for row in results.rows if row.webhook]
    starts = [(row, row.start.answered) for row in results.rows if row.start]
    crowds = [Bar(f"{each.people:,}", each.rss, ours=True) for each in results.crowds]
    sizes = [Bar(f"×{each.times}", each.press, ours=True) for each in results.sizes if each.press]
    fast = [(row, row.loop.per_second) for row in results.rows if not row.name.startswith("raw")]
    start_goal = START_TIMES * bare.start.answered if bare and bare.start else None
    return [
        Panel("CPU an update, polling: ms", _bars([(row, row.loop.cpu) for row in polling]), 3,
              POLLING_SHARE * bare.loop.cpu if bare else None),
        Panel("CPU an update, webhook: ms", _bars([(row, row.loop.cpu) for row in webhook]), 3,
              WEBHOOK_SHARE * pushed.loop.cpu if pushed else None),
        Panel("Start to the first answer: s", _bars(starts), 2, start_goal),
        Panel("Memory after the load, RSS: MB", _bars([(row, row.rss) for row in results.rows]), 0,
              MEMORY_MB + bare.rss if bare else None),
        Panel("p99 at 200 updates a second: ms", _bars([(row, row.rate.p99) for row in results.rows])),
        Panel("Updates a second, 40 people", _bars(fast), 0),
        Panel("Ukuk's memory by people, RSS: MB", crowds),
        Panel("CPU a press by content: ms", sizes, 3),
    ]  # fmt: skip


def _bars(values: Sequence[tuple[Row, float]]) -> list[Bar]:
    return [Bar(_short(row.title), value, row.name.startswith("ukuk")) for row, value in values]


def _short(title: str) -> str:
    return title.replace("bare aiogram", "aiogram").replace(", answers in the response", " in response")
