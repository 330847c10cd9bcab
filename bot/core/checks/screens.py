"""Rules on screens: every one is rendered and measured in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time

from bot.core import markup
from bot.core.checks.rule import Context, Finding
from bot.core.library import fits
from bot.core.limits import MESSAGE_UNITS, SCREEN_CHARACTERS
from bot.core.model import Card, Topic
from bot.core.navigate import navigate
from bot.core.routes import Emergency, Place, TopicPlace, Visitor
from bot.core.scene import Scene


@dataclass(frozen=True, slots=True)
class Rendered:
    """One screen of one card: how long it is as sent and as seen."""

    key: str
    language: str
    sent: int
    seen: int


def too_long_to_send(context: Context) -> Iterator[Finding]:
    """Every screen fits into one message."""
    for found in _rendered(context):
        if found.sent > MESSAGE_UNITS:
            yield Finding(
                found.key,
                f"The screen has {found.sent} units, Telegram takes {MESSAGE_UNITS}.",
                "Shorten it.",
                found.language,
            )


def too_long_to_read(context: Context) -> Iterator[Finding]:
    """Every screen fits a small phone."""
    for found in _rendered(context):
        if found.seen > SCREEN_CHARACTERS:
            yield Finding(
                found.key,
                f"The screen has {found.seen} characters, at most {SCREEN_CHARACTERS} are wanted.",
                "Shorten it.",
                found.language,
            )


def _rendered(context: Context) -> Iterator[Rendered]:
    now = datetime.combine(context.today, time(12), UTC)
    for language in context.library.languages:
        for topic in context.library.topics.values():
            for card in topic.cards:
                visitor = _reader(card, language)
                for part, key in _parts(topic, card):
                    yield from _measure(Scene(context.library, visitor, now), key, part)
        for country in (None, *context.library.countries):
            scene = Scene(context.library, Visitor(language, country, "kg"), now)
            yield from _measure(scene, "topic.emergency", Emergency())


def _parts(topic: Topic, card: Card) -> Iterator[tuple[Place, str]]:
    key = f"topic.{topic.id}.{card.id}"
    yield TopicPlace(topic.id), f"{key}.answer"
    yield TopicPlace(topic.id, "s"), f"{key}.steps"
    if card.rights:
        yield TopicPlace(topic.id, "r"), f"{key}.rights"


def _reader(card: Card, language: str) -> Visitor:
    """Somebody to whom this card is shown."""
    for passport in ("kg", "other"):
        if fits(card.audience, card.country, passport):
            return Visitor(language, card.country, passport)
    return Visitor(language, card.country)


def _measure(scene: Scene, key: str, place: Place) -> Iterator[Rendered]:
    reply = navigate(scene, place)
    if reply is not None and reply.screen is not None:
        text = reply.screen.text
        yield Rendered(key, scene.visitor.language, markup.utf16_units(text), len(markup.visible(text)))
