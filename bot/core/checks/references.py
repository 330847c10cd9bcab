"""The rule that everything named by id exists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from bot.core import model
from bot.core.checks.rule import Context, Finding
from bot.core.understanding.lessons import OFF_TOPIC

_FIELDS: Final = {"source": "sources", "fact": "facts", "topic": "topics", "country": "countries"}
"""What is named → where it stands in the content."""
_BRING_BACK: Final = "Was a file or a folder deleted, moved or renamed? Put it back."
_Named = Iterator[tuple[str, str, str]]
"""Key of the place, kind of the thing that is named there, its id."""


def references(context: Context) -> Iterator[Finding]:
    """Everything named by id exists."""
    content = context.library.content
    known = {kind: {item.id for item in getattr(content, name)} for kind, name in _FIELDS.items()}
    gone: set[str] = set()
    for key, kind, identifier in _named(content):
        if not known[kind]:
            gone.add(kind)
            continue
        if identifier not in known[kind] and not context.unread.may_hold(_FIELDS[kind], identifier):
            near = get_close_matches(identifier, known[kind], n=1)
            yield Finding(key, f"There is no {kind} '{identifier}'.", f"Did you mean '{near[0]}'?" if near else "")

    yield from _nothing_of(context, gone)


def _nothing_of(context: Context, kinds: Collection[str]) -> Iterator[Finding]:
    """A whole kind is not there: one mistake, and not one at each place that names something of it."""
    for kind in sorted(kinds):
        if not context.unread.any_of(_FIELDS[kind]):
            yield Finding(kind, f"There are no {_FIELDS[kind]} at all, and they are named elsewhere.", _BRING_BACK)


def _named(content: model.Content) -> _Named:
    for fact in content.facts:
        yield from _sources(f"fact.{fact.id}", fact.sources)
    for topic in content.topics:
        yield from _cards(topic)
    for contact in content.contacts:
        yield from _sources(f"contact.{contact.id}", contact.sources)
        for phone in contact.phones:
            yield from _sources(f"contact.{contact.id}.phones.{phone.id}", phone.sources)
    for code in content.short_codes:
        yield from _sources(f"short_code.{code.id}", code.sources)
    yield from _beside_topics(content)


def _sources(key: str, ids: Iterable[str]) -> _Named:
    yield from ((f"{key}.sources", "source", item) for item in ids)


def _cards(topic: model.Topic) -> _Named:
    for card in topic.cards:
        key = f"topic.{topic.id}.{card.id}"
        yield from _sources(key, card.sources)
        if card.country is not None:
            yield key, "country", card.country


def _beside_topics(content: model.Content) -> _Named:
    for screening in content.screenings:
        key = f"screening.{screening.id}"
        yield f"{key}.topic", "topic", screening.topic
        if screening.country is not None:
            yield f"{key}.country", "country", screening.country
        yield from _sources(key, screening.sources)
    for show in content.shows:
        yield f"show.{show.id}.topic", "topic", show.topic
        yield f"show.{show.id}.country", "country", show.country
        yield from _sources(f"show.{show.id}", show.sources)
    for deadline in content.deadlines:
        yield f"deadline.{deadline.id}.topic", "topic", deadline.topic
        yield f"deadline.{deadline.id}.country", "country", deadline.country
        if deadline.fact is not None:
            yield f"deadline.{deadline.id}.fact", "fact", deadline.fact
    for said in content.phrasings:
        if said.id != OFF_TOPIC:
            yield f"questions.{said.id}.id", "topic", said.id
        yield from ((f"questions.{said.id}.neighbours", "topic", other) for other in said.neighbours)
