"""The rule on our terms: one thing has one name in each language, by `content/glossary.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bot.core.checks.kyrgyz_words import NAMES
from bot.core.checks.new_texts import new_keys
from bot.core.checks.rule import Context, Finding
from bot.core.library import SOURCE_LANGUAGE
from bot.core.model import Term
from bot.core.voice import FACT

_NEVER: Final = re.compile(r"(?!)")


def terms(context: Context) -> Iterator[Finding]:
    """Where the English has a term, each translation has its own, but for texts that say it otherwise on purpose."""
    content = context.library.content
    listed = [(term, {language: _any(words) for language, words in term.words.items()}) for term in content.terms]
    every = _any(word for term in content.terms for word in term.words.get(SOURCE_LANGUAGE, ()))
    for key, texts in new_keys(context):
        english = FACT.sub(" ", texts[SOURCE_LANGUAGE])
        if NAMES.match(key) or every.search(english) is None:
            continue
        for term, patterns in listed:
            named = patterns.get(SOURCE_LANGUAGE, _NEVER).search(english)
            if named is not None and key not in term.unless:
                yield from _translations(key, texts, term, patterns, named.group())


def _translations(
    key: str, texts: dict[str, str], term: Term, patterns: dict[str, re.Pattern[str]], named: str
) -> Iterator[Finding]:
    for language, pattern in patterns.items():
        if language != SOURCE_LANGUAGE and language in texts and pattern.search(texts[language]) is None:
            mend = f"Use: {term.use}. If it is right, list the text under unless in glossary.yaml."
            yield Finding(key, f"'{named}' is not called as the glossary says.", mend, language)


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, each by its beginning; several in a row by the beginning of each."""
    ways = [r"\w*\s".join(map(re.escape, word.split())) for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})", re.IGNORECASE) if ways else _NEVER
