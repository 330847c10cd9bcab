"""The rule on scripts: each text is written in the letters of its language, and no word looks like one of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.core.checks.kyrgyz_words import KYRGYZ, NAMES
from bot.core.checks.new_texts import new_texts
from bot.core.checks.rule import Context, Finding
from bot.core.library import SOURCE_LANGUAGE
from bot.core.lookalikes import cyrillic_in
from bot.core.voice import FACT

_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
"""With the letters that Cyrillic ones turn into where a file was read in a wrong encoding."""
_RUSSIAN: Final = "ru"
_FEW: Final = 12
"""Letters of a text up to which it may be a name or an abbreviation."""
_QUOTED: Final = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|\([^)]*\)")
"""What a person shows, hears or reads stands as it is."""
_ALONE: Final = r"(?<![\w.@/-])(?:{})(?![\w@/-]|\.\w)"
"""A word that is no part of another, nor of an address."""
_SHORT: Final = r"(?<![A-Za-z&] )(?:[Hh][eao]|[Oo]т|[CcTt][oe]|OT|HET|HE|HA)(?![.,]* [A-Za-z])"
"""Short words to the eye; among Latin words they are a part of a name: Daewoo Co."""
_FIRST: Final = r"(?:(?<=^)|(?<=[.!?] ))[{}](?= [а-яё])(?! (?:и|или|же|жана) )"
"""One letter at the beginning of a sentence; «hepatitis B» is none, nor is «B and C»."""
_LIKE_CYRILLIC: Final = {
    language: re.compile(_ALONE.format(rf"[aceoyk](?!\))|{_SHORT}|{_FIRST.format(letters)}"))
    # in Kyrgyz «В», «С», «К» and «У» begin nothing: B категориясы, C визасы
    for language, letters in ((_RUSSIAN, "BCKOAHY"), (KYRGYZ, "AO"))
}
"""Latin letters that are a Russian or a Kyrgyz word to the eye."""
_WORD: Final = re.compile(r"\w+")
_KYRGYZ_WORD: Final = re.compile(r"\w*[ңөүҢӨҮ]\w*")
_MANY: Final = 3
"""Words with ң ө ү from which on a Russian text is Kyrgyz."""
_NOT_RUSSIAN: Final = re.compile(r"[\u0400-\u04ff](?<![А-Яа-яЁёңөүҢӨҮ])")
_MARK: Final = re.compile(r"(?<![аеиоуыэюяөүАЕИОУЫЭЮЯӨҮ])\u0301|[\u0300\u0302-\u036f]")
"""Not the stress of a Cyrillic vowel, which is no letter of its own: бо́льшая."""
_MEND_LETTER: Final = "Type it again; a name in another language stands in «quotes»."
_UNEVEN: Final = re.compile(r"^\s|\s$|[^\S\n]{2}")


def scripts(context: Context) -> Iterator[Finding]:
    """A text has the letters of its language, each as one sign, and no space that nobody sees."""
    for key, language, text in new_texts(context):
        english = context.library.english(key)
        said = _odd(key, language, text, english)
        # what was not translated at all is told by another rule
        if said is not None and (language == SOURCE_LANGUAGE or text != english):
            yield Finding(key, *said, language)


def _odd(key: str, language: str, text: str, english: str) -> tuple[str, str] | None:
    mark = _MARK.search(text)
    if mark is not None:
        before = text[max(0, mark.start() - 1) : mark.end()]
        return f"'{before}' is two signs, a letter and a mark over it.", "Type the letter again, as one."
    if language == SOURCE_LANGUAGE:
        return _english(text)
    if _UNEVEN.search(text):
        return "It has spaces at its end, its start, or two in a row.", "Take them out."
    return _cyrillic(key, language, text, english) if language in _LIKE_CYRILLIC else None


def _english(text: str) -> tuple[str, str] | None:
    if _CYRILLIC.search(text) is None:
        return None
    plain = _QUOTED.sub("", text)
    if len(_CYRILLIC.findall(plain)) > len(_LATIN.findall(plain)):
        return (
            "The English is not written in Latin letters.",
            "Write it in English; translations stand in the PO files.",
        )
    for word in _WORD.findall(plain):
        if cyrillic_in(word) == "".join(dict.fromkeys(word)):
            return f"The word '{word}' is written with Cyrillic letters.", "Type it again with the Latin keyboard."
    return None


def _cyrillic(key: str, language: str, text: str, english: str) -> tuple[str, str] | None:
    if NAMES.match(key) or text.startswith(f"[{language}]"):  # pseudo-translations, with which screens are tried
        return None
    plain = _QUOTED.sub("", FACT.sub("", text))
    if _CYRILLIC.search(text) is None:
        names = set(_WORD.findall(english))  # a text of names alone, in another order perhaps
        few = len(_LATIN.findall("".join(word for word in _WORD.findall(plain) if word not in names))) <= _FEW
        return None if few else ("The text is not written in Cyrillic letters.", "Translate it.")
    found = _LIKE_CYRILLIC[language].search(plain)
    if found is not None:
        return f"The word '{found.group()}' is written with Latin letters.", "Type it again with the Cyrillic keyboard."
    if language == _RUSSIAN:
        if len(_KYRGYZ_WORD.findall(plain)) >= _MANY:
            return "This seems to be Kyrgyz.", "Put the Russian here."
        odd = _NOT_RUSSIAN.search(plain)
        if odd is not None:
            return f"'{odd.group()}' is no letter of the Russian alphabet.", _MEND_LETTER
    return None
