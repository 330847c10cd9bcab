"""What a withdrawal would take from people in danger: the last emergency number never, the rest is said."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from bot.core.checks import Context
from bot.core.checks.danger import danger
from bot.core.confirming import RefusedError
from bot.core.library import Library
from bot.core.model import Contact, Content, Kind
from bot.core.phrases import INTERFACE


def without(contact: Contact, phone: str | None) -> Contact:
    """The contact as users would see it, with all or one of its numbers withdrawn."""
    kept = () if phone is None else tuple(item for item in contact.phones if item.id != phone)
    return contact.model_copy(update={"phones": kept, "status": "inactive" if phone is None else contact.status})


def refuse_last_emergency_number(content: Content, contact: Contact, phone: str | None) -> None:
    """Let no country be left without an emergency number.

    Raises:
        RefusedError: it would be.
    """
    others = [without(contact, phone), *(item for item in content.contacts if item.id != contact.id)]
    lost = sorted(
        country.id
        for country in content.countries
        if _has_emergency(content.contacts, country.id) and not _has_emergency(others, country.id)
    )
    if lost:
        raise RefusedError(
            f"It is the last emergency number of {', '.join(lost)}: people in danger would see none. "
            f"Add the right number first, then withdraw this one."
        )


def left_without_help(content: Content, changed: Contact, today: date) -> list[str]:
    """What people in danger lose where a contact is as `changed`, in words."""
    others = tuple(changed if item.id == changed.id else item for item in content.contacts)
    before, after = (_danger(one, today) for one in (content, content.model_copy(update={"contacts": others})))
    return [words for key, words in after.items() if key not in before]


def _danger(content: Content, today: date) -> dict[str, str]:
    found = danger(Context(Library(content, {}, INTERFACE), {}, today))
    return {finding.key: f"{finding.key}: {finding.text}" for finding in found}


def _has_emergency(contacts: Collection[Contact], country: str) -> bool:
    return any(
        contact.kind is Kind.EMERGENCY and country in contact.service_area and contact.as_shown().phones
        for contact in contacts
        if contact.usable
    )
