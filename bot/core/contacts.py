"""Who helps, best first, and why: the order in which contacts are shown.

A contact is offered only if it serves this country, this passport and one of the needs. Of those:
danger first (an emergency service where the topic is dangerous); then one of this country before
one for everywhere; one that can be reached at all; one that others reach lately; one that does what
the topic needs first before one for its other needs; open now (hours that nobody knows count as
closed: a number that surely answers comes first); speaks the person's language; free; confirmed
before sourced before unconfirmed; at last the order of the needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import asin, cos, radians, sin, sqrt
from typing import Final

from bot.core.hours import UNKNOWN, Opening, opening
from bot.core.library import Library, fits
from bot.core.model import ANYWHERE, Card, Confidence, Contact, Kind, Phone, Sensitivity, Service, Topic
from bot.core.routes import OTHER_COUNTRY, Visitor

_CONFIDENCE_RANK: Final = {Confidence.CONFIRMED: 0, Confidence.SOURCED: 1, Confidence.UNCONFIRMED: 2}
_COST_RANK: Final = {"free": 0, "unknown": 1, "paid": 2}
_EARTH_RADIUS_KM: Final = 6371.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a contact is looked for: the needs in order of weight, and whether it is dangerous."""

    needs: tuple[Service, ...]
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Helper:
    """A contact as offered: with its opening now and the phones that work where the person is."""

    contact: Contact
    opening: Opening
    phones: tuple[Phone, ...]
    troubled: bool = False
    """Others could not get through lately."""


def wanted_for(topic: Topic, card: Card | None) -> Wanted:
    """The needs of a topic, or of its card where that has its own."""
    needs = card.needs if card is not None and card.needs else topic.needs
    return Wanted(needs, danger=topic.sensitivity is Sensitivity.DANGER)


def helpers(
    library: Library,
    wanted: Wanted,
    visitor: Visitor,
    now: datetime | None,
    troubled: frozenset[str] = frozenset(),
) -> list[Helper]:
    """The contacts to offer, best first; without a moment nobody is known to be open, and nobody goes first for it.

    `troubled` are ids of contacts that others could not reach lately: they come later, but never where there is danger.
    """
    needs = set(wanted.needs)
    lately = frozenset() if wanted.danger else troubled
    elsewhere = visitor.country == OTHER_COUNTRY
    found = (
        Helper(contact, _opening(contact, now), phones_in(contact, visitor.country), contact.id in lately)
        for contact in (library.contacts.values() if elsewhere else library.contacts_for(visitor.country))
        if not needs.isdisjoint(contact.services)
        and (serves(contact, visitor) or (elsewhere and _serves_elsewhere(library, contact, visitor)))
    )
    return sorted(found, key=lambda helper: _rank(helper, wanted, visitor))


def _opening(contact: Contact, now: datetime | None) -> Opening:
    return UNKNOWN if now is None else opening(contact.hours, contact.hours_zone, now)


def serves(contact: Contact, visitor: Visitor) -> bool:
    """Whether a contact is for this country and passport, and may be shown there."""
    if visitor.country in contact.not_shown_in:
        return False
    area = visitor.country in contact.service_area or ANYWHERE in contact.service_area
    return area and fits(contact.audience, visitor.country, visitor.passport)


def _serves_elsewhere(library: Library, contact: Contact, visitor: Visitor) -> bool:
    """Whether it is a mission in a country that has no button: who chose «another country» may be there."""
    return (
        contact.kind is Kind.CONSULATE
        and bool(set(contact.service_area) - set(library.countries) - {ANYWHERE})
        and fits(contact.audience, visitor.country, visitor.passport)
    )


def phones_for(contact: Contact, country: str | None) -> tuple[Phone, ...]:
    """The phones that can be dialled in a country; all where none can, to be shown with where they work."""
    return phones_in(contact, country) or _surest_first(contact.phones)


def phones_in(contact: Contact, country: str | None) -> tuple[Phone, ...]:
    """The phones that can be dialled in a country, the surest first."""
    return _surest_first(phone for phone in contact.phones if not phone.works_in or country in phone.works_in)


def _surest_first(phones: Iterable[Phone]) -> tuple[Phone, ...]:
    return tuple(sorted(phones, key=lambda phone: _CONFIDENCE_RANK[phone.confidence]))


def best_confidence(helper: Helper) -> Confidence:
    """The confidence to show: of the surest phone, else of the contact itself."""
    return helper.phones[0].confidence if helper.phones else helper.contact.confidence


def _rank(helper: Helper, wanted: Wanted, visitor: Visitor) -> tuple[object, ...]:
    contact = helper.contact
    speaks = contact.languages != "unknown" and visitor.language in contact.languages
    need = min(wanted.needs.index(service) for service in contact.services if service in wanted.needs)
    return (
        not (wanted.danger and contact.kind is Kind.EMERGENCY),
        visitor.country not in contact.service_area,
        not helper.phones,
        helper.troubled,
        need != 0,
        helper.opening.open is not True,
        not speaks,
        _COST_RANK[contact.cost],
        _CONFIDENCE_RANK[best_confidence(helper)],
        need,
        contact.id,
    )


def emergency_contacts(library: Library, country: str | None) -> list[Contact]:
    """The emergency services of a country; of all countries where none is chosen."""
    return [
        contact
        for contact in library.contacts.values()
        if contact.kind is Kind.EMERGENCY and (country is None or country in contact.service_area)
    ]


def nearest(contacts: Iterable[Contact], latitude: float, longitude: float) -> Sequence[tuple[Contact, float]]:
    """Contacts with a known place, nearest first, with the distance in kilometres."""
    placed = [
        (contact, _distance_km(latitude, longitude, contact.location.latitude, contact.location.longitude))
        for contact in contacts
        if contact.location is not None
        and contact.location.latitude is not None
        and contact.location.longitude is not None
    ]
    return sorted(placed, key=lambda pair: (pair[1], pair[0].id))


def _distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance by the haversine formula."""
    up, across = radians(other_latitude - latitude), radians(other_longitude - longitude)
    half = sin(up / 2) ** 2 + cos(radians(latitude)) * cos(radians(other_latitude)) * sin(across / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(min(1.0, half)))
