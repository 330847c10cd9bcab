"""The beginning of the file: its frame, the numbers for danger first, and what stands where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.core import phrases
from bot.core.contacts import emergency_contacts
from bot.core.formatting import format_date, format_month
from bot.core.library import fits
from bot.core.markup import Html, escape, join
from bot.core.model import Audience, Contact, Topic
from bot.core.offline import directory, papers, sources, terms
from bot.core.offline.booklet import Booklet
from bot.core.offline.elements import call, element, inside, items, line, text
from bot.core.offline.style import STYLE
from bot.core.offline.topics import anchor, told
from bot.core.phrases import Phrase
from bot.core.routes import OTHER_COUNTRY
from bot.core.screens.entrance import EMERGENCY_TOPIC, ROOMS
from bot.core.voice import Voice

_HEAD: Final = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>{style}</style>
</head>
<body id="top">
"""
"""The policy is a promise that a browser keeps: nothing is loaded, nothing is run, whatever a text may hold."""


def frame(language: str, title: str) -> Html:
    """The head of a page, and its body opened."""
    return Html(_HEAD.format(language=escape(language), title=escape(title), style=STYLE))


def head(book: Booklet) -> Html:
    """Title, day, whom it is for, the numbers that end danger."""
    voice = book.voice()
    month = format_month(book.day, voice.language)
    name = voice.ui(phrases.OFFLINE_NAME)
    parts = [
        text("h1", f"{name}: {_country(book, voice)}"),
        text("p", _passport(book, voice), class_="for"),
        _numbers(book, voice),
        text("p", voice.ui(phrases.OFFLINE_MADE, date=format_date(book.day, voice.language))),
        text("p", voice.ui(phrases.HELP_SURE), class_="for"),
        told(voice),
    ]
    return join([frame(voice.language, f"{name}. {month}"), line(element("header", Html("\n"), *parts))])


def _country(book: Booklet, voice: Voice) -> str:
    code = book.visitor.country
    return voice.ui(phrases.COUNTRY_OTHER) if code in {None, OTHER_COUNTRY} else book.scene.country_name(code)


def _passport(book: Booklet, voice: Voice) -> str:
    """Whose rules these are; a reader outside Kyrgyzstan is taken for its citizen until they say otherwise."""
    visitor = book.visitor
    if visitor.passport == "other":
        return voice.ui(phrases.PASSPORT_OTHER)
    return voice.ui(phrases.PASSPORT_KG) if fits(Audience.KG_CITIZEN, visitor.country, visitor.passport) else ""


def _numbers(book: Booklet, voice: Voice) -> Html:
    """The emergency services, each number with what it is for."""
    country = book.visitor.country
    found = emergency_contacts(book.library, country) if book.scene.known_country else []
    shown = [contact for contact in found if country not in contact.not_shown_in]
    if not shown:
        return text("p", voice.ui(phrases.EMERGENCY_UNKNOWN), class_="now")
    rows = [row for contact in shown for row in _labelled(voice, contact)]
    title = text("h2", f"{voice.ui(phrases.EMERGENCY_TITLE)}. {voice.ui(phrases.EMERGENCY_CALL)}")
    return line(element("div", Html("\n"), title, items("ul", rows), class_="now"))


def _labelled(voice: Voice, contact: Contact) -> Iterator[Html]:
    for phone in contact.phones:
        label = voice.text(f"contact.{contact.id}.phones.{phone.id}.label") if phone.label is not None else ""
        yield join([call(phone), escape(f" — {label}" if label else "")])


def contents(book: Booklet) -> Html:
    """What stands where, room by room."""
    voice = book.voice()
    rows: list[Html] = []
    for room, (phrase, _) in ROOMS.items():
        topics = book.topics_in(room)
        if topics:
            rows.append(join([inside(f"r-{room.value}", voice.ui(phrase)), _topics(voice, topics)]))
    rows += [_topic(voice, topic) for topic in book.topics_in(None)]
    emergency = book.library.topics.get(EMERGENCY_TOPIC)
    if emergency is not None and book.has(emergency):
        rows.insert(0, _topic(voice, emergency))
    rows += [inside(place, voice.ui(phrase)) for place, phrase in _others(book)]
    title = text("h2", voice.ui(phrases.OFFLINE_CONTENTS))
    return line(element("nav", Html("\n"), title, items("ul", rows)))


def _topics(voice: Voice, topics: list[Topic]) -> Html:
    return items("ul", [_topic(voice, topic) for topic in topics])


def _topic(voice: Voice, topic: Topic) -> Html:
    return inside(anchor(topic), voice.text(f"topic.{topic.id}.title"))


def _others(book: Booklet) -> Iterator[tuple[str, Phrase]]:
    """What is no topic: each where it is there, with its heading."""
    if terms.known(book):
        yield terms.ANCHOR, phrases.DEADLINE_TITLE
    if papers.shows(book):
        yield papers.SHOWS, phrases.OFFLINE_SHOWS
    if papers.screenings(book):
        yield papers.SCREENINGS, phrases.OFFLINE_SCREENINGS
    yield directory.ANCHOR, phrases.HOTLINES_TITLE
    yield sources.ANCHOR, phrases.TOPIC_SOURCES
