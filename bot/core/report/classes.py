"""Which counts tell something about whoever made them: kept by week, told by month."""

from __future__ import annotations

from typing import Final

from bot.core.library import Library
from bot.core.model import Sensitivity
from bot.core.ports import Count
from bot.core.report.grains import GRAINS
from bot.core.sensitivity import TELLTALE, of_contact

_EVENTS: Final = frozenset({"emergency", "show", "screening"})
_OF_TOPICS: Final = frozenset({"topic", "helped"})
_OF_CONTACTS: Final = frozenset({"contact", "reached", "save"})


def is_sensitive(library: Library, count: Count) -> bool:
    """Whether a count is of something careful or dangerous, as far as the content says."""
    topic = library.topics.get(count.subject)
    if topic is not None:
        return topic.sensitivity is not Sensitivity.PUBLIC
    contact = library.contacts.get(count.subject)
    if contact is not None:
        return of_contact(contact) is not Sensitivity.PUBLIC
    return count.event in _EVENTS or count.detail == "urgent" or count.detail in TELLTALE


def may_be_sensitive(library: Library, count: Count) -> bool:
    """The same for what was counted in the past: what the content no longer knows may have been anything."""
    if is_sensitive(library, count) or count.event not in GRAINS:
        return True
    if count.event in _OF_TOPICS:
        return count.subject not in library.topics
    return count.event in _OF_CONTACTS and count.subject not in library.contacts
