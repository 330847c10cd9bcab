"""Danger now: numbers first, then what to do. Built from memory alone, nothing stands before it."""

from __future__ import annotations

from bot.core import markup, phrases
from bot.core.contacts import emergency_contacts
from bot.core.formatting import flag
from bot.core.model import Sensitivity, Service
from bot.core.page import Copy, Page, Screen
from bot.core.routes import Hotlines, TopicPlace
from bot.core.scene import Scene
from bot.core.screens.entrance import EMERGENCY_TOPIC, country_button, country_buttons, first_phones
from bot.core.screens.numbers import dialled

_NEXT_TOPICS = ("trafficking-help", "women-safety")
_COPIED = 3


def emergency(scene: Scene, kind: str | None = None) -> Screen:
    """The emergency screen of the country, or of all countries where none is chosen; with what its kind asks for."""
    page = scene.page(Sensitivity.DANGER)
    page.title(page.voice.ui(phrases.EMERGENCY_TITLE), "🆘")
    if scene.known_country:
        _numbers(scene, page)
    elif scene.visitor.country is None:
        _all_numbers(scene, page)
    else:
        page.line(page.voice.ui(phrases.EMERGENCY_UNKNOWN))
    _what_to_do(scene, page, kind)
    page.row(page.go(phrases.WHO_CAN_HELP, Hotlines(), "📞"), page.go(phrases.SERVICE_PSYCHOLOGICAL, _talk(), "💬"))
    if EMERGENCY_TOPIC in scene.library.topics:
        page.row(page.go(phrases.TOPIC_SOURCES, TopicPlace(EMERGENCY_TOPIC, "o"), "📄"))
    for topic_id in _NEXT_TOPICS:
        if topic_id in scene.library.topics:
            page.row(page.press(page.voice.text(f"topic.{topic_id}.title"), TopicPlace(topic_id)))
    if scene.visitor.country is None:
        page.rows_of(country_buttons(scene, page, EMERGENCY_TOPIC), 2)
    else:
        page.row(country_button(scene, page, EMERGENCY_TOPIC))
    return page.screen(sos=False)


def _talk() -> Hotlines:
    return Hotlines(Service.PSYCHOLOGICAL.value)


def _numbers(scene: Scene, page: Page) -> None:
    """Each number of the country with what it is for, and copy buttons."""
    for contact in emergency_contacts(scene.library, scene.visitor.country):
        for phone in contact.phones:
            label = page.voice.text(f"contact.{contact.id}.phones.{phone.id}.label") if phone.label else ""
            rest = markup.escape(f" — {label}" if label else "")
            page.html(markup.join([markup.escape("📞 "), markup.bold(dialled(phone.number)), rest]))
        page.row(*(Copy(f"📋 {dialled(number)}", number) for number in first_phones(contact)[:_COPIED]))


def _all_numbers(scene: Scene, page: Page) -> None:
    """Whoever has not chosen yet sees numbers at once: of the main countries; all stand on the buttons below."""
    page.line(page.voice.ui(phrases.EMERGENCY_COUNTRY))
    for code in (country.id for country in scene.library.countries.values() if country.full):
        numbers = [number for contact in emergency_contacts(scene.library, code) for number in first_phones(contact)]
        if numbers:
            name = markup.escape(f"{flag(code)} {scene.country_name(code)}: ")
            page.html(markup.join([name, markup.bold(dialled(numbers[0]))]))


def _what_to_do(scene: Scene, page: Page, kind: str | None) -> None:
    """The emergency card of the country: its answer (or what the kind of danger asks for), steps and warnings."""
    topic = scene.library.topics.get(EMERGENCY_TOPIC)
    card = scene.library.card(topic, scene.visitor.country, scene.visitor.passport) if topic else None
    page.gap()
    if card is None:
        page.line(page.voice.ui(phrases.EMERGENCY_SAFE))
        return
    key = f"topic.{EMERGENCY_TOPIC}.{card.id}"
    known = kind in {item.id for item in scene.library.content.dangers}
    page.line(page.voice.text(f"danger.{kind}.first" if known else f"{key}.answer"))
    for step in card.steps:
        page.line(page.voice.text(f"{key}.steps.{step.id}"), "•")
    for warning in card.warnings:
        page.line(page.voice.text(f"{key}.warnings.{warning.id}"), "⚠️")
    page.compared(card.reviewed, card.review_by)
