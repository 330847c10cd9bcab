"""The sheet for a lawyer: all that is said on one topic in one country, with what it rests on, to be ticked off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, product

from bot.core.checks.ways import PASSPORTS
from bot.core.contacts import helpers, wanted_for
from bot.core.formatting import format_fact
from bot.core.library import SOURCE_LANGUAGE, Library, TextState
from bot.core.model import Audience, Card, Contact, Fact, Source, Topic
from bot.core.routes import Visitor
from bot.core.scene import Scene
from bot.core.screens.topic import all_sources
from bot.core.texts import record_texts
from bot.core.voice import FACT

_Part = tuple[str, str, Iterable[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Words:
    """A text in one language as it is shown, facts filled in; and whether it is that language's own and settled."""

    text: str
    state: TextState


@dataclass(frozen=True, slots=True)
class Row:
    """One text: its number on the sheet, its key, its words by language, and the facts in it."""

    number: int
    key: str
    words: tuple[Words, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The texts of one card, or of what stands beside the cards."""

    heading: str
    about: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on one topic in one country, as far as it is shown there."""

    topic: Topic
    country: str | None
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    contacts: tuple[Contact, ...]


def sheet(scene: Scene, topic: Topic, country: str | None, languages: tuple[str, ...]) -> Sheet:
    """The sheet of a topic in a country, or of the international card where `country` is None."""
    library = scene.library
    cards = cards_there(library, topic, country)
    sections = tuple(_numbered(library, languages, _texts(library, topic, country, cards)))
    rows = [row for section in sections for row in section.rows]
    facts = [library.facts[name] for name in _once(name for row in rows for name in row.facts)]
    facts += [library.facts[name] for name in _terms(library, topic, country) if library.facts[name] not in facts]
    ids = [source.id for card in cards for source in all_sources(library, card)]
    ids += [name for fact in facts for name in fact.sources]
    sources = tuple(library.sources[name] for name in _once(ids))
    contacts = tuple(_contacts(scene, topic, country, cards))
    return Sheet(topic, country, languages, sections, tuple(facts), sources, contacts)


def cards_there(library: Library, topic: Topic, country: str | None) -> list[Card]:
    """The cards that people in a country are shown, whatever their passport."""
    if country is None:
        return [card for card in topic.cards if card.country is None]
    shown = {id(card) for passport in (None, *PASSPORTS) if (card := library.card(topic, country, passport))}
    return [card for card in topic.cards if id(card) in shown]


def _texts(library: Library, topic: Topic, country: str | None, cards: Iterable[Card]) -> Iterator[_Part]:
    """What is said: heading, whom it is for, keys with their English."""
    yield "Topic", "", [(f"topic.{topic.id}.title", topic.title)]
    for card in cards:
        about = f"{_whom(card.audience)}; reviewed {card.reviewed}, to be read again by {card.review_by}"
        yield f"Card {card.id}", about, record_texts(card, f"topic.{topic.id}.{card.id}")
    content = library.content
    for screening in content.screenings:
        if screening.topic == topic.id and screening.country in {None, country}:
            about = f"{_whom(screening.audience)}; to be read again by {screening.review_by}"
            yield f"Questions {screening.id}", about, record_texts(screening, f"screening.{screening.id}")
    for show in content.shows:
        if show.topic == topic.id and show.country == country:
            about = f"{_whom(show.audience)}; shown: {show.shown}"
            yield f"Words to show {show.id}", about, record_texts(show, f"show.{show.id}")
    for rule in content.deadlines:
        if rule.topic == topic.id and rule.country == country:
            about = f"{_whom(rule.audience)}; term: {rule.fact or 'not known'}"
            yield f"Day to act before {rule.id}", about, record_texts(rule, f"deadline.{rule.id}")


def _whom(audience: Audience) -> str:
    return f"for {audience.value}"


def _numbered(library: Library, languages: tuple[str, ...], parts: Iterable[_Part]) -> Iterator[Section]:
    number = count(1)
    for heading, about, texts in parts:
        rows = []
        for key, english in texts:
            words = tuple(_words(library, key, language) for language in languages)
            named = tuple(name for name in _once(FACT.findall(english)) if name in library.facts)
            rows.append(Row(next(number), key, words, named))
        yield Section(heading, about, tuple(rows))


def _words(library: Library, key: str, language: str) -> Words:
    said = library.say(key, language)

    def value(match: re.Match[str]) -> str:
        fact = library.facts.get(match[1])
        return format_fact(fact, language) if fact is not None else match[0]

    return Words(FACT.sub(value, said.text), said.state)


def _terms(library: Library, topic: Topic, country: str | None) -> list[str]:
    """The facts by which the days to act before are counted."""
    rules = (rule for rule in library.content.deadlines if rule.topic == topic.id and rule.country == country)
    return _once(rule.fact for rule in rules if rule.fact is not None and rule.fact in library.facts)


def _contacts(scene: Scene, topic: Topic, country: str | None, cards: Iterable[Card]) -> Iterator[Contact]:
    """Who is shown as helping, to whoever sees one of the cards there."""
    seen = set()
    for card, passport in product(cards, PASSPORTS):
        visitor = Visitor(SOURCE_LANGUAGE, country, passport)
        if scene.library.card(topic, country, passport) is card:
            for helper in helpers(scene.library, wanted_for(topic, card), visitor, scene.now):
                if helper.contact.id not in seen:
                    seen.add(helper.contact.id)
                    yield helper.contact


def _once(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
