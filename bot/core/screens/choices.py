"""Buttons by which a reader says whose rules they need: the country, the passport."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.core import phrases
from bot.core.page import Page, Press
from bot.core.routes import OTHER_COUNTRY, Place, Visitor
from bot.core.scene import Scene


def choices_of_country(scene: Scene, page: Page, codes: Iterable[str], place: Place, icon: str) -> None:
    """A button a country that leads on to a place; in Kyrgyzstan, where rules differ, one for each passport."""
    for code in codes:
        for passport in ("kg", "other") if code == "KG" else (None,):
            visitor = Visitor(scene.visitor.language, code, passport)
            name = page.voice.ui(phrases.COUNTRY_OTHER) if code == OTHER_COUNTRY else scene.country_name(code)
            if passport is not None:
                whose = phrases.PASSPORT_KG if passport == "kg" else phrases.PASSPORT_OTHER
                name = f"{name}: {page.voice.ui(whose)}"
            page.row(page.press(name, place, icon, visitor))


def passport_switch(scene: Scene, page: Page, place: Place) -> Press | None:
    """«I have another passport» outside Kyrgyzstan, where a reader is taken for its citizen; and back."""
    if scene.visitor.country == "KG":
        return None
    phrase, passport = phrases.PASSPORT_SWITCH_OTHER, "other"
    if scene.visitor.passport == "other":
        phrase, passport = phrases.PASSPORT_SWITCH_KG, "kg"
    visitor = replace(scene.visitor, passport=passport)
    return page.press(page.voice.ui(phrase), place, "🛂", visitor)
