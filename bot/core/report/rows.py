"""What is told, for programs: JSON and CSV. The same cells, and nothing besides."""

from __future__ import annotations

import csv
import io
import json
from typing import Any, Final

from bot.core.report.disclosure import HIDDEN
from bot.core.report.publication import Publication, Published

VERSION: Final = 1
"""Of the JSON; higher where a reader of the old one would misread it."""
COLUMNS: Final = ("from", "to", "event", "subject", "detail", "language", "country", "n")


def as_json(publication: Publication) -> str:
    """One object; `n` is null where it is hidden, `language` and `country` are left out where a row is of all."""
    document = {
        "ukuk": "stats",
        "version": VERSION,
        "from": str(publication.first),
        "to": str(publication.last),
        "rows": [_row(row) for row in publication.rows],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def as_csv(publication: Publication) -> str:
    """A line a row under a line of names; `n` is `*` where it is hidden."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for row in publication.rows:
        writer.writerow(_row(row) | {"n": HIDDEN if row.n is None else row.n})
    return text.getvalue()


def _row(row: Published) -> dict[str, Any]:
    cell = row.cell
    words = {"event": cell.event, "subject": cell.subject, "detail": cell.detail}
    places = {"language": cell.language, "country": cell.country}
    period = {"from": str(cell.period.first), "to": str(cell.period.last)}
    return period | words | {name: place for name, place in places.items() if place is not None} | {"n": row.n}
