"""What everything rests on, once each, under the numbers that the texts name: publisher and dates, no address."""

from __future__ import annotations

from typing import Final

from bot.core import phrases
from bot.core.markup import Html, escape, join
from bot.core.model import Source
from bot.core.offline.booklet import Booklet
from bot.core.offline.elements import element, line, text
from bot.core.offline.topics import told
from bot.core.screens.topic import source_dates
from bot.core.voice import Voice

ANCHOR: Final = "sources"


def section(book: Booklet) -> Html:
    """The list of all sources that were cited; it comes last, when that is known."""
    voice = book.voice()
    rows = [_row(voice, number, source) for number, source in enumerate(book.cited, 1)]
    title = text("h2", voice.ui(phrases.TOPIC_SOURCES), id=ANCHOR)
    return join([title, line(element("ol", Html("\n"), *rows, class_="rest")), told(voice)])


def _row(voice: Voice, number: int, source: Source) -> Html:
    name = voice.text(f"source.{source.id}.publisher")
    return line(element("li", escape(f"{name} ({'; '.join(source_dates(voice, source))})"), id=f"s{number}"))
