"""The rules of the words that have one meaning: a stem finds its words, and not half of the language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from bot.core.checks.rule import Context, Finding
from bot.core.skeleton import words
from bot.core.understanding.concepts import LEAST_LETTERS, WHOLE

_MOST_CONCEPTS: Final = 2
"""A word may truly mean two things; what means more says nothing."""


def stems(context: Context) -> Iterator[Finding]:
    """Every stem is one word, long enough to be a beginning, and stands under two concepts at most."""
    holders: defaultdict[tuple[bool, str], set[str]] = defaultdict(set)
    for key, concept, stem in _stems(context):
        found = words(stem.removeprefix(WHOLE))
        whole = stem.startswith(WHOLE)
        if len(found) != 1:
            yield Finding(key, f"'{stem}' is not one word.", "Write each word by itself.")
            continue
        if not whole and len(found[0]) < LEAST_LETTERS:
            yield Finding(
                key, f"'{stem}' is too short to be a beginning.", f'Write "{WHOLE}{stem}" for the whole word.'
            )
        concepts = holders[whole, found[0]]
        concepts.add(concept)
        if len(concepts) > _MOST_CONCEPTS:
            others = ", ".join(sorted(concepts - {concept}))
            yield Finding(key, f"'{stem}' stands under {others}, too.", "Leave it where it tells most.")


def _stems(context: Context) -> Iterator[tuple[str, str, str]]:
    for vocabulary in context.library.content.vocabularies:
        for concept, languages in vocabulary.concepts.items():
            for language, found in languages.items():
                for index, stem in enumerate(found):
                    yield f"words.{vocabulary.id}.concepts.{concept}.{language}.{index}", concept, stem
