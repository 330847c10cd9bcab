"""What an editor may confirm, and what is refused, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final, Protocol, TypeVar

from bot.core.calls import emergency_numbers, may_be_called
from bot.core.errors import UkukError
from bot.core.model import MAX_NOTE, ROLE_CODE, ROLES, Contact, Content, Fact, Phone

_PERSONAL: Final = re.compile(r"@|https?://|\+?[0-9](?:[\s()-]*[0-9]){6,}")
"""A mailbox, a link, a phone number: what does not belong into a note."""
_DAY: Final = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


class RefusedError(UkukError):
    """It was not done; the sentence says why, and what to do."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Named)


def contact_of(content: Content, name: str) -> Contact:
    """The contact of an id.

    Raises:
        RefusedError: there is none.
    """
    return _named("contact", content.contacts, name)


def fact_of(content: Content, name: str) -> Fact:
    """The fact of an id.

    Raises:
        RefusedError: there is none.
    """
    return _named("fact", content.facts, name)


def phone_of(contact: Contact, name: str) -> Phone:
    """The number of a contact by its id.

    Raises:
        RefusedError: there is none.
    """
    return _named(f"number of {contact.id}", contact.phones, name)


def _named(kind: str, items: Iterable[_Item], name: str) -> _Item:
    known = {item.id: item for item in items}
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=1)
    few = f"There are: {', '.join(known)}." if 0 < len(known) <= 8 else ""  # noqa: PLR2004  # what one line holds
    raise RefusedError(f"There is no {kind} '{name}'. " + (f"Did you mean '{near[0]}'?" if near else few))


def day_of(text: str, today: date, *, future: bool = False) -> date:
    """A day that an editor wrote.

    Raises:
        RefusedError: it is no day, or lies in the future where it may not.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise RefusedError(f"'{text}' is no day. Write it as {today.isoformat()}.") from None
    if day > today and not future:
        raise RefusedError(f"{day} lies in the future. Write the day on which it was checked.")
    return day


def role_of(text: str) -> str:
    """The role code of who checked.

    Raises:
        RefusedError: it is none; a name never is.
    """
    if not re.fullmatch(ROLE_CODE, text):
        words = f"'{text}' is no role code. Write the role and a number, as lawyer-1, and never a person's name."
        raise RefusedError(f"{words} Roles: {', '.join(ROLES)}.")
    return text


def note_of(text: str) -> str:
    """A note among editors, on one line.

    Raises:
        RefusedError: it is empty or too long, or has a mailbox, a link or a phone number.
    """
    words = " ".join(text.split())
    if not 0 < len(words) <= MAX_NOTE:
        raise RefusedError(f"Write it in 1 to {MAX_NOTE} characters.")
    if _PERSONAL.search(_DAY.sub("", words)):
        raise RefusedError("Leave mailboxes, links and phone numbers out of it: this text is kept and can be read.")
    return words


def phones_called(content: Content, contact: Contact, names: Sequence[str]) -> list[str]:
    """The ids of the numbers that answered.

    Raises:
        RefusedError: it was withdrawn, has no number, or several and none is named; or it may not be called.
    """
    if not contact.usable:
        raise RefusedError(
            f"{contact.id} is withdrawn. Show it again first: python -m bot contacts restore {contact.id}"
        )
    shown = contact.as_shown().phones
    if not shown:
        raise RefusedError(f"{contact.id} has no number that somebody could have called.")
    emergency = emergency_numbers(content)
    callable_ = {phone.id for phone in shown if may_be_called(contact, phone, emergency)}
    chosen = [phone_of(contact.as_shown(), name).id for name in names] or [phone.id for phone in shown]
    refused = [phone.number for phone in shown if phone.id in chosen and phone.id not in callable_]
    if refused and (names or not callable_):
        raise RefusedError(
            f"{', '.join(refused)}: an emergency number is never called for a test. Compare it with its source, and "
            f"write the day of a newer page into source_date."
        )
    if not names and len(shown) > 1:
        raise RefusedError(
            f"{contact.id} has several numbers. Say which one answered: "
            + " or ".join(f"--phone {phone.id}" for phone in shown if phone.id in callable_)
        )
    return chosen
