"""A contact in plain words, without any layout: what screens and the file for the phone say of it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from bot.core import phrases
from bot.core.contacts import Helper, best_confidence
from bot.core.formatting import (
    country_name,
    format_clock,
    format_date,
    format_list,
    format_page_date,
    format_weekday,
    language_name,
    weekday_names,
)
from bot.core.freshness import call_holds_until, older_date, page_holds_until
from bot.core.hours import ALWAYS, Opening
from bot.core.model import Confidence, Contact, Link, Phone
from bot.core.pagedate import PageDate
from bot.core.voice import Voice

_CHANNELS: Final = {
    "sms": phrases.CHANNEL_SMS,
    "whatsapp": phrases.CHANNEL_WHATSAPP,
    "telegram": phrases.CHANNEL_TELEGRAM,
}
_NAME: Final = {"yes": phrases.NAME_YES, "no": phrases.NAME_NO, "unknown": phrases.NAME_UNKNOWN}
_PAPERS: Final = {"yes": phrases.PAPERS_YES, "no": phrases.PAPERS_NO, "unknown": phrases.PAPERS_UNKNOWN}
_COST: Final = {"free": phrases.HELP_FREE, "paid": phrases.HELP_PAID, "unknown": phrases.HELP_COST_UNKNOWN}


def remarks(voice: Voice, contact: Contact, phone: Phone) -> list[str]:
    """What must be known of a number before one dials it."""
    found: list[str] = []
    if phone.label is not None:
        found.append(voice.text(f"contact.{contact.id}.phones.{phone.id}.label"))
    found.extend(voice.ui(_CHANNELS[channel]) for channel in phone.channels if channel in _CHANNELS)
    if phone.works_in:
        found.append(voice.ui(phrases.ONLY_INSIDE, countries=_countries(voice, phone.works_in)))
    if phone.confidence is not contact.confidence and _surer(contact, phone):
        found.append(trust_words(voice, phone.confidence, older_date(phone)))
    return found


def _surer(contact: Contact, phone: Phone) -> bool:
    """Whether the contact is more sure than this number of it: the number then says so itself."""
    return phone.confidence is Confidence.UNCONFIRMED or contact.confidence is Confidence.CONFIRMED


def _countries(voice: Voice, codes: tuple[str, ...]) -> str:
    return format_list([country_name(code, voice.language) for code in codes], voice.language)


def free(voice: Voice, phone: Phone) -> str:
    """From where a call is free."""
    if phone.free_from == "unknown":
        return voice.ui(phrases.FREE_UNKNOWN)
    if not phone.free_from:
        return voice.ui(phrases.FREE_NOWHERE)
    return voice.ui(phrases.FREE_INSIDE, countries=_countries(voice, phone.free_from))


def speaks(voice: Voice, contact: Contact) -> str:
    """Which languages are spoken there."""
    if contact.languages == "unknown" or not contact.languages:
        return voice.ui(phrases.SPEAKS_UNKNOWN) + "."
    names = [language_name(code, voice.language) for code in contact.languages]
    return voice.ui(phrases.SPEAKS, languages=format_list(names, voice.language)) + "."


def terms(voice: Voice, contact: Contact) -> str:
    """What the help costs, whether they ask for a name, whether they check papers."""
    known = (_COST[contact.cost], _NAME[contact.asks_name], _PAPERS[contact.may_check_papers])
    return " ".join(f"{voice.ui(phrase)}." for phrase in known)


def where(voice: Voice, contact: Contact) -> str | None:
    """The address, or the city where only that is known; None where neither is."""
    if contact.location is None:
        return None
    key = f"contact.{contact.id}.location"
    city = voice.text(f"{key}.city")
    if contact.location.address is None:
        return voice.ui(phrases.CITY, city=city)
    return voice.ui(phrases.ADDRESS, address=f"{city}, {voice.text(f'{key}.address')}")


def links_in(contact: Contact, country: str | None) -> list[Link]:
    """The contact's pages, mailboxes and accounts that may be shown in a country."""
    return [found for found in contact.links if country not in found.not_shown_in]


def host(found: Link) -> str:
    """The name of the site that a page stands on."""
    return re.sub(r"^https?://(www\.)?", "", found.value).split("/")[0]


def open_line(voice: Voice, now: Opening) -> str:
    """Whether somebody answers now, in words and with the time there."""
    if now.open is None:
        return f"🕒 {voice.ui(phrases.OPEN_UNKNOWN)}."
    if now.always:
        return f"🟢 {voice.ui(phrases.OPEN_ALWAYS)}."
    if now.open:
        return f"🟢 {voice.ui(phrases.OPEN_NOW)}."
    local = _clock(voice, now.local)
    if now.opens is None:
        return f"🔴 {voice.ui(phrases.OPEN_CLOSED, now=local)}"
    day = format_weekday(now.opens, voice.language)
    return f"🔴 {voice.ui(phrases.OPEN_LATER, day=day, time=_clock(voice, now.opens), now=local)}"


def _clock(voice: Voice, moment: datetime | None) -> str:
    return format_clock(moment, voice.language) if moment is not None else ""


def trust_line(voice: Voice, contact: Contact, helper: Helper) -> str:
    """How sure the contact is, and of when: the older of its dates."""
    if contact.confidence is Confidence.CONFIRMED and contact.confirmation is not None:
        called = contact.confirmation.date
        old = call_holds_until(called) < voice.today
        phrase = phrases.TRUST_CONFIRMED_OLD if old else phrases.TRUST_CONFIRMED
        return voice.ui(phrase, date=format_date(called, voice.language))
    dated = older_date(helper.phones[0]) if helper.phones else older_date(contact)
    return trust_words(voice, best_confidence(helper), dated)


def trust_words(voice: Voice, confidence: Confidence, dated: PageDate | None) -> str:
    """Confidence and date in plain words; of an old page that it is old."""
    sure = confidence is not Confidence.UNCONFIRMED
    if dated is None:
        return voice.ui(phrases.TRUST_SOURCED_UNDATED if sure else phrases.TRUST_UNCONFIRMED_UNDATED)
    phrase = phrases.TRUST_UNCONFIRMED
    if sure:
        phrase = phrases.TRUST_SOURCED_OLD if page_holds_until(dated) < voice.today else phrases.TRUST_SOURCED
    return voice.ui(phrase, date=format_page_date(dated, voice.language))


def hours_in_words(voice: Voice, hours: str) -> str:
    """OpenStreetMap hours with the days of the week as the language writes them."""
    names = weekday_names(voice.language)
    text = re.sub(r"\b(Mo|Tu|We|Th|Fr|Sa|Su)\b", lambda match: names[match.group(1)], hours)
    text = re.sub(r"\bPH\b", voice.ui(phrases.HOURS_HOLIDAYS), text)
    text = re.sub(r"\b(off|closed)\b", voice.ui(phrases.HOURS_OFF), text)
    return re.sub(r"\s*;\s*", "; ", text).replace(ALWAYS, voice.ui(phrases.OPEN_ALWAYS))
