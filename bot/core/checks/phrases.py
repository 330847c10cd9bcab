"""The rule that phrases to learn from are truly different: the same thing with another word teaches nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
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


def _alike(key: str, lines: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    for language, group in lines.items():
        for one, two in _pairs(group):
            yield Finding(
                f"{key}.{language}.{two}",
                f"'{group[two]}' is nearly '{group[one]}'.",
                "Say something different, or take one out.",
            )


def _pairs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs that are alike. Sets that share so much share one of their rarest parts, so few need to be compared."""
    grams = [_grams(line) for line in lines]
    spread = Counter(gram for found in grams for gram in found)
    holders: dict[str, list[int]] = defaultdict(list)
    for two, found in enumerate(grams):
        rarest = sorted(found, key=lambda gram: (spread[gram], gram))
        near = {one for gram in rarest[: len(rarest) - ceil(PHRASES_ALIKE * len(rarest)) + 1] for one in holders[gram]}
        for one in sorted(near):
            if len(found & grams[one]) > PHRASES_ALIKE * len(found | grams[one]):
                yield one, two
        for gram in rarest[: len(rarest) - ceil(PHRASES_ALIKE * len(rarest)) + 1]:
            holders[gram].append(two)


def _grams(line: str) -> set[str]:
    padded = f" {skeleton(line)} "
    return {padded[start : start + _GRAM] for start in range(len(padded) - _GRAM + 1)}
