"""The Kyrgyz words of all texts, as the rules on spelling look at them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from bot.core.checks.rule import Context

KYRGYZ: Final = "ky"
NAMES: Final = re.compile(r"source\.|contact\.[^.]+\.(?:name|location)")
"""Keys of texts that are names and addresses: they are written as their owners write them."""
_WORD: Final = re.compile(r"(?<![\w'’])[^\W\d_]+(?![\d_'’])")
_QUOTED: Final = re.compile(r"«[^»]*»")
"""What a person must say or show, often in Russian or Kazakh."""
_FOLD: Final = str.maketrans("ңөү", "ноу")
_Reviewed = tuple[frozenset[tuple[str, str]], tuple[tuple[str, str], ...]]


def kyrgyz_texts(context: Context) -> Iterator[tuple[str, str]]:
    """Every Kyrgyz text that is no name, as (key, text)."""
    for key in context.library.keys:
        found = context.library.translation(key, KYRGYZ)
        if found is not None and not NAMES.match(key):
            yield key, found.text


def words_of(text: str) -> Iterator[str]:
    """The words of a text in small letters, but for quotes and abbreviations; parts of a compound one by one."""
    for match in _WORD.finditer(_QUOTED.sub(" ", text)):
        word = match.group()
        if word[1:].islower() or len(word) == 1:
            yield word.lower()


def vocabulary(context: Context) -> Mapping[str, tuple[str, ...]]:
    """Every spelling with the keys of its texts, a key as often as it stands there."""
    found: dict[str, list[str]] = {}
    for key, text in kyrgyz_texts(context):
        for word in words_of(text):
            found.setdefault(word, []).append(key)
    return {word: tuple(keys) for word, keys in found.items()}


def fold(word: str) -> str:
    """The word as a phone without the Kyrgyz letters writes it."""
    return word.translate(_FOLD)


def is_reviewed(context: Context, rule: str, word: str) -> bool:
    """Whether editors looked at the word and found it right."""
    if context.unread.any_of("reviewed"):
        return True
    exact, beginnings = context.once(_reviewed)
    return (rule, word) in exact or any(of == rule and word.startswith(start) for of, start in beginnings)


def _reviewed(context: Context) -> _Reviewed:
    pairs = [(item.rule, word) for item in context.library.content.reviewed for word in item.words]
    exact = frozenset((rule, word) for rule, word in pairs if not word.endswith("-"))
    return exact, tuple((rule, word.removesuffix("-")) for rule, word in pairs if word.endswith("-"))
