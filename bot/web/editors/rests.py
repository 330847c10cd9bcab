"""What a sheet for a lawyer rests on: facts, sources, contacts, each a line to tick."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from bot.core.desk.sheet import Sheet
from bot.core.formatting import format_fact
from bot.core.model import Contact, Fact, Phone, Source
from bot.core.pagedate import PageDate
from bot.core.screens.numbers import dialled
from bot.web.html import Child, Safe, tag

BOX: Final = "☐"


def table(head: Safe, rows: Iterable[Safe], kind: str = "") -> Safe:
    """A table of a sheet."""
    return tag("table", tag("thead", head), tag("tbody", rows), class_=kind or None)


def _listed(heading: str, names: tuple[str, ...], rows: list[Safe]) -> Safe | None:
    if not rows:
        return None
    head = tag("tr", [tag("th", name, scope="col") for name in (*names, "Right")])
    return tag("section", tag("h2", heading), table(head, rows))


def _line(first: str, *cells: Child) -> Safe:
    found = [tag("td", cell) for cell in cells]
    return tag("tr", tag("th", first, scope="row"), found, tag("td", BOX, class_="tick"))


def _day(day: date | PageDate | None, otherwise: str = "") -> Safe:
    return tag("span", otherwise if day is None else str(day), class_="day")


def facts(sheet: Sheet) -> Safe | None:
    """The facts with their values and dates; None without any."""

    def row(number: int, fact: Fact) -> Safe:
        values = " / ".join(dict.fromkeys(format_fact(fact, language) for language in sheet.languages))
        rests = ", ".join(f"S{_source_number(sheet, name)}" for name in fact.sources)
        dated, checked = _day(fact.source_date, "no date"), _day(fact.checked, "by nobody")
        what = [fact.about, " ", tag("code", fact.id)]
        return _line(f"F{number}", values, what, rests, dated, checked, _day(fact.expires), fact.confidence)

    names = ("№", "Value", "What", "Source", "Page of", "Checked", "Expires", "Confidence")
    return _listed("Facts", names, [row(number, fact) for number, fact in enumerate(sheet.facts, 1)])


def _source_number(sheet: Sheet, name: str) -> int:
    return next(number for number, source in enumerate(sheet.sources, 1) if source.id == name)


def sources(sheet: Sheet) -> Safe | None:
    """The sources with their dates; None without any."""

    def row(number: int, source: Source) -> Safe:
        link = tag("a", source.url, href=source.url, rel="noopener noreferrer") if source.url else "no address"
        dated, checked = _day(source.source_date, "no date"), _day(source.checked, "by nobody")
        return _line(f"S{number}", source.publisher, link, dated, checked)

    names = ("№", "Publisher", "Address", "Page of", "Checked")
    return _listed("Sources", names, [row(number, source) for number, source in enumerate(sheet.sources, 1)])


def contacts(sheet: Sheet) -> Safe | None:
    """Who helps, with how sure each number is; None without anybody."""

    def row(number: int, contact: Contact) -> Safe:
        phones = [tag("p", _phone(phone)) for phone in contact.phones] or "no number"
        asks = f"name: {contact.asks_name}, papers: {contact.may_check_papers}"
        called = f", called {contact.confirmation.date}" if contact.confirmation is not None else ""
        dated = _day(contact.source_date, "no date")
        return _line(f"C{number}", contact.name, phones, asks, contact.confidence.value + called, dated)

    names = ("№", "Who helps", "Phones", "Asks for", "On the whole", "Page of")
    return _listed("Contacts", names, [row(number, found) for number, found in enumerate(sheet.contacts, 1)])


def _phone(phone: Phone) -> str:
    checked = f", checked {phone.checked}" if phone.checked is not None else ""
    dated = f"page of {phone.source_date}" if phone.source_date is not None else "page without a date"
    return f"{dialled(phone.number)}: {phone.confidence.value}, {dated}{checked}"
