"""A number that somebody types instead of dialling it: «115», «112», "+7 800 …". It is the whole message."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.core.library import Library
from bot.core.limits import CHOICES_WHEN_UNSURE
from bot.core.model import ANYWHERE, Contact, Kind
from bot.core.understanding.lessons import DANGER_TOPIC

_NUMBER: Final = re.compile(r"\+?[0-9(][0-9 ()\-]{0,20}[0-9]")
_NO_DIGIT: Final = re.compile(r"[^0-9]")


@dataclass(frozen=True, slots=True)
class Dialled:
    """What a typed number is for: an emergency, or topics; and the only country where it is known."""

    emergency: bool
    topics: tuple[str, ...]
    country: str | None


class Numbers:
    """The numbers of a library's contacts."""

    def __init__(self, library: Library) -> None:
        holders: dict[str, list[Contact]] = {}
        for contact in library.contacts.values():
            for phone in contact.phones:
                holders.setdefault(_NO_DIGIT.sub("", phone.number), []).append(contact)
        self._dialled = {number: _dialled(library, contacts) for number, contacts in holders.items()}

    def of(self, text: str) -> Dialled | None:
        """What a message is for that is nothing but a known number; else None."""
        typed = text.strip()
        return self._dialled.get(_NO_DIGIT.sub("", typed)) if _NUMBER.fullmatch(typed) else None


def _dialled(library: Library, contacts: Iterable[Contact]) -> Dialled:
    contacts = list(contacts)
    offered = list(dict.fromkeys(service for contact in contacts for service in contact.services))
    topics = [topic for topic in library.topics.values() if topic.id != DANGER_TOPIC and topic.needs[0] in offered]
    ranked = sorted(topics, key=lambda topic: (offered.index(topic.needs[0]), len(topic.needs)))
    countries = {country for contact in contacts for country in contact.service_area}
    return Dialled(
        any(contact.kind is Kind.EMERGENCY for contact in contacts),
        tuple(topic.id for topic in ranked[:CHOICES_WHEN_UNSURE]),
        countries.pop() if len(countries) == 1 and ANYWHERE not in countries else None,
    )
