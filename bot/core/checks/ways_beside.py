"""Ways to the screens beside topics and contacts: the interface, danger, screenings, words to show, deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Final

from bot.core import deadlines, routes
from bot.core import screening as answers
from bot.core.checks.ways import PASSPORTS, Way, at, somebody
from bot.core.library import Library
from bot.core.model import Audience, Happening, Room
from bot.core.page import Screen
from bot.core.routes import DeadlinePlace, Emergency, Place, RulePlace, ScreeningPlace, ShowPlace, Visitor
from bot.core.scene import Scene
from bot.core.screens import screening
from bot.core.screens.entrance import EMERGENCY_TOPIC, SAFELY

_LONG_AGO: Final = timedelta(days=500)
"""From such a day every term has passed, and the screen says that, too."""
_INTERFACE: Final[tuple[tuple[Place, str], ...]] = (
    (routes.Start(), "start"),
    (routes.Countries(), "country"),
    (routes.Passport(), "passport"),
    (routes.Menu(), "menu"),
    (routes.Hotlines(), "hotlines"),
    (routes.Ask(), "ask"),
    (routes.Privacy(), "privacy"),
    (routes.Privacy(SAFELY), "safe"),
    (routes.Help(), "help"),
    (routes.Hide(), "hide"),
    (routes.DeadlinePlace(), "deadline"),
    (routes.OfflinePlace(), "offline"),
    *((routes.RoomPlace(room.value), f"room.{room.value}") for room in Room),
)


def interface(library: Library, language: str) -> Iterator[Way]:
    """What the interface says of its own, in one country, and danger now in every one."""
    visitor = Visitor(language, next(iter(library.countries), None), "kg")
    for place, called in _INTERFACE:
        yield Way(visitor, f"ui.{called}", called, at(place))
    yield from _danger(library, language)


def _danger(library: Library, language: str) -> Iterator[Way]:
    """Danger now in every country, for each passport that has a card of its own."""
    topic = library.topics.get(EMERGENCY_TOPIC)
    for country, passport in product((None, *library.countries), PASSPORTS):
        card = library.card(topic, country, passport) if topic is not None else None
        key = f"topic.{EMERGENCY_TOPIC}.{card.id}.answer" if card is not None else f"country.{country}"
        if passport == "kg" or (card is not None and card.audience is not Audience.ANYONE):
            called = f"danger now, {country or 'no country chosen'}"
            yield Way(Visitor(language, country, passport), key, called, at(Emergency()))


def screenings(library: Library, language: str) -> Iterator[Way]:
    """Every introduction, question and outcome."""
    for found in library.screenings.values():
        visitor, key = somebody(language, found.country, found.audience), f"screening.{found.id}"
        yield Way(visitor, f"{key}.intro", "introduction", at(ScreeningPlace(found.id)))
        for number, question in enumerate(found.questions):
            place = ScreeningPlace(found.id, screening.BEGIN + answers.SKIP * number)
            yield Way(visitor, f"{key}.questions.{question.id}", "question", at(place))
        for outcome in found.outcomes:
            yield Way(visitor, f"{key}.outcomes.{outcome.id}", "outcome", _Outcome(found.id, outcome.id))


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How the screen of an outcome is made, whatever answers lead there."""

    screening: str
    outcome: str

    def __call__(self, scene: Scene) -> Screen:
        found = scene.library.screenings[self.screening]
        outcome = next(outcome for outcome in found.outcomes if outcome.id == self.outcome)
        return screening.outcome_of(scene, found, outcome)


def shows(library: Library, language: str) -> Iterator[Way]:
    """All words to show to somebody."""
    for show in library.shows.values():
        visitor = somebody(language, show.country, show.audience)
        yield Way(visitor, f"show.{show.id}.meaning", "words to show", at(ShowPlace(show.id)))


def results(library: Library, language: str, today: date) -> Iterator[Way]:
    """What is said when all was answered: by when to act, for each event, country and passport."""
    day = f"{today - _LONG_AGO:%Y%m%d}"
    for country, passport, happening in product(library.countries, PASSPORTS, Happening):
        visitor = Visitor(language, country, passport)
        rules = deadlines.rules_for(library, visitor, happening)
        exempt = any(rule.exempt is not None for rule in rules)
        for contract in ("n", "y") if exempt else ("n",):
            place = DeadlinePlace(day, happening.value, contract, str(max(deadlines.SPENT)))
            if rules:
                yield Way(visitor, f"deadline.{rules[0].id}", "by when to act", at(place))
        for rule in rules:
            yield Way(visitor, f"deadline.{rule.id}", "one rule", at(RulePlace(rule.id, f"{today:%Y%m%d}")))
