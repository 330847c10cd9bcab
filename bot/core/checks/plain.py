"""Rules on plain language: no long sentence, and a mean that a tired reader follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import fmean
from typing import Final

from bot.core.checks.kyrgyz_words import NAMES
from bot.core.checks.rule import Context, Finding
from bot.core.limits import MEAN_WORDS, SENTENCE_WORDS
from bot.core.voice import FACT

_PROSE: Final = ("topic.", "screening.", "deadline.", "show.")
_END: Final = re.compile(r"[.!?…][»”\")\]]*\s+(?=[«“\"(\[]?[^\W_a-zа-яёңөү])|\n+")
"""A full stop and a capital letter or a number after it."""
_ABBREVIATED: Final = re.compile(
    r"(?:^|[\s(«])(?:No|Nos|Art|art|para|St|Dr|e\.g|i\.e|г|гг|ст|п|ч|д|ул|им|т\.\s?[дпе]|б|ж|[A-ZА-ЯЁӨҮҢ])\.$"
)
_WORD: Final = re.compile(r"[^\W_]+(?:[-’'‑.,][^\W_]+)*")
_TITLE: Final = ".title"
_NAMED: Final = 5
"""Longest texts that are named."""


def sentences(text: str) -> list[str]:
    """The sentences of a text; one without a full stop is one, too."""
    found: list[str] = []
    for piece in _pieces(FACT.sub("30 days", text) if "{" in text else text):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        elif piece.strip():
            found.append(piece.strip())
    return found


def _pieces(text: str) -> Iterator[str]:
    """The text cut after each full stop that seems to end a sentence, and at each end of a line."""
    start = 0
    for end in _END.finditer(text):
        yield text[start : end.start()] if end.group()[0] == "\n" else text[start : end.start() + 1]
        start = end.end()
    yield text[start:]


def _words(sentence: str) -> int:
    return len(_WORD.findall(sentence))


def _lengths(context: Context) -> tuple[tuple[str, str, int], ...]:
    """Every sentence as (key, language, words)."""
    return tuple(
        (key, language, _words(sentence))
        for key, language, text in context.texts()
        if not NAMES.match(key)
        for sentence in sentences(text)
    )


def long_sentences(context: Context) -> Iterator[Finding]:
    """No sentence is longer than one can hold in mind."""
    for key, language, words in context.once(_lengths):
        if words > SENTENCE_WORDS:
            text = f"A sentence has {words} words, at most {SENTENCE_WORDS} are wanted."
            yield Finding(key, text, "Make two of it.", language)


def long_mean(context: Context) -> Iterator[Finding]:
    """The sentences of all prose are short on the whole; one finding a language."""
    prose = [item for item in context.once(_lengths) if item[0].startswith(_PROSE) and not item[0].endswith(_TITLE)]
    for language in context.library.languages:
        found = [(words, key) for key, of, words in prose if of == language]
        most = MEAN_WORDS.get(language, max(MEAN_WORDS.values()))
        mean = fmean(words for words, _ in found) if found else 0.0
        if mean > most:
            longest = ", ".join(f"{key} ({words})" for words, key in sorted(found, reverse=True)[:_NAMED])
            text = f"A sentence has {mean:.1f} words in the mean, at most {most} are wanted. The longest: {longest}."
            yield Finding(f"language.{language}", text, "Shorten these first.")
