"""Facts, cards and screenings whose day has passed, or comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.core.due_item import DueItem, Reason
from bot.core.model import Card, Content, Fact, Screening, Sensitivity, Topic
from bot.core.usage import NOTHING, Usage
from bot.core.voice import FACT

_Readers = Sequence[tuple[Topic, Card]]
"""The cards that say a fact."""


def facts_due(content: Content, today: date, by: date, usage: Usage = NOTHING) -> list[DueItem]:
    """What is to be read again by a day, the most pressing first: danger, then what is used most, then the oldest."""
    return sorted(_all(content, today, by, usage), key=lambda item: item.order)


def _all(content: Content, today: date, by: date, usage: Usage) -> Iterator[DueItem]:
    readers = readers_of_facts(content)
    topics = {topic.id: topic for topic in content.topics}
    for fact in content.facts:
        if fact.expires <= by:
            yield _fact(content, fact, readers.get(fact.id, ()), today, usage)
    for topic in content.topics:
        yield from (_card(topic, card, today, usage) for card in topic.cards if card.review_by <= by)
    for screening in content.screenings:
        if screening.review_by <= by:
            yield _screening(topics.get(screening.topic), screening, today, usage)


def _passed(day: date, today: date) -> tuple[Reason, ...]:
    return (Reason.EXPIRED if day < today else Reason.EXPIRES,)


def _fact(content: Content, fact: Fact, readers: _Readers, today: date, usage: Usage) -> DueItem:
    danger = any(topic.sensitivity is Sensitivity.DANGER for topic, _ in readers)
    used = sum(usage.topic(topic, country) for topic, country in {(topic.id, card.country) for topic, card in readers})
    reasons = _passed(fact.expires, today)
    return DueItem("fact", fact.id, reasons, known_from(content, fact), fact.expires, danger, used)


def _card(topic: Topic, card: Card, today: date, usage: Usage) -> DueItem:
    danger, used = topic.sensitivity is Sensitivity.DANGER, usage.topic(topic.id, card.country)
    reasons = _passed(card.review_by, today)
    return DueItem("card", f"{topic.id}.{card.id}", reasons, card.reviewed, card.review_by, danger, used)


def _screening(topic: Topic | None, screening: Screening, today: date, usage: Usage) -> DueItem:
    danger = topic is not None and topic.sensitivity is Sensitivity.DANGER
    used = usage.topic(screening.topic, screening.country)
    reasons = _passed(screening.review_by, today)
    return DueItem("screening", screening.id, reasons, screening.reviewed, screening.review_by, danger, used)


def next_day(content: Content, after: date) -> date | None:
    """The first day after a day that is a fact's, a card's or a screening's; None where there is none."""
    days = [fact.expires for fact in content.facts]
    days += [card.review_by for topic in content.topics for card in topic.cards]
    days += [screening.review_by for screening in content.screenings]
    return min((day for day in days if day > after), default=None)


def known_from(content: Content, fact: Fact) -> date | None:
    """The older of the page's day and the day a person checked; of its sources' days where it has none of its own."""
    pages = [source.source_date for source in content.sources if source.id in fact.sources]
    days = [page.earliest for page in ([fact.source_date] if fact.source_date else pages) if page]
    return min([*days, *([fact.checked] if fact.checked else [])], default=None)


def readers_of_facts(content: Content) -> dict[str, list[tuple[Topic, Card]]]:
    """Fact → the cards that say it."""
    found: dict[str, list[tuple[Topic, Card]]] = {}
    for topic in content.topics:
        for card in topic.cards:
            entries = (*card.warnings, *card.steps, *card.rights)
            text = "\n".join([card.answer, *(entry.text for entry in entries)])
            for name in dict.fromkeys(FACT.findall(text)):
                found.setdefault(name, []).append((topic, card))
    return found
