"""Rules on Kyrgyz that need no dictionary: missing letters, Russian words, «сен», texts not translated.

What editors looked at and found right stands in `content/reviewed.yaml`, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.core.checks.beginnings import Beginnings
from bot.core.checks.kyrgyz_words import KYRGYZ, fold, is_reviewed, kyrgyz_texts, vocabulary
from bot.core.checks.rule import Context, Finding

_REVIEWED: Final = "If it is right, list it in reviewed.yaml."
_SHOWN: Final = re.compile(r"«[^»]*»|\([^)]*\)")
"""Words that a person must show or hear stand in quotes or brackets, in the language of the country."""
_VOWEL: Final = "[аыоуеиэөүяюё]"
_PRONOUN: Final = re.compile(r"сен|сенин|сага|сени|сенде|сенден|силер|силерди|силерге|силерде|силердин|силерден")
_THOU: Final = re.compile(
    rf"(?=(?:.*?{_VOWEL}){{2}}).*{_VOWEL}ң"
    rf"|(?=(?:.*?{_VOWEL}){{3}}).*{_VOWEL}ң(?:[аеоө]р|[аеоө]|[дт][ыиуү]н?|[дт][аеоө]н?)"
)
"""Endings of «сен» and «силер»: бересиң, бардың, барсаң, атаң, атаңды, келиңер; no word of one syllable, such as оң."""
_LETTERS: Final = re.compile(r"[^\W\d_]")
_LONG: Final = 12
"""Letters from which on a text equal to the Russian is taken for untranslated."""


def letters(context: Context) -> Iterator[Finding]:
    """No word is spelled with ң, ө, ү here and without them there: the rarer spelling is named."""
    words = context.once(vocabulary)
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(fold(word), []).append(word)
    for group in groups.values():
        if len(group) > 1:
            often = max(group, key=lambda word: (len(words[word]), word != fold(word), word))
            for rare in group:
                if rare != often and not is_reviewed(context, "ky-letters", rare):
                    yield from _spelled(rare, words[rare], often, len(words[often]))


def _spelled(rare: str, keys: Sequence[str], often: str, times: int) -> Iterator[Finding]:
    for key in dict.fromkeys(keys):
        words = f"Here stands '{rare}', elsewhere '{often}' ({times} times)."
        yield Finding(key, words, f"Compare ң ө ү. {_REVIEWED}", KYRGYZ)


def russian(context: Context) -> Iterator[Finding]:
    """No Russian word stands where Kyrgyz has its own, but for what is shown or heard, in quotes or brackets."""
    listed = Beginnings((word, item.use) for item in context.library.content.russian_words for word in item.words)
    for key, text in kyrgyz_texts(context):
        for _, word, use in listed.found(_SHOWN.sub(" ", text)):
            if not is_reviewed(context, "ky-russian", word):
                yield Finding(key, f"'{word}' is Russian.", f"Use: {use}. {_REVIEWED}", KYRGYZ)


def thou(context: Context) -> Iterator[Finding]:
    """The reader is «сиз», never «сен»."""
    for word, keys in context.once(vocabulary).items():
        if _PRONOUN.fullmatch(word) or ("ң" in word and _THOU.fullmatch(word)):
            if is_reviewed(context, "ky-sen", word):
                continue
            for key in dict.fromkeys(keys):
                yield Finding(key, f"'{word}' says «сен» to the reader.", f"Say it with «сиз». {_REVIEWED}", KYRGYZ)


def equal_to_russian(context: Context) -> Iterator[Finding]:
    """A Kyrgyz text is not the Russian over again."""
    for key, text in kyrgyz_texts(context):
        other = context.library.translation(key, "ru")
        if other is not None and other.text == text and len(_LETTERS.findall(text)) >= _LONG:
            yield Finding(key, "The Kyrgyz text is the same as the Russian.", "Translate it.", KYRGYZ)
