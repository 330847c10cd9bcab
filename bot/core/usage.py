"""What was used, and which contacts were reached: the operators' counts, as the file that `stats` gives.

The file is an object `{"ukuk": "stats", "version": 1, "rows": [...]}`; each row is a count of one period,
with `n` rounded to 5, or null where it is hidden because it is small. Rows may be less split than they could
be: a language or a country is then missing, or empty. Whatever else stands in the file is passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, cast, get_args

from bot.core.errors import UkukError

NAME: Final = "stats"
VERSION: Final = 1
HIDDEN: Final = 1
"""What a hidden count is taken for: it happened at least once."""

Outcome = Literal["answered", "silent", "wrong"]
"""What users say of a contact: they answered, no answer, wrong number."""


class UsageError(UkukError):
    """The file is none of `stats`; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Report:
    """How often users said so of a contact, in a period that began on a day (None where the file has none)."""

    began: date | None
    outcome: Outcome
    n: int


@dataclass(frozen=True, slots=True)
class Reports:
    """What users said of a contact, added up."""

    answered: int = 0
    silent: int = 0
    wrong: int = 0


NO_REPORTS: Final = Reports()


@dataclass(frozen=True, slots=True)
class Usage:
    """Openings of contacts, readings of topics by country (empty where not split), and reports on contacts."""

    opened: Mapping[str, int]
    read: Mapping[tuple[str, str], int]
    said: Mapping[str, tuple[Report, ...]]

    def topic(self, topic: str, country: str | None) -> int:
        """How often a topic was read: in a country, and where the country is not told; None: everywhere."""
        places = {place for _, place in self.read} if country is None else {country, ""}
        return sum(n for (name, place), n in self.read.items() if name == topic and place in places)

    def reports(self, contact: str, since: date | None) -> Reports:
        """What users said of a contact in the periods that began on a day or later; None: in all.

        A period that began before is left out whole: what was said before the last call is settled by it.
        """
        total = Counter[str]()
        for report in self.said.get(contact, ()):
            if since is None or report.began is None or report.began >= since:
                total[report.outcome] += report.n
        return Reports(**total)


NOTHING: Final = Usage({}, {}, {})
"""Where nobody gave a file."""


def usage_of(value: object) -> Usage:
    """The usage in the decoded file.

    Raises:
        UsageError: it is no file of `stats`, or of another version, or a row has no number.
    """
    opened, read, said = Counter[str](), Counter[tuple[str, str]](), dict[str, list[Report]]()
    for row in _rows(value):
        subject, n = _word(row, "subject"), _count(row)
        match row.get("event"):
            case "contact":
                opened[subject] += n
            case "topic":
                read[subject, _word(row, "country")] += n
            case "reached" if row.get("detail") in get_args(Outcome):
                said.setdefault(subject, []).append(Report(_day(row), cast("Outcome", row["detail"]), n))
            case _:
                continue
    return Usage(opened, read, {contact: tuple(reports) for contact, reports in said.items()})


def _rows(value: object) -> Iterator[Mapping[str, Any]]:
    if not isinstance(value, dict) or value.get("ukuk") != NAME:
        raise UsageError("It is no file of `stats --format json`.")
    if value.get("version") != VERSION:
        raise UsageError(f"It is of version {value.get('version')}; version {VERSION} is read here.")
    rows = value.get("rows")
    if not isinstance(rows, list):
        raise UsageError("It has no rows.")
    yield from (row for row in rows if isinstance(row, dict))


def _word(row: Mapping[str, Any], name: str) -> str:
    found = row.get(name)
    return found if isinstance(found, str) else ""


def _count(row: Mapping[str, Any]) -> int:
    n = row.get("n")
    if n is None:
        return HIDDEN
    if not isinstance(n, int) or isinstance(n, bool) or n < 0:
        raise UsageError(f"A count is no number: {n!r}.")
    return n


def _day(row: Mapping[str, Any]) -> date | None:
    try:
        return date.fromisoformat(_word(row, "from"))
    except ValueError:
        return None
