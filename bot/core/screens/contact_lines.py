"""A contact in words: short for lists, full for its own screen."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from bot.core import markup, phrases
from bot.core.contacts import Helper, best_confidence, phones_for
from bot.core.formatting import (
    format_clock,
    format_date,
    format_list,
    format_page_date,
    format_weekday,
    language_name,
    weekday_names,
)
from bot.core.freshness import call_holds_until, older_date, page_holds_until
from bot.core.hours import ALWAYS, Opening, opening
from bot.core.model import Confidence, Contact, Phone
from bot.core.page import Copy, Open, Page
from bot.core.pagedate import PageDate
from bot.core.scene import Scene
from bot.core.screens.numbers import dialled
from bot.core.voice import Voice

_CHANNELS: Final = {
    "sms": phrases.CHANNEL_SMS,
    "whatsapp": phrases.CHANNEL_WHATSAPP,
    "telegram": phrases.CHANNEL_TELEGRAM,
}
_NAME: Final = {"yes": phrases.NAME_YES, "no": phrases.NAME_NO, "unknown": phrases.NAME_UNKNOWN}
_PAPERS: Final = {"yes": phrases.PAPERS_YES, "no": phrases.PAPERS_NO, "unknown": phrases.PAPERS_UNKNOWN}
_COST: Final = {"free": phrases.HELP_FREE, "paid": phrases.HELP_PAID, "unknown": phrases.HELP_COST_UNKNOWN}
_TRUST_ICON: Final = {Confidence.CONFIRMED: "✅", Confidence.SOURCED: "📄", Confidence.UNCONFIRMED: "❔"}
_PHONES_IN_LIST: Final = 2
_COPY_BUTTONS: Final = 4


def short(page: Page, helper: Helper) -> None:
    """Name and first number, one line."""
    name = page.voice.text(f"contact.{helper.contact.id}.name")
    numbers = " · ".join(dialled(phone.number) for phone in helper.phones[:_PHONES_IN_LIST])
    page.html(markup.join([markup.escape(f"{name}: "), markup.bold(numbers)]))


def block(scene: Scene, page: Page, helper: Helper, number: int) -> None:
    """A contact in a list: name, phones, whether open, how sure. Its `number` stands on its button, too."""
    contact = helper.contact
    page.title(page.voice.text(f"contact.{contact.id}.name"), f"{number}.")
    for phone in helper.phones[:_PHONES_IN_LIST]:
        page.html(_phone_line(scene, page.voice, contact, phone))
    if not helper.phones:
        page.line(page.voice.ui(phrases.NO_PHONE))
    page.line(open_line(page.voice, helper.opening))
    page.small(trust_line(page.voice, contact, helper), _TRUST_ICON[best_confidence(helper)])


def full(scene: Scene, page: Page, contact: Contact) -> None:
    """All that is known of a contact, and a copy button for each number."""
    voice, key = page.voice, f"contact.{contact.id}"
    page.title(voice.text(f"{key}.name"))
    page.line(voice.text(f"{key}.description"))
    if contact.alert is not None:
        page.line(voice.text(f"{key}.alert"), "⚠️")
    page.gap()
    helper = Helper(
        contact, opening(contact.hours, contact.hours_zone, scene.now), phones_for(contact, scene.visitor.country)
    )
    phones(scene, page, contact)
    page.line(open_line(voice, helper.opening))
    if contact.hours is not None and contact.hours != ALWAYS:
        page.line(voice.ui(phrases.HOURS, hours=hours_in_words(voice, contact.hours)))
    page.gap()
    page.line(_speaks(scene, contact, voice))
    known = (_COST[contact.cost], _NAME[contact.asks_name], _PAPERS[contact.may_check_papers])
    page.line(" ".join(f"{voice.ui(phrase)}." for phrase in known))
    _where(page, contact)
    page.gap()
    page.small(trust_line(voice, contact, helper), _TRUST_ICON[best_confidence(helper)])
    _links(scene, page, contact)
    for phone in helper.phones[:_COPY_BUTTONS]:
        page.row(Copy("📋 " + voice.ui(phrases.COPY_NUMBER, number=dialled(phone.number)), phone.number))


def phones(scene: Scene, page: Page, contact: Contact) -> None:
    """Each number with where it works and from where it is free."""
    shown = phones_for(contact, scene.visitor.country)
    for phone in shown:
        page.html(_phone_line(scene, page.voice, contact, phone))
    if not shown:
        page.line(page.voice.ui(phrases.NO_PHONE))
    elif all(phone.free_from == shown[0].free_from for phone in shown):
        page.small(_free(scene, page.voice, shown[0]))


def _phone_line(scene: Scene, voice: Voice, contact: Contact, phone: Phone) -> markup.Html:
    remarks: list[str] = []
    if phone.label is not None:
        remarks.append(voice.text(f"contact.{contact.id}.phones.{phone.id}.label"))
    remarks.extend(voice.ui(_CHANNELS[channel]) for channel in phone.channels if channel in _CHANNELS)
    if phone.works_in:
        remarks.append(voice.ui(phrases.ONLY_INSIDE, countries=_countries(scene, phone.works_in)))
    if phone.confidence is not contact.confidence and _surer(contact, phone):
        remarks.append(trust_words(voice, phone.confidence, older_date(phone)))
    rest = f" — {'; '.join(remarks)}" if remarks else ""
    return markup.join([markup.escape("📞 "), markup.bold(dialled(phone.number)), markup.escape(rest)])


def _surer(contact: Contact, phone: Phone) -> bool:
    """Whether the contact is more sure than this number of it: the number then says so itself."""
    return phone.confidence is Confidence.UNCONFIRMED or contact.confidence is Confidence.CONFIRMED


def _countries(scene: Scene, codes: tuple[str, ...]) -> str:
    return format_list([scene.country_name(code) for code in codes], scene.visitor.language)


def _free(scene: Scene, voice: Voice, phone: Phone) -> str:
    if phone.free_from == "unknown":
        return voice.ui(phrases.FREE_UNKNOWN)
    if not phone.free_from:
        return voice.ui(phrases.FREE_NOWHERE)
    return voice.ui(phrases.FREE_INSIDE, countries=_countries(scene, phone.free_from))


def _speaks(scene: Scene, contact: Contact, voice: Voice) -> str:
    if contact.languages == "unknown" or not contact.languages:
        return voice.ui(phrases.SPEAKS_UNKNOWN) + "."
    names = [language_name(code, scene.visitor.language) for code in contact.languages]
    return voice.ui(phrases.SPEAKS, languages=format_list(names, scene.visitor.language)) + "."


def _where(page: Page, contact: Contact) -> None:
    if contact.location is None:
        return
    key = f"contact.{contact.id}.location"
    city = page.voice.text(f"{key}.city")
    if contact.location.address is None:
        page.line(page.voice.ui(phrases.CITY, city=city), "🏢")
    else:
        page.line(page.voice.ui(phrases.ADDRESS, address=f"{city}, {page.voice.text(f'{key}.address')}"), "🏢")


def _links(scene: Scene, page: Page, contact: Contact) -> None:
    for found in contact.links:
        if scene.visitor.country in found.not_shown_in:
            continue
        match found.type:
            case "email":
                page.line(page.voice.ui(phrases.EMAIL, address=found.value), "✉️")
            case "telegram":
                page.row(Open(f"Telegram: @{found.value}", f"https://t.me/{found.value}"))
            case "web":
                url = found.value if "://" in found.value else f"https://{found.value}"
                page.row(Open("🔗 " + re.sub(r"^https?://(www\.)?", "", url).split("/")[0], url))


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
