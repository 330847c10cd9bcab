"""A contact on a screen: short for lists, full for its own screen."""

from __future__ import annotations

from typing import Final

from bot.core import markup, phrases
from bot.core.contacts import Helper, best_confidence, phones_for
from bot.core.hours import ALWAYS, opening
from bot.core.model import Confidence, Contact, Phone, Sensitivity
from bot.core.page import Copy, Open, Page
from bot.core.scene import Scene
from bot.core.screens import contact_words as words
from bot.core.screens.numbers import dialled
from bot.core.voice import Voice

_TRUST_ICON: Final = {Confidence.CONFIRMED: "✅", Confidence.SOURCED: "📄", Confidence.UNCONFIRMED: "❔"}
_PHONES_IN_LIST: Final = 2
_COPY_BUTTONS: Final = 4


def short(page: Page, helper: Helper) -> None:
    """Name and first number, one line."""
    name = page.voice.text(f"contact.{helper.contact.id}.name")
    numbers = " · ".join(dialled(phone.number) for phone in helper.phones[:_PHONES_IN_LIST])
    page.html(markup.join([markup.escape(f"{name}: "), markup.bold(numbers)]))


def block(page: Page, helper: Helper, number: int) -> None:
    """A contact in a list: name, phones, whether open, how sure. Its `number` stands on its button, too."""
    contact = helper.contact
    page.title(page.voice.text(f"contact.{contact.id}.name"), f"{number}.")
    for phone in helper.phones[:_PHONES_IN_LIST]:
        page.html(_phone_line(page.voice, contact, phone))
    if not helper.phones:
        page.line(page.voice.ui(phrases.NO_PHONE))
    page.line(words.open_line(page.voice, helper.opening))
    if helper.troubled:
        page.line(page.voice.ui(phrases.REACHED_LATELY), "📵")
    page.small(words.trust_line(page.voice, contact, helper), _TRUST_ICON[best_confidence(helper)])


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
    page.line(words.open_line(voice, helper.opening))
    if contact.id in scene.troubled and page.sensitivity is not Sensitivity.DANGER:
        page.line(voice.ui(phrases.REACHED_LATELY), "📵")
    if contact.hours is not None and contact.hours != ALWAYS:
        page.line(voice.ui(phrases.HOURS, hours=words.hours_in_words(voice, contact.hours)))
    page.gap()
    page.line(words.speaks(voice, contact))
    page.line(words.terms(voice, contact))
    where = words.where(voice, contact)
    if where is not None:
        page.line(where, "🏢")
    page.gap()
    page.small(words.trust_line(voice, contact, helper), _TRUST_ICON[best_confidence(helper)])
    _links(scene, page, contact)
    for phone in helper.phones[:_COPY_BUTTONS]:
        page.row(Copy("📋 " + voice.ui(phrases.COPY_NUMBER, number=dialled(phone.number)), phone.number))


def phones(scene: Scene, page: Page, contact: Contact) -> None:
    """Each number with where it works and from where it is free."""
    shown = phones_for(contact, scene.visitor.country)
    for phone in shown:
        page.html(_phone_line(page.voice, contact, phone))
    if not shown:
        page.line(page.voice.ui(phrases.NO_PHONE))
    elif all(phone.free_from == shown[0].free_from for phone in shown):
        page.small(words.free(page.voice, shown[0]))


def _phone_line(voice: Voice, contact: Contact, phone: Phone) -> markup.Html:
    remarks = words.remarks(voice, contact, phone)
    rest = f" — {'; '.join(remarks)}" if remarks else ""
    return markup.join([markup.escape("📞 "), markup.bold(dialled(phone.number)), markup.escape(rest)])


def _links(scene: Scene, page: Page, contact: Contact) -> None:
    for found in words.links_in(contact, scene.visitor.country):
        match found.type:
            case "email":
                page.line(page.voice.ui(phrases.EMAIL, address=found.value), "✉️")
            case "telegram":
                page.row(Open(f"Telegram: @{found.value}", f"https://t.me/{found.value}"))
            case "web":
                url = found.value if "://" in found.value else f"https://{found.value}"
                page.row(Open("🔗 " + words.host(found), url))
