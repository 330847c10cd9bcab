"""Rules on people who help: hours, what a caller wants to know, links that harm."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from bot.core.checks.rule import Context, Finding
from bot.core.confirming import RefusedError, note_of
from bot.core.hours import parse_problem, zone_or_none
from bot.core.model import Confidence, Contact


def hours(context: Context) -> Iterator[Finding]:
    """Hours can be read, and have a zone that exists."""
    for contact in context.library.content.contacts:
        if contact.hours is None:
            continue
        problem = parse_problem(contact.hours)
        if problem is not None:
            yield Finding(
                f"contact.{contact.id}.hours",
                f"The hours cannot be read: {problem}.",
                'Write them as "Mo-Fr 09:00-18:00".',
            )
        if contact.hours != "24/7" and zone_or_none(contact.hours_zone) is None:
            zone = contact.hours_zone
            words = f"There is no time zone '{zone}'." if zone else "The hours have no time zone."
            near = get_close_matches(zone or "", available_timezones(), n=1)
            mend = f"Did you mean '{near[0]}'?" if near else "Write one such as Europe/Moscow."
            yield Finding(f"contact.{contact.id}.hours_zone", words, mend)


def confirmation(context: Context) -> Iterator[Finding]:
    """Confirmed means: somebody called, on a day, in a role. Notes beside it point at nobody."""
    for contact in context.library.content.contacts:
        said = contact.confidence is Confidence.CONFIRMED or any(
            p.confidence is Confidence.CONFIRMED for p in contact.phones
        )
        if said and contact.confirmation is None:
            yield Finding(
                f"contact.{contact.id}",
                "It is called confirmed, but nobody is said to have called.",
                "Fill confirmation, or say sourced. Or after a call run: "
                f"python -m bot contacts confirm {contact.id} --phone … --by … --date ….",
            )
        if contact.confirmation is not None and contact.confirmation.date > context.today:
            yield Finding(f"contact.{contact.id}.confirmation", "The call lies in the future.")
        for place, note in _notes(contact):
            try:
                note_of(note)
            except RefusedError as refused:
                yield Finding(f"contact.{contact.id}.{place}", str(refused))


def _notes(contact: Contact) -> Iterator[tuple[str, str]]:
    """What editors wrote for each other, and where."""
    if contact.confirmation is not None and contact.confirmation.note is not None:
        yield "confirmation.note", contact.confirmation.note
    if contact.withdrawn is not None:
        yield "withdrawn.why", contact.withdrawn.why
    for phone in contact.phones:
        if phone.withdrawn is not None:
            yield f"phones.{phone.id}.withdrawn.why", phone.withdrawn.why


def reachable(context: Context) -> Iterator[Finding]:
    """A contact has a way to it, or an alert that says how to find one."""
    for contact in context.library.contacts.values():
        if not (contact.phones or contact.links or contact.location or contact.alert):
            yield Finding(
                f"contact.{contact.id}",
                "There is no phone, no link, no address, and no alert that says how to find one.",
                "Add one, or set status to inactive.",
            )


def harmful_links(context: Context) -> Iterator[Finding]:
    """No link of a publisher that harms a reader is shown where it harms."""
    content = context.library.content
    harmful = {host.id: set(host.harmful_in) for host in content.harmful_hosts}
    links = [(f"source.{item.id}.url", item.url, item.not_shown_in) for item in content.sources if item.url]
    for contact in content.contacts:
        links.extend(
            (
                f"contact.{contact.id}.links",
                f"//{link.value}" if "://" not in link.value else link.value,
                (*link.not_shown_in, *contact.not_shown_in),
            )
            for link in contact.links
            if link.type == "web"
        )
    for key, url, not_shown_in in links:
        host = _host(url).removeprefix("www.")
        for name, countries in harmful.items():
            missing = sorted(countries - set(not_shown_in))
            if (host == name or host.endswith(f".{name}")) and missing:
                yield Finding(
                    key,
                    f"A link to {name} can harm a reader in {', '.join(missing)}.",
                    f"Add {', '.join(missing)} to not_shown_in.",
                )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
