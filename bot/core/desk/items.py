"""What there is to look at: every record of the content that makes screens, and the interface's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.core.checks import ways_beside
from bot.core.formatting import country_name
from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.model import ANYWHERE, Audience, Card, Contact, Topic
from bot.core.screens.topic import all_sources
from bot.core.voice import FACT


class Kind(StrEnum):
    """What an item is."""

    CARD = "card"
    SCREENING = "screening"
    SHOW = "show"
    DEADLINE = "deadline"
    CONTACT = "contact"
    COUNTRY = "country"
    INTERFACE = "interface"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing whose screens are looked at.

    `key` is the head of its texts' keys, and its address. `countries` is empty where it holds everywhere;
    `texts` are the keys that an editor mends with it, `facts` and `sources` the ids of what it rests on.
    """

    key: str
    kind: Kind
    title: str
    topic: str = ""
    countries: tuple[str, ...] = ()
    audience: Audience | None = None
    texts: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    reviewed: date | None = None
    review_by: date | None = None

    @property
    def id(self) -> str:
        """The id of its record; a card's is its own, without the topic's."""
        return self.key.rpartition(".")[2]


def all_items(library: Library) -> dict[str, Item]:
    """Every item by its key: cards by topic first, as the files have them."""
    texts = _texts_by_home(library)
    found = [
        *_cards(library, texts),
        *_beside_topics(library, texts),
        *(_contact(contact, texts) for contact in library.contacts.values()),
        *(_country(code) for code in library.countries),
        *_interface(library, texts),
    ]
    return {item.key: item for item in found}


def home(library: Library, key: str) -> str:
    """The key of the item, or of the record, that a key of a text or of a problem belongs to."""
    head, _, rest = key.partition(".")
    name, _, below = rest.partition(".")
    topic = library.topics.get(name) if head == "topic" else None
    card = below.partition(".")[0]
    if topic is not None and any(card == found.id for found in topic.cards):
        return f"{head}.{name}.{card}"
    return f"{head}.{name}"


def _texts_by_home(library: Library) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key in library.keys:
        found.setdefault(home(library, key), []).append(key)
    return {name: tuple(keys) for name, keys in found.items()}


def _facts_in(library: Library, keys: Iterable[str]) -> tuple[str, ...]:
    """The ids of the facts that texts name."""
    named = (name for key in keys for name in FACT.findall(library.english(key)))
    return tuple(name for name in dict.fromkeys(named) if name in library.facts)


def _cards(library: Library, texts: dict[str, tuple[str, ...]]) -> Iterator[Item]:
    for topic in library.topics.values():
        for card in topic.cards:
            yield _card(library, topic, card, (*texts[f"topic.{topic.id}"], *texts[f"topic.{topic.id}.{card.id}"]))


def _card(library: Library, topic: Topic, card: Card, texts: tuple[str, ...]) -> Item:
    return Item(
        key=f"topic.{topic.id}.{card.id}",
        kind=Kind.CARD,
        title=topic.title,
        topic=topic.id,
        countries=(card.country,) if card.country is not None else (),
        audience=card.audience,
        texts=texts,
        facts=_facts_in(library, texts),
        sources=tuple(source.id for source in all_sources(library, card)),
        reviewed=card.reviewed,
        review_by=card.review_by,
    )


def _beside_topics(library: Library, texts: dict[str, tuple[str, ...]]) -> Iterator[Item]:
    """Screenings, words to show, and days to act before."""
    for screening in library.screenings.values():
        key = f"screening.{screening.id}"
        where = (screening.country,) if screening.country is not None else ()
        facts, dates = _facts_in(library, texts[key]), (screening.reviewed, screening.review_by)
        yield Item(
            key, Kind.SCREENING, screening.title, screening.topic, where, screening.audience, texts[key], facts,
            screening.sources, *dates,
        )  # fmt: skip
    for show in library.shows.values():
        key = f"show.{show.id}"
        yield Item(
            key, Kind.SHOW, show.title, show.topic, (show.country,), show.audience, texts[key], sources=show.sources
        )
    for rule in library.content.deadlines:
        key = f"deadline.{rule.id}"
        facts = () if rule.fact is None else (rule.fact,)
        where = (rule.country,)
        yield Item(key, Kind.DEADLINE, rule.action, rule.topic, where, rule.audience, texts[key], facts)


def _contact(contact: Contact, texts: dict[str, tuple[str, ...]]) -> Item:
    key = f"contact.{contact.id}"
    area = () if ANYWHERE in contact.service_area else contact.service_area
    return Item(
        key, Kind.CONTACT, contact.name, "", area, contact.audience, texts[key], sources=contact.sources
    )  # fmt: skip


def _country(code: str) -> Item:
    return Item(f"country.{code}", Kind.COUNTRY, f"Who helps: {country_name(code, SOURCE_LANGUAGE)}", "", (code,))


def _interface(library: Library, texts: dict[str, tuple[str, ...]]) -> Iterator[Item]:
    """What the interface says of its own; danger now is shown with the cards of its topic."""
    for way in ways_beside.interface(library, SOURCE_LANGUAGE):
        if way.key.startswith("ui."):
            texts_of = texts.get(home(library, way.key), ())
            yield Item(way.key, Kind.INTERFACE, way.called, texts=texts_of)
