"""Answers to what people write or send: asking, unsure, not understood, not readable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.core import phrases
from bot.core.contacts import Wanted, helpers
from bot.core.model import Service, Topic
from bot.core.page import Page, Screen
from bot.core.routes import Ask, Emergency, Hotlines, Menu, Passport, Place, TopicPlace
from bot.core.scene import Scene
from bot.core.screens import contact_lines as lines
from bot.core.screens.entrance import country_button

_KINDS: Final = {
    "voice": phrases.UNREAD_VOICE,
    "picture": phrases.UNREAD_PICTURE,
    "other": phrases.UNREAD_OTHER,
}
_HOTLINE_NEEDS: Final = (Service.LEGAL, Service.CONSULAR, Service.LABOUR, Service.MIGRATION)


def ask(scene: Scene) -> Screen:
    """How to write a question."""
    page = scene.page()
    page.title(page.voice.ui(phrases.ASK_TITLE), "❓")
    page.line(page.voice.ui(phrases.ASK_HOW))
    page.gap()
    page.small(page.voice.ui(phrases.ASK_KEPT), "🔒")
    page.small(page.voice.ui(phrases.ASK_DELETED))
    page.row(page.go(phrases.WHO_CAN_HELP, Hotlines(), "📞"))
    return page.screen()


def unsure(scene: Scene, topics: Sequence[Topic]) -> Screen:
    """«Do you mean …?» with up to three topics and «none of these»."""
    page = scene.page_about(topic.id for topic in topics)
    page.line(page.voice.ui(phrases.TYPED_UNSURE))
    for topic in topics:
        page.row(page.press(page.voice.text(f"topic.{topic.id}.title"), _to(scene, topic.id)))
    page.row(page.go(phrases.TYPED_NONE_OF_THESE, Ask(), "✖️"))
    page.row(country_button(scene, page, ""))
    return page.screen()


def _to(scene: Scene, topic_id: str) -> Place:
    """A topic; in Kyrgyzstan by way of the passport question, where it was not asked yet."""
    if scene.visitor.country == "KG" and scene.visitor.passport is None:
        return Passport(topic_id)
    return TopicPlace(topic_id)


def not_understood(scene: Scene) -> Screen:
    """An honest sentence, other words to try, somebody to call."""
    page = scene.page()
    page.line(page.voice.ui(phrases.TYPED_NOT_UNDERSTOOD))
    page.line(page.voice.ui(phrases.TYPED_OTHER_WORDS))
    _one_hotline(scene, page)
    page.row(page.go(phrases.WHO_CAN_HELP, Hotlines(), "📞"))
    page.row(country_button(scene, page, ""))
    return replace(page.screen(), aside=True)


def unread(scene: Scene, kind: str) -> Screen:
    """A kind answer to what cannot be read: `voice`, `picture` or `other`."""
    page = scene.page()
    page.line(page.voice.ui(_KINDS[kind]))
    page.row(page.go(phrases.ASK_BUTTON, Ask(), "❓"), page.go(phrases.WHO_CAN_HELP, Hotlines(), "📞"))
    return replace(page.screen(), aside=True)


def stale(scene: Scene) -> Screen:
    """A button that means nothing any more: what to do instead."""
    page = scene.page()
    page.line(page.voice.ui(phrases.STALE))
    page.row(page.go(phrases.WHO_CAN_HELP, Hotlines(), "📞"), page.go(phrases.ASK_BUTTON, Ask(), "❓"))
    page.row(country_button(scene, page, ""))
    return page.screen()


def failed(scene: Scene) -> Screen:
    """Something broke on our side: an apology, and numbers that work without us."""
    page = scene.page()
    page.line(page.voice.ui(phrases.FAILED))
    _one_hotline(scene, page)
    page.row(page.go(phrases.SOS, Emergency(), "🆘"), page.go(phrases.MENU_BUTTON, Menu(), "☰"))
    return replace(page.screen(home=False, sos=False), aside=True)


def _one_hotline(scene: Scene, page: Page) -> None:
    found = helpers(scene.library, Wanted(_HOTLINE_NEEDS), scene.visitor, scene.now, scene.troubled)
    reachable = [helper for helper in found if helper.phones]
    if reachable:
        page.gap()
        lines.short(page, reachable[0])
