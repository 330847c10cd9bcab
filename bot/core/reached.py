"""Numbers that heal: what callers said of a contact, day by day, and which contacts answer nobody lately.

What is known is how often on which day somebody pressed «they answered», «no answer» or «wrong
number»; who pressed is not known. So one person is counted once a day and contact (see
telegram/once.py), and it takes more than one person can press in the window to bring a contact down.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from bot.core.library import Library
from bot.core.model import DANGEROUS, Contact, Kind
from bot.core.ports import Counted

EVENT: Final = "reached"
ANSWERED: Final = "answered"
SILENT: Final = "silent"
WRONG: Final = "wrong"
TOLD: Final = (ANSWERED, SILENT, WRONG)

WINDOW_DAYS: Final = 7
"""Days that are looked back on, today among them."""
ENOUGH: Final = 8
"""Presses of «no answer» and «wrong number» in the window from which a contact is said to answer nobody: one more than
one person can make in it. No smaller number is told of anything that is counted."""
MOSTLY: Final = 2 / 3
"""Which part of all presses they must be: whom others reach, answers."""


def shielded(contact: Contact) -> bool:
    """Whether presses never change what is shown of a contact: nobody who harms may bury such a line."""
    return contact.kind is Kind.EMERGENCY or not DANGEROUS.isdisjoint(contact.services)


def since(today: date) -> date:
    """The first day of the window."""
    return today - timedelta(days=WINDOW_DAYS - 1)


def troubled(counted: Iterable[Counted], library: Library, today: date) -> frozenset[str]:
    """The ids of contacts that others could not reach lately; an editor's confirmation begins anew."""
    bad: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for item in counted:
        contact = library.contacts.get(item.count.subject)
        if item.count.event != EVENT or contact is None or not since(today) <= item.day <= today:
            continue
        if contact.confirmation is not None and item.day <= contact.confirmation.date:
            continue
        whole[contact.id] += item.n
        bad[contact.id] += item.n if item.count.detail in {SILENT, WRONG} else 0
    return frozenset(
        name
        for name, times in bad.items()
        if times >= ENOUGH and times >= MOSTLY * whole[name] and not shielded(library.contacts[name])
    )
