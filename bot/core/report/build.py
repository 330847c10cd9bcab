"""What is told, and the content → the whole report."""

from __future__ import annotations

from datetime import datetime

from bot.core.library import Library
from bot.core.report import answers, asked, content, typed
from bot.core.report.figures import Figure, figure, share
from bot.core.report.publication import Publication
from bot.core.report.section import Report


def build(publication: Publication, library: Library, now: datetime) -> Report:
    """The report; a section of which nothing is known is left out."""
    today = now.date()
    sections = (
        asked.days(publication),
        asked.topics(publication, library),
        asked.languages(publication),
        asked.countries(publication),
        typed.understood(publication),
        typed.lengths(publication),
        answers.health(publication, library),
        answers.helped(publication, library),
        content.trust(library),
        content.age(library, today),
        content.due(library, today),
        asked.everything_else(publication),
    )
    kept = tuple(section for section in sections if section.table.rows)
    overview = _overview(publication, library, now)
    return Report(publication.first, publication.last, now, library.revision, overview, kept)


def _overview(publication: Publication, library: Library, now: datetime) -> tuple[tuple[str, str], ...]:
    def of(*events: str) -> str:
        return str(figure(asked.of_event(publication, *events))) or "0"

    questions = [row for row in asked.of_event(publication, "typed") if row.cell.language]
    none = figure(row for row in questions if row.cell.detail == "none")
    facts = content.overdue((fact.expires for fact in library.facts.values()), now.date())
    return (
        ("Conversations begun", of("start")),
        ("Topics opened", of("topic")),
        ("Contacts opened", of("contact")),
        ("Questions typed", str(figure(questions)) or "0"),
        ("Not understood", _share(none, figure(questions))),
        ("«Danger now» opened", of("emergency")),
        ("Facts past their date", str(facts)),
        ("Numbers hidden", str(sum(row.n is None for row in publication.rows))),
    )


def _share(none: Figure, all_of_them: Figure) -> str:
    return typed.percent(share(none, all_of_them)) if all_of_them.shown or all_of_them.hidden else "–"
