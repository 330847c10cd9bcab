"""`contacts confirm`, `withdraw`, `restore`, `record`: what somebody found out, written into the content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.cli.console import EXIT_FAILED, Stopped, say
from bot.cli.editing import Desk, desk
from bot.core import record_changes as changes
from bot.core.calls import is_for_danger
from bot.core.confirming import (
    RefusedError,
    contact_of,
    day_of,
    note_of,
    phone_of,
    phones_called,
    role_of,
)
from bot.core.model import Contact
from bot.core.withdrawing import left_without_help, refuse_last_emergency_number, without

_ASKED = ("asks_name", "may_check_papers")


def confirm(
    name: str, by: str, on: str, note: str | None, phones: Sequence[str], answers: Mapping[str, str | None]
) -> None:
    """Write down that somebody called and was answered.

    Raises:
        Stopped: with code 2, where it is refused.
    """
    with desk() as at:
        contact = contact_of(at.content, name)
        called = {"date": day_of(on, at.today).isoformat(), "by": role_of(by)}
        if note is not None:
            called["note"] = note_of(note)
        chosen = phones_called(at.content, contact, phones)
        before = contact.confirmation
        if before is not None and before.date.isoformat() > called["date"]:
            raise RefusedError(f"{name} was confirmed on {before.date} already, which is later.")
        known = {field: answer for field, answer in answers.items() if answer is not None}
        at.change(f"contact.{name}", lambda record: changes.confirm_contact(record, chosen, called, known))
        at.record_numbers(name)
        _still_unknown(contact, known)


def _still_unknown(contact: Contact, known: Mapping[str, str]) -> None:
    """Whoever called a line for danger could ask what callers fear; `check` asks for it, too."""
    unknown = [field for field in _ASKED if getattr(contact, field) == "unknown" and field not in known]
    if unknown and is_for_danger(contact):
        options = " ".join(f"--{field.replace('_', '-')} yes|no" for field in unknown)
        say(f"Still unknown of a line for people in danger: {', '.join(unknown)}. Ask, and run it again with {options}")


def withdraw(name: str, why: str, phone: str | None) -> None:
    """Keep a contact, or one of its numbers, from users.

    Raises:
        Stopped: with code 2, where it is refused.
    """
    with desk() as at:
        contact = contact_of(at.content, name)
        words = note_of(why)
        gone = phone_of(contact, phone).withdrawn if phone is not None else contact.withdrawn
        if gone is not None or not contact.usable:
            raise RefusedError(f"{name} is withdrawn already.")
        refuse_last_emergency_number(at.content, contact, phone)
        at.change(f"contact.{name}", lambda record: changes.withdraw(record, phone, at.today, words))
        say("A running bot takes it up within seconds; from a checkout that is pulled, when it is pulled.")
        if phone is not None and not without(contact, phone).as_shown().phones:
            say("It has no number left that is shown.")
        for words in left_without_help(at.content, without(contact, phone), at.today):
            say(f"Take care: {words}")


def restore(name: str, phone: str | None) -> None:
    """Show a contact, or one of its numbers, again.

    Raises:
        Stopped: with code 2, where it is refused.
    """
    with desk() as at:
        contact = contact_of(at.content, name)
        shown = phone_of(contact, phone).withdrawn is None if phone is not None else contact.usable
        if shown:
            raise RefusedError(f"{name} is shown as it is.")
        at.change(f"contact.{name}", lambda record: changes.restore(record, phone))


def record() -> None:
    """Bring the record of numbers up to the contacts, as far as something newer speaks for what changed.

    Raises:
        Stopped: with code 1, where a number changed without; with code 2, where something must be mended first.
    """
    with desk() as at:
        unproven = at.record_numbers()
        _say_recorded(at)
        for found in unproven:
            then = found.recorded.number if found.recorded else ""
            say(f"{found.contact} {found.phone}: {then} became {found.number} and nothing newer says so: it stays.")
    if unproven:
        raise Stopped(EXIT_FAILED)


def _say_recorded(at: Desk) -> None:
    numbers = sum(len(contact.phones) for contact in at.content.contacts)
    say(f"{numbers} numbers of {len(at.content.contacts)} contacts recorded in {at.folder.name}/numbers.yaml")
