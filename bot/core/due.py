"""What is to be checked by a day, and why: contacts here, facts and cards in `due_facts`, and how many of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.core.calls import EmergencyNumbers, emergency_numbers, is_for_danger, may_be_called
from bot.core.due_facts import facts_due, next_day
from bot.core.due_item import DueItem, Reason, is_reported
from bot.core.freshness import call_holds_until, older_date, page_holds_until
from bot.core.model import Confidence, Contact, Content
from bot.core.usage import NOTHING, Reports, Usage

__all__ = ["DAYS_AHEAD", "DueItem", "Reason", "Sizes", "contacts_due", "facts_due", "next_day", "sizes"]

DAYS_AHEAD: Final = 7
"""How far is looked where no day is named."""


@dataclass(frozen=True, slots=True)
class _Age:
    """The day from which a contact is known, and the last on which that can be relied on; None where none is known."""

    dated: date | None
    ends: date | None


def contacts_due(content: Content, by: date, usage: Usage = NOTHING) -> list[DueItem]:
    """Contacts to call, or to compare with their page, by a day: the most pressing first."""
    emergency = emergency_numbers(content)
    found = []
    for contact in content.contacts:
        called = contact.confirmation.date if contact.confirmation else None
        reports, age = usage.reports(contact.id, called), _age(contact)
        reasons = tuple(_reasons(contact, emergency, reports, age, by))
        if reasons:
            used = usage.opened.get(contact.id, 0)
            danger = is_for_danger(contact)
            found.append(DueItem("contact", contact.id, reasons, age.dated, age.ends, danger, used, reports))
    return sorted(found, key=lambda item: item.order)


def _age(contact: Contact) -> _Age:
    """By the oldest of its calls, or where nobody called of its pages."""
    phones = contact.as_shown().phones
    if contact.confidence is Confidence.CONFIRMED and contact.confirmation is not None:
        called = contact.confirmation.date
        days = [phone.checked or called for phone in phones if phone.confidence is Confidence.CONFIRMED]
        oldest = min(days, default=called)
        return _Age(oldest, call_holds_until(oldest))
    dates = [older_date(item) for item in phones or (contact,)]
    known = sorted((day for day in dates if day is not None), key=lambda day: day.earliest)
    dated = known[0].earliest if known else None
    return _Age(dated, page_holds_until(known[0]) if known and len(known) == len(dates) else None)


def _reasons(contact: Contact, emergency: EmergencyNumbers, reports: Reports, age: _Age, by: date) -> Iterator[Reason]:
    if contact.status == "defunct":
        return
    if not contact.usable:
        yield Reason.WITHDRAWN
        return
    if is_reported(reports):
        yield Reason.REPORTED
    if contact.status == "temporarily-closed":
        yield Reason.CLOSED
    uncalled = [phone for phone in contact.as_shown().phones if phone.confidence is not Confidence.CONFIRMED]
    if any(may_be_called(contact, phone, emergency) for phone in uncalled):
        yield Reason.NEVER_CALLED
    if age.ends is None:
        yield Reason.NO_DATE
    elif age.ends < by:
        called = contact.confidence is Confidence.CONFIRMED and contact.confirmation is not None
        yield Reason.CALLED_LONG_AGO if called else Reason.OLD_PAGE


@dataclass(frozen=True, slots=True)
class Sizes:
    """How long the lists are; screenings are counted with cards."""

    contacts: int
    facts: int
    cards: int


def sizes(content: Content, today: date) -> Sizes:
    """How many contacts, facts and cards are past their day: for the log, and for operators."""
    past = [item for item in facts_due(content, today, today) if Reason.EXPIRED in item.reasons]
    facts = sum(item.kind == "fact" for item in past)
    return Sizes(len(contacts_due(content, today)), facts, len(past) - facts)
