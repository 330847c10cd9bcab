"""One fact, card or screening on the sheet of what is to be read again."""

from __future__ import annotations

from html import escape

from bot.cli.sheet_parts import boxes, command, heading, line, signed, sources
from bot.core.due import DueItem
from bot.core.formatting import country_name, format_fact
from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.screens.topic import all_sources


def fact_section(library: Library, item: DueItem, number: int, where: str) -> str:
    """Everything that a reader needs for one thing."""
    if item.kind == "fact":
        return _fact(library, item, number)
    if item.kind == "card":
        return _card(library, item, number, where)
    screening = library.screenings[item.id]
    ask = f"{_compare(where)}{signed()}{sources(library, screening.sources)}"
    return f"<section>{heading(number, screening.title, item)}{ask}</section>"


def _fact(library: Library, item: DueItem, number: int) -> str:
    fact = library.facts[item.id]
    place = country_name(fact.country, SOURCE_LANGUAGE) if fact.country else "every country"
    says = (
        f"We say now: <b>{escape(format_fact(fact, SOURCE_LANGUAGE))}</b> ({escape(place)}; sure: {fact.confidence})."
    )
    ticks = f"{boxes('still so', 'now:')} {line('', 16)}"
    enter = command(f"facts confirm {fact.id} --by ROLE-CODE --date DATE [--value VALUE]")
    parts = (heading(number, fact.about, item), f"<p>{says}</p><p>{ticks}</p>", signed(), enter)
    return f"<section>{''.join(parts)}{sources(library, fact.sources)}</section>"


def _card(library: Library, item: DueItem, number: int, where: str) -> str:
    topic_id, _, card_id = item.id.partition(".")
    topic = library.topics[topic_id]
    card = next(card for card in topic.cards if card.id == card_id)
    texts = [card.answer, *(entry.text for entry in (*card.warnings, *card.steps, *card.rights))]
    read = "".join(f"<li>{escape(text)} {boxes('right')}</li>" for text in texts)
    parts = (heading(number, f"{topic.title} ({card_id})", item), f"<ol>{read}</ol>", _compare(where), signed())
    return (
        f"<section>{''.join(parts)}{sources(library, [source.id for source in all_sources(library, card)])}</section>"
    )


def _compare(where: str) -> str:
    fields = "<code>reviewed</code> (the day you did it) and <code>review_by</code> (when to do it again)"
    return f"<p>Compare it with its sources. Then set {fields} in <code>{escape(where)}</code>.</p>"
