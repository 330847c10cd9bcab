"""What is kept and what is not: privacy, remember, forget, hide, help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.core import markup, phrases
from bot.core.formatting import format_date, format_weekday
from bot.core.markup import Html
from bot.core.model import Sensitivity
from bot.core.page import Page, Screen
from bot.core.phrases import Phrase
from bot.core.routes import Ask, Forget, Hotlines, Menu, OfflinePlace, Privacy, Remember, Start
from bot.core.scene import Scene
from bot.core.screens.entrance import SAFELY

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
    """The promise, and every table and column that the database has."""
    page = scene.page()
    page.title(page.voice.ui(phrases.PRIVACY_TITLE), "🔒")
    page.line(page.voice.ui(phrases.PRIVACY_NOTHING))
    if scene.remember_offered:
        page.line(page.voice.ui(phrases.PRIVACY_REMEMBER))
    page.line(page.voice.ui(phrases.PRIVACY_MEMORY))
    page.line(page.voice.ui(phrases.PRIVACY_COUNTS))
    page.line(page.voice.ui(phrases.PRIVACY_TELEGRAM), "📱")
    if scene.kept:
        page.gap()
        page.line(page.voice.ui(phrases.PRIVACY_TABLES))
        for table in scene.kept:
            page.html(markup.join([markup.bold(table.name), markup.escape(f": {', '.join(table.columns)}")]))
        page.row(page.go(phrases.PRIVACY_WORDS, Privacy(_TABLES), "❔"))
    page.row(page.go(phrases.SAFE_TITLE, Privacy(SAFELY), "📱"))
    if scene.remember_offered:
        page.row(page.go(phrases.FORGET_BUTTON, Forget(), "🧹"))
    return page.screen()


def tables(scene: Scene) -> Screen:
    """What each table and column means; one that has no words yet is named all the same."""
    page = scene.page()
    page.title(page.voice.ui(phrases.PRIVACY_WORDS), "❔")
    for table in scene.kept:
        page.gap()
        page.html(_meaning(page, table.name, markup.bold(table.name)))
        for column in table.columns:
            page.html(_meaning(page, f"{table.name}.{column}", markup.escape(f"• {column}")))
    page.row(page.go(phrases.PRIVACY_BUTTON, Privacy(), "◀️"))
    return page.screen()


def _meaning(page: Page, name: str, shown: Html) -> Html:
    key = f"ui.table.{name}"
    if key not in page.voice.library.keys:
        return shown
    return markup.join([shown, markup.escape(f": {page.voice.text(key)}")])


def safely(scene: Scene) -> Screen:
    """What Telegram, a phone in other hands and the network can still tell; the timer, a safer moment, a safer device.

    It comes from the screens of danger, and is as careful as they are.
    """
    page = scene.page(Sensitivity.CAREFUL)
    page.title(page.voice.ui(phrases.SAFE_TITLE), "📱")
    page.line(page.voice.ui(phrases.SAFE_MOMENT))
    page.gap()
    for phrase in _WHO_SEES:
        page.line(page.voice.ui(phrase), "•")
    page.row(page.go(phrases.PRIVACY_BUTTON, Privacy(), "🔒"))
    return page.screen()


_WHO_SEES: Final = (
    phrases.PRIVACY_TELEGRAM,
    phrases.PRIVACY_TIMER,
    phrases.SAFE_CALENDAR,
    phrases.SAFE_SEIZED,
    phrases.SAFE_NETWORK,
)
_TABLES: Final = "t"
PRIVACY: Final[dict[str, Callable[[Scene], Screen]]] = {"": privacy, _TABLES: tables, SAFELY: safely}
"""The parts of /privacy."""


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
    """Something harmless: the day, and one line on what can't be removed. No word of what the bot is for."""
    page = scene.page()
    day = format_weekday(scene.now, scene.visitor.language)
    date = format_date(scene.now.date(), scene.visitor.language)
    page.line(page.voice.ui(phrases.HIDE_TODAY, day=day, date=date), "🗓")
    page.line(page.voice.ui(phrases.HIDE_WISH))
    page.gap()
    page.small(page.voice.ui(phrases.HIDE_LEFT))
    page.row(page.go(phrases.HIDE_NEXT, Start(), "▶️"))
    return replace(page.screen(home=False, sos=False), silent=True)


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
