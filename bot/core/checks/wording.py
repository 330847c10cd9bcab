"""Rules on words: what is missing or stale, what does not belong in prose, what must be equal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from bot.core.checks.beginnings import Beginnings
from bot.core.checks.kyrgyz_words import KYRGYZ, NAMES
from bot.core.checks.new_texts import new_texts
from bot.core.checks.rule import Context, Finding
from bot.core.library import SOURCE_LANGUAGE
from bot.core.limits import BUTTON_CHARACTERS
from bot.core.model import Avoided
from bot.core.texts import domain_of
from bot.core.voice import FACT

_PROSE: Final = ("topic.", "screening.", "show.", "deadline.", "danger.", "ui.")
_PROSE_OF_CONTACTS: Final = (".description", ".alert")
"""The label of a number may say how it is dialled; names and publishers are called after their sites."""
_PHONE: Final = re.compile(r"\+\d[\d ()\u2011-]{5,}\d|(?:\d[ ()\u2011-]*){9,}")
"""International form, or nine digits and more: «№ 55 2005» is a law and its year."""
_LINK: Final = re.compile(r"https?://|www\.|@(?<!\w@)\w{4,}|\.(?<=\w\.)(?:com|org|ru|kg|kz|net)\b")
_MARKUP: Final = re.compile(
    r"<[^>]*>|&(?:#\w+|[a-z]+\d*);|\*\*|__|`|(?<!\w)[*_]\w[^*_]*[*_](?![\w#])|%\(\w+\)s|[<>=]{7}"
)
_SHOWN: Final = 20
"""Characters of markup that are repeated."""
_DIGITS: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_NOT_CYRILLIC: Final = re.compile(r"[^\u0400-\u04ff]")
_OTHER_LETTER: Final = re.compile(r"[^\W\d_\u0400-\u04ff]")
_NOT_KYRGYZ: Final = re.compile(r"[\u0400-\u040f\u0450-\u04ff](?<![ЁёҢңӨөҮү])")
"""What looks like ң ө ү and is of another alphabet: Kazakh ұ, Tatar ҥ, Komi ӧ, old ѳ."""
_DIGIT_INSIDE: Final = re.compile(r"\d(?<=[А-Яа-яЁёҢңӨөҮү]\d)\d*[А-Яа-яЁёҢңӨөҮү]")
_LATIN: Final = re.compile(r"[A-Za-z]")
_HIDDEN: Final = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd]"
)
_BEFORE: Final = 12
"""Letters before a hidden sign that are repeated."""
_TITLE: Final = ".title"
_NEW_RECORD: Final = 12
"""Texts of one record that `update` has not seen from which on it is new as a whole, and told once."""
_UPDATE: Final = "python -m bot translations update"
_ICON: Final = 2
"""Characters of a picture and a space before a title."""
_ADDRESS: Final = ".location.address"
_LOOK_SAME: Final = 12
"""Letters from which on a text equal to its English is taken for untranslated."""


def missing(context: Context) -> Iterator[Finding]:
    """Every text is translated into every language."""
    for language in context.library.languages:
        if language == SOURCE_LANGUAGE:
            continue
        unread = {domain for of, domain in context.unread.translations if of == language}
        lacking = [key for key in _lacking(context, language) if domain_of(key) not in unread]
        unseen = Counter(_record(key) for key in lacking if key not in context.made_from.get(language, {}))
        told: set[str] = set()
        for key in lacking:
            record, domain = _record(key), domain_of(key)
            if unseen[record] < _NEW_RECORD or key in context.made_from.get(language, {}):
                words = f"There is no translation of {key} into '{language}'."
                first = "Fill" if key in context.made_from.get(language, {}) else f"Run: {_UPDATE}, then fill"
                mend = f"{first} its msgstr in locales/{language}/LC_MESSAGES/{domain}.po."
            elif record not in told:
                told.add(record)
                words = f"There is no translation of {unseen[record]} texts of {record} into '{language}'."
                mend = f"Run: {_UPDATE}, then fill each msgstr in locales/{language}/LC_MESSAGES/{domain}.po."
            else:
                continue
            yield Finding(key, words, mend, language)


def _lacking(context: Context, language: str) -> Iterator[str]:
    """The keys that have no translation, which nobody withdrew either."""
    withdrawn = context.withdrawn.get(language, {})
    for key in context.library.keys:
        if context.library.translation(key, language) is None and key not in withdrawn:
            yield key


def _record(key: str) -> str:
    """What a text is of: `topic.unpaid-wages`."""
    return ".".join(key.split(".")[:2])


def fuzzy(context: Context) -> Iterator[Finding]:
    """No translation waits to be read again; those of another English are told as outdated."""
    for language in context.library.languages:
        flagged, made_from = context.flagged.get(language, {}), context.made_from.get(language, {})
        for key in context.library.keys:
            found, english = context.library.translation(key, language), context.library.english(key)
            if found is not None and found.fuzzy and made_from.get(key, english) == english:
                why = f", flagged {flagged[key].rstrip('.')}" if key in flagged else ""
                yield Finding(
                    key,
                    f"The '{language}' text is marked fuzzy{why}.",
                    "Compare it with the English, mend msgstr, delete the line `#, fuzzy`. "
                    f"If it is right as it is: python -m bot translations done {key} --lang {language}.",
                    language,
                )


def outdated(context: Context) -> Iterator[Finding]:
    """A translation was made from the English as it stands."""
    for language, made_from in context.made_from.items():
        for key, english in made_from.items():
            if key in context.library.keys and context.library.english(key) != english:
                words = "The English has changed since this was translated."
                yield Finding(key, words, f"Run: {_UPDATE}.", language)


def identical(context: Context) -> Iterator[Finding]:
    """A translation is not the English over again; a street address is written as it stands there."""
    for key, language, text in new_texts(context):
        if (
            language != SOURCE_LANGUAGE
            and text == context.library.english(key)
            and not key.endswith(_ADDRESS)
            and sum(len(word) for word in _LETTERS.findall(text)) >= _LOOK_SAME
            and _LATIN.search(text)
        ):
            yield Finding(key, "The translation is the same as the English.", "Translate it.", language)


def numbers_equal(context: Context) -> Iterator[Finding]:
    """Numbers in prose are the same in all languages."""
    english: list[str] = []
    for key, language, text in new_texts(context):
        if language == SOURCE_LANGUAGE:
            english = _numbers(text)
        elif _numbers(text) != english:
            yield Finding(key, "The numbers are not those of the English text.", "Compare them one by one.", language)


def _numbers(text: str) -> list[str]:
    return sorted(_DIGITS.findall(FACT.sub("", text) if "{" in text else text))


def no_phone_in_prose(context: Context) -> Iterator[Finding]:
    """Phones and links stand in contacts and sources only."""
    for key, language, text in new_texts(context):
        if _is_prose(key) and ((_DIGITS.search(text) and _PHONE.search(text)) or _LINK.search(text)):
            yield Finding(
                key, "A phone number or a link stands in prose.", "Put it into a contact or a source.", language
            )


def _is_prose(key: str) -> bool:
    return key.startswith(_PROSE) or (key.startswith("contact.") and key.endswith(_PROSE_OF_CONTACTS))


def no_markup(context: Context) -> Iterator[Finding]:
    """Texts are plain: the screens make the markup."""
    for key, language, text in new_texts(context):
        found = _MARKUP.search(text)
        if found is not None:
            sign = " ".join(found.group()[:_SHOWN].split())
            yield Finding(key, f"There is markup in the text: '{sign}'.", "Write it plain.", language)


def one_alphabet(context: Context) -> Iterator[Finding]:
    """No word is written with letters of two alphabets that look alike, with a digit for a letter, or Kazakh ones."""
    for key, language, text in new_texts(context):
        if _CYRILLIC.search(text) is None:
            continue
        kyrgyz = language == KYRGYZ and _NOT_KYRGYZ.search(text) is not None and not NAMES.match(key)
        for word in _LETTERS.findall(text) if kyrgyz or _OTHER_LETTER.search(text) else ():
            if _CYRILLIC.search(word) and _NOT_CYRILLIC.search(word):
                yield Finding(key, f"The word '{word}' mixes alphabets.", "Type it again.", language)
            elif kyrgyz and (strange := _NOT_KYRGYZ.search(word)):
                words = f"'{strange.group()}' in '{word}' is no letter of the Kyrgyz alphabet."
                yield Finding(key, words, "Type it again: ң ө ү.", language)
        if (inside := _DIGIT_INSIDE.search(text)) is not None:
            word = text[inside.start() - 1 : inside.end()]
            yield Finding(key, f"A digit stands inside a word: '{word}'.", "Type it again.", language)


def no_hidden_signs(context: Context) -> Iterator[Finding]:
    """No text holds a sign that nobody sees, and that turns, cuts or hides what stands beside it."""
    for key, language, text in new_texts(context):
        if (found := _HIDDEN.search(text)) is not None:
            before = text[: found.start()][-_BEFORE:]
            words = f"A sign that cannot be seen (U+{ord(found.group()):04X}) stands after '{before}'."
            yield Finding(key, words, "Type that place again.", language)


def cut_titles(context: Context) -> Iterator[Finding]:
    """Every title fits on a button, where it would be cut."""
    for key, language, text in new_texts(context):
        if key.endswith(_TITLE) and len(text) > BUTTON_CHARACTERS - _ICON:
            words = f"On a button this is cut: it has {len(text)} characters, at most {BUTTON_CHARACTERS - _ICON} fit."
            yield Finding(key, words, "Shorten it.", language)


def avoided(context: Context) -> Iterator[Finding]:
    """No word of the avoid list."""
    listed: dict[str, list[tuple[str, Avoided]]] = {}
    for item in context.library.content.avoided:
        for language, words in item.words.items():
            listed.setdefault(language, []).extend((word, item) for word in words)
    beginnings = {language: Beginnings(pairs) for language, pairs in listed.items()}
    for key, language, text in new_texts(context):
        if language in beginnings:
            first = {item.id: (written, item.use) for written, _, item in beginnings[language].found(text)}
            for written, use in first.values():
                yield Finding(key, f"Avoid '{written}'.", f"Use: {use}.", language)
