"""Texts that rules have to look at: those that they did not find in order before, word for word.

For rules that look at a text, its English and its translations alone, beside the lists of words and
the facts: what such a rule finds of a key cannot change while these are the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from bot.core.checks.rule import Context
from bot.core.library import SOURCE_LANGUAGE

_DIGEST_BYTES: Final = 12

Texts = tuple[tuple[str, str], ...]
"""(language, text), the English first."""


@dataclass(frozen=True, slots=True)
class _Read:
    """All texts by their digests, and those that are not known to be in order."""

    digests: dict[str, str]
    new: list[tuple[str, Texts]]


def new_texts(context: Context) -> Iterator[tuple[str, str, str]]:
    """Every text of the keys to look at, as (key, language, text); for each key the English first."""
    for key, texts in context.once(_read).new:
        for language, text in texts:
            yield key, language, text


def new_keys(context: Context) -> Iterator[tuple[str, dict[str, str]]]:
    """Every key to look at, with its texts by language."""
    for key, texts in context.once(_read).new:
        yield key, dict(texts)


def settle(context: Context, found: Collection[str]) -> None:
    """All rules of this kind have looked: what they found nothing of is in order."""
    digests = context.once(_read).digests
    context.memory.now.in_order = {digest for key, digest in digests.items() if key not in found}


def _read(context: Context) -> _Read:
    library, content = context.library, context.library.content
    lists = (content.avoided, content.terms, [(fact.id, fact.value, fact.unit) for fact in content.facts])
    beside = repr((tuple(library.languages), lists)).encode("utf-8", "surrogatepass")
    start = blake2b(beside, digest_size=_DIGEST_BYTES)
    others = [language for language in library.languages if language != SOURCE_LANGUAGE]
    digests: dict[str, str] = {}
    new: list[tuple[str, Texts]] = []
    for key in library.keys:
        said = ((language, library.translation(key, language)) for language in others)
        texts = (
            (SOURCE_LANGUAGE, library.english(key)),
            *((of, found.text) for of, found in said if found is not None),
        )
        digest = start.copy()
        digest.update(repr((key, texts)).encode("utf-8", "surrogatepass"))
        digests[key] = digest.hexdigest()
        if not context.memory.is_in_order(digests[key]):
            new.append((key, texts))
    return _Read(digests, new)
