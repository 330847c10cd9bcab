"""A card as it is shared with others: the answer with its sources and dates, without links and buttons."""

from __future__ import annotations

from bot.core import markup, phrases
from bot.core.limits import SOURCES_A_SCREEN
from bot.core.markup import Html
from bot.core.model import Card, Topic
from bot.core.scene import Scene
from bot.core.screens.topic import all_sources, source_line, tell


def shared(scene: Scene, topic: Topic, card: Card) -> Html:
    """What is sent. Names that Telegram would make links of are broken where nobody sees it."""
    page = scene.page()
    tell(scene, page, topic, card)
    page.gap()
    page.title(page.voice.ui(phrases.TOPIC_SOURCES), "📄")
    for source in all_sources(scene.library, card)[:SOURCES_A_SCREEN]:
        page.html(source_line(scene, page.voice, source, linked=False))
    return markup.unlinked(page.screen(home=False, sos=False).text)
