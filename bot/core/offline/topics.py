"""One topic: whom it is for, the answer, warnings, steps, rights, who helps, what it rests on."""

from __future__ import annotations

from typing import Final

from bot.core import phrases
from bot.core.contacts import Helper
from bot.core.markup import Html, escape, join
from bot.core.model import Card, Entry, Sensitivity, Topic
from bot.core.offline.booklet import Booklet
from bot.core.offline.elements import call, element, inside, items, line, plain, text, warning
from bot.core.page import notices
from bot.core.screens.topic import all_sources, for_whom, freshness
from bot.core.voice import Voice

_HELPERS: Final = 4
"""Helpers that a topic names with their number; the others are named by where they stand in the list."""


def anchor(topic: Topic) -> str:
    """Where a topic stands in the file."""
    return f"t-{topic.id}"


def section(book: Booklet, topic: Topic) -> Html:
    """The whole topic."""
    voice, card = book.voice(), book.card(topic)
    key = f"topic.{topic.id}"
    parts = [text("h3", voice.text(f"{key}.title"))]
    if card is None:
        parts += [text("p", voice.ui(phrases.NO_CARD)), _helpers(book, voice, topic, card)]
    else:
        parts += _card(book, voice, topic, card)
    parts += [told(voice), _up()]
    return line(element("section", Html("\n"), *parts, id=anchor(topic)))


def _card(book: Booklet, voice: Voice, topic: Topic, card: Card) -> list[Html]:
    key = f"topic.{topic.id}.{card.id}"

    def said(part: str, entries: tuple[Entry, ...]) -> list[str]:
        return [voice.text(f"{key}.{part}.{entry.id}") for entry in entries]

    parts = [text("p", for_whom(book.scene, voice, card), class_="for")]
    if card.country is None and book.scene.known_country:
        parts.append(text("p", voice.ui(phrases.NO_OWN_CARD), class_="for"))
    parts.append(text("p", voice.text(f"{key}.answer")))
    parts += map(warning, said("warnings", card.warnings))
    parts += [text("h4", voice.ui(phrases.TOPIC_STEPS)), items("ol", plain(said("steps", card.steps)))]
    if card.rights:
        parts += [text("h4", voice.ui(phrases.TOPIC_RIGHTS)), items("ul", plain(said("rights", card.rights)))]
    return [*parts, _helpers(book, voice, topic, card), _rests_on(book, voice, card)]


def _helpers(book: Booklet, voice: Voice, topic: Topic, card: Card | None) -> Html:
    """The best helpers with a number to call; the others by their numbers in the list at the end."""
    found = book.helpers(topic, card)
    if not found:
        return text("p", voice.ui(phrases.HELP_NOBODY))
    first = [helper for helper in found if helper.phones][:_HELPERS] or found[:_HELPERS]
    named = {helper.contact.id for helper in first}
    rest = sorted(book.numbers[helper.contact.id] for helper in found if helper.contact.id not in named)
    head = [text("h4", voice.ui(phrases.TOPIC_HELP))]
    if topic.sensitivity is Sensitivity.DANGER:
        head.append(text("p", voice.ui(phrases.HELP_DECIDE)))
    parts = [*head, items("ul", (_short(book, voice, helper) for helper in first))]
    if rest:
        parts.append(line(_numbered(voice.ui(phrases.OFFLINE_MORE_HELPERS), "h", rest)))
    return join(parts)


def _short(book: Booklet, voice: Voice, helper: Helper) -> Html:
    number = book.numbers[helper.contact.id]
    name = inside(f"h{number}", f"{number}. {voice.text(f'contact.{helper.contact.id}.name')}")
    return join([name, *(join([Html(": "), call(phone)]) for phone in helper.phones[:1])])


def _rests_on(book: Booklet, voice: Voice, card: Card) -> Html:
    """The sources by their numbers, and how fresh the text is."""
    found = all_sources(book.library, card)
    fresh = [freshness(voice, card, book.day)]
    if not any(source.checked for source in found):
        fresh.append(voice.ui(phrases.SOURCES_UNCHECKED))
    return join([rests_on(book, voice, [source.id for source in found]), text("p", " ".join(fresh), class_="rest")])


def rests_on(book: Booklet, voice: Voice, sources: list[str]) -> Html:
    """The sources of a text by the numbers under which they stand at the end; nothing where there are none."""
    if not sources:
        return Html("")
    return line(_numbered(voice.ui(phrases.OFFLINE_SOURCES), "s", book.cite(sources)))


def _numbered(words: str, prefix: str, numbers: list[int]) -> Html:
    """Words, and numbers that lead to where they stand."""
    linked = join([inside(f"{prefix}{number}", str(number)) for number in numbers], Html(", "))
    return element("p", escape(f"{words} "), linked, Html("."), class_="rest")


def told(voice: Voice) -> Html:
    """What must be told of the texts of a part: old facts, translations in doubt."""
    return join([warning(notice) for _, notice in notices(voice)])


def _up() -> Html:
    return line(element("p", inside("top", "↑"), class_="up"))
