"""Builders of content records: legal by default, each field can be given.

What is given is validated as if it stood in a file, so that a mistake in a test is refused like
a mistake of an editor. Numbers and names are invented; hosts are those kept for examples.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.core import model

SOURCE = "law"
"""The id of the source that everything built here rests on."""
HELPLINE = "+996312987654"
"""An invented number in Bishkek."""


def source(name: str = SOURCE, /, **fields: Any) -> model.Source:
    """A dated page without a check by a person."""
    legal: dict[str, Any] = {
        "id": name,
        "publisher": "The law",
        "url": f"https://example.org/{name}",
        "source_date": "2026-08",
        "checked": None,
        "not_shown_in": [],
    }
    return model.Source.model_validate(legal | fields)


def fact(name: str = "stay-days", /, **fields: Any) -> model.Fact:
    """Thirty days, not expired at the tests' noon."""
    legal: dict[str, Any] = {
        "id": name,
        "value": 30,
        "unit": "day",
        "about": "How long one may stay.",
        "country": None,
        "audience": "anyone",
        "sources": [SOURCE],
        "source_date": "2026-08",
        "checked": None,
        "expires": "2027-11-01",
        "confidence": "high",
    }
    return model.Fact.model_validate(legal | fields)


def card(name: str = "INTL", /, **fields: Any) -> model.Card:
    """A card for anyone, of one answer and one step, reviewed and not due."""
    legal: dict[str, Any] = {
        "id": name,
        "audience": "anyone",
        "answer": "Ask for it in writing.",
        "steps": {"ask": "Write down what is owed to you."},
        "sources": [SOURCE],
        "reviewed": "2026-11-01",
        "review_by": "2027-11-01",
    }
    return model.Card.model_validate(legal | fields)


def topic(name: str = "unpaid-wages", /, *cards: model.Card, **fields: Any) -> model.Topic:
    """A public topic of the work room; with the international card, where none is given."""
    legal: dict[str, Any] = {
        "id": name,
        "room": "work",
        "sensitivity": "public",
        "title": "I was not paid",
        "needs": ["legal"],
        "cards": cards or (card(),),
    }
    return model.Topic.model_validate(legal | fields)


def phone(number: str = HELPLINE, /, **fields: Any) -> model.Phone:
    """A sourced number that can be called from anywhere, at the caller's cost."""
    legal: dict[str, Any] = {
        "number": number,
        "works_in": [],
        "free_from": [],
        "confidence": "sourced",
        "sources": [SOURCE],
        "source_date": "2026-08",
        "checked": None,
    }
    return model.Phone.model_validate(legal | fields)


def short_code(number: str, /, *works_in: str, **fields: Any) -> model.Phone:
    """A short number, free in the countries where it works."""
    return phone(number, **{"works_in": works_in, "free_from": works_in} | fields)


def contact(name: str = "helpline", /, **fields: Any) -> model.Contact:
    """A free helpline for anyone anywhere, open day and night, that asks for nothing."""
    legal: dict[str, Any] = {
        "id": name,
        "name": name.replace("-", " ").capitalize(),
        "description": "Helps free of charge.",
        "kind": "ngo",
        "status": "active",
        "alert": None,
        "audience": "anyone",
        "service_area": [model.ANYWHERE],
        "services": ["legal"],
        "languages": ["ky", "ru"],
        "phones": [phone()],
        "hours": "24/7",
        "hours_zone": None,
        "cost": "free",
        "asks_name": "no",
        "may_check_papers": "no",
        "confidence": "sourced",
        "confirmation": None,
        "sources": [SOURCE],
        "source_date": "2026-08",
        "checked": None,
        "not_shown_in": [],
    }
    return model.Contact.model_validate(legal | fields)


def emergency_service(country: str, *numbers: str, **fields: Any) -> model.Contact:
    """The emergency number of a country, each number a short code that works there alone."""
    phones = [short_code(number, country, id=f"n{number}") for number in numbers or ("112",)]
    legal: dict[str, Any] = {
        "kind": "emergency",
        "service_area": [country],
        "services": ["emergency"],
        "phones": phones,
    }
    return contact(f"{country.lower()}-emergency", **legal | fields)


def consulate(country: str, number: str = HELPLINE, **fields: Any) -> model.Contact:
    """A consulate of Kyrgyzstan in a country, for its citizens alone."""
    legal: dict[str, Any] = {
        "kind": "consulate",
        "audience": "kg-citizen",
        "service_area": [country],
        "services": ["consular"],
        "phones": [phone(number)],
    }
    return contact(f"{country.lower()}-consulate", **legal | fields)


def due(topic: model.Topic, card_id: str, review_by: str) -> model.Topic:
    """The topic with one card that is to be read again by another day."""
    cards = [
        found.model_copy(update={"review_by": date.fromisoformat(review_by)}) if found.id == card_id else found
        for found in topic.cards
    ]
    return topic.model_copy(update={"cards": tuple(cards)})
