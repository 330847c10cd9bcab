"""Rules of movement on the way to the file for the phone; a part of navigate."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from bot.core import phrases
from bot.core.counted import count, shown
from bot.core.library import fits
from bot.core.model import Audience
from bot.core.offline import Scope, pieces
from bot.core.reply import Reply, WriteFile
from bot.core.routes import OfflinePlace, Visitor
from bot.core.scene import Scene
from bot.core.screens import offline as screens

MIME: Final = "text/html"
_COUNTED: Final = {Scope.ALL: "all", Scope.CALM: "calm"}


def offline(scene: Scene, place: OfflinePlace) -> Reply | None:
    """Country, how far, file: the first that is still open."""
    visitor = scene.visitor
    if place.scope not in {"", *Scope}:
        return None
    if visitor.country is None or (visitor.country == "KG" and visitor.passport is None):
        return shown(scene, screens.choose_country(scene), "offline", detail="country")
    if not place.scope:
        return shown(scene, screens.choose_scope(scene), "offline", detail="asked")
    return _file(scene, Scope(place.scope))


def _file(scene: Scene, scope: Scope) -> Reply:
    """The file, beside the screen before; nothing in its name tells what it is."""
    library, visitor, day = scene.library, _settled(scene.visitor), scene.now.date()
    file = WriteFile(
        f"info-{day:%Y-%m}.html",
        MIME,
        partial(pieces, library, visitor, day, scope),
        (library.revision, visitor, day, scope),
    )
    toast = scene.page().voice.ui(phrases.OFFLINE_SENT)
    return Reply(None, (count(scene, "offline", detail=_COUNTED[scope]),), file, toast=toast)


def _settled(visitor: Visitor) -> Visitor:
    """With the passport that an asker is taken to have: the same file for the same rules."""
    citizen = fits(Audience.KG_CITIZEN, visitor.country, visitor.passport)
    return replace(visitor, passport="kg" if citizen else "other")
