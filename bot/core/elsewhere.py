"""What is said outside of the private chat: where to go on, and cards to share. Never anything sensitive. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from bot.core import phrases
from bot.core.library import Library
from bot.core.markup import Html
from bot.core.model import Card, Sensitivity, Topic
from bot.core.ports import Count
from bot.core.routes import Ask, Emergency, Passport, Place, TopicPlace, Visitor, token
from bot.core.scene import Scene
from bot.core.screens.shared import shared
from bot.core.screens.topic import for_whom
from bot.core.skeleton import words
from bot.core.understanding import Understood

MOST_OFFERED: Final = 50
"""The Bot API's limit for the results of one inline query."""
_SHOWN_OF_ANSWER: Final = 120
"""Characters of a card that a list shows beneath its title; clients cut it, too."""
_LETTERS_TO_LOOK_BY: Final = 3


@dataclass(frozen=True, slots=True)
class SharedCard:
    """A card that can be sent to any chat: as it stands in the list, and what is sent. It has no links."""

    id: str
    title: str
    description: str
    text: Html


@dataclass(frozen=True, slots=True)
class Offer:
    """The answer to an inline query: cards, and the button above them that leads into the private chat."""

    cards: tuple[SharedCard, ...]
    button: str
    start: str
    counts: tuple[Count, ...]


def lead(scene: Scene, understood: Understood) -> str:
    """The token of a link into the private chat: to danger, to the public topic that is surely meant, or to ask."""
    return token(scene.visitor, _place(scene, understood))


def _place(scene: Scene, understood: Understood) -> Place:
    if understood.urgent:
        return Emergency()
    topics = _offered(scene.library, understood)
    if understood.confidence != "sure" or not topics:
        return Ask()
    unasked = scene.visitor.country == "KG" and scene.visitor.passport is None
    return Passport(topics[0].id) if unasked else TopicPlace(topics[0].id)


def offer(scene: Scene, understood: Understood, text: str) -> Offer:
    """Cards for what is being typed; all public topics where nothing is. Counted as asked, and no more."""
    found = islice(_found(scene, understood, text), MOST_OFFERED)
    cards = tuple(_card(replace(scene, visitor=visitor), topic, card) for visitor, topic, card in found)
    button = scene.page().voice.ui(phrases.INLINE_BUTTON)
    counts = (Count("inline", language=scene.visitor.language),)
    return Offer(cards, button, lead(scene, understood), counts)


def _found(scene: Scene, understood: Understood, text: str) -> Iterator[tuple[Visitor, Topic, Card]]:
    library, asker = scene.library, scene.visitor
    countries: list[str | None] = [None]
    public = [topic for topic in library.topics.values() if topic.sensitivity is Sensitivity.PUBLIC]
    if not text.strip():
        topics = public
    else:
        begun = [] if understood.urgent or understood.topics else _begun(scene, public, text)
        topics = _offered(library, understood) or begun
        countries = [asker.country] if asker.country else [*library.countries, None]
    for topic in topics:
        for country in countries:
            for passport in ("kg", "other") if country == "KG" else (None,):
                card = library.card(topic, country, passport)
                if card is not None and country in {card.country, asker.country}:
                    yield Visitor(asker.language, country, passport), topic, card


def _offered(library: Library, understood: Understood) -> list[Topic]:
    """The public ones of the topics that seem to be meant; none where danger seems to be meant first."""
    topics = [library.topics[topic] for topic in understood.topics if topic in library.topics]
    if understood.urgent or (topics and topics[0].sensitivity is Sensitivity.DANGER):
        return []
    return [topic for topic in topics if topic.sensitivity is Sensitivity.PUBLIC]


def _begun(scene: Scene, topics: list[Topic], text: str) -> list[Topic]:
    """Topics with a word of their title that begins as what is being typed."""
    typed = words(text)[-1:]
    if not typed or len(typed[0]) < _LETTERS_TO_LOOK_BY:
        return []
    voice = scene.page().voice
    titles = {topic.id: words(voice.text(f"topic.{topic.id}.title")) for topic in topics}
    return [topic for topic in topics if any(word.startswith(typed[0]) for word in titles[topic.id])]


def _card(scene: Scene, topic: Topic, card: Card) -> SharedCard:
    voice = scene.page().voice
    title = voice.text(f"topic.{topic.id}.title")
    if scene.visitor.country is not None:
        title = f"{title} · {scene.country_label(scene.visitor.country)}"
    said = f"{for_whom(scene, voice, card)} {voice.text(f'topic.{topic.id}.{card.id}.answer')}"
    return SharedCard(
        token(scene.visitor, TopicPlace(topic.id)), title, said[:_SHOWN_OF_ANSWER], shared(scene, topic, card)
    )
