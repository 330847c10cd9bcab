"""Rules on danger: what must not be missing where a wrong step hurts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Final

from bot.core.checks.rule import Context, Finding
from bot.core.checks.ways import reader
from bot.core.contacts import helpers, wanted_for
from bot.core.library import SOURCE_LANGUAGE
from bot.core.model import DANGEROUS, Card, Confidence, Contact, Room, Sensitivity, Topic
from bot.core.screens.entrance import EMERGENCY_TOPIC

_FEARED: Final = ("asks_name", "may_check_papers")
"""What somebody in danger fears of a call."""


def danger(context: Context) -> Iterator[Finding]:
    """Topics of danger are treated as such, warn, and lead to a number; their helpers were asked what callers fear."""
    for topic in context.library.content.topics:
        if topic.room is Room.DANGER and topic.sensitivity is not Sensitivity.DANGER:
            words = f"The topic stands in the room of danger, but is of class '{topic.sensitivity.value}'."
            yield Finding(f"topic.{topic.id}.sensitivity", words, "Say danger.")
        if topic.sensitivity is Sensitivity.DANGER:
            for card in topic.cards:
                yield from _card(context, topic, card)
    for contact in context.library.content.contacts:
        yield from _asked(contact)


def _card(context: Context, topic: Topic, card: Card) -> Iterator[Finding]:
    key = f"topic.{topic.id}.{card.id}"
    if not card.warnings:
        yield Finding(
            f"{key}.warnings",
            "A card of a topic of danger has no warning.",
            "Say what not to do, or when it is unsafe to act.",
        )
    now = datetime.combine(context.today, time(12), UTC)
    visitor = reader(context.library, topic, card, SOURCE_LANGUAGE)
    found = helpers(context.library, wanted_for(topic, card), visitor, now)
    if context.unread.any_of("contacts", "countries") or not context.library.contacts:
        return
    if topic.id != EMERGENCY_TOPIC and not any(helper.phones for helper in found):
        where = visitor.country or "any country"
        yield Finding(
            f"{key}.needs",
            f"Among those who help with it in {where}, nobody has a number that works there.",
            "Add a contact, or a need that somebody there serves.",
        )


def _asked(contact: Contact) -> Iterator[Finding]:
    """«Unknown» is honest while nobody called; whoever called could ask, and an alert can tell the caller to ask."""
    if DANGEROUS.isdisjoint(contact.services):
        return
    unknown = [field for field in _FEARED if getattr(contact, field) == "unknown"]
    if contact.confidence is Confidence.CONFIRMED:
        for field in unknown:
            yield Finding(f"contact.{contact.id}.{field}", "Somebody called, and it is still unknown.", "Ask them.")
    elif len(unknown) == len(_FEARED) and contact.alert is None:
        yield Finding(
            f"contact.{contact.id}.alert",
            "Nothing is known of names and papers, and nothing warns the caller of it.",
            "Say in alert what to ask first, or find out.",
        )
