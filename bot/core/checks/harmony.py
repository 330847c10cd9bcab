"""The rule on vowel harmony of Kyrgyz endings.

A word is taken apart only where its stem stands by itself somewhere in our texts: «директор» is not
read as a plural. So a report is hardly ever wrong, and some mistakes are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from bot.core.checks.kyrgyz_words import KYRGYZ, is_reviewed, vocabulary
from bot.core.checks.rule import Context, Finding

_WIDE: Final = dict(zip("аыяуюоёеэиөү", "аааааооеееөө", strict=True))
"""Last vowel of the stem → the vowel of -лар, -га, -да, -дан: кулдар, but колдор; үйлөр."""
_NARROW: Final = dict(zip("аыяуюоёеэиөү", "ыыыууууиииүү", strict=True))
"""Last vowel of the stem → the vowel of -нын, -ны, -ы, -ым: колдун, үйдүн."""
_VOWELS: Final = "аыяуюоёеэиөү"
_CONSONANTS: Final = "бвгджзйклмнңпрстфхцчшщ"
_ENDINGS: Final = (
    ("", "[лдт]Aр"),  # plural
    ("", "[ндт]Iн"),  # genitive
    ("", "[гк]A"),  # dative
    ("", "[ндт]I"),  # accusative; also the past tense
    ("", "[дт]A"),  # locative
    ("", "[дт]Aн"),  # ablative
    ("ыиуү", "нA"),  # dative after his
    ("ыиуү", "нAн"),  # ablative after his
    (_CONSONANTS, "I"),  # his
    (_CONSONANTS, "Iн"),
    (_VOWELS, "сI"),
    (_VOWELS, "сIн"),
    (_CONSONANTS, "Iм"),  # my
    (_VOWELS, "м"),
    (_CONSONANTS, "IбIз"),  # our
    (_VOWELS, "бIз"),
    (_CONSONANTS, "IңIз"),  # your
    (_VOWELS, "ңIз"),
    ("", "[лдт]Iк"),  # -ness
    ("", "сIз"),  # without
    ("", "чI"),  # who does it
)
"""What stands before an ending, and the ending: A is а, е, о or ө, I is ы, и, у or ү."""
_DEEPEST: Final = 4
"""Endings in a row that are looked at."""
_SHORTEST: Final = 2
"""Letters of the shortest stem: үй, иш."""
_MIXED: Final = re.compile(rf"[аыоу][{_CONSONANTS}]*[өү]|[өү][{_CONSONANTS}]*[аыоу]|[еэи][{_CONSONANTS}]*(?:уу|оо)")
"""Front and back vowels side by side, as they stand in no Kyrgyz word: үйдо, кундө, келуу."""


def _compiled(before: str, ending: str) -> tuple[re.Pattern[str], str]:
    letters = ending.replace("A", "[аеоө]").replace("I", "[ыиуү]")
    kinds = "".join(letter for letter in ending if letter in "AI")
    return re.compile(rf"(.*{f'[{before}]' if before else ''})({letters})"), kinds


_PATTERNS: Final = tuple(_compiled(before, ending) for before, ending in _ENDINGS)


def harmony(context: Context) -> Iterator[Finding]:
    """The vowels of endings follow the last vowel of the stem."""
    words = context.once(vocabulary)
    for word, keys in words.items():
        if (_MIXED.search(word) or _is_broken(word, words)) and not is_reviewed(context, "ky-harmony", word):
            for key in dict.fromkeys(keys):
                mend = "Mend the ending, or list the word in reviewed.yaml."
                yield Finding(key, f"The vowels of '{word}' do not go together.", mend, KYRGYZ)


def _is_broken(word: str, stems: Collection[str]) -> bool:
    """Whether the word can be taken apart, and its vowels fit in no way of doing it."""
    if "ь" in word or "ъ" in word:  # soft ends of loanwords go either way: рольдун, роллер
        return False
    ways = list(_taken_apart(word, stems, _DEEPEST))
    return bool(ways) and not any(ways)


def _taken_apart(word: str, stems: Collection[str], depth: int) -> Iterator[bool]:
    """For each way to take off endings until a known stem stands there: whether all vowels fit."""
    for pattern, kinds in _PATTERNS:
        match = pattern.fullmatch(word)
        if match is None:
            continue
        stem, ending = match.groups()
        vowels = [letter for letter in stem if letter in _VOWELS]
        if len(stem) < _SHORTEST or not vowels:
            continue
        fits = _fits(vowels[-1], ending, kinds)
        if stem in stems:
            yield fits
        if depth > 1:
            yield from (fits and below for below in _taken_apart(stem, stems, depth - 1))


def _fits(last: str, ending: str, kinds: str) -> bool:
    """Whether each vowel of an ending follows from the one before."""
    for vowel, kind in zip((letter for letter in ending if letter in _VOWELS), kinds, strict=True):
        if vowel != (_WIDE if kind == "A" else _NARROW)[last]:
            return False
        last = vowel
    return True
