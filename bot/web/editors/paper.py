"""The sheet for a lawyer, to be printed: texts in columns, facts, sources, contacts, boxes to tick, remarks."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from bot.core.desk.sheet import Row, Section, Sheet, cards_there
from bot.core.formatting import country_name
from bot.core.library import SOURCE_LANGUAGE, Library, TextState
from bot.web.editors.asked import Asked
from bot.web.editors.desk import Sight
from bot.web.editors.frame import page
from bot.web.editors.overview import EVERYWHERE
from bot.web.editors.parts import country as country_label
from bot.web.editors.rests import BOX, contacts, facts, sources, table
from bot.web.html import Safe, tag

_REMARKS: Final = 6
"""Lines for remarks at the end."""
_STATES: Final = {TextState.FUZZY: "to be read again", TextState.FALLBACK: "not translated"}


def paper(sight: Sight, sheet: Sheet, asked: Asked) -> str:
    """The page of a sheet."""
    where = _place(sheet)
    return page(
        sight,
        f"{sheet.topic.title} · {where}",
        _choices(sight.library, sheet, asked),
        tag(
            "article",
            _head(sight, sheet, where),
            [_section(sight.library, sheet, section) for section in sheet.sections],
            facts(sheet),
            sources(sheet),
            contacts(sheet),
            _remarks(),
            class_=f"sheet of-{len(sheet.languages)}",
        ),
        ask=True,
    )


def _place(sheet: Sheet) -> str:
    return "every country" if sheet.country is None else country_name(sheet.country, SOURCE_LANGUAGE)


def _choices(library: Library, sheet: Sheet, asked: Asked) -> Safe:
    """What is not printed: languages, countries, the button that prints."""
    here = f"/editors/sheet/{sheet.topic.id}"
    languages = [
        _choice(
            f"{here}/{sheet.country or EVERYWHERE}", asked.toggled(code), known.name, chosen=code in asked.languages
        )
        for code, known in library.languages.items()
    ]
    own = {card.country for card in sheet.topic.cards}
    places = [
        _choice(f"{here}/{code or EVERYWHERE}", asked, country_label(code) if code else "🌍 Everywhere", chosen=chosen)
        for code in (None, *(code for code in library.countries if code in own))
        if cards_there(library, sheet.topic, code)
        for chosen in [code == sheet.country]
    ]
    return tag(
        "div",
        tag("nav", tag("span", "Languages", class_="label"), tag("div", languages), aria_label="Languages"),
        tag("nav", tag("span", "Country", class_="label"), tag("div", places), aria_label="Country"),
        tag("p", tag("button", "Print", type="button", id="print"), " A4; the browser can also save it as PDF."),
        class_="choices",
    )


def _choice(page_address: str, asked: Asked, words: str, *, chosen: bool) -> Safe:
    query = urlencode({"languages": ",".join(asked.languages)})
    return tag("a", words, href=f"{page_address}?{query}", aria_current="true" if chosen else None)


def _head(sight: Sight, sheet: Sheet, where: str) -> Safe:
    about = (
        f"Topic {sheet.topic.id} · content {sight.library.revision} · printed on {sight.survey.today}. "
        f"Tick {BOX} what is right; mark the number of what is not, and say what is right instead."
    )
    people = ("Read by (role)", "Date", "Signature")
    lines = [tag("span", f"{who}:", class_="line") for who in people]
    return tag("header", tag("h1", f"{sheet.topic.title}: {where}"), tag("p", about), tag("p", lines, class_="lines"))


def _section(library: Library, sheet: Sheet, section: Section) -> Safe:
    names = [tag("th", library.languages[code].name, scope="col") for code in sheet.languages]
    numbers = {fact.id: number for number, fact in enumerate(sheet.facts, 1)}
    head = tag(
        "tr", tag("th", "№", scope="col", class_="number"), names, tag("th", "Right", scope="col", class_="tick")
    )
    return tag(
        "section",
        tag("h2", section.heading),
        tag("p", section.about, class_="about") if section.about else None,
        table(head, (_row(sheet, row, numbers) for row in section.rows), "even"),
    )


def _row(sheet: Sheet, row: Row, numbers: dict[str, int]) -> Safe:
    facts = ", ".join(f"F{numbers[name]}" for name in row.facts)
    cells = [
        tag(
            "td",
            words.text,
            tag("em", f" ({_STATES[words.state]})") if words.state in _STATES else None,
            tag("span", f" [{facts}]", class_="ref") if facts else None,
            lang=language,
        )
        for language, words in zip(sheet.languages, row.words, strict=True)
    ]
    name = [[part, tag("wbr"), "."] for part in row.key.split(".")[-2:-1]], row.key.rpartition(".")[2]
    number = tag("th", str(row.number), tag("code", name), scope="row")
    return tag("tr", number, cells, tag("td", BOX, class_="tick"))


def _remarks() -> Safe:
    lines = [tag("div", class_="rule") for _ in range(_REMARKS)]
    return tag("section", tag("h2", "Remarks"), tag("p", "Number: what is wrong, what is right, by which law."), lines)
