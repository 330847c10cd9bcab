"""What must hold of every screen, whatever its content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from bot.core import phrases
from bot.core.library import Library
from bot.core.model import Room, Sensitivity
from bot.core.routes import (
    CalendarPlace,
    Countries,
    Emergency,
    Hide,
    Intent,
    MapPin,
    Menu,
    OfflinePlace,
    Place,
    RoomPlace,
    RulePlace,
    SaveContact,
    ScreeningPlace,
    ShowPlace,
    Start,
    TopicPlace,
    parse,
)
from tests.crawl.walk import Seen
from tests.telegram.entities import read_html, utf16_units

MESSAGE_UNITS: Final = 4096
CARD_CHARACTERS: Final = 900
"""Visible characters of a card: what fits a small phone without much scrolling."""
LABEL_CHARACTERS: Final = 64
_HOME: Final = (Menu, Start, Countries)
_RAW_KEY: Final = re.compile(r"\b(?:ui|topic|contact|source|fact|screening|show)\.[a-z0-9-]+\.?[A-Za-z]|\{|\}")
_LATIN_SENTENCE: Final = re.compile(r"[A-Za-z][A-Za-z'’-]+(?:[ ,]+[A-Za-z][A-Za-z'’-]+){2,}")
_ASIDE: Final = re.compile(r"\([^()\n]*(?:\)|…)|«[^«»\n]*(?:»|…)")
_LINK: Final = re.compile(r"<a [^>]*>[^<]*</a>")
_SHOWN: Final = re.compile(r"<([bi])>[^<]*</\1>")
_MACHINE_WORDS: Final = re.compile(r"(?<!\w)(?:None|null|nan|undefined|\[\]|\(\))(?!\w)")


def faults_of(seen: Seen, library: Library) -> Iterator[str]:
    """Everything that is wrong with one screen by itself."""
    for fault in (*_size(seen), *_words(seen, library), *_ways(seen), *_hiding(seen, library)):
        yield f"{seen.where}: {fault}"


def _size(seen: Seen) -> Iterator[str]:
    if utf16_units(seen.text) > MESSAGE_UNITS:
        yield "longer than one message"
    if _is_card(seen) and len(seen.text) > CARD_CHARACTERS:
        yield f"a card of {len(seen.text)} characters"
    if read_html(seen.html).strip() != seen.text:
        yield "the markup does not say what is seen"
    for row in seen.rows:
        for button in row:
            if len(button.label) > LABEL_CHARACTERS:
                yield f"a button of {len(button.label)} characters"


def _is_emergency(seen: Seen) -> bool:
    """The emergency screen also stands where a button names it as a topic."""
    return isinstance(seen.place, Emergency) or (
        isinstance(seen.place, TopicPlace) and seen.place.topic == "emergency" and seen.place.part in {"a", "s"}
    )


def _needs_no_sos(seen: Seen) -> bool:
    """The harmless screen, danger itself, and what comes beside the screen before, whichever that was."""
    beside = isinstance(seen.place, OfflinePlace) and bool(seen.place.scope)
    return beside or isinstance(seen.place, Hide | CalendarPlace | MapPin | SaveContact) or _is_emergency(seen)


def _is_card(seen: Seen) -> bool:
    place = seen.place
    return isinstance(place, Emergency) or (isinstance(place, TopicPlace) and place.part in {"a", "s", "r"})


def is_long(seen: Seen) -> bool:
    """Whether a screen that is no card is longer than a card may be: told, not forbidden."""
    return not _is_card(seen) and len(seen.text) > CARD_CHARACTERS


def _words(seen: Seen, library: Library) -> Iterator[str]:
    shown = [seen.text, *(button.label for button in seen.buttons)]
    for text in shown:
        if raw := _RAW_KEY.search(text):
            yield f"a raw key or placeholder: {raw[0]!r}"
        if machine := _MACHINE_WORDS.search(text):
            yield f"a word of the machine: {machine[0]!r}"
    language = seen.visitor.language
    for phrase in (phrases.STALE, phrases.FAILED):
        if library.say(phrase.key, language).text in seen.text:
            yield f"a button that is shown leads to «{phrase.english}»"
    if library.say(phrases.NOTICE_FALLBACK.key, language).text in seen.text:
        yield "a part is not translated"
    if language != "en" and not isinstance(seen.place, Start):
        for sentence in _english(seen, library):
            yield f"English on a screen in '{language}': {sentence!r}"


def _english(seen: Seen, library: Library) -> Iterator[str]:
    """Three Latin words in a row, one of them small: outside of links, names, brackets and quotes (the name
    on a door, words to say), and of words that are to be shown to somebody else."""
    html = _LINK.sub(" ", seen.html)
    if isinstance(seen.place, ShowPlace):
        html = _SHOWN.sub(" ", html)
    names = _names(library, seen.visitor.language)
    labels = [button.label for button in seen.buttons if button.url is None and not _is_cut(button.label, names)]
    lines = [read_html(html), *labels]
    text = "\n".join(line for part in lines for line in part.split("\n") if not line.startswith("🏢"))
    for name in names:
        text = text.replace(name, " ")
    for match in _LATIN_SENTENCE.finditer(_ASIDE.sub(" ", text)):
        if any(word[0].islower() for word in re.split(r"[ ,]+", match[0])):
            yield match[0]


def _is_cut(label: str, names: list[str]) -> bool:
    """Whether a label is the beginning of a name that is too long for a button."""
    begun = re.sub(r"^👤 |^\d+\. ", "", label.removeprefix("👤 "))
    return label.endswith("…") and any(name.startswith(begun.removesuffix("…")) for name in names)


@cache
def _names(library: Library, language: str) -> list[str]:
    """Names of helpers and publishers that have Latin words in them, longest first."""
    keys = [f"contact.{name}.name" for name in library.contacts]
    keys.extend(f"source.{name}.publisher" for name in library.sources)
    said = {library.say(key, language).text for key in keys}
    return sorted((name for name in said if re.search("[A-Za-z]", name)), key=len, reverse=True)


def _ways(seen: Seen) -> Iterator[str]:
    places = [intent.place for intent in map(parse, seen.tokens) if isinstance(intent, Intent)]
    if not _needs_no_sos(seen) and not any(isinstance(place, Emergency) for place in places):
        yield "no 🆘"
    if len(places) != len(seen.tokens):
        yield "a button that means nothing"
    # 🆘 stands in its usual place, and may stand first too where it is what to do now.
    once = [button for button in seen.buttons if button.data is None or button.data not in _sos(seen)]
    for label, times in Counter(button.label for button in once).items():
        if times > 1:
            yield f"two buttons say {label!r}"
    for token, times in Counter(button.data for button in once if button.data is not None).items():
        if times > 1:
            yield f"two buttons lead to {token}"
    for row in seen.rows:
        for button in row:
            if button.copied is not None and not _is_shown(button.copied, seen.text):
                yield f"a number is copied that is not shown: {button.copied}"


def _hiding(seen: Seen, library: Library) -> Iterator[str]:
    """Whatever names a topic that is not public, or stands on the way to one, has the button that hides it."""
    hides = any(isinstance(intent, Intent) and isinstance(intent.place, Hide) for intent in map(parse, seen.tokens))
    named = _topics(seen.place, library) & library.topics.keys()
    sensitive = any(library.topics[topic].sensitivity is not Sensitivity.PUBLIC for topic in named)
    if (sensitive or isinstance(seen.place, Emergency)) and not hides and not isinstance(seen.place, SaveContact):
        yield "nothing hides it"


def _topics(place: Place, library: Library) -> set[str]:
    match place:
        case ScreeningPlace():
            return {item.topic for item in library.content.screenings if item.id == place.screening}
        case ShowPlace():
            return {item.topic for item in library.content.shows if item.id == place.show}
        case RulePlace():
            return {item.topic for item in library.content.deadlines if item.id == place.rule}
        case RoomPlace():
            return {topic.id for topic in library.topics_in(Room(place.room))}
        case _:
            return {getattr(place, "topic", "")}


def _sos(seen: Seen) -> set[str]:
    return {token for token in seen.tokens if token.endswith("_e")}


def _is_shown(number: str, text: str) -> bool:
    digits = re.sub(r"\D", "", number)
    return digits in re.sub(r"\D", "", text)


def far_from_home(screens: Mapping[str, Seen]) -> Iterator[str]:
    """Screens from which neither a button nor the screen behind one leads to the menu or the start."""
    near = {token for token, seen in screens.items() if any(map(_is_home, seen.tokens))}
    for token, seen in screens.items():
        if not isinstance(seen.place, _HOME) and token not in near and not near & set(seen.tokens):
            yield f"{seen.where}: no way home"


def _is_home(token: str) -> bool:
    intent = parse(token)
    return isinstance(intent, Intent) and isinstance(intent.place, _HOME)
