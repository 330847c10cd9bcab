"""Ways to the screens of topics and contacts: who goes there, and where an editor mends what is said.

A screen is visited once, by somebody to whom it is really shown: screens that differ by no more than
the name of a country are not visited again from each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from bot.core.contacts import Wanted, helpers, phones_for, wanted_for
from bot.core.library import Library, fits
from bot.core.limits import CONTACTS_A_SCREEN, SOURCES_A_SCREEN
from bot.core.model import ANYWHERE, Audience, Card, Contact, Service, Topic
from bot.core.navigate import navigate
from bot.core.page import Screen
from bot.core.routes import ContactPlace, Hotlines, Place, TopicPlace, Visitor
from bot.core.scene import Scene
from bot.core.screens.entrance import EMERGENCY_TOPIC
from bot.core.screens.topic import all_sources
from bot.core.screens.who import wanted_of

PASSPORTS = ("kg", "other")


@dataclass(frozen=True, slots=True)
class Way:
    """Who comes to a screen, the key of what is said there, what the screen is called, and how it is made.

    `render` is a value whose repr says what it makes, and takes all content from the scene.
    """

    visitor: Visitor
    key: str
    called: str
    render: Callable[[Scene], Screen | None]

    @property
    def name(self) -> str:
        """Of this way alone, in every run."""
        visitor = self.visitor
        return f"{visitor.language} {visitor.country} {visitor.passport} {self.key} {self.render!r}"


@dataclass(frozen=True, slots=True)
class at:  # noqa: N801  # reads as the verb that it is: Way(…, at(place))
    """How the screen of a place is made."""

    place: Place

    def __call__(self, scene: Scene) -> Screen | None:
        """The screen; None where the content has no such place."""
        reply = navigate(scene, self.place)
        return reply.screen if reply is not None else None


def somebody(language: str, country: str | None, audience: Audience) -> Visitor:
    """Somebody in a country for whom a text is."""
    fitting = (passport for passport in PASSPORTS if fits(audience, country, passport))
    return Visitor(language, country, next(fitting, None))


def reader(library: Library, topic: Topic, card: Card, language: str) -> Visitor:
    """Somebody to whom this card is shown; an international one where there is no other, as that is said, too."""
    if card.country is None:
        for country in library.countries:
            visitor = somebody(language, country, card.audience)
            if library.card(topic, country, visitor.passport) is card:
                return visitor
    return somebody(language, card.country, card.audience)


def topics(library: Library, language: str) -> Iterator[Way]:
    """Every part of every card."""
    for topic in library.topics.values():
        for card in topic.cards:
            visitor, key = reader(library, topic, card, language), f"topic.{topic.id}.{card.id}"
            if topic.id != EMERGENCY_TOPIC:  # its answer and steps stand on the screen of danger
                yield Way(visitor, f"{key}.answer", "answer", at(TopicPlace(topic.id)))
                yield Way(visitor, f"{key}.steps", "what to do", at(TopicPlace(topic.id, "s")))
            if card.rights:
                yield Way(visitor, f"{key}.rights", "rights", at(TopicPlace(topic.id, "r")))
            for page in _pages(len(all_sources(library, card)), SOURCES_A_SCREEN):
                called = f"sources, page {page}"
                yield Way(visitor, f"{key}.sources", called, at(TopicPlace(topic.id, "o", page)))


def who_helps(library: Library, language: str, now: datetime) -> Iterator[Way]:
    """Every list of people who help: by topic, and by need in each country; the same people together once."""
    seen: set[tuple[object, ...]] = set()

    def pages(wanted: Wanted, visitor: Visitor) -> Iterator[str]:
        found = helpers(library, wanted, visitor, now)
        for page in _pages(len(found), CONTACTS_A_SCREEN):
            last = int(page) * CONTACTS_A_SCREEN
            together = frozenset(helper.contact.id for helper in found[last - CONTACTS_A_SCREEN : last])
            if (visitor, together) not in seen:
                seen.add((visitor, together))
                yield page

    for topic in library.topics.values():
        for card in topic.cards:
            visitor = reader(library, topic, card, language)
            for page in pages(wanted_for(topic, card), visitor):
                key, place = f"topic.{topic.id}.{card.id}.needs", TopicPlace(topic.id, "h", page)
                yield Way(visitor, key, f"who helps, page {page}", at(place))
    for country, service in product(library.countries, Service):
        visitor = Visitor(language, country, "kg")
        for page in pages(wanted_of(service), visitor):
            called = f"who helps: {service.value}, page {page}"
            yield Way(visitor, f"country.{country}", called, at(Hotlines(service.value, page)))


def _pages(items: int, a_page: int) -> Iterator[str]:
    return map(str, range(1, max(1, -(-items // a_page)) + 1))


def contacts(library: Library, language: str) -> Iterator[Way]:
    """Every contact in full, once for each set of its numbers that is shown somewhere."""
    for contact in library.contacts.values():
        seen = set()
        for country in _served(library, contact):
            phones = tuple(phone.id for phone in phones_for(contact, country))
            if phones not in seen:
                seen.add(phones)
                visitor = somebody(language, country, contact.audience)
                key = f"contact.{contact.id}.description"
                yield Way(visitor, key, "contact", at(ContactPlace(contact.id)))


def _served(library: Library, contact: Contact) -> Iterator[str]:
    everywhere = ANYWHERE in contact.service_area
    yield from (code for code in library.countries if everywhere or code in contact.service_area)
