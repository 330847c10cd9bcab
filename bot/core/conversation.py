"""The whole conversation: what comes in, pressed, typed or sent, and the Reply to it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.core import elsewhere, phrases
from bot.core.counted import count, length_band
from bot.core.dates import Dated, find_date
from bot.core.deadline_ways import NO_DAY
from bot.core.deadlines import is_near
from bot.core.elsewhere import Offer
from bot.core.library import Library
from bot.core.locale import base_language, negotiate
from bot.core.navigate import navigate
from bot.core.page import Screen
from bot.core.ports import Choice, Clock, KeptTable
from bot.core.replies import Replies
from bot.core.reply import Reply
from bot.core.routes import (
    OTHER_COUNTRY,
    Countries,
    DeadlinePlace,
    Forget,
    Help,
    Hide,
    Hotlines,
    Intent,
    OfflinePlace,
    Passport,
    Place,
    Privacy,
    Stale,
    Start,
    Visitor,
    parse,
)
from bot.core.scene import Scene
from bot.core.screens import deadlines, emergency, entrance, topic, who, words
from bot.core.understanding import Understanding, Understood

_COMMAND_PLACES: dict[str, Place] = {
    "start": Start(),
    "help": Help(),
    "hotlines": Hotlines(),
    "offline": OfflinePlace(),
    "language": Start(),
    "country": Countries(),
    "hide": Hide(),
    "privacy": Privacy(),
    "forget": Forget(),
}


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of the content: the library, the understanding made from it, and what it was asked a moment ago."""

    library: Library
    understanding: Understanding
    replies: Replies = field(default_factory=Replies, compare=False)


