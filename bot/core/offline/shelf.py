"""The files for all readers as a folder that any web server can serve: names, dates, the page before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.core import phrases
from bot.core.formatting import format_date
from bot.core.library import Library
from bot.core.markup import Html, escape, join
from bot.core.model import Card, Screening
from bot.core.offline import papers
from bot.core.offline.booklet import Booklet, Scope
from bot.core.offline.elements import element, items, line, text
from bot.core.offline.front import frame
from bot.core.routes import OTHER_COUNTRY, Visitor
from bot.core.scene import Scene
from bot.core.screens.topic import facts_of
from bot.core.voice import Voice

INDEX: Final = "index.html"
_PASSPORTS: Final = {"kg": phrases.PASSPORT_KG, "other": phrases.PASSPORT_OTHER}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the file of one reader stands, below the folder."""

    path: str
    visitor: Visitor


@dataclass(frozen=True, slots=True)
class Dates:
    """How fresh a file is: when its oldest text was last read, and when the first thing in it is to be read again."""

    reviewed: date | None
    read_again_by: date | None


def places(library: Library) -> Iterator[Place]:
    """One file a language, country and passport."""
    for language in library.languages:
        for country in (*library.countries, OTHER_COUNTRY):
            for passport in _PASSPORTS:
                yield Place(f"{language}/{country.lower()}-{passport}.html", Visitor(language, country, passport))


def dates(library: Library, visitor: Visitor, day: date) -> Dates:
    """Of the texts and facts in one file."""
    book = Booklet(library, visitor, day, Scope.ALL)
    cards = [card for topic in library.topics.values() if (card := book.card(topic)) is not None]
    read: list[Card | Screening] = [*cards, *papers.screenings(book)]
    expiring = [fact.expires for card in cards for fact in facts_of(library, card)]
    return Dates(
        min((item.reviewed for item in read), default=None),
        min([*(item.review_by for item in read), *expiring], default=None),
    )


def index(library: Library, day: date) -> Html:
    """The page before them: for each language the countries, for each country the passports. No script, either."""
    names = [library.say(phrases.OFFLINE_NAME.key, language).text for language in library.languages]
    title = " · ".join(dict.fromkeys(names))
    sections = [_language(library, language, day) for language in library.languages]
    body = [text("h1", title), element("main", Html("\n"), *sections)]
    return join([frame(library.default_language, title), *map(line, body), Html("</body>\n</html>\n")])


def _language(library: Library, language: str, day: date) -> Html:
    voice, scene = Voice(library, language, day), Scene(library, Visitor(language), Booklet.moment(day))
    rows: dict[str, list[Html]] = {}
    for place in places(library):
        country, passport = place.visitor.country, place.visitor.passport
        if place.visitor.language == language and country and passport:
            name = voice.ui(phrases.COUNTRY_OTHER) if country == OTHER_COUNTRY else scene.country_name(country)
            link = element("a", escape(voice.ui(_PASSPORTS[passport])), href=place.path)
            rows.setdefault(name, []).append(link)
    countries = [join([escape(name), *links], Html("<br>")) for name, links in rows.items()]
    made = voice.ui(phrases.OFFLINE_MADE, date=format_date(day, language))
    title = text("h2", library.languages[language].name)
    return line(element("section", Html("\n"), title, items("ul", countries), text("p", made), lang=language))
