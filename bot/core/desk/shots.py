"""The screens of an item, taken as a worker would see them, and what was said on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from bot.core import markup
from bot.core.checks import ways_beside
from bot.core.checks.ways import at
from bot.core.contacts import helpers, wanted_for
from bot.core.desk.items import Item, Kind
from bot.core.desk.readers import topic_and_card
from bot.core.library import SOURCE_LANGUAGE, Library, Said
from bot.core.limits import CONTACTS_A_SCREEN, SOURCES_A_SCREEN
from bot.core.model import Screening, Service, Topic
from bot.core.page import Screen
from bot.core.routes import (
    ContactPlace,
    Hotlines,
    Place,
    RulePlace,
    ScreeningPlace,
    ShowPlace,
    TopicPlace,
)
from bot.core.scene import Scene
from bot.core.screening import SKIP
from bot.core.screens import screening as screening_screens
from bot.core.screens.entrance import EMERGENCY_TOPIC
from bot.core.screens.topic import all_sources
from bot.core.screens.who import wanted_of

_PARTS: Final = (("a", "Answer"), ("s", "What to do"), ("r", "Rights"))

Render = Callable[[Scene], Screen | None]


@dataclass(frozen=True, slots=True)
class Shot:
    """One screen of an item: what editors call it, how it is made, and its place where a button leads there.

    `further` says that it is one of several like it, and not the first.
    """

    called: str
    render: Render
    place: Place | None = None
    further: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A screen in one language: how many characters a person sees, and the keys of what is said on it, in order."""

    screen: Screen
    characters: int
    keys: tuple[str, ...]


class _Overheard(Library):
    """A library that notes which texts are asked of it."""

    def __init__(self, library: Library) -> None:
        self.__dict__.update(library.__dict__)
        self.heard: dict[str, None] = {}

    def say(self, key: str, language: str) -> Said:
        """As the library; the key is noted."""
        self.heard[key] = None
        return super().say(key, language)


def take(shot: Shot, scene: Scene) -> Taken | None:
    """The screen as the scene's visitor sees it; None where it is not shown to them."""
    library = _Overheard(scene.library)
    screen = shot.render(replace(scene, library=library))
    if screen is None:
        return None
    return Taken(screen, len(markup.visible(screen.text)), tuple(library.heard))


def shots(item: Item, scene: Scene) -> list[Shot]:
    """The screens of an item that the scene's visitor can come to."""
    return list(_SHOTS[item.kind](item, scene))


def _of_card(item: Item, scene: Scene) -> Iterator[Shot]:
    topic, card = topic_and_card(scene.library, item)
    for part, called in _PARTS:
        danger = topic.id == EMERGENCY_TOPIC and part == "s"  # its answer and steps stand on the screen of danger
        if not danger and (part != "r" or card.rights):
            yield _at(called, TopicPlace(topic.id, part))
    found = helpers(scene.library, wanted_for(topic, card), scene.visitor, scene.now)
    yield from _pages("Who helps", "h", len(found), CONTACTS_A_SCREEN, topic)
    yield from _pages("Sources", "o", len(all_sources(scene.library, card)), SOURCES_A_SCREEN, topic)


def _pages(called: str, part: str, items: int, a_page: int, topic: Topic) -> Iterator[Shot]:
    last = _last_page(items, a_page)
    for page in range(1, last + 1):
        numbered = f"{called}, {page} of {last}" if last > 1 else called
        yield _at(numbered, TopicPlace(topic.id, part, str(page)), further=page > 1)


def _last_page(items: int, a_page: int) -> int:
    return max(1, -(-items // a_page))


def _at(called: str, place: Place, *, further: bool = False) -> Shot:
    return Shot(called, at(place), place, further)


def _of_contact(item: Item, _scene: Scene) -> Iterator[Shot]:
    yield _at("Contact", ContactPlace(item.id))


def _of_screening(item: Item, scene: Scene) -> Iterator[Shot]:
    found: Screening = scene.library.screenings[item.id]
    yield _at("Introduction", ScreeningPlace(found.id))
    for number in range(len(found.questions)):
        place = ScreeningPlace(found.id, screening_screens.BEGIN + SKIP * number)
        yield _at(f"Question {number + 1} of {len(found.questions)}", place, further=number > 0)
    for outcome in found.outcomes:
        yield Shot(f"Outcome: {outcome.id}", partial(screening_screens.outcome_of, found=found, outcome=outcome))


def _of_show(item: Item, _scene: Scene) -> Iterator[Shot]:
    yield _at("Words to show", ShowPlace(item.id))


def _of_deadline(item: Item, scene: Scene) -> Iterator[Shot]:
    yield _at("Counted from today", RulePlace(item.id, f"{scene.now:%Y%m%d}"))


def _of_country(_item: Item, scene: Scene) -> Iterator[Shot]:
    """The first numbers, and who helps with each need that somebody there serves."""
    yield _at("First numbers", Hotlines())
    for service in Service:
        found = helpers(scene.library, wanted_of(service), scene.visitor, scene.now)
        last = _last_page(len(found), CONTACTS_A_SCREEN) if found else 0
        for page in range(1, last + 1):
            numbered = f"{service.value}, {page} of {last}" if last > 1 else service.value
            yield _at(numbered.capitalize(), Hotlines(service.value, str(page)), further=True)


def _of_interface(item: Item, scene: Scene) -> Iterator[Shot]:
    for way in ways_beside.interface(scene.library, SOURCE_LANGUAGE):
        if way.key == item.key:
            yield Shot(way.called.capitalize(), way.render)


_SHOTS: Final[dict[Kind, Callable[[Item, Scene], Iterator[Shot]]]] = {
    Kind.CARD: _of_card,
    Kind.CONTACT: _of_contact,
    Kind.SCREENING: _of_screening,
    Kind.SHOW: _of_show,
    Kind.DEADLINE: _of_deadline,
    Kind.COUNTRY: _of_country,
    Kind.INTERFACE: _of_interface,
}
"""The screens of each kind of item; a test holds it complete."""
