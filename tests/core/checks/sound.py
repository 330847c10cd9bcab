"""Content in which no rule finds anything, and how to spoil it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.core import model
from bot.core.checks import Context
from bot.core.library import Library, Translation
from bot.core.phone_record import brought_up_to_date
from bot.core.phrases import INTERFACE
from bot.core.texts import translatable
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.clock import NOON

TODAY = NOON.date()
LANGUAGES = ("ky", "ru")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_SPELLED = {"ru": "абцдефгхийклмнопярстувшхыз", "ky": "абцдафгхайклмнапярстаушхаз"}
CYRILLIC = {
    language: str.maketrans(_LATIN + _LATIN.upper(), small + small.upper()) for language, small in _SPELLED.items()
}
"""Of Kyrgyz there is one vowel only, so that no harmony is broken; and it is not the Russian."""
Texts = Mapping[str, str | Translation | None]
"""key → another translation; None takes it away."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Content on which one rule must speak of these keys, in this language, or be silent where there are none."""

    rule: str
    context: Context
    keys: tuple[str, ...]
    language: str = "en"
    ignored: bool = False


def bad(rule: str, context: Context, *keys: str, language: str = "en") -> Sample:
    """A sample on which the rule names these keys, each as often as it stands here."""
    assert keys, "a bad sample names what is bad"
    return Sample(rule, context, keys, language)


def good(rule: str, context: Context) -> Sample:
    """A sample that is near to a bad one, on which the rule is silent."""
    return Sample(rule, context, ())


def ignored(rule: str, context: Context) -> Sample:
    """A sample that would be bad, and on which the rule is silent, as editors found it right and said so."""
    return Sample(rule, context, (), ignored=True)


def sound(texts: Mapping[str, Texts] | None = None, english: Mapping[str, str] | None = None, **fields: Any) -> Context:
    """Sound content with these fields of Content in place of its own.

    `texts` are translations by language in place of those made up here; `english` is what they
    were made from, where that is no longer the English as it stands. Numbers are recorded as they stand.
    """
    content = more.content(**_fields() | fields)
    if "numbers" not in fields:
        content = content.model_copy(update={"numbers": brought_up_to_date(content)})
    keys = {**INTERFACE, **dict(translatable(content))}
    translations = {language: _translations(language, keys, (texts or {}).get(language, {})) for language in LANGUAGES}
    made_from = {language: {**keys, **(english or {})} for language in LANGUAGES}
    return Context(Library(content, translations, INTERFACE), made_from, TODAY)


def _translations(language: str, keys: Mapping[str, str], texts: Texts) -> dict[str, Translation]:
    """The English in Cyrillic letters, placeholders and numbers kept: a translation as far as rules can tell."""
    made: dict[str, Translation | None] = {key: Translation(_cyrillic(text, language)) for key, text in keys.items()}
    made |= {key: Translation(text) if isinstance(text, str) else text for key, text in texts.items()}
    return {key: found for key, found in made.items() if found is not None}


def _cyrillic(text: str, language: str) -> str:
    parts = re.split(r"(\{[^}]*\})", text)
    return "".join(part if part.startswith("{") else part.translate(CYRILLIC[language]) for part in parts)


def _fields() -> dict[str, Any]:
    card = make.card(
        "RU", answer="Ask within {fact:stay-days}.", warnings={"sign": "Sign nothing."}, rights={"a": "Law."}
    )
    return {
        "countries": [more.country("RU"), more.country("KG")],
        "sources": [make.source(), make.source("fund", url="https://www.fund.example/page", not_shown_in=["RU"])],
        "facts": [make.fact()],
        "topics": [make.topic("unpaid-wages", card, make.card()), make.topic("emergency", room=None)],
        "contacts": [*services(), make.contact(hours="Mo-Fr 09:00-18:00", hours_zone="Europe/Moscow")],
        "screenings": [more.screening()],
        "shows": [more.show()],
        "harmful_hosts": [model.HarmfulHost(id="fund.example", harmful_in=("RU",), why="It is on the list.")],
        "short_codes": [model.ShortCode(id="112", works_in=("RU", "KG"), sources=("law",))],
        "avoided": [model.Avoided(id="illegal", words={"en": ("illegal",), "ru": ("нелегал",)}, use="without papers")],
        "russian_words": [model.RussianWord(id="fine", words=("штраф", "горячая лини"), use="айып пул")],
        "reviewed": [
            model.Reviewed(id="places", rule="ky-harmony", words=("түркстан-",), why="A place."),
            model.Reviewed(id="bol", rule="ky-letters", words=("болот", "бөлөт"), why="To be, to divide."),
            model.Reviewed(id="thick", rule="ky-sen", words=("калың",), why="No ending."),
            model.Reviewed(id="name", rule="ky-russian", words=("штрафбад",), why="A place."),
        ],
        "phrasings": [more.phrasings("unpaid-wages", "they did not pay me")],
    }


def services() -> list[model.Contact]:
    """The emergency numbers that every country must have."""
    return [make.emergency_service("RU"), make.emergency_service("KG")]


def with_contact(**fields: Any) -> Context:
    """Sound content with one more contact, `helpline`, of these fields."""
    return sound(contacts=[*services(), make.contact(**fields)])


def with_text(text: str, language: str = "en", key: str = "topic.t.INTL.answer") -> Context:
    """Sound content with one text of topic `t`, in the English itself or in one translation."""
    part = key.rsplit(".", 1)[1]
    card = make.card(**{part: text}) if language == "en" and part == "answer" else make.card()
    topics = [make.topic("t", card), make.topic("emergency", room=None)]
    texts = {} if language == "en" else {language: {key: text}}
    return sound(texts, topics=topics, screenings=[], shows=[], phrasings=[])
