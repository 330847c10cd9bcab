"""The rules of phrases to learn from: truly different ones, and weights of words that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.core.checks.alike import Likeness
from bot.core.checks.memory import Pairs
from bot.core.checks.rule import Context, Finding
from bot.core.limits import PHRASES_ALIKE


def near_duplicates(context: Context) -> Iterator[Finding]:
    """No two phrases of a topic and language share more than six in ten of their letters by three, folded."""
    content, likeness = context.library.content, Likeness(PHRASES_ALIKE)

    def find(lines: Sequence[str]) -> Pairs:
        return context.memory.alike(lines, likeness.pairs)

    for item in content.phrasings:
        yield from _alike(find, f"questions.{item.id}.phrases", item.phrases)
    for kind in content.dangers:
        for part, lines in (("says", kind.says), ("hints", kind.hints), ("unlike", kind.unlike)):
            yield from _alike(find, f"danger.{kind.id}.{part}", lines)


def weights(context: Context) -> Iterator[Finding]:
    """Every weight is of a key word of the topic."""
    for item in context.library.content.phrasings:
        known = {line for lines in item.keywords.values() for line in lines}
        for word in item.weights.keys() - known:
            text = f"'{word}' is no key word here."
            yield Finding(f"questions.{item.id}.weights.{word}", text, "Write it as it stands among the keywords.")


def _alike(find: Callable[[Sequence[str]], Pairs], key: str, lines: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    for language, group in lines.items():
        for one, two in find(group):
            yield Finding(
                f"{key}.{language}.{two}",
                f"'{group[two]}' is nearly '{group[one]}'.",
                "Say something different, or take one out.",
            )