class Conversation:
    """The whole conversation over whatever edition is current at the moment of a call."""

    def __init__(
        self,
        edition: Callable[[], Edition],
        clock: Clock,
        *,
        remember_offered: bool,
        kept: tuple[KeptTable, ...] = (),
        troubled: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        """`kept` is all that the database can hold, which /privacy prints; `troubled` gives the ids of contacts that
        others could not reach lately.
        """
        self._troubled = troubled
        self._edition = edition
        self._clock = clock
        self._remember_offered = remember_offered
        self._kept = kept

    def visitor(self, choice: Choice | None, client_language: str | None, written: str | None = None) -> Visitor:
        """Who asks, from what was remembered, what was written and what the client says."""
        library, known = self._edition().library, self._edition().understanding.languages
        client = base_language(client_language)
        if client in set(library.languages) - {library.default_language, *known} and len(known) > 1:
            # whose phone speaks a language without phrases may write it, too: then it is told for another
            written = None
        language = negotiate(
            library.languages, library.default_language, choice.language if choice else None, written, client_language
        )
        return Visitor(language, choice.country, choice.passport) if choice else Visitor(language)

    def written_language(self, text: str) -> str | None:
        """The language of a typed text as far as it can be told."""
        return self._edition().understanding.language(text)

    def press(self, token: str, visitor: Visitor) -> Reply:
        """A button. A token that means nothing (any more) gets a kind answer, never silence."""
        edition = self._edition()
        known = edition.replies.get(token, self._clock.now())
        if known is not None:
            return known
        intent = parse(token)
        if isinstance(intent, Stale):
            return self._stale(visitor)
        return edition.replies.keep(token, intent, self.go(intent))

    def start(self, payload: str, visitor: Visitor) -> Reply:
        """/start, with a deep link's token where there is one."""
        intent = parse(payload) if payload else Stale()
        if isinstance(intent, Stale):
            return self.go(Intent(visitor, Start()))
        return replace(self.go(intent), fresh=True)

    def command(self, name: str, visitor: Visitor) -> Reply | None:
        """A command other than /start; None where there is no such command."""
        place = _COMMAND_PLACES.get(name)
        return None if place is None else self.go(Intent(visitor, place))

    def typed(self, text: str, visitor: Visitor) -> Reply:
        """Typed words: danger before anything else, then sure, unsure, or an honest «not understood»."""
        edition = self._edition()
        understood = edition.understanding.understand(text)
        settled = understood.urgent and visitor.country is not None
        if not settled:
            visitor = _meant(visitor, understood)
        scene = self._scene(edition, visitor)
        dated = None if understood.urgent else find_date(text, scene.now.date())
        if dated is not None and dated.alone:
            return self._dated(scene, dated)
        told = "urgent" if understood.urgent else understood.confidence
        counts = (count(scene, "typed", length_band(text) if told == "none" else "", told),)
        screen = self._typed_screen(scene, understood)
        if dated is not None and dated.day is not None and is_near(dated.day, scene.now.date()):
            screen = deadlines.with_day(scene, screen, dated.day)
        return Reply(screen, counts, fresh=True)

    def _typed_screen(self, scene: Scene, understood: Understood) -> Screen:
        topics = [scene.library.topics[item] for item in understood.topics if item in scene.library.topics]
        if understood.urgent:
            return emergency.emergency(scene, understood.danger)
        if not topics:
            return words.not_understood(scene)
        if understood.confidence == "sure":
            if scene.visitor.country == "KG" and scene.visitor.passport is None:
                return entrance.passport(scene, Passport(topics[0].id))
            return topic.answer(scene, topics[0])
        return words.unsure(scene, topics)

    def _dated(self, scene: Scene, dated: Dated) -> Reply:
        """A date and hardly more: what happened that day? What is no day gets a friendly word."""
        place = DeadlinePlace(f"{dated.day:%Y%m%d}" if dated.day is not None else NO_DAY)
        reply = navigate(scene, place)
        return replace(reply, fresh=True) if reply is not None else self._stale(scene.visitor)

    def located(self, latitude: float, longitude: float, visitor: Visitor) -> Reply:
        """A location: the nearest consulate and helpers. The place goes no further than this call."""
        scene = self._scene(self._edition(), visitor)
        return Reply(who.near(scene, latitude, longitude), (count(scene, "location"),), fresh=True)

    def unread(self, kind: str, visitor: Visitor) -> Reply:
        """A message that is not text: `voice`, `picture` or `other`."""
        scene = self._scene(self._edition(), visitor)
        return Reply(words.unread(scene, kind), (count(scene, "unread", detail=kind),), fresh=True)

    def failed(self, visitor: Visitor) -> Reply:
        """The answer when something broke on our side."""
        scene = self._scene(self._edition(), visitor)
        return Reply(words.failed(scene), (count(scene, "failed"),), fresh=True)

    def lead(self, text: str, visitor: Visitor) -> str:
        """The token of a link into the private chat, for words said elsewhere; it names nothing sensitive."""
        edition = self._edition()
        understood = edition.understanding.understand(text)
        return elsewhere.lead(self._scene(edition, _meant(visitor, understood)), understood)

    def offer(self, text: str, visitor: Visitor) -> Offer:
        """What an inline query is answered."""
        edition = self._edition()
        understood = edition.understanding.understand(text)
        return elsewhere.offer(self._scene(edition, _meant(visitor, understood)), understood, text)

    def phrase(self, phrase: phrases.Phrase, visitor: Visitor, **values: str) -> str:
        """A phrase of the interface as plain text, for what is not a screen."""
        return self._scene(self._edition(), visitor).page().voice.ui(phrase, **values)

    def go(self, intent: Intent) -> Reply:
        """Where an intent leads."""
        edition = self._edition()
        visitor = intent.visitor
        if visitor.language not in edition.library.languages:
            visitor = replace(visitor, language=edition.library.default_language)
        reply = navigate(self._scene(edition, visitor), intent.place)
        return reply if reply is not None else self._stale(visitor)

    def is_urgent(self, text: str) -> bool:
        """Whether typed words say danger; from memory alone."""
        return self._edition().understanding.is_urgent(text)

    def names_danger(self, text: str) -> bool:
        """Whether typed words stand in the list of danger; from memory alone, and quicker than `is_urgent`."""
        return self._edition().understanding.names_danger(text)

    def _stale(self, visitor: Visitor) -> Reply:
        scene = self._scene(self._edition(), visitor)
        return Reply(words.stale(scene), (count(scene, "stale"),))

    def _scene(self, edition: Edition, visitor: Visitor) -> Scene:
        known = visitor.country in edition.library.countries or visitor.country == OTHER_COUNTRY
        if visitor.country is not None and not known:
            visitor = replace(visitor, country=OTHER_COUNTRY)
        return Scene(edition.library, visitor, self._clock.now(), self._remember_offered, self._kept, self._troubled())


def _meant(visitor: Visitor, understood: Understood) -> Visitor:
    """The visitor as meaning the country that was named, if any; in Kyrgyzstan the passport is asked anew."""
    named = understood.country
    return visitor if named in {None, visitor.country} else replace(visitor, country=named, passport=None)
