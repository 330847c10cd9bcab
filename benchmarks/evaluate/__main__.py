"""Print how well typed words are understood: `make evaluate`.

For each file the table by language and style; then all files together: the usual tools beside ours, and
ours with the phrases of one style left out of what it learns from.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table

from benchmarks.evaluate import baselines
from benchmarks.evaluate.questions import HERE, STYLES, Question, read, style_of
from benchmarks.evaluate.tally import COLUMNS, share, tallies
from bot.clock import SystemClock
from bot.core.library import Library
from bot.core.model import Lines
from bot.core.understanding import Understanding
from bot.editions import load_edition
from bot.settings import Settings

_CONFUSIONS = 12


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description="How well typed words are understood.")
    parser.add_argument("files", nargs="*", type=Path, help="other question files besides the project's own")
    parser.add_argument("--quick", action="store_true", help="only the tables of the files")
    arguments = parser.parse_args()
    edition = load_edition(Settings.from_env({}), SystemClock(), phrases=True)
    console = Console(width=120)
    questions = []
    for path in (*sorted(HERE.glob("*.tsv")), *arguments.files):
        found = read(path)
        console.print(_file_table(path.name, found, edition.understanding))
        questions.extend(found)
    if not arguments.quick:
        asked = [question for question in questions if question.in_scope and not question.urgent]
        console.print(_tools_table(asked, edition.library, edition.understanding))
        console.print(_confusions_table(asked, edition.understanding))
        console.print(_styles_table(questions, edition.library, edition.understanding))


def _file_table(name: str, questions: Sequence[Question], understanding: Understanding) -> Table:
    spent = []
    for question in questions:
        started = perf_counter()
        understanding.understand(question.text)
        spent.append(1000 * (perf_counter() - started))
    table = Table(name, *COLUMNS, title=f"{name}: {len(questions)} questions, {median(spent):.2f} ms each (median)")
    for group, tally in tallies(questions, understanding.understand).items():
        table.add_row(group, *tally.cells())
    return table


def _tools_table(asked: Sequence[Question], library: Library, understanding: Understanding) -> Table:
    table = Table("ranked by", "first is right", "among three", title=f"the usual tools, {len(asked)} questions")
    rankings = {
        "SQLite FTS5 trigram": baselines.fts5(library),
        "BM25 over words": baselines.bm25(library),
        "ours": baselines.ours(understanding),
    }
    for name, ranking in rankings.items():
        table.add_row(name, *(share(round(1000 * part), 1000) for part in baselines.first_and_three(asked, ranking)))
    return table


def _confusions_table(asked: Sequence[Question], understanding: Understanding) -> Table:
    """Which neighbours are taken for each other most: where more phrases near the border help."""
    taken: Counter[tuple[str, str]] = Counter()
    for question in asked:
        topics = understanding.understand(question.text).topics
        if topics and topics[0] not in question.right:
            taken.update((topic, topics[0]) for topic in question.right)
    table = Table("topic", "taken for", "questions", title="neighbours that are taken for each other")
    for (topic, other), count in taken.most_common(_CONFUSIONS):
        table.add_row(topic, other, str(count))
    return table


def _styles_table(questions: Sequence[Question], library: Library, understanding: Understanding) -> Table:
    """Each style's questions, understood with everything learned, and without the phrases that look so."""
    table = Table("style", "learned from", *COLUMNS, title="one style left out of learning")
    for style in STYLES:
        chosen = [question for question in questions if question.style == style]
        without = Understanding.of(_without(library, style))
        for name, taught in (("all", understanding), ("all others", without)):
            table.add_row(style, name, *tallies(chosen, taught.understand)["all"].cells())
    return table


def _without(library: Library, style: str) -> Library:
    def kept(lines: Lines) -> Lines:
        return {
            language: tuple(line for line in group if style_of(line, language) != style)
            for language, group in lines.items()
        }

    content = library.content
    phrasings = tuple(
        item.model_copy(update={"phrases": kept(item.phrases), "keywords": kept(item.keywords)})
        for item in content.phrasings
    )
    dangers = tuple(
        item.model_copy(update={part: kept(getattr(item, part)) for part in ("says", "hints", "unlike")})
        for item in content.dangers
    )
    return Library(content.model_copy(update={"phrasings": phrasings, "dangers": dangers}), {}, {})


if __name__ == "__main__":
    main()
