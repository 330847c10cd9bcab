"""One contact on the call sheet: its numbers, the hours there and here, what to ask, and what we say of it now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

from bot.cli.call_hours import hours
from bot.cli.call_script import countries, script
from bot.cli.sheet_parts import boxes, command, heading, signed, sources
from bot.core.calls import emergency_numbers, may_be_called
from bot.core.due import DueItem
from bot.core.library import Library
from bot.core.model import Contact, Phone
from bot.core.screens.numbers import dialled


def contact_section(library: Library, item: DueItem, number: int, today: date, zone: str) -> str:
    """Everything that a caller needs for one contact."""
    contact = next(one for one in library.content.contacts if one.id == item.id)
    parts = [heading(number, contact.name, item)]
    if contact.withdrawn is not None or not contact.usable:
        parts.append(_withdrawn(contact))
    emergency = emergency_numbers(library.content)
    callable_ = [phone for phone in contact.phones if may_be_called(contact, phone, emergency)]
    if contact.phones:
        parts.append(f"<table>{''.join(_phone(phone, called=phone in callable_) for phone in contact.phones)}</table>")
    if callable_:
        parts += [hours(contact, today, zone), *script(library, contact), signed(), *_commands(contact, callable_)]
    else:
        parts += [_compare(contact), signed()]
    sources_of = [*contact.sources, *(name for phone in contact.phones for name in phone.sources)]
    return f"<section>{''.join(parts)}{sources(library, sources_of)}</section>"


def _withdrawn(contact: Contact) -> str:
    gone = contact.withdrawn
    words = f"since {gone.date}: {gone.why}" if gone else f"its status is {contact.status}"
    again = f"contacts restore {contact.id}"
    return f'<p class="stop">Shown to nobody ({escape(words)}). Found again?</p>{command(again)}'


def _phone(phone: Phone, *, called: bool) -> str:
    remarks = [phone.label or "", *(channel for channel in phone.channels if channel != "voice")]
    if phone.works_in:
        remarks.append(f"works in {countries(phone.works_in)}")
    if phone.withdrawn:
        remarks.append(f"withdrawn: {phone.withdrawn.why}")
    ticks = boxes("answered", "no answer", "wrong number") if called else "<b>DO NOT CALL.</b> Compare with the source."
    about = escape("; ".join(filter(None, remarks)))
    return (
        f'<tr><td class="number">{escape(dialled(phone.number))}</td>'
        f"<td><code>{escape(phone.id)}</code> {about}</td><td>{ticks}</td></tr>"
    )


def _compare(contact: Contact) -> str:
    """What to do where nobody calls."""
    if contact.phones:
        words = "Emergency numbers: no test calls. Compare each with its source; write the day of a newer page into"
        return f"<p>{words} <code>source_date</code>. {boxes('as in the source', 'otherwise:')}</p>"
    ways = ", ".join(link.value for link in contact.links) or "none"
    return (
        f"<p>No number to call. Its ways: <code>{escape(ways)}</code>. "
        f"{boxes('still so', 'gone', 'a number found:')}</p>"
    )


def _commands(contact: Contact, callable_: list[Phone]) -> Iterator[str]:
    """How the result is entered."""
    several = len(contact.as_shown().phones) > 1
    named = "".join(f" --phone {phone.id}" for phone in callable_) if several else ""
    yield command(f"contacts confirm {contact.id}{named} --by ROLE-CODE --date DATE --asks-name yes|no …")
    one = " --phone PHONE" if several else ""
    yield command(f'contacts withdraw {contact.id}{one} --why "wrong number"')
