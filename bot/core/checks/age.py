"""Rules on time: what is past its date, what has none. Never blocks; the screens say it to the reader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from bot.core.checks.rule import Context, Finding
from bot.core.model import Card, Contact, Fact, Phone, Screening, Source
from bot.core.pagedate import PageDate

_FARTHEST: Final = timedelta(days=5 * 365)
"""Nothing here holds for longer without being looked at."""
_LARGEST: Final = {"hour": 10_000, "day": 36_525, "week": 5_200, "month": 1_200, "year": 100, "percent": 1_000}
"""By unit, what no fact of ours exceeds: more is a slip, or a day without its hyphens."""
_OLDEST: Final = date(1900, 1, 1)
"""No page of ours is older."""


def expired_facts(context: Context) -> Iterator[Finding]:
    """Facts are looked at again before they expire."""
    for fact in context.library.facts.values():
        if fact.expires < context.today:
            yield Finding(f"fact.{fact.id}.expires", f"The fact expired on {fact.expires}.", "Check it at its source.")


def uncertain_facts(context: Context) -> Iterator[Finding]:
    """A fact of high confidence rests on a dated page, or on two sources."""
    for fact in context.library.content.facts:
        sources = [context.library.sources[name] for name in fact.sources if name in context.library.sources]
        dated = fact.source_date or any(source.source_date for source in sources)
        if fact.confidence == "high" and not dated and len(set(fact.sources)) == 1:
            yield Finding(
                f"fact.{fact.id}.confidence",
                "It is called sure, but rests on a single page without a date.",
                "Add a source or the page's date, or say medium.",
            )


def units(context: Context) -> Iterator[Finding]:
    """A date has the unit date, and nothing else has; no value is larger than its unit allows."""
    for fact in context.library.content.facts:
        if isinstance(fact.value, date) != (fact.unit == "date"):
            words = f"The value {fact.value} has the unit '{fact.unit}'."
            yield Finding(f"fact.{fact.id}.unit", words, "A day has the unit date, a number another.")
        elif not isinstance(fact.value, date) and fact.value > _LARGEST.get(fact.unit, fact.value):
            words = f"The value {fact.value} is too large for the unit '{fact.unit}'."
            yield Finding(f"fact.{fact.id}.value", words, "Compare it with its source.")


def overdue_reviews(context: Context) -> Iterator[Finding]:
    """Cards and screenings are read again by their date."""
    for key, called, item in _reviewed(context):
        if item.review_by < context.today:
            yield Finding(
                f"{key}.review_by", f"The {called} was due on {item.review_by}.", "Read it against its sources."
            )


def _reviewed(context: Context) -> Iterator[tuple[str, str, Card | Screening]]:
    """What is compared with its sources: its key, what it is called, and itself."""
    for topic in context.library.content.topics:
        yield from ((f"topic.{topic.id}.{card.id}", "card", card) for card in topic.cards)
    for screening in context.library.content.screenings:
        yield f"screening.{screening.id}", "screening", screening


def dates_in_order(context: Context) -> Iterator[Finding]:
    """No date of the past lies in the future, none of the future in the past of another."""
    content = context.library.content
    dated: list[tuple[str, Source | Fact | Contact | Phone]] = [(f"source.{item.id}", item) for item in content.sources]
    dated += [(f"fact.{item.id}", item) for item in content.facts]
    dated += [(f"contact.{item.id}", item) for item in content.contacts]
    dated += [(f"contact.{item.id}.phones.{phone.id}", phone) for item in content.contacts for phone in item.phones]
    for key, item in dated:
        if item.checked is not None and item.checked > context.today:
            yield Finding(f"{key}.checked", f"It says it was checked on {item.checked}, which lies in the future.")
        yield from _page_date(f"{key}.source_date", item.source_date, context.today)
    for show in content.shows:
        if show.native_checked is not None and show.native_checked > context.today:
            words = f"It says it was checked on {show.native_checked}, which lies in the future."
            yield Finding(f"show.{show.id}.native_checked", words)
    for fact in content.facts:
        yield from _too_far(f"fact.{fact.id}.expires", fact.expires, context.today)
    for key, _, reviewed in _reviewed(context):
        yield from _too_far(f"{key}.review_by", reviewed.review_by, context.today)
        if reviewed.reviewed > context.today:
            words = f"It says it was reviewed on {reviewed.reviewed}, which lies in the future."
            yield Finding(f"{key}.reviewed", words)
        if reviewed.review_by < reviewed.reviewed:
            yield Finding(f"{key}.review_by", "It is due before it was reviewed.")


def _page_date(key: str, day: PageDate | None, today: date) -> Iterator[Finding]:
    if day is not None and day.earliest > today:
        yield Finding(key, f"The page's date {day} lies in the future.")
    elif day is not None and day.earliest < _OLDEST:
        words = f"The page's date {day} lies before {_OLDEST.year}: a digit is wrong."
        yield Finding(key, words, "Compare it with the page.")


def _too_far(key: str, day: date, today: date) -> Iterator[Finding]:
    if day > today + _FARTHEST:
        words = f"{day} is more than {_FARTHEST.days // 365} years from now: until then nobody would look at it again."
        yield Finding(key, words, "Write a day within a year.")
