"""What is counted of a moment, and a reply that shows a screen and counts it."""

from __future__ import annotations

from typing import Final

from bot.core.page import Screen
from bot.core.ports import Count
from bot.core.reply import Reply
from bot.core.scene import Scene

_BANDS: Final = (3, 12, 40)
"""Words at most: a word or two, a sentence, some sentences; what is longer is a story."""


def count(scene: Scene, event: str, subject: str = "", detail: str = "") -> Count:
    """What is counted of a moment: ids and fixed words, the language and the country."""
    return Count(event, subject, detail, scene.visitor.language, scene.visitor.country or "")


def shown(scene: Scene, screen: Screen, event: str, subject: str = "", detail: str = "") -> Reply:
    """A reply that shows a screen, counted as this event."""
    return Reply(screen, (count(scene, event, subject, detail),))


def length_band(text: str) -> str:
    """How long a typed text is, in bands: all that is counted of what was not understood."""
    words = len(text.split())
    return next((f"words-to-{most}" for most in _BANDS if words <= most), "words-more")
