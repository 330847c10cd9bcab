"""Rules on time: what is past its date. Never blocks; the screens say it to the reader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.core.checks.rule import Context, Finding


def expired_facts(context: Context) -> Iterator[Finding]:
    """Facts are looked at again before they expire."""
    for fact in context.library.facts.values():
        if fact.expires < context.today:
            yield Finding(f"fact.{fact.id}.expires", f"The fact expired on {fact.expires}.", "Check it at its source.")


def overdue_reviews(context: Context) -> Iterator[Finding]:
    """Cards are read again by their date."""
    for topic in context.library.topics.values():
        for card in topic.cards:
            if card.review_by < context.today:
                yield Finding(
                    f"topic.{topic.id}.{card.id}.review_by",
                    f"The card was due on {card.review_by}.",
                    "Read it against its sources.",
                )


def dates_in_order(context: Context) -> Iterator[Finding]:
    """No date of the past lies in the future, none of the future in the past of another."""
    content = context.library.content
    checked: list[tuple[str, date | None]] = [(f"source.{item.id}", item.checked) for item in content.sources]
    checked += [(f"fact.{item.id}", item.checked) for item in content.facts]
    checked += [(f"contact.{item.id}", item.checked) for item in content.contacts]
    for key, day in checked:
        if day is not None and day > context.today:
            yield Finding(f"{key}.checked", f"It says it was checked on {day}, which lies in the future.")
    for source in content.sources:
        if source.source_date is not None and source.source_date.earliest > context.today:
            yield Finding(
                f"source.{source.id}.source_date", f"The page's date {source.source_date} lies in the future."
            )
    for topic in content.topics:
        for card in topic.cards:
            if card.review_by < card.reviewed:
                yield Finding(f"topic.{topic.id}.{card.id}.review_by", "It is due before it was reviewed.")
