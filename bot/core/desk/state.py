"""How an item stands: what is old, not translated, not confirmed, or wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.core.contacts import Helper, best_confidence, helpers, phones_for, serves, wanted_for
from bot.core.desk.items import Item, Kind, all_items, home
from bot.core.desk.readers import readers, topic_and_card
from bot.core.desk.report import Report
from bot.core.hours import UNKNOWN
from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.model import Confidence, Fact
from bot.core.problems import Problem
from bot.core.scene import Scene

SOON: Final = timedelta(days=30)
"""What falls due within this time is shown as near."""

_FLAGGED: Final = frozenset({"missing", "fuzzy", "expired", "review"})
"""Rules of `check` that say what has a flag of its own."""


class Flag(StrEnum):
    """One thing that an editor looks for."""

    OVERDUE = "overdue"
    DUE = "due"
    EXPIRED = "expired"
    EXPIRING = "expiring"
    FUZZY = "fuzzy"
    MISSING = "missing"
    UNCONFIRMED = "unconfirmed"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class State:
    """How one item stands. `fuzzy` and `missing` count its texts by language; `trust` those who help, by confidence."""

    flags: frozenset[Flag]
    fuzzy: Mapping[str, int]
    missing: Mapping[str, int]
    expired: tuple[Fact, ...]
    expiring: tuple[Fact, ...]
    trust: Mapping[Confidence, int]
    problems: tuple[Problem, ...]

    @property
    def unflagged(self) -> tuple[Problem, ...]:
        """The problems that no other flag says."""
        return _unflagged(self.problems)


class Survey:
    """All items of a library with their states, as one report and one day have them."""

    def __init__(self, scene: Scene, report: Report) -> None:
        """Take stock; `scene` says the library and the moment, its visitor does not matter."""
        self.library = scene.library
        self.report = report
        self.today = scene.now.date()
        self.items = all_items(scene.library)
        self._problems = _by_home(scene.library, report.problems)
        self.states = {key: self._state(scene, item) for key, item in self.items.items()}

    def problems_at(self, *keys: str) -> tuple[Problem, ...]:
        """The problems of items or records such as `fact.ru-stay-days`, each once."""
        return tuple(dict.fromkeys(problem for key in keys for problem in self._problems.get(key, ())))

    def _state(self, scene: Scene, item: Item) -> State:
        facts = [self.library.facts[name] for name in item.facts if name in self.library.facts]
        expired = tuple(fact for fact in facts if fact.expires < self.today)
        expiring = tuple(fact for fact in facts if self.today <= fact.expires <= self.today + SOON)
        fuzzy, missing = _translations(self.library, item.texts)
        trust = Counter(best_confidence(helper) for helper in who_helps(_first_reader(scene, item), item))
        problems = self.problems_at(*_touched(item))
        flags = {
            Flag.EXPIRED: expired,
            Flag.EXPIRING: expiring,
            Flag.FUZZY: fuzzy,
            Flag.MISSING: missing,
            Flag.UNCONFIRMED: trust[Confidence.UNCONFIRMED],
            Flag.PROBLEM: _unflagged(problems),
            Flag.OVERDUE: item.review_by is not None and item.review_by < self.today,
            Flag.DUE: item.review_by is not None and self.today <= item.review_by <= self.today + SOON,
        }
        raised = frozenset(flag for flag, reason in flags.items() if reason)
        return State(raised, fuzzy, missing, expired, expiring, trust, problems)


def _unflagged(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.rule not in _FLAGGED)


def _translations(library: Library, keys: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How many texts are fuzzy, and how many missing, by language."""
    fuzzy, missing = Counter[str](), Counter[str]()
    for key in keys:
        for language in library.languages:
            found = library.translation(key, language)
            if language != SOURCE_LANGUAGE and found is None:
                missing[language] += 1
            elif found is not None and found.fuzzy:
                fuzzy[language] += 1
    return fuzzy, missing


def _first_reader(scene: Scene, item: Item) -> Scene:
    return replace(scene, visitor=readers(scene.library, item)[0])


def who_helps(scene: Scene, item: Item) -> list[Helper]:
    """Who helps by an item: those of a card's list, a contact itself, all that serve a country."""
    library, visitor = scene.library, scene.visitor
    match item.kind:
        case Kind.CARD:
            return helpers(library, wanted_for(*topic_and_card(library, item)), visitor, scene.now)
        case Kind.CONTACT:
            contact = library.contacts[item.id]
            return [Helper(contact, UNKNOWN, phones_for(contact, visitor.country))]
        case Kind.COUNTRY:
            serving = [contact for contact in library.contacts.values() if serves(contact, visitor)]
            return [Helper(contact, UNKNOWN, phones_for(contact, visitor.country)) for contact in serving]
        case _:
            return []


def _touched(item: Item) -> Iterable[str]:
    """The heads of what an item is made of: a problem of any of them concerns it."""
    yield item.key
    if item.kind is Kind.CARD:
        yield f"topic.{item.topic}"
    yield from (f"fact.{name}" for name in item.facts)
    yield from (f"source.{name}" for name in item.sources)


def _by_home(library: Library, problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.key:
            found.setdefault(home(library, problem.key), []).append(problem)
    return found
