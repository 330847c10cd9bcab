"""What the parts of one file share: whose it is, how far it goes, the numbers of helpers and of sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Final

from bot.core.contacts import Helper, helpers, wanted_for
from bot.core.library import Library
from bot.core.model import Card, Kind, Room, Sensitivity, Service, Source, Topic
from bot.core.routes import Visitor
from bot.core.scene import Scene
from bot.core.screens.entrance import EMERGENCY_TOPIC
from bot.core.screens.who import SERVICES, wanted_of
from bot.core.voice import Voice

_TELLING: Final = frozenset({Service.TRAFFICKING, Service.VIOLENCE, Service.SHELTER})
"""Needs whose helpers tell what somebody fears."""


class Scope(StrEnum):
    """How far a file goes.

    A file stays in the phone's downloads, where /hide does not reach, and whoever holds the phone may open it. One
    about everything tells nothing of its reader; but a chapter on how to get away can anger the one who must not know.
    So it is left out where that is asked: texts of class danger, what belongs to them, and helpers who are there for
    that first. The emergency numbers stay: they are in every book.
    """

    ALL = "a"
    CALM = "c"


class Booklet:
    """One file in the making. Nothing in it depends on the time of day: the same day gives the same file."""

    def __init__(self, library: Library, visitor: Visitor, day: date, scope: Scope) -> None:
        self.library = library
        self.visitor = visitor
        self.day = day
        self.scope = scope
        self.scene = Scene(library, visitor, self.moment(day))
        self.groups = self._grouped()
        self.numbers = {
            helper.contact.id: number
            for number, helper in enumerate((one for group in self.groups.values() for one in group), 1)
        }
        self._cited: dict[str, int] = {}

    @staticmethod
    def moment(day: date) -> datetime:
        """The beginning of a day: what a file says depends on nothing finer."""
        return datetime.combine(day, time(), UTC)

    def voice(self) -> Voice:
        """A voice for one part: its notices are told with that part."""
        return Voice(self.library, self.visitor.language, self.day)

    def has(self, topic: Topic) -> bool:
        """Whether a topic belongs into this file."""
        return self.scope is Scope.ALL or topic.sensitivity is not Sensitivity.DANGER

    def topics_in(self, room: Room | None) -> list[Topic]:
        """The topics of a room; danger now has a place of its own."""
        found = self.library.topics_in(room)
        return [topic for topic in found if self.has(topic) and topic.id != EMERGENCY_TOPIC]

    def card(self, topic: Topic) -> Card | None:
        """The card that holds for this reader."""
        return self.library.card(topic, self.visitor.country, self.visitor.passport)

    def helpers(self, topic: Topic, card: Card | None) -> list[Helper]:
        """The helpers of a topic that stand in this file, best first."""
        found = helpers(self.library, wanted_for(topic, card), self.visitor, None)
        return [helper for helper in found if helper.contact.id in self.numbers]

    def cite(self, sources: Iterable[str]) -> list[int]:
        """The numbers under which sources stand at the end; what was not cited before gets the next one."""
        return sorted({self._cited.setdefault(source, len(self._cited) + 1) for source in sources})

    def names(self, service: Service) -> bool:
        """Whether a need is named in this file."""
        return self.scope is Scope.ALL or service not in _TELLING

    @property
    def cited(self) -> list[Source]:
        """The sources cited so far, in the order of their numbers."""
        return [self.library.sources[source] for source in self._cited]

    def _grouped(self) -> dict[Service, list[Helper]]:
        """Everybody who helps here, each once, under the need that they are there for first."""
        groups: dict[Service, list[Helper]] = {}
        for service in SERVICES:
            found = helpers(self.library, wanted_of(service), self.visitor, None)
            own = [helper for helper in found if helper.contact.services[0] is service and self._holds(helper)]
            if own:
                groups[service] = own
        return groups

    def _holds(self, helper: Helper) -> bool:
        contact = helper.contact
        return contact.kind is Kind.EMERGENCY or self.names(contact.services[0])
