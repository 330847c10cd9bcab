"""The list of all screens, by topic and kind, with their states; the script filters it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from bot.core.desk.items import Item, Kind
from bot.core.desk.state import Flag, State
from bot.core.library import SOURCE_LANGUAGE, Library
from bot.web.editors.desk import Sight
from bot.web.editors.frame import page
from bot.web.editors.parts import AUDIENCES, KINDS, address, chips, countries, country, helpers_by_trust, where
from bot.web.html import Child, Safe, tag

EVERYWHERE: Final = "INTL"
"""What the filter calls an item that holds in every country."""
_STATES: Final = {
    "any": "Anything to do",
    Flag.PROBLEM.value: "Problem of check",
    Flag.OVERDUE.value: "Review overdue",
    Flag.DUE.value: "Review within 30 days",
    Flag.EXPIRED.value: "Fact expired",
    Flag.EXPIRING.value: "Fact expires within 30 days",
    Flag.UNCONFIRMED.value: "Unconfirmed contact",
    Flag.MISSING.value: "Translation missing",
    Flag.FUZZY.value: "Translation fuzzy",
}
_OF_LANGUAGE: Final = (Flag.MISSING, Flag.FUZZY)


def overview(sight: Sight) -> str:
    """The page of all screens."""
    items = sight.survey.items.values()
    groups = [_group(sight, heading, list(found)) for heading, found in groupby(items, _heading)]
    nothing = tag("p", "Nothing is like that.", id="nothing", hidden=True)
    return page(sight, "Screens", groups, nothing, above=_filters(sight), here="/editors")


def _heading(item: Item) -> tuple[Kind, str]:
    return item.kind, item.topic if item.kind is Kind.CARD else ""


def _group(sight: Sight, heading: tuple[Kind, str], items: list[Item]) -> Safe:
    kind, topic_id = heading
    name = sight.library.topics[topic_id].title if topic_id else KINDS[kind]
    beside = _topic(sight, topic_id) if topic_id else tag("p", f"{len(items)}", class_="about")
    rows = tag("ul", [_row(sight, item) for item in items], class_="rows")
    return tag("section", tag("header", tag("h2", name), beside), rows, class_="group")


def _topic(sight: Sight, topic_id: str) -> Safe:
    topic = sight.library.topics[topic_id]
    others = [
        tag("span", said.text, lang=said.language)
        for language in sight.library.languages
        for said in [sight.library.say(f"topic.{topic_id}.title", language)]
        if language != SOURCE_LANGUAGE
    ]
    room = topic.room.value if topic.room is not None else "no room"
    words: list[Child] = [[other, " · "] for other in others]
    return tag("p", words, tag("code", topic_id), f" · {room} · {topic.sensitivity.value}", class_="about")


def _row(sight: Sight, item: Item) -> Safe:
    state = sight.survey.states[item.key]
    return tag(
        "li",
        tag("div", tag("a", _name(item), href=address(item)), tag("span", _about(item), class_="about"), class_="name"),
        tag("div", chips(sight.library, item, state, sight.stage), class_="chips"),
        tag("div", helpers_by_trust(state), class_="helpers"),
        where(
            sight.report, sight.report.place(item.texts[0] if item.kind is Kind.INTERFACE and item.texts else item.key)
        ),
        class_="row",
        id=item.key,
        data_kind=item.kind.value,
        data_topic=item.topic,
        data_countries=" ".join(item.countries) or EVERYWHERE,
        data_flags=" ".join(_flags(state)),
        data_words=f"{item.title} {item.key} {countries(item)}".casefold(),
    )


def _name(item: Item) -> str:
    return countries(item) if item.kind is Kind.CARD else item.title


def _about(item: Item) -> str:
    whom = f" · for {AUDIENCES[item.audience]}" if item.audience is not None else ""
    where_it_holds = "" if item.kind in {Kind.CARD, Kind.COUNTRY, Kind.INTERFACE} else f" · {countries(item)}"
    return f"{item.id}{whom}{where_it_holds}"


def _flags(state: State) -> Iterable[str]:
    """What the filter of states goes by: `any`, each flag, and `fuzzy-ky` for those that are of a language."""
    if state.flags:
        yield "any"
    yield from (flag.value for flag in state.flags)
    for flag, counts in zip(_OF_LANGUAGE, (state.missing, state.fuzzy), strict=True):
        yield from (f"{flag.value}-{language}" for language in counts)


def _filters(sight: Sight) -> Safe:
    library = sight.library
    here = {code for item in sight.survey.items.values() for code in item.countries}
    known = [code for code in library.countries if code in here]
    others = sorted(here - set(known))
    return tag(
        "div",
        _search(),
        _select("kind", "Kind", [(kind.value, name) for kind, name in KINDS.items()]),
        _select("topic", "Topic", [(topic.id, topic.title) for topic in library.topics.values()]),
        _select("country", "Country", [(EVERYWHERE, "🌍 Everywhere"), *((c, country(c)) for c in (*known, *others))]),
        _select("state", "State", _states(library)),
        tag("p", tag("output", "", id="count", for_="words kind topic country state"), class_="count"),
        id="filters",
        role="search",
        aria_label="Filter the screens",
    )


def _states(library: Library) -> list[tuple[str, str]]:
    found = list(_STATES.items())
    for flag in _OF_LANGUAGE:
        found += [
            (f"{flag.value}-{code}", f"{_STATES[flag.value]}: {item.name}")
            for code, item in library.languages.items()
            if code != SOURCE_LANGUAGE
        ]
    return found


def _search() -> Safe:
    box = tag("input", type="search", id="words", placeholder="Words, an id, a number", autocomplete="off")
    return tag("div", tag("label", "Search in all texts", for_="words"), box, class_="field wide")


def _select(name: str, label: str, options: list[tuple[str, str]]) -> Safe:
    all_of_it = tag("option", "All", value="")
    made = [tag("option", words, value=value) for value, words in options]
    return tag("div", tag("label", label, for_=name), tag("select", all_of_it, made, id=name), class_="field")
