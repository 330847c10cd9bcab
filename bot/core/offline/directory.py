"""Everybody who helps, once each, under a number that the topics name."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import phrases
from bot.core.contacts import Helper, phones_for
from bot.core.formatting import city_of_zone
from bot.core.hours import ALWAYS
from bot.core.markup import Html, escape, join
from bot.core.model import Contact, Link, Phone
from bot.core.offline.booklet import Booklet
from bot.core.offline.elements import call, element, items, line, text, warning
from bot.core.offline.topics import rests_on, told
from bot.core.screens import contact_words as words
from bot.core.screens.who import SERVICES
from bot.core.voice import Voice

ANCHOR = "helpers"


def sections(book: Booklet) -> Iterator[Html]:
    """The list, one piece a need."""
    voice = book.voice()
    yield text("h2", voice.ui(phrases.HOTLINES_TITLE), id=ANCHOR, class_="page")
    for service, group in book.groups.items():
        phrase, _ = SERVICES[service]
        yield join([text("h3", voice.ui(phrase)), *(_entry(book, voice, helper) for helper in group)])
    yield told(voice)


def _entry(book: Booklet, voice: Voice, helper: Helper) -> Html:
    """All that is known of one contact."""
    contact = helper.contact
    key, number = f"contact.{contact.id}", book.numbers[contact.id]
    shown = phones_for(contact, book.visitor.country)
    parts = [
        text("h4", f"{number}. {voice.text(f'{key}.name')}", id=f"h{number}"),
        text("p", voice.text(f"{key}.description")),
        warning(voice.text(f"{key}.alert") if contact.alert is not None else ""),
        _phones(voice, contact, shown),
        text("p", f"{_hours(voice, contact)} {words.speaks(voice, contact)} {words.terms(voice, contact)}"),
        text("p", words.where(voice, contact) or ""),
        *(text("p", _link(voice, found)) for found in words.links_in(contact, book.visitor.country)),
        text("p", _services(book, voice, contact)),
        text("p", words.trust_line(voice, contact, Helper(contact, helper.opening, shown)), class_="rest"),
        rests_on(book, voice, _sources(contact, shown)),
    ]
    return line(element("section", Html("\n"), *parts))


def _phones(voice: Voice, contact: Contact, shown: tuple[Phone, ...]) -> Html:
    """Each number with what must be known of it; from where it is free once, where that is the same for all."""
    if not shown:
        return text("p", voice.ui(phrases.NO_PHONE))
    same = all(phone.free_from == shown[0].free_from for phone in shown)
    rows = []
    for phone in shown:
        remarks = words.remarks(voice, contact, phone)
        if not same:
            remarks.append(words.free(voice, phone))
        rows.append(join([call(phone), escape(f" — {'; '.join(remarks)}" if remarks else "")]))
    return join([items("ul", rows), text("p", words.free(voice, shown[0]) + "." if same else "")])


def _hours(voice: Voice, contact: Contact) -> str:
    """When they answer, by the clock where they are."""
    if contact.hours is None:
        return f"{voice.ui(phrases.OPEN_UNKNOWN)}."
    if contact.hours == ALWAYS:
        return f"{voice.ui(phrases.OPEN_ALWAYS)}."
    hours = words.hours_in_words(voice, contact.hours)
    city = city_of_zone(contact.hours_zone, voice.language) if contact.hours_zone else ""
    return voice.ui(phrases.OFFLINE_HOURS, hours=hours, city=city) if city else voice.ui(phrases.HOURS, hours=hours)


def _services(book: Booklet, voice: Voice, contact: Contact) -> str:
    """What they do."""
    named = [voice.ui(SERVICES[service][0]) for service in contact.services if book.names(service)]
    return voice.ui(phrases.OFFLINE_SERVICES, services="; ".join(named))


def _link(voice: Voice, found: Link) -> str:
    """A mailbox, account or page as one reads it out: an address is no link here."""
    match found.type:
        case "email":
            return voice.ui(phrases.EMAIL, address=found.value)
        case "telegram":
            return f"Telegram: @{found.value}"
        case "web":
            return voice.ui(phrases.OFFLINE_SITE, site=words.host(found))


def _sources(contact: Contact, shown: tuple[Phone, ...]) -> list[str]:
    return list(dict.fromkeys([*contact.sources, *(source for phone in shown for source in phone.sources)]))
