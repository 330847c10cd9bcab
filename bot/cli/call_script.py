"""What a caller says and asks, in the line's language, and beside each question what we claim now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import Final

from bot.cli.sheet_parts import boxes, line
from bot.core import phrases
from bot.core.calls import languages_to_ask_in, questions
from bot.core.formatting import country_name, format_list, language_name
from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.model import Contact
from bot.core.phrases import Phrase
from bot.core.screens.numbers import dialled

_ANSWERS: Final = ("right", "other:")
_YES_NO: Final = ("yes", "no", "they do not say")


def script(library: Library, contact: Contact) -> Iterator[str]:
    """The questions, numbered, in one language or in two where nobody knows which is spoken."""
    languages = languages_to_ask_in(library, contact)
    yield f'<p class="small">{escape(_spoken(contact, languages))}</p>'
    yield '<ol class="ask">'
    for phrase in questions(contact):
        said = "<br>".join(
            f'<span class="said" lang="{language}">{escape(library.say(phrase.key, language).text)}</span>'
            for language in languages
        )
        yield f"<li>{said}{_now(contact, phrase)}</li>"
    yield "</ol>"


def _spoken(contact: Contact, languages: tuple[str, ...]) -> str:
    """In which languages the questions stand, and why in those."""
    names = format_list([language_name(code, SOURCE_LANGUAGE) for code in languages], SOURCE_LANGUAGE)
    if contact.languages == "unknown" or not contact.languages:
        return f"We do not know which languages they speak. The questions in {names}:"
    theirs = format_list([language_name(code, SOURCE_LANGUAGE) for code in contact.languages], SOURCE_LANGUAGE)
    if not set(languages) & set(contact.languages):
        return f"They speak {theirs}: we have no questions in that. Try {names}, or let somebody call who speaks it:"
    return f"They speak {theirs}. The questions in {names}:"


def _languages(contact: Contact) -> str:
    if contact.languages == "unknown" or not contact.languages:
        return "unknown"
    return format_list([language_name(code, SOURCE_LANGUAGE) for code in contact.languages], SOURCE_LANGUAGE)


def _free(contact: Contact) -> str:
    told = []
    for phone in contact.as_shown().phones:
        where = "unknown" if phone.free_from == "unknown" else countries(phone.free_from) or "nowhere"
        told.append(f"{dialled(phone.number)}: {where}")
    return "; ".join(told)


def countries(codes: tuple[str, ...]) -> str:
    """The English names of countries."""
    return format_list([country_name(code, SOURCE_LANGUAGE) for code in codes], SOURCE_LANGUAGE)


_CLAIMS: Final[dict[Phrase, tuple[Callable[[Contact], str], tuple[str, ...]]]] = {
    phrases.CALL_HELP: (lambda contact: contact.description, _ANSWERS),
    phrases.CALL_LANGUAGES: (_languages, _ANSWERS),
    phrases.CALL_HOURS: (lambda contact: contact.hours or "unknown", _ANSWERS),
    phrases.CALL_FREE: (_free, _ANSWERS),
    phrases.CALL_COST: (lambda contact: contact.cost, _ANSWERS),
    phrases.CALL_NAME: (lambda contact: contact.asks_name, _YES_NO),
    phrases.CALL_PAPERS: (lambda contact: contact.may_check_papers, _YES_NO),
    phrases.CALL_SHARE: (lambda _: "", ("yes", "no", "another number:")),
}
"""What we claim now, where the line is asked about it, and the boxes for its answer."""


def _now(contact: Contact, phrase: Phrase) -> str:
    if phrase not in _CLAIMS:
        return ""
    claim, answers = _CLAIMS[phrase]
    words = claim(contact).rstrip(".")
    said = f"We say now: {escape(words)}. " if words else ""
    return f'<br><span class="now">{said}{boxes(*answers)} {line("", 24)}</span>'
