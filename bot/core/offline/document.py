"""The whole file, in the order in which somebody needs it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.core import phrases
from bot.core.library import Library
from bot.core.markup import Html, join
from bot.core.offline import directory, front, papers, sources, terms, topics
from bot.core.offline.booklet import Booklet, Scope
from bot.core.offline.elements import element, line, text
from bot.core.phrases import Phrase
from bot.core.routes import Visitor
from bot.core.screens.entrance import EMERGENCY_TOPIC, NAME, ROOMS


def document(library: Library, visitor: Visitor, day: date, scope: Scope = Scope.ALL) -> Html:
    """One valid HTML document; the same library, visitor, day and scope give the same, byte by byte.

    A visitor without a passport is read as everywhere else: abroad a citizen of Kyrgyzstan, in Kyrgyzstan anybody.
    """
    return join(pieces(library, visitor, day, scope))


def pieces(library: Library, visitor: Visitor, day: date, scope: Scope = Scope.ALL) -> Iterator[Html]:
    """The same in pieces, each a topic or less: some milliseconds of work at most."""
    book = Booklet(library, visitor, day, scope)
    yield front.head(book)
    yield front.contents(book)
    yield Html("<main>\n")
    yield from _topics(book)
    yield terms.section(book)
    yield from _papers(book)
    yield from directory.sections(book)
    yield sources.section(book)
    yield Html("</main>\n")
    yield line(element("footer", text("p", NAME)))
    yield Html("</body>\n</html>\n")


def _topics(book: Booklet) -> Iterator[Html]:
    """Danger now, the rooms in the order of the menu, and what stands in no room."""
    emergency = book.library.topics.get(EMERGENCY_TOPIC)
    if emergency is not None and book.has(emergency):
        yield _heading(book, phrases.EMERGENCY_TITLE)
        yield topics.section(book, emergency)
    for room, (phrase, _) in ROOMS.items():
        found = book.topics_in(room)
        if found:
            yield _heading(book, phrase, f"r-{room.value}")
            yield from (topics.section(book, topic) for topic in found)
    found = book.topics_in(None)
    if found:
        yield _heading(book, phrases.OFFLINE_MORE)
        yield from (topics.section(book, topic) for topic in found)


def _papers(book: Booklet) -> Iterator[Html]:
    shows, screenings = papers.shows(book), papers.screenings(book)
    if shows:
        yield _heading(book, phrases.OFFLINE_SHOWS, papers.SHOWS)
        yield from (papers.show(book, found) for found in shows)
    if screenings:
        yield _heading(book, phrases.OFFLINE_SCREENINGS, papers.SCREENINGS)
        yield from (papers.screening(book, found) for found in screenings)


def _heading(book: Booklet, phrase: Phrase, anchor: str = "") -> Html:
    return text("h2", book.voice().ui(phrase), id=anchor)
