"""To whom an item is shown: by country and passport."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from bot.core.checks.ways import PASSPORTS
from bot.core.contacts import serves
from bot.core.desk.items import Item, Kind
from bot.core.library import SOURCE_LANGUAGE, Library, fits
from bot.core.model import Card, Topic
from bot.core.routes import OTHER_COUNTRY, Visitor


def readers(library: Library, item: Item) -> list[Visitor]:
    """To whom an item is shown, by country and passport, in English; never empty."""
    sees = _sees(library, item)
    countries = item.countries or (*library.countries, OTHER_COUNTRY)
    known = [code for code in countries if code in library.countries or code == OTHER_COUNTRY] or [OTHER_COUNTRY]
    visitors = [Visitor(SOURCE_LANGUAGE, code, passport) for code, passport in product(known, PASSPORTS)]
    return [visitor for visitor in visitors if sees(visitor)] or [Visitor(SOURCE_LANGUAGE, known[0])]


def _sees(library: Library, item: Item) -> Callable[[Visitor], bool]:
    match item.kind:
        case Kind.CARD:
            topic, card = topic_and_card(library, item)
            return lambda visitor: library.card(topic, visitor.country, visitor.passport) is card
        case Kind.CONTACT:
            contact = library.contacts[item.id]
            return lambda visitor: serves(contact, visitor)
        case _:
            audience = item.audience
            return lambda visitor: audience is None or fits(audience, visitor.country, visitor.passport)


def topic_and_card(library: Library, item: Item) -> tuple[Topic, Card]:
    """The topic and the card of an item that is one."""
    topic = library.topics[item.topic]
    return topic, next(card for card in topic.cards if card.id == item.id)
