"""How far the content reaches: topics by country, contacts by service, facts by age; no date of today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.library import Library
from bot.core.model import ANYWHERE, Audience, Confidence, Contact, Fact, Service

OWN: Final = "●"
INTERNATIONAL: Final = "○"
NOTHING: Final = "–"
UNDATED: Final = "undated"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its head, and rows of as many cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def _readers(library: Library) -> list[tuple[str, str, str]]:
    """Whom cards are for: the name of the column, the country, the passport."""
    readers: list[tuple[str, str, str]] = []
    for country in library.countries:
        readers.append((country, country, "kg"))
        if country == "KG":
            readers.append(("KG foreigner", country, "other"))
    return readers


def topics(library: Library) -> Table:
    """Topics by country: a card of its own, or the one that holds in every country."""
    readers = _readers(library)
    rows = tuple(
        (topic.id, *(_reach(library, topic.id, country, passport) for _, country, passport in readers))
        for topic in library.topics.values()
    )
    return Table(("topic", *(name for name, _, _ in readers)), rows)


def _reach(library: Library, topic_id: str, country: str, passport: str) -> str:
    card = library.card(library.topics[topic_id], country, passport)
    if card is None:
        return NOTHING
    return OWN if card.country == country else INTERNATIONAL


def contacts(library: Library) -> Table:
    """Contacts by country and service: confirmed / sourced / unconfirmed; nothing where there is none."""
    areas = [*library.countries, ANYWHERE]
    rows = tuple(
        (service.value, *(_trust(_serving(library.contacts.values(), area, service)) for area in areas))
        for service in Service
    )
    total = ("all", *(_trust(_serving(library.contacts.values(), area)) for area in areas))
    return Table(("service", *areas), (*rows, total))


def _serving(found: Iterable[Contact], area: str, service: Service | None = None) -> list[Contact]:
    return [
        contact
        for contact in found
        if area in contact.service_area and (service is None or service in contact.services)
    ]


def _trust(found: Sequence[Contact]) -> str:
    if not found:
        return ""
    counts = Counter(contact.confidence for contact in found)
    return "/".join(str(counts[confidence]) for confidence in Confidence)


def facts(library: Library) -> Table:
    """Facts by country and the year of the page they are from, and how many of them are sure."""
    found = list(library.facts.values())
    years = sorted({_year(fact) for fact in found})
    places = list(dict.fromkeys(fact.country or "any" for fact in found))
    rows = tuple(
        _facts_of(place, [fact for fact in found if (fact.country or "any") == place], years) for place in places
    )
    return Table(
        ("country", *years, "all", "high confidence", "checked by a person"), (*rows, _facts_of("all", found, years))
    )


def _facts_of(place: str, found: Sequence[Fact], years: Sequence[str]) -> tuple[str, ...]:
    by_year = Counter(map(_year, found))
    sure = sum(fact.confidence == "high" for fact in found)
    checked = sum(fact.checked is not None for fact in found)
    return (place, *(str(by_year[year] or "") for year in years), str(len(found)), str(sure), str(checked))


def _year(fact: Fact) -> str:
    return str(fact.source_date.earliest.year) if fact.source_date is not None else UNDATED


def extras(library: Library) -> Table:
    """Screenings, words to show and deadline rules by country."""
    content = library.content
    rows = tuple(
        (
            country,
            str(sum(item.country in {None, country} for item in content.screenings) or ""),
            str(sum(item.country == country for item in content.shows) or ""),
            str(sum(item.country == country for item in content.deadlines) or ""),
        )
        for country in library.countries
    )
    return Table(("country", "screenings", "words to show", "deadline rules"), rows)


def audiences(library: Library) -> Table:
    """Cards by whom they are for."""
    counts = Counter(card.audience for topic in library.topics.values() for card in topic.cards)
    return Table(("audience", "cards"), tuple((audience.value, str(counts[audience])) for audience in Audience))
