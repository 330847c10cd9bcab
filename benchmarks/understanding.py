"""What understanding costs: `python -m benchmarks.understanding`.

Time to learn, to take what was learned into use, and for a question; memory; and the time for a question
against the number of topics, on made-up topics.
"""

from __future__ import annotations

import gc
import random
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from time import perf_counter
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from benchmarks.evaluate.questions import HERE, read
from bot.clock import SystemClock
from bot.core import model
from bot.core.library import Library
from bot.core.understanding import Trained, Understanding
from bot.editions import load_edition
from bot.settings import Settings

TOPICS = 24
LINES = 5
"""Lines of a made-up topic."""
WORDS = 12
"""Words of a made-up line."""
QUESTIONS = 300
_MEGABYTE = 1 << 20
_Made = TypeVar("_Made")


def main() -> None:
    """Print both tables."""
    console = Console(width=120)
    console.print(_real(load_edition(Settings.from_env({}), SystemClock(), phrases=True).library))
    console.print(_made_up())


def _real(library: Library) -> Table:
    table = Table("what", "cost", title="the real content")
    trained, seconds = _timed(lambda: Trained.of(library))
    kept = trained.to_bytes()
    understanding, ready = _timed(lambda: Understanding(library, Trained.from_bytes(kept)))
    del understanding
    gc.collect()
    tracemalloc.start()
    understanding = Understanding(library, Trained.from_bytes(kept))
    gc.collect()
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    questions = [question.text for path in sorted(HERE.glob("*.tsv")) for question in read(path)]
    table.add_row("learning (in a process of its own)", f"{seconds:.1f} s")
    taught = _timed(lambda: Understanding.taught(library, trained, understanding))[1]
    table.add_row("the same, taught new lines (at a reload)", f"{taught:.1f} s")
    table.add_row("taking into use what was learned", f"{1000 * ready:.0f} ms")
    table.add_row("memory of it", f"{grown / _MEGABYTE:.1f} MB")
    table.add_row(f"a question, median of {len(questions)}", f"{1000 * _question(understanding, questions):.2f} ms")
    return table


def _made_up() -> Table:
    table = Table("topics", "learning", "a question (median)", "times as much", title="made-up topics")
    first = 0.0
    for times in (1, 10, 100):
        source = random.Random(times)  # noqa: S311  # made-up words, no secret
        library = _library(TOPICS * times, source)
        trained, seconds = _timed(lambda library=library: Trained.of(library))  # type: ignore[misc]
        cost = _question(Understanding(library, trained), [_line(source, str(n % TOPICS)) for n in range(QUESTIONS)])
        first = first or cost
        table.add_row(str(TOPICS * times), f"{seconds:.0f} s", f"{1000 * cost:.2f} ms", f"{cost / first:.1f}")
    return table


def _library(topics: int, source: random.Random) -> Library:
    phrasings = tuple(
        model.Phrasings(id=f"t{number}", phrases={"en": tuple(_line(source, str(number)) for _ in range(LINES))})
        for number in range(topics)
    )
    content = model.Content.empty().model_copy(update={"phrasings": phrasings})
    return Library(content, {}, {})


def _line(source: random.Random, topic: str) -> str:
    """Half of the words are a topic's own."""
    own = (f"own{topic}word{source.randrange(20)}" for _ in range(WORDS // 2))
    return " ".join([*own, *_common(source)])


def _common(source: random.Random) -> Iterator[str]:
    letters = "aeiourtnslkdm"
    for _ in range(WORDS // 2):
        yield "".join(source.choice(letters) for _ in range(source.randrange(3, 9)))


def _question(understanding: Understanding, questions: Sequence[str]) -> float:
    return median(_timed(lambda text=text: understanding.understand(text))[1] for text in questions)  # type: ignore[misc]


def _timed(make: Callable[[], _Made]) -> tuple[_Made, float]:
    started = perf_counter()
    made = make()
    return made, perf_counter() - started


if __name__ == "__main__":
    main()
