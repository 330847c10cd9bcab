"""A topic: answer, steps, rights, sources."""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.core import markup, phrases
from bot.core.contacts import helpers, wanted_for
from bot.core.formatting import format_date, format_page_date
from bot.core.library import Library, fits
from bot.core.limits import SOURCES_A_SCREEN
from bot.core.markup import Html
from bot.core.model import Audience, Card, Fact, Sensitivity, Source, Topic
from bot.core.page import Page, Screen
from bot.core.routes import DeadlinePlace, Privacy, RoomPlace, ScreeningPlace, ShowPlace, TopicPlace
from bot.core.scene import Scene
from bot.core.screens.choices import passport_switch
from bot.core.screens.entrance import SAFELY, country_button
from bot.core.screens.feedback import ask_helped
from bot.core.screens.numbers import dialled
from bot.core.voice import FACT, Voice

_AUDIENCES: Final = {
    Audience.KG_CITIZEN: phrases.FOR_KG_CITIZEN,
    Audience.FOREIGNER_IN_KG: phrases.FOR_FOREIGNER,
    Audience.ANYONE: phrases.FOR_ANYONE,
}
_PARTS: Final = (
    ("s", phrases.TOPIC_STEPS, "✅"),
    ("r", phrases.TOPIC_RIGHTS, "⚖️"),
    ("h", phrases.TOPIC_HELP, "📞"),
    ("o", phrases.TOPIC_SOURCES, "📄"),
)


def answer(scene: Scene, topic: Topic) -> Screen:
    """The short answer, the first number to call, and the warnings."""
    page = scene.page(topic.sensitivity)
    card = scene.library.card(topic, scene.visitor.country, scene.visitor.passport)
    tell(scene, page, topic, card)
    _more(scene, page, topic, card)
    return page.screen()


def tell(scene: Scene, page: Page, topic: Topic, card: Card | None) -> None:
    """The words of an answer: title, answer, number, warnings, whom it is for."""
    page.title(page.voice.text(f"topic.{topic.id}.title"))
    if card is None:
        page.line(page.voice.ui(phrases.NO_CARD))
        _first_number(scene, page, topic, card)
    else:
        key = f"topic.{topic.id}.{card.id}"
        page.line(page.voice.text(f"{key}.answer"))
        _first_number(scene, page, topic, card)
        for warning in card.warnings:
            page.gap()
            page.line(page.voice.text(f"{key}.warnings.{warning.id}"), "⚠️")
        page.gap()
        page.small(for_whom(scene, page.voice, card))
        if card.country is None and scene.known_country:
            page.small(page.voice.ui(phrases.NO_OWN_CARD))
        page.compared(card.reviewed, card.review_by)


def for_whom(scene: Scene, voice: Voice, card: Card) -> str:
    """Whom the card is for, and where."""
    audience = voice.ui(_AUDIENCES[card.audience])
    if card.country is None:
        return voice.ui(phrases.FOR_EVERYWHERE, audience=audience)
    if card.audience is Audience.FOREIGNER_IN_KG:
        return f"{audience}."
    return voice.ui(phrases.FOR_WHERE, audience=audience, country=scene.country_name(card.country))


def _first_number(scene: Scene, page: Page, topic: Topic, card: Card | None) -> None:
    """The first helper with a phone that can be dialled: a number is on the first screen already."""
    for helper in helpers(scene.library, wanted_for(topic, card), scene.visitor, scene.now, scene.troubled):
        if helper.phones:
            name = page.voice.text(f"contact.{helper.contact.id}.name")
            page.gap()
            page.html(markup.join([markup.escape(f"📞 {name}: "), markup.bold(dialled(helper.phones[0].number))]))
            return


def _more(scene: Scene, page: Page, topic: Topic, card: Card | None) -> None:
    parts = [page.go(phrase, TopicPlace(topic.id, part), icon) for part, phrase, icon in _PARTS if _has(card, part)]
    page.rows_of(parts, 2)
    country, passport = scene.visitor.country, scene.visitor.passport
    for screening in scene.library.screenings.values():
        here = screening.country in {None, country} and fits(screening.audience, country, passport)
        if screening.topic == topic.id and here:
            page.row(page.press(page.voice.text(f"screening.{screening.id}.title"), ScreeningPlace(screening.id), "📝"))
    for show in scene.library.shows.values():
        if show.topic == topic.id and show.country == country and fits(show.audience, country, passport):
            page.row(page.press(page.voice.text(f"show.{show.id}.title"), ShowPlace(show.id), "📱"))
    if any(rule.topic == topic.id and rule.country == country for rule in scene.library.content.deadlines):
        page.row(page.go(phrases.DEADLINE_BUTTON, DeadlinePlace(), "📅"))
    if topic.sensitivity is Sensitivity.DANGER:
        page.row(page.go(phrases.SAFE_TITLE, Privacy(SAFELY), "🔒"))
    other = passport_switch(scene, page, TopicPlace(topic.id))
    if other is not None:
        page.row(other)
    back = [page.go(phrases.BACK, RoomPlace(topic.room.value), "◀️")] if topic.room is not None else []
    page.row(country_button(scene, page, topic.id), *back)


