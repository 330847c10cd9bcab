"""One alphabet for all ways of typing: Cyrillic with and without ң ө ү, Latin, mistakes of the thumb.

The key of a text says roughly how it sounds: үйгө, уйго, uigo and uygo have one key. It is applied
to both sides, what people write and what the content says, so no language detection is needed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from bot.core.limits import TYPED_CHARACTERS

MOST_CHARACTERS: Final = 2 * TYPED_CHARACTERS
"""Characters of one text that are read, after each sign is written in one way."""
_CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ү": "u", "ф": "f", "х": "h", "ц": "s", "ч": "c", "ш": "w", "щ": "w",
    "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "і": "i",
    "қ": "k", "ғ": "g", "ұ": "u", "һ": "h", "ә": "a",
}  # fmt: skip
_LATIN_PAIRS: Final = (
    ("shch", "w"), ("sch", "w"), ("zh", "j"), ("dj", "j"), ("kh", "h"), ("ch", "c"), ("sh", "w"), ("ts", "s"),
    ("yu", "iu"), ("ya", "ia"), ("yo", "e"), ("ng", "n"), ("x", "h"), ("q", "k"), ("y", "i"),
    ("ö", "o"), ("ü", "u"), ("ğ", "g"), ("ş", "w"), ("ç", "c"), ("ı", "i"),
)  # fmt: skip
_YA: Final = re.compile(r"(?<=[bcfgiklmnprstvwz])ja")
"""`ja` is «я» after a consonant or an i, as in "menja"; else it is «жа», as in "jardam"; "dja" is «жа» too."""
_WORD: Final = re.compile(r"[^\W_]+")
_REPEATED: Final = re.compile(r"(.)\1+")
_LETTERS: Final = str.maketrans(_CYRILLIC)
_SIGNS: Final = str.maketrans({"🆘": " sos "})
"""Pictures that are words."""
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def word_key(word: str) -> str:
    """The key of one word in small letters; empty where nothing of it sounds."""
    key = word if word.isascii() else word.translate(_LETTERS)
    return _REPEATED.sub(r"\1", _latin(word) if key == word else key)


def words(text: str, key: Callable[[str], str] = word_key) -> list[str]:
    """The keys of the words of a text, in order; `key` may be a `word_key` that remembers.

    One sign may be written out as eighteen: of that only so much is read as any honest message comes to.
    """
    return [found for found in map(key, _WORD.findall(_small(text)[:MOST_CHARACTERS])) if found]


def skeleton(text: str) -> str:
    """The keys of the words, with one space between them."""
    return " ".join(words(text))


class Spelling:
    """The same for many texts of our own: what was found for a word is kept. Never for what people send."""

    def __init__(self) -> None:
        self._key = cache(word_key)

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        """The keys of the words of each text, in order."""
        whole = "\n".join(texts)
        # what is done to letters stops at the end of a line, so it is done to all lines at once
        lines = _small(whole).split("\n") if whole.count("\n") == len(texts) - 1 else map(_small, texts)
        return [[key for key in map(self._key, _WORD.findall(line)) if key] for line in lines]


def _small(text: str) -> str:
    """The text in small letters, each sign written in one way."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text.translate(_SIGNS)))
    return text.lower()


def _latin(word: str) -> str:
    """The key of a word without a Cyrillic letter."""
    key = _YA.sub("ia", word)
    for pair, letter in _LATIN_PAIRS:
        key = key.replace(pair, letter)
    if key.isascii():
        return key
    return "".join(letter for letter in unicodedata.normalize("NFD", key) if not unicodedata.combining(letter))
