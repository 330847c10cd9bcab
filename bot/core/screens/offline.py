"""The file for the phone: for which country, how far it goes, and that it stays on the phone."""

from __future__ import annotations

from dataclasses import replace

from bot.core import phrases
from bot.core.model import Sensitivity
from bot.core.offline import Scope
from bot.core.page import Screen
from bot.core.routes import OTHER_COUNTRY, OfflinePlace
from bot.core.scene import Scene
from bot.core.screens.choices import choices_of_country, passport_switch


def choose_country(scene: Scene) -> Screen:
    """A file is for one country, in Kyrgyzstan for one passport."""
    page = scene.page()
    page.title(page.voice.ui(phrases.COUNTRY_QUESTION))
    page.line(page.voice.ui(phrases.COUNTRY_WHICH))
    choices_of_country(scene, page, [*scene.library.countries, OTHER_COUNTRY], OfflinePlace(), "📥")
    return page.screen()


def choose_scope(scene: Scene) -> Screen:
    """What the file is, and before it is sent that it stays where /hide does not reach.

    Quiet and with the calendar button: whoever asks may be watched.
    """
    page = scene.page(Sensitivity.CAREFUL)
    voice, room = page.voice, page.voice.ui(phrases.ROOM_DANGER)
    country = scene.visitor.country
    name = scene.country_name(country) if country and scene.known_country else voice.ui(phrases.COUNTRY_OTHER)
    page.title(f"{voice.ui(phrases.OFFLINE_TITLE)}: {name}", "📥")
    page.line(voice.ui(phrases.OFFLINE_WHAT))
    page.gap()
    page.line(voice.ui(phrases.OFFLINE_STAYS, button=voice.ui(phrases.HIDE_BUTTON), room=room), "📱")
    page.row(page.go(phrases.OFFLINE_ALL, OfflinePlace(Scope.ALL), "📥"))
    page.row(page.press(voice.ui(phrases.OFFLINE_CALM, room=room), OfflinePlace(Scope.CALM), "📥"))
    other = passport_switch(scene, page, OfflinePlace())
    if other is not None:
        page.row(other)
    anew = replace(scene.visitor, country=None, passport=None)
    page.row(page.press(voice.ui(phrases.COUNTRY_BUTTON, country=name), OfflinePlace(), "🌍", anew))
    return page.screen()