def _has(card: Card | None, part: str) -> bool:
    if card is None:
        return part == "h"
    return part != "r" or bool(card.rights)


def steps(scene: Scene, topic: Topic, card: Card) -> Screen:
    """What to do, one action a line."""
    page = scene.page(topic.sensitivity)
    page.title(page.voice.ui(phrases.TOPIC_STEPS), "✅")
    for number, step in enumerate(card.steps, 1):
        page.line(page.voice.text(f"topic.{topic.id}.{card.id}.steps.{step.id}"), f"{number}.")
    page.compared(card.reviewed, card.review_by)
    ask_helped(page, topic)
    _others(page, topic, card, "s")
    return page.screen()


def rights(scene: Scene, topic: Topic, card: Card) -> Screen:
    """What the law gives, which law, where it binds."""
    page = scene.page(topic.sensitivity)
    page.title(page.voice.ui(phrases.TOPIC_RIGHTS), "⚖️")
    for right in card.rights:
        page.line(page.voice.text(f"topic.{topic.id}.{card.id}.rights.{right.id}"), "•")
    page.gap()
    page.small(for_whom(scene, page.voice, card))
    page.compared(card.reviewed, card.review_by)
    _others(page, topic, card, "r")
    return page.screen()


def sources(scene: Scene, topic: Topic, card: Card, page_number: int) -> Screen:
    """What the card rests on: the card's own sources and those of its facts, with their dates."""
    page = scene.page(topic.sensitivity)
    page.title(page.voice.ui(phrases.TOPIC_SOURCES), "📄")
    found = all_sources(scene.library, card)
    first = (page_number - 1) * SOURCES_A_SCREEN
    shown = found[first : first + SOURCES_A_SCREEN]
    for source in shown:
        page.html(source_line(scene, page.voice, source))
    page.gap()
    if not any(source.checked for source in shown):
        page.small(page.voice.ui(phrases.SOURCES_UNCHECKED))
    page.small(freshness(page.voice, card, scene.now.date()))
    if first + SOURCES_A_SCREEN < len(found):
        page.row(page.go(phrases.MORE, TopicPlace(topic.id, "o", str(page_number + 1)), "➡️"))
    _others(page, topic, card, "o")
    return page.screen()


def source_line(scene: Scene, voice: Voice, source: Source, *, linked: bool = True) -> Html:
    """Publisher, date, link; without the link where it can harm a reader, or none is wanted."""
    name = voice.text(f"source.{source.id}.publisher")
    harmful = scene.visitor.country in source.not_shown_in
    shown = markup.link(name, source.url) if source.url and linked and not harmful else markup.escape(name)
    dates = source_dates(voice, source)
    if source.url and linked and harmful:
        dates.append(voice.ui(phrases.SOURCES_HIDDEN))
    return markup.join([markup.escape("• "), shown, markup.escape(f" ({'; '.join(dates)})")])


def source_dates(voice: Voice, source: Source) -> list[str]:
    """The page's own date, and the day on which a person checked, where one did."""
    when = source.source_date
    dates = [
        voice.ui(phrases.SOURCES_UNDATED)
        if when is None
        else voice.ui(phrases.SOURCES_DATE, date=format_page_date(when, voice.language))
    ]
    if source.checked is not None:
        dates.append(voice.ui(phrases.SOURCES_CHECKED, date=format_date(source.checked, voice.language)))
    return dates


def freshness(voice: Voice, card: Card, today: date) -> str:
    """When the card was last held against its sources; that it is overdue, where it is."""
    old = card.review_by < today
    phrase, day = (phrases.SOURCES_OLD, card.review_by) if old else (phrases.SOURCES_COMPARED, card.reviewed)
    return voice.ui(phrase, date=format_date(day, voice.language))


def all_sources(library: Library, card: Card) -> list[Source]:
    """The card's own sources, then those of the facts that it names."""
    ids = [*card.sources, *(source for fact in facts_of(library, card) for source in fact.sources)]
    return [library.sources[source_id] for source_id in dict.fromkeys(ids)]


def facts_of(library: Library, card: Card) -> list[Fact]:
    """The facts that a card names, in the order of its texts."""
    english = [card.answer, *(entry.text for entry in (*card.warnings, *card.steps, *card.rights))]
    return [library.facts[name] for text in english for name in FACT.findall(text)]


def _others(page: Page, topic: Topic, card: Card, here: str) -> None:
    """The other parts of the topic, and the way back to the answer."""
    parts = [
        page.go(phrase, TopicPlace(topic.id, part), icon)
        for part, phrase, icon in _PARTS
        if _has(card, part) and part != here
    ]
    page.rows_of(parts, 2)
    page.row(page.go(phrases.TOPIC_ANSWER, TopicPlace(topic.id), "◀️"))
