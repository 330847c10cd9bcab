"""One item from near: its screens in several languages side by side, its texts with their places, what is wrong."""

from __future__ import annotations

from typing import Final

from bot.core.desk.items import Item, Kind
from bot.core.desk.readers import readers
from bot.core.desk.shots import Shot, Taken, shots, take
from bot.core.library import SOURCE_LANGUAGE
from bot.core.limits import SCREEN_CHARACTERS
from bot.core.page import Button, Copy, Open, Press
from bot.core.routes import Visitor
from bot.web.editors.aside import beside
from bot.web.editors.asked import Asked
from bot.web.editors.desk import Sight
from bot.web.editors.frame import page
from bot.web.editors.parts import (
    AUDIENCES,
    BAD,
    PASSPORTS,
    address,
    chip,
    chips,
    countries,
    country,
    where,
)
from bot.web.editors.texts import texts
from bot.web.html import Safe, said, tag

_INTERFACE: Final = "ui."


def closeup(sight: Sight, item: Item, asked: Asked) -> str:
    """The page of an item."""
    visitor = asked.reader(readers(sight.library, item))
    found = shots(item, sight.seen_by(visitor, SOURCE_LANGUAGE))
    place = next((shot.place for shot in found if shot.place is not None), None)
    return page(
        sight,
        f"{item.title} · {item.id}",
        _head(sight, item),
        _choices(sight, item, asked, visitor),
        _jumps(found),
        tag(
            "div",
            tag("div", [_shot(sight, item, shot, asked, visitor) for shot in found], class_="screens"),
            beside(sight, item, asked, visitor, place),
            class_="desk",
        ),
    )


def _head(sight: Sight, item: Item) -> Safe:
    state, topic = sight.survey.states[item.key], sight.library.topics.get(item.topic)
    about = [f"for {AUDIENCES[item.audience]}"] if item.audience is not None else []
    if topic is not None:
        about.append(topic.sensitivity.value)
    if item.review_by is not None:
        about.append(f"reviewed {item.reviewed}, to be read again by {item.review_by}")
    to_list = tag("a", "Screens", href="/editors")
    to_topic = tag("a", topic.title, href=f"/editors?topic={topic.id}") if topic is not None else None
    return tag(
        "header",
        tag("nav", to_list, [" › ", to_topic] if to_topic else None, aria_label="Way back", class_="crumbs"),
        tag("h1", item.title, " ", tag("small", countries(item) if item.kind is not Kind.INTERFACE else None)),
        tag("p", tag("code", item.key), *[f" · {words}" for words in about], class_="about"),
        tag("p", where(sight.report, sight.report.place(item.key))) if item.kind is not Kind.INTERFACE else None,
        tag("p", chips(sight.library, item, state, sight.stage), class_="chips"),
        class_="head",
    )


def _jumps(found: list[Shot]) -> Safe | None:
    """Ways down to each screen, where there are several."""
    first = [shot for shot in found if not shot.further]
    links = [tag("a", shot.called.partition(",")[0], href=f"#{_anchor(shot)}") for shot in first]
    return tag("nav", links, tag("a", "Problems and facts", href="#about"), class_="jumps", aria_label="On this page")


def _choices(sight: Sight, item: Item, asked: Asked, visitor: Visitor) -> Safe:
    """Which languages, and as whom: links, so that a choice can be kept and sent."""
    languages = [
        _choice(item, asked.toggled(code), known.name, chosen=code in asked.languages)
        for code, known in sight.library.languages.items()
    ]
    known = readers(sight.library, item)
    passports = [one for one in known if one.country == visitor.country]
    places = {one.country: asked.reader([two for two in known if two.country == one.country]) for one in known}
    return tag(
        "div",
        _nav("Languages", languages),
        _nav("Seen by a reader with", [
            _choice(item, asked.seen_by(one), PASSPORTS[one.passport], chosen=one == visitor) for one in passports
        ]) if len(passports) > 1 or passports[0].passport == "other" else None,
        _nav("Seen in", [
            _choice(item, asked.seen_by(one), country(code or ""), chosen=code == visitor.country)
            for code, one in places.items()
        ]) if len(places) > 1 else None,
        class_="choices",
    )  # fmt: skip


def _nav(label: str, links: list[Safe]) -> Safe:
    return tag("nav", tag("span", label, class_="label"), tag("div", links), aria_label=label)


def _choice(item: Item, asked: Asked, words: str, *, chosen: bool) -> Safe:
    return tag("a", words, href=f"{address(item)}?{asked.query()}", aria_current="true" if chosen else None)


def _shot(sight: Sight, item: Item, shot: Shot, asked: Asked, visitor: Visitor) -> Safe:
    taken = {language: take(shot, sight.seen_by(visitor, language)) for language in asked.languages}
    views = [_view(sight, language, found) for language, found in taken.items()]
    keys = list(dict.fromkeys(key for found in taken.values() if found is not None for key in found.keys))
    own = [key for key in keys if key in item.texts]
    names = [key for key in keys if key not in item.texts and not key.startswith(_INTERFACE)]
    words = [key for key in keys if key not in item.texts and key.startswith(_INTERFACE)]
    name = _anchor(shot)
    inside = [
        tag("div", views, class_=f"columns of-{len(views)}"),
        texts(sight, asked, own, f"own-{name}", "Its texts, and where they stand", opened=True),
        texts(sight, asked, names, f"names-{name}", "Names and titles on it"),
        texts(sight, asked, words, f"words-{name}", "Words of the interface on it"),
    ]
    if shot.further:
        longest = max((found.characters for found in taken.values() if found is not None), default=0)
        mark = chip("too long", BAD) if longest > SCREEN_CHARACTERS else None
        return tag("details", tag("summary", shot.called, " ", mark), inside, class_="shot", id=name)
    return tag("section", tag("h2", shot.called), inside, class_="shot", id=name)


def _anchor(shot: Shot) -> str:
    return "-".join("".join(letter if letter.isalnum() else " " for letter in shot.called.casefold()).split())


def _view(sight: Sight, language: str, taken: Taken | None) -> Safe:
    name = sight.library.languages[language].name
    if taken is None:
        return tag("figure", tag("figcaption", name), tag("p", "It is not shown to this reader."), class_="view")
    over = taken.characters - SCREEN_CHARACTERS
    length = f"{taken.characters} / {SCREEN_CHARACTERS}"
    mark = chip(f"{over} too long", BAD) if over > 0 else None
    meter = tag("meter", length, min=0, max=SCREEN_CHARACTERS, high=SCREEN_CHARACTERS - 1, value=taken.characters,
                aria_label=f"Characters in {name}")  # fmt: skip
    return tag(
        "figure",
        tag("figcaption", tag("b", name, lang=language), " ", tag("span", length, class_="length"), " ", mark, meter),
        tag("div", said(taken.screen.text), class_="bubble", lang=language),
        tag("div", [tag("div", map(_button, row), class_="row") for row in taken.screen.rows], class_="buttons"),
        class_="view",
        lang=language,
    )


def _button(button: Button) -> Safe:
    match button:
        case Press(label=label, token=token):
            return tag("a", label, href=f"/?start={token}", title="Open in the chat")
        case Copy(label=label):
            return tag("span", label)
        case Open(label=label, url=url):
            return tag("a", label, href=url, target="_blank", rel="noopener noreferrer")
