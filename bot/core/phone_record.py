"""The record of numbers as they last stood: a number changes only with something newer that says so.

A digit that slips, or a number that is put in from memory, looks like any other change of a file. So the content
keeps beside the contacts each number with the newest day that spoke for it; a number that differs from its record
needs a newer day: of its page, of the source it names, of a check, or of a call.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.core.model import Confidence, Contact, Content, NumberRecord, Phone, RecordedPhone, Source
from bot.core.pagedate import PageDate

Sources = Mapping[str, Source]


@dataclass(frozen=True, slots=True)
class Difference:
    """How a number differs from its record.

    `new`: it is not recorded. `gone`: it is recorded and there is none such. `proven`: it changed, and something
    newer says so. `unproven`: it changed, and nothing does.
    """

    kind: Literal["new", "gone", "proven", "unproven"]
    contact: str
    phone: str
    recorded: RecordedPhone | None = None
    number: str = ""


def newest_day(contact: Contact, phone: Phone, sources: Sources) -> PageDate | None:
    """The newest day that speaks for a number: of its page, of a check, of a call, of the sources it names.

    A call of the contact speaks only for a number that is called confirmed and has no day of its own: the others
    were not called.
    """
    pages = [phone.source_date, *(sources[name].source_date for name in phone.sources if name in sources)]
    days = [phone.checked, *(sources[name].checked for name in phone.sources if name in sources)]
    if contact.confirmation is not None and phone.confidence is Confidence.CONFIRMED and phone.checked is None:
        days.append(contact.confirmation.date)
    known = [*(page for page in pages if page), *(PageDate(day.isoformat()) for day in days if day)]
    return max(known, key=lambda day: day.earliest, default=None)


def differences(content: Content) -> Iterator[Difference]:
    """Where the numbers and their record differ, in the order of the contacts; what is gone comes last.

    Contacts that are not released (their status says so, or they were withdrawn) need no record.
    """
    record = {(entry.id, phone.id): phone for entry in content.numbers for phone in entry.phones}
    sources = {source.id: source for source in content.sources}
    present = set()
    for contact in content.contacts:
        for phone in contact.phones:
            present.add((contact.id, phone.id))
            found = record.get((contact.id, phone.id))
            if found is None:
                if contact.usable:
                    yield Difference("new", contact.id, phone.id, None, phone.number)
            elif found.number != phone.number:
                kind = _proof(newest_day(contact, phone, sources), found)
                yield Difference(kind, contact.id, phone.id, found, phone.number)
    for where, phone_then in record.items():
        if where not in present:
            yield Difference("gone", *where, phone_then)


def _proof(newest: PageDate | None, recorded: RecordedPhone) -> Literal["proven", "unproven"]:
    then = recorded.newest.earliest if recorded.newest else date.min
    return "proven" if newest is not None and newest.earliest > then else "unproven"


def brought_up_to_date(content: Content, only: str | None = None) -> tuple[NumberRecord, ...]:
    """The record as it should stand now, in the order of ids; with `only`, of that contact alone.

    A number that changed without proof stays as it was.
    """
    sources = {source.id: source for source in content.sources}
    old = {entry.id: entry for entry in content.numbers}
    kept = {(found.contact, found.phone): found.recorded for found in differences(content) if found.kind == "unproven"}
    entries = {} if only is None else dict(old)
    for contact in content.contacts:
        if only in {None, contact.id}:
            phones = [
                kept.get((contact.id, phone.id))
                or RecordedPhone(id=phone.id, number=phone.number, newest=newest_day(contact, phone, sources))
                for phone in contact.phones
            ]
            entries[contact.id] = NumberRecord(id=contact.id, phones=tuple(phones))
    return tuple(entry for _, entry in sorted(entries.items()) if entry.phones)
