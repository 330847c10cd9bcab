"""The rule that nothing is written in vain: somebody is shown every card, contact, number and outcome."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import product
from typing import Final

from bot.core.checks.rule import Context, Finding
from bot.core.checks.ways import PASSPORTS
from bot.core.library import Library, fits
from bot.core.model import ANYWHERE, Audience, Contact, Kind, Screening
from bot.core.routes import OTHER_COUNTRY
from bot.core.screens.entrance import EMERGENCY_TOPIC

_SLIP: Final = 0.85
"""How alike two ids must be, 0…1, for one to be a slip for the other."""


def unreachable(context: Context) -> Iterator[Finding]:
    """Somebody, somewhere, is shown each of them."""
    if context.unread.any_of("countries", "topics") or not context.library.countries:
        return
    yield from _topics(context)
    for contact in context.library.contacts.values():
        yield from _contact(context.library, contact)
    for screening in context.library.content.screenings:
        yield from _screening(screening)
    for kind, records in (("show", context.library.content.shows), ("deadline", context.library.content.deadlines)):
        for record in records:
            if not _is_anybody(record.audience, record.country):
                yield Finding(f"{kind}.{record.id}.audience", *_nobody(record.audience, record.country))


def _topics(context: Context) -> Iterator[Finding]:
    """Cards by every country and passport that can be chosen; topics by typed words."""
    library = context.library
    visitors = list(product((None, OTHER_COUNTRY, *library.countries), (None, *PASSPORTS)))
    said = {item.id for item in library.content.phrasings}
    for topic in library.topics.values():
        shown = {card.id for visitor in visitors if (card := library.card(topic, *visitor)) is not None}
        for card in topic.cards:
            known = card.country is None or card.country in library.countries
            if card.id not in shown and known:
                yield Finding(
                    f"topic.{topic.id}.{card.id}",
                    f"Nobody is ever shown the card {card.id}: for its readers there is another, or there are none.",
                    "Compare its id and audience with the other cards of the topic.",
                )
        if topic.id not in said and topic.id != EMERGENCY_TOPIC and not context.unread.any_of("phrasings"):
            yield Finding(
                f"topic.{topic.id}",
                "No typed words lead to this topic.",
                f"Write how people say it in content/questions/{topic.id}.yaml.",
            )


def _contact(library: Library, contact: Contact) -> Iterator[Finding]:
    """A contact where a country of ours is, or a consulate elsewhere; a number where its contact is."""
    area = set(contact.service_area)
    ours = ANYWHERE in area or contact.kind is Kind.CONSULATE or not area.isdisjoint(library.countries)
    if not ours or not any(_is_anybody(contact.audience, None if code == ANYWHERE else code) for code in area):
        where = ", ".join(contact.service_area)
        words = f"Nobody is ever shown this contact: it serves {where}, for {contact.audience.value}."
        yield Finding(f"contact.{contact.id}.service_area", words, "Compare service_area and audience.")
    for phone in contact.phones:
        if phone.works_in and ANYWHERE not in area and area.isdisjoint(phone.works_in):
            yield Finding(
                f"contact.{contact.id}.phones.{phone.id}.works_in",
                f"The number works in {', '.join(phone.works_in)}, but its contact serves {', '.join(area)}.",
                "Compare works_in and service_area.",
            )


def _screening(screening: Screening) -> Iterator[Finding]:
    """A screening for somebody; an outcome before the one that always holds."""
    if not _is_anybody(screening.audience, screening.country):
        yield Finding(f"screening.{screening.id}.audience", *_nobody(screening.audience, screening.country))
    always = False
    for outcome in screening.outcomes:
        if always:
            yield Finding(
                f"screening.{screening.id}.outcomes.{outcome.id}",
                "No answers lead here: an outcome before it always holds.",
                "Move the one without conditions to the end.",
            )
        always = always or not (outcome.any_sign or outcome.all_signs or outcome.at_least)


def lost_ways(context: Context) -> Iterator[Finding]:
    """A topic to go on with that is not there is left out in silence, as it may not be written yet; a slip is told."""
    topics = context.library.topics
    for screening in context.library.content.screenings:
        for outcome in screening.outcomes:
            for name in outcome.next:
                near = get_close_matches(name, topics, n=1, cutoff=_SLIP) if name not in topics else []
                if near and not context.unread.may_hold("topics", name):
                    key = f"screening.{screening.id}.outcomes.{outcome.id}.next"
                    yield Finding(key, f"There is no topic '{name}'.", f"Did you mean '{near[0]}'?")


def _is_anybody(audience: Audience, country: str | None) -> bool:
    """Whether there are people of an audience in a country; None is any."""
    return country is None or any(fits(audience, country, passport) for passport in (None, *PASSPORTS))


def _nobody(audience: Audience, country: str | None) -> tuple[str, str]:
    return f"Nobody is ever shown it: there is no {audience.value} in {country}.", "Compare country and audience."
