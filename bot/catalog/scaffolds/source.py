"""A new source: a page, a law or a book, as its editor names it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.catalog.scaffolds.adding import Addition, home_for
from bot.catalog.scaffolds.yaml_text import field, listed, scalar
from bot.core.pagedate import PageDate


@dataclass(frozen=True, slots=True)
class NewSource:
    """The answers; `not_shown_in` are the countries where the link harms."""

    id: str
    publisher: str
    url: str | None
    source_date: PageDate | None
    not_shown_in: tuple[str, ...] = ()


def source(content: Path, answers: NewSource, stem: str) -> Addition:
    """The source as a record. Nobody has checked it: reading a page is not checking."""
    text = "\n".join(
        [
            f"- id: {answers.id}",
            field("publisher", answers.publisher, 2),
            f"  url: {'null' if answers.url is None else scalar(answers.url)}",
            f"  source_date: {answers.source_date or 'null'}  # the page's own date",
            "  checked: null  # the day on which a person verified the thing itself, by a call or at the office",
            f"  not_shown_in: {listed(answers.not_shown_in)}",
        ]
    )
    return Addition(home_for(content, "sources", stem), f"{text}\n", "Sources. One record a page.")
