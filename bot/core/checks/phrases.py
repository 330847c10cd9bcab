"""The rules of phrases to learn from: truly different ones, and weights of words that are there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import ceil

from bot.core.checks.rule import Context, Finding
from bot.core.limits import PHRASES_ALIKE
from bot.core.skeleton import skeleton

_GRAM = 3


def near_duplicates(context: Context) -> Iterator[Finding]:
    """No two phrases of a topic and language share more than six in ten of their letters by three, folded."""
    content = context.library.content
    for item in content.phrasings:
        yield from _alike(f"questions.{item.id}.phrases", item.phrases)
    for kind in content.dangers:
        for part, lines in (("says", kind.says), ("hints", kind.hints), ("unlike", kind.unlike)):
            yield from _alike(f"danger.{kind.id}.{part}", lines)


def weights(context: Context) -> Iterator[Finding]:
    """Every weight is of a key word of the topic."""
    for item in context.library.content.phrasings:
        known = {line for lines in item.keywords.values() for line in lines}
        for word in item.weights.keys() - known:
            text = f"'{word}' is no key word here."
            yield Finding(f"questions.{item.id}.weights.{word}", text, "Write it as it stands among the keywords.")


def _alike(key: str, lines: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    for language, group in lines.items():
        for one, two in _pairs(group):
            yield Finding(
                f"{key}.{language}.{two}",
                f"'{group[two]}' is nearly '{group[one]}'.",
                "Say something different, or take one out.",
            )


def _pairs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs that are alike, the earlier line first. Sets are compared as bits, and only with sets of a like size."""
    places: dict[str, int] = {}
    bits = [sum(1 << places.setdefault(gram, len(places)) for gram in _grams(line)) for line in lines]
    by_size = sorted((mask.bit_count(), number) for number, mask in enumerate(bits))
    sizes = [size for size, _ in by_size]
    for place, (size, number) in enumerate(by_size):
        mask = bits[number]
        for other_size, other in by_size[bisect_left(sizes, ceil(PHRASES_ALIKE * size)) : place]:
            shared = (mask & bits[other]).bit_count()
            if shared > PHRASES_ALIKE * (size + other_size - shared):
                yield min(number, other), max(number, other)


def _grams(line: str) -> set[str]:
    padded = f" {skeleton(line)} "
    return {padded[start : start + _GRAM] for start in range(len(padded) - _GRAM + 1)}
