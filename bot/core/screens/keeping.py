"""What is kept and what is not: privacy, remember, forget, hide, help."""

from __future__ import annotations

from typing import Final

from bot.core import phrases
from bot.core.formatting import format_date, format_weekday
from bot.core.page import Screen
from bot.core.phrases import Phrase
from bot.core.routes import Ask, Forget, Hotlines, Menu, OfflinePlace, Privacy, Remember, Start
from bot.core.scene import Scene

COMMANDS: Final[dict[str, Phrase]] = {
    "start": phrases.COMMAND_START,
    "help": phrases.COMMAND_HELP,
    "hotlines": phrases.COMMAND_HOTLINES,
    "offline": phrases.COMMAND_OFFLINE,
    "language": phrases.COMMAND_LANGUAGE,
    "country": phrases.COMMAND_COUNTRY,
    "hide": phrases.COMMAND_HIDE,
    "privacy": phrases.COMMAND_PRIVACY,
    "forget": phrases.COMMAND_FORGET,
}
"""Every command, in the order of the list that Telegram shows; the one place where they stand."""


def privacy(scene: Scene) -> Screen:
    """The promise, and what Telegram and a held phone can still tell."""
    page = scene.page()
    page.title(page.voice.ui(phrases.PRIVACY_TITLE), "🔒")
    page.line(page.voice.ui(phrases.PRIVACY_NOTHING))
    if scene.remember_offered:
        page.line(page.voice.ui(phrases.PRIVACY_REMEMBER))
    page.line(page.voice.ui(phrases.PRIVACY_COUNTS))
    page.gap()
    page.line(page.voice.ui(phrases.PRIVACY_TELEGRAM), "📱")
    page.line(page.voice.ui(phrases.PRIVACY_TIMER))
    if scene.remember_offered:
        page.row(page.go(phrases.FORGET_BUTTON, Forget(), "🧹"))
    return page.screen()


def remembered(scene: Scene, *, done: bool) -> Screen:
    """After «remember my choice»."""
    page = scene.page()
    page.line(page.voice.ui(phrases.REMEMBER_DONE if done else phrases.REMEMBER_FAILED), "📌")
    page.row(page.go(phrases.FORGET_BUTTON, Forget(), "🧹"), page.go(phrases.PRIVACY_BUTTON, Privacy(), "🔒"))
    return page.screen()


def forgotten(scene: Scene, *, done: bool) -> Screen:
    """After «forget my choice»."""
    page = scene.page()
    page.line(page.voice.ui(phrases.FORGET_DONE if done else phrases.FORGET_FAILED), "🧹")
    if scene.remember_offered:
        page.row(page.go(phrases.REMEMBER_BUTTON, Remember(), "📌"))
    return page.screen()


def nothing_kept(scene: Scene) -> Screen:
    """Where remembering is not offered: there is nothing to remember or forget."""
    page = scene.page()
    page.line(page.voice.ui(phrases.REMEMBER_NOT_OFFERED), "🔒")
    return page.screen()


def hidden(scene: Scene) -> Screen:
    """Something harmless: the day. No word of what the bot is for."""
    page = scene.page()
    day = format_weekday(scene.now, scene.visitor.language)
    date = format_date(scene.now.date(), scene.visitor.language)
    page.line(page.voice.ui(phrases.HIDE_TODAY, day=day, date=date), "🗓")
    page.line(page.voice.ui(phrases.HIDE_WISH))
    page.row(page.go(phrases.HIDE_NEXT, Start(), "▶️"))
    return page.screen(home=False, sos=False)


def how(scene: Scene) -> Screen:
    """How the bot works, and its commands."""
    page = scene.page()
    page.title(page.voice.ui(phrases.HELP_TITLE), "ℹ️")
    page.line(page.voice.ui(phrases.HELP_WHAT))
    page.line(page.voice.ui(phrases.HELP_SURE))
    page.gap()
    page.line(page.voice.ui(phrases.HELP_COMMANDS, commands=" ".join(f"/{name}" for name in COMMANDS)))
    page.row(page.go(phrases.ASK_BUTTON, Ask(), "❓"), page.go(phrases.WHO_CAN_HELP, Hotlines(), "📞"))
    page.row(page.go(phrases.OFFLINE_BUTTON, OfflinePlace(), "📥"))
    page.row(page.go(phrases.PRIVACY_BUTTON, Privacy(), "🔒"), page.go(phrases.MENU_BUTTON, Menu(), "☰"))
    return page.screen(home=False)
