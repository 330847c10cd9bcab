"""The figures as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.whole.goals import goals
from benchmarks.whole.results import Results, Row, StartFigures


def blocks(results: Results) -> dict[str, str]:
    """All parts of the paper that are made from figures, by name."""
    return {
        "run": _run(results),
        "goals": _goals(results),
        "bots": _bots(results),
        "starts": _starts(results),
        "people": _people(results),
        "content": _content(results),
    }


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; all columns but the first are numbers."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _run(results: Results) -> str:
    kind = "a quick run, which tells little," if results.quick else "a full run"
    return f"Measured on {results.day}: {kind} in {results.minutes:.0f} minutes on {results.machine}."


def _goals(results: Results) -> str:
    rows = [(goal.title, goal.wanted, goal.found, "yes" if goal.met else "**no**") for goal in goals(results)]
    return table(("", "goal", "measured", "met"), rows)


def _bots(results: Results) -> str:
    head = ("bot", "CPU ms/update", "× bare", "updates/s", "p50 ms", "p95 ms", "p99 ms", "RSS MB", "PSS MB")
    return table(head, [_bot(results, row) for row in results.rows])


def _bot(results: Results, row: Row) -> list[str]:
    bare = results.row("aiogram-webhook" if row.webhook else "aiogram")
    share = f"{row.loop.cpu / bare.loop.cpu:.2f}" if bare else "–"
    late = [f"{value:.1f}" for value in (row.rate.p50, row.rate.p95, row.rate.p99)]
    memory = [f"{row.rss:.0f}", "–" if row.pss is None else f"{row.pss:.0f}"]
    return [row.title, f"{row.loop.cpu:.3f}", share, f"{row.loop.per_second:.0f}", *late, *memory]


def _starts(results: Results) -> str:
    head = ("start", "asks for updates, s", "first answer, s", "CPU, s", "CPU of children, s", "RSS MB")
    rows = [[row.title, *_start(row.start), f"{row.rss_before:.0f}"] for row in results.rows if row.start]
    if results.first_start:
        rows.append(["Ukuk, the very first start", *_start(results.first_start), "–"])
    told = table(head, rows)
    if results.learned_seconds is None:
        return told
    return f"{told}\n\nAt the very first start all phrases were learned after {results.learned_seconds:.0f} s, beside."


def _start(start: StartFigures) -> list[str]:
    return [f"{value:.2f}" for value in (start.ready, start.answered, start.cpu, start.children)]


def _people(results: Results) -> str:
    rows = [
        [f"{row.people:,}", f"{row.rss:.1f}", "–" if row.pss is None else f"{row.pss:.1f}", f"{row.cpu:.3f}"]
        for row in results.crowds
    ]
    told = table(("people so far", "RSS MB", "PSS MB", "CPU ms/update"), rows)
    if len(results.crowds) > 1:
        first, last = results.crowds[0], results.crowds[-1]
        slope = 1024 * (last.rss - first.rss) / max(last.people - first.people, 1)
        told += f"\n\nFrom the first to the last line: {slope:.3f} KB a person."
    return told


def _content(results: Results) -> str:
    head = ("content", "topics", "contacts", "texts", "first answer, s", "RSS MB", "CPU ms/press", "CPU ms/typed")
    rows = [
        [
            f"×{row.times}",
            *(f"{value:,}" for value in (row.topics, row.contacts, row.texts)),
            f"{row.start.answered:.2f}",
            f"{row.rss:.0f}",
            *("–" if value is None else f"{value:.3f}" for value in (row.press, row.typed)),
        ]
        for row in results.sizes
    ]
    told = [table(head, rows)]
    if results.typed:
        words = "A typed question on the real content costs {:.3f} ms of processor; {:.0f} a second were answered."
        told.append(words.format(results.typed.cpu, results.typed.per_second))
    told += [f"Not measured: {words}." for words in results.told]
    return "\n\n".join(told)
