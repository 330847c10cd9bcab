"""The whole content with its translations, indexed: what every other part of the core reads.

A library never changes; a reload makes a new one. Its `revision` names the content it was made of.
"""

from __future__ import annotations

from collections.abc import Iterable, KeysView, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple

from bot.core import model
from bot.core.errors import UnknownTextError
from bot.core.texts import translatable

SOURCE_LANGUAGE = "en"


class TextState(IntEnum):
    """How far a text can be trusted to say in this language what the English says; worse is higher."""

    DONE = 0
    FUZZY = 1
    FALLBACK = 2


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation as its file has it."""

    text: str
    fuzzy: bool = False


class Said(NamedTuple):
    """A text as it can be shown: in which language it came out, and how sure it is."""

    text: str
    language: str
    state: TextState


Translations = Mapping[str, Mapping[str, Translation]]
"""language → key → translation; a withdrawn or empty one is not in it."""
_NOTHING: Mapping[str, Translation] = MappingProxyType({})


class Library:
    """Content, translations and the indexes over them."""

    def __init__(
        self,
        content: model.Content,
        translations: Translations,
        interface: Mapping[str, str],
        revision: str = "",
    ) -> None:
        """Index the content; `interface` is key → English text of the interface's own phrases."""
        self.content = content
        self.revision = revision
        self._english = {**interface, **dict(translatable(content))}
        self._translations = translations
        self._flagged = frozenset(item.id for item in content.flagged)
        self.languages = MappingProxyType({item.id: item for item in content.languages})
        self.countries = MappingProxyType({item.id: item for item in content.countries})
        self.sources = MappingProxyType({item.id: item for item in content.sources})
        self.facts = MappingProxyType({item.id: item for item in content.facts})
        self.topics = MappingProxyType({item.id: item for item in content.topics})
        self.contacts = MappingProxyType({item.id: item.as_shown() for item in content.contacts if item.usable})
        self.screenings = MappingProxyType({item.id: item for item in content.screenings})
        self.shows = MappingProxyType({item.id: item for item in content.shows})
        self._serving = _by_country(self.contacts.values())

    def without_phrases(self) -> Library:
        """The same, without what people say: it was learned, and is half of the memory."""
        dangers = tuple(
            kind.model_copy(update={"says": {}, "hints": {}, "unlike": {}}) for kind in self.content.dangers
        )
        silent = {"phrasings": (), "vocabularies": (), "dangers": dangers}
        copied = copy(self)
        copied.content = self.content.model_copy(update=silent)
        return copied

    @property
    def default_language(self) -> str:
        """The language that serves where nothing is known: the first of the languages file."""
        return next(iter(self.languages), SOURCE_LANGUAGE)

    @property
    def keys(self) -> KeysView[str]:
        """Every key that a text stands under."""
        return self._english.keys()

    def english(self, key: str) -> str:
        """The source text under a key.

        Raises:
            UnknownTextError: nothing stands there.
        """
        try:
            return self._english[key]
        except KeyError:
            raise UnknownTextError(key) from None

    def translation(self, key: str, language: str) -> Translation | None:
        """The translation as it stands in the files; None where there is none."""
        return self._translations.get(language, {}).get(key)

    def say(self, key: str, language: str) -> Said:
        """The text in the language, else in the languages that stand in for it, never blank.

        Raises:
            UnknownTextError: nothing stands under the key in any language.
        """
        english = self.english(key)
        found = self._translations.get(language, _NOTHING).get(key)
        if found is not None and language != SOURCE_LANGUAGE:
            return Said(found.text, language, TextState.FUZZY if found.fuzzy else TextState.DONE)
        known = self.languages.get(language)
        own = TextState.FUZZY if key in self._flagged else TextState.DONE
        for candidate in known.fallback if known and language != SOURCE_LANGUAGE else ():
            found = self.translation(key, candidate)
            if candidate == SOURCE_LANGUAGE:
                break
            if found is not None:
                return Said(found.text, candidate, TextState.FALLBACK)
        return Said(english, SOURCE_LANGUAGE, own if language == SOURCE_LANGUAGE else TextState.FALLBACK)

    def topics_in(self, room: model.Room | None) -> list[model.Topic]:
        """The topics of a room in the order of the files."""
        return [topic for topic in self.content.topics if topic.room == room]

    def contacts_for(self, country: str | None) -> Sequence[model.Contact]:
        """The contacts whose area is the country or everywhere, in the order of the files."""
        return self._serving.get(country, self._serving[None])

    def card(self, topic: model.Topic, country: str | None, passport: str | None) -> model.Card | None:
        """The card for a country and a passport: the country's own, else the international one.

        Never another person's rule: a card is chosen only if its audience holds for the asker.
        """
        fitting = [(card.country, card) for card in topic.cards if fits(card.audience, country, passport)]
        own = [card for where, card in fitting if where == country and country is not None]
        international = [card for where, card in fitting if where is None]
        exact = sorted(own or international, key=lambda card: card.audience == model.Audience.ANYONE)
        return exact[0] if exact else None


def _by_country(contacts: Iterable[model.Contact]) -> dict[str | None, list[model.Contact]]:
    """country → who serves there; under None who serves everywhere."""
    everybody = list(contacts)
    areas = {code for contact in everybody for code in contact.service_area}
    return {
        country: [
            contact
            for contact in everybody
            if country in contact.service_area or model.ANYWHERE in contact.service_area
        ]
        for country in (None, *areas)
    }


def fits(audience: model.Audience, country: str | None, passport: str | None) -> bool:
    """Whether a text for this audience may be told to the asker.

    Outside Kyrgyzstan a person is taken for a citizen of Kyrgyzstan until they say otherwise;
    in Kyrgyzstan they are asked, and until they answer only what holds for anyone is told.
    """
    if audience is model.Audience.ANYONE:
        return True
    if audience is model.Audience.KG_CITIZEN:
        return passport == "kg" or (passport is None and country != "KG")
    return country == "KG" and passport == "other"
