"""How sensitive a screen is: as the strictest of what it shows. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.core.model import Contact, Sensitivity, Service

TELLTALE: Final = frozenset(
    {Service.EMERGENCY, Service.TRAFFICKING, Service.VIOLENCE, Service.SHELTER, Service.HIV, Service.DETENTION}
)
"""Needs that say something about whoever looks for help with them."""

_MILDEST_FIRST: Final = (Sensitivity.PUBLIC, Sensitivity.CAREFUL, Sensitivity.DANGER)


def strictest(found: Iterable[Sensitivity]) -> Sensitivity:
    """The strictest of some classes; public where there is none."""
    return max(found, key=_MILDEST_FIRST.index, default=Sensitivity.PUBLIC)


def of_service(service: Service) -> Sensitivity:
    """The class of a list of those who help with one need."""
    return Sensitivity.CAREFUL if service in TELLTALE else Sensitivity.PUBLIC


def of_contact(contact: Contact) -> Sensitivity:
    """The class of a contact by itself. Who does a consul's work helps with everything, and so tells nothing."""
    if Service.CONSULAR in contact.services:
        return Sensitivity.PUBLIC
    return strictest(map(of_service, contact.services))
