"""The figures of coverage, on content whose figures are known."""

from __future__ import annotations

from bot.core import coverage
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.libraries import library, town


def _row(table: coverage.Table, name: str) -> dict[str, str]:
    row = next(row for row in table.rows if row[0] == name)
    assert len(row) == len(table.head)
    return dict(zip(table.head, row, strict=True))


def test_topics_by_country() -> None:
    wages = _row(coverage.topics(town()), "unpaid-wages")
    assert wages == {"topic": "unpaid-wages", "RU": "●", "KZ": "○", "KG": "●", "KG foreigner": "●", "TR": "○"}
    assert _row(coverage.topics(town()), "women-safety")["TR"] == "–"


def test_contacts_by_confidence() -> None:
    table = coverage.contacts(town())
    assert _row(table, "emergency")["RU"] == "0/1/0"
    assert _row(table, "emergency")["TR"] == ""
    assert _row(table, "legal")["ANY"] == "0/1/0"
    assert _row(table, "all")["KZ"] == "0/1/0"


def test_facts_by_the_year_of_their_page() -> None:
    found = library(
        facts=[
            make.fact("a", country="RU", source_date="2025-03"),
            make.fact("b", country="RU", source_date=None, confidence="medium"),
            make.fact("c", country=None, source_date="2026", checked="2026-10-01"),
        ]
    )
    table = coverage.facts(found)
    assert table.head == ("country", "2025", "2026", "undated", "all", "high confidence", "checked by a person")
    assert table.rows == (
        ("RU", "1", "", "1", "2", "1", "0"),
        ("any", "", "1", "", "1", "1", "1"),
        ("all", "1", "1", "1", "3", "2", "1"),
    )


def test_the_rest() -> None:
    found = library(
        countries=[more.country("RU"), more.country("KZ")],
        screenings=[more.screening(), more.screening("kz", country="KZ")],
        shows=[more.show()],
        deadlines=[more.deadline(country="KZ")],
    )
    assert coverage.extras(found).rows == (("RU", "1", "1", ""), ("KZ", "2", "", "1"))
    assert ("anyone", "3") in coverage.audiences(
        library(topics=[make.topic("t", make.card("RU"), make.card("KZ"), make.card())])
    ).rows
