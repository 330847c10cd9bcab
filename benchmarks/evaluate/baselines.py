"""The same questions asked of the usual tools, on the same phrases folded to the same alphabet.

They know no confidence and no danger, so they are compared by rank: is the first topic right, is one of
the first three.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence

import bm25s  # type: ignore[import-untyped]  # it brings no types

from benchmarks.evaluate.questions import Question
from bot.core.library import Library
from bot.core.skeleton import skeleton, words
from bot.core.understanding import DANGER_TOPIC, OFF_TOPIC, Understanding

Ranking = Callable[[str], Sequence[str]]
"""A text → topics, best first."""
_GRAM = 3
_LINES = 200
"""How many of the best lines are looked at for their topics."""


def first_and_three(questions: Iterable[Question], ranking: Ranking) -> tuple[float, float]:
    """The shares, 0…1, of questions whose first topic is right, and one of whose first three is."""
    ranked = [(question.right, ranking(question.text)) for question in questions]
    first = sum(bool(right & set(topics[:1])) for right, topics in ranked)
    three = sum(bool(right & set(topics[:3])) for right, topics in ranked)
    return first / max(1, len(ranked)), three / max(1, len(ranked))


def ours(understanding: Understanding) -> Ranking:
    """This project's model."""
    return lambda text: [topic for topic, _ in understanding.likely(text)]


def fts5(library: Library) -> Ranking:
    """SQLite's full-text search with its trigram tokenizer: any shared letters by three, ranked by BM25."""
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table lines using fts5(topic unindexed, text, tokenize='trigram')")
    database.executemany(
        "insert into lines values (?, ?)", [(topic, skeleton(line)) for topic, line in _lines(library)]
    )

    def ranking(text: str) -> list[str]:
        key = skeleton(text)
        grams = {key[start : start + _GRAM] for start in range(len(key) - _GRAM + 1)}
        query = " OR ".join(f'"{gram}"' for gram in sorted(grams))
        found = database.execute("select topic from lines(?) order by rank limit ?", (query, _LINES)) if grams else ()
        return _distinct(topic for (topic,) in found)

    return ranking


def bm25(library: Library) -> Ranking:
    """BM25 over whole words (bm25s)."""
    lines = list(_lines(library))
    retriever = bm25s.BM25()
    retriever.index([words(line) for _, line in lines], show_progress=False)

    def ranking(text: str) -> list[str]:
        found, _ = retriever.retrieve([words(text)], k=min(_LINES, len(lines)), show_progress=False)
        return _distinct(lines[number][0] for number in found[0])

    return ranking


def _lines(library: Library) -> Iterable[tuple[str, str]]:
    for item in library.content.phrasings:
        if item.id not in {DANGER_TOPIC, OFF_TOPIC}:
            yield from ((item.id, line) for line in item.lines())


def _distinct(topics: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(topics))
