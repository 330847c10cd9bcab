"""The report as one page of HTML that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from html import escape
from itertools import zip_longest

from bot.core.formatting import format_date
from bot.core.report import names
from bot.core.report.drawn import DEFINITIONS, bar, columns
from bot.core.report.names import ENGLISH
from bot.core.report.periods import Period
from bot.core.report.section import Report, Section
from bot.core.report.style import POLICY, STYLE
from bot.core.report.summary import WHAT_IS_HIDDEN

FILE_NAME = "ukuk-report.html"
_WIDE = 4
"""A table of so many columns is stacked on a phone."""


def page(report: Report) -> str:
    """The whole page."""
    span = names.period(Period(report.first, report.last))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f"<title>Ukuk: {escape(span)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{DEFINITIONS}\n<main>\n"
        f"{_head(report, span)}\n{''.join(map(_section, report.sections))}{_foot()}\n</main>\n</body>\n</html>\n"
    )


def _head(report: Report, span: str) -> str:
    tiles = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(number)}</dd></div>" for name, number in report.overview)
    made = f"Made on {format_date(report.made.date(), ENGLISH)}, content {escape(report.revision or 'without a name')}."
    return (
        f'<header>\n<h1>Ukuk: what was asked</h1>\n<p>{escape(span)}</p>\n<p class="made">{made}</p>\n'
        f'<dl class="overview">{tiles}</dl>\n</header>'
    )


def _foot() -> str:
    return (
        f"<footer>\n<h2>What is hidden</h2>\n<p>{escape(WHAT_IS_HIDDEN)} A hatched bar is a hidden number.</p>\n"
        "<p>Each count stands in one number only, so no two numbers can be taken from each other. That is why topics, "
        "languages and countries are told each for itself.</p>\n</footer>"
    )


def _section(section: Section) -> str:
    table = _table(section)
    if section.days:
        table = f"{_days(section)}<details><summary>By week</summary>{table}</details>"
    return (
        f'<section id="{escape(section.id)}" aria-labelledby="{escape(section.id)}-title">\n'
        f'<h2 id="{escape(section.id)}-title">{escape(section.title)}</h2>\n'
        f'<p class="about">{escape(section.about)}</p>\n{table}\n</section>\n'
    )


def _days(section: Section) -> str:
    first, last = (format_date(section.days[index].day, ENGLISH) for index in (0, -1))
    most = max((day.n or 0 for day in section.days), default=0)
    chart = columns(section.days, f"{section.title} by day, from {first} to {last}; at most {most} a day")
    return (
        f'<p class="ends"><span>at most {most:,} a day</span></p>{chart}'
        f'<p class="ends"><span>{first}</span><span>{last}</span></p>'
    )


def _table(section: Section) -> str:
    head = "".join(f'<th scope="col" role="columnheader">{escape(name)}</th>' for name in section.table.head)
    rows = "".join(
        _row(section.table.head, cells, bar(part) if section.bars else "")
        for cells, part in zip_longest(section.table.rows, section.bars)
    )
    kind = "wide" if len(section.table.head) >= _WIDE else "two"
    return (
        f'<table class="{kind}" role="table" aria-labelledby="{escape(section.id)}-title">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )


def _row(head: tuple[str, ...], cells: tuple[str, ...], drawn: str) -> str:
    """The roles say what the style of a phone, which stacks the cells, would take away."""
    first, *rest = cells
    others = "".join(
        f'<td role="cell" data-name="{escape(name)}">{escape(text) or "–"}</td>'
        for name, text in zip(head[1:], rest, strict=True)
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{escape(first)}{drawn}</th>{others}</tr>\n'
