"""The operators' counts as a file: read as far as they tell something, and refused where they are another thing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.core.usage import HIDDEN, NO_REPORTS, NOTHING, Reports, Usage, UsageError, usage_of


def _file(*rows: Any, **head: Any) -> dict[str, Any]:
    return {"ukuk": "stats", "version": 1, "from": "2026-10-05", "to": "2026-11-30", "rows": list(rows)} | head


def _row(event: str, subject: str, n: Any, **more: Any) -> dict[str, Any]:
    return {"from": "2026-11-23", "to": "2026-11-29", "event": event, "subject": subject, "n": n} | more


def _said(outcome: str, n: int | None, began: str = "2026-11-23") -> dict[str, Any]:
    return _row("reached", "line", n, detail=outcome, **{"from": began})


def test_rows_are_added_up_whatever_they_are_split_by() -> None:
    usage = usage_of(
        _file(
            _row("contact", "line", 15, language="ky", country="RU", detail=""),
            _row("contact", "line", 10),
            _row("contact", "line", None, language="ru"),
            _row("topic", "wages", 20, country="RU"),
            _row("topic", "wages", 5, country="KZ", detail="steps"),
            _row("topic", "wages", 10, country=""),
            _row("topic", "wages", 40),
        )
    )
    assert usage.opened == {"line": 25 + HIDDEN}
    assert usage.topic("wages", "RU") == 70, "what is not split by country may be of this one, too"
    assert usage.topic("wages", "KG") == 50
    assert usage.topic("wages", None) == 75
    assert usage.topic("papers", None) == 0


def test_what_users_said_of_a_contact() -> None:
    usage = usage_of(_file(_said("wrong", 15), _said("wrong", 5), _said("silent", None), _said("answered", 30)))
    assert usage.reports("line", None) == Reports(answered=30, silent=HIDDEN, wrong=20)
    assert usage.reports("other", None) == NO_REPORTS


def test_a_call_settles_what_was_said_before() -> None:
    usage = usage_of(_file(_said("wrong", 15, "2026-11-16"), _said("wrong", 5, "2026-11-23"), _said("silent", 10, "?")))
    assert usage.reports("line", date(2026, 11, 18)) == Reports(silent=10, wrong=5)
    assert usage.reports("line", date(2026, 11, 23)) == Reports(silent=10, wrong=5)
    assert usage.reports("line", date(2026, 11, 24)) == Reports(silent=10), "of when it is, nobody knows"


@pytest.mark.parametrize(
    "row",
    [
        _row("room", "work", 10), _row("reached", "line", 5, detail="hello"), _row("reached", "line", 5),
        {"event": 7, "subject": "line", "n": 5}, {}, "words", None, ["contact", "line", 5],
    ],
)  # fmt: skip
def test_rows_of_other_kinds_are_passed_over(row: Any) -> None:
    assert usage_of(_file(row, extra=1)) == NOTHING


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([], "no file of `stats"),
        ({}, "no file of `stats"),
        ("stats", "no file of `stats"),
        (None, "no file of `stats"),
        (_file(ukuk="other"), "no file of `stats"),
        (_file(version=2), "of version 2; version 1 is read here"),
        (_file(version=None), "of version None"),
        (_file(rows={}), "no rows"),
        (_file(_row("contact", "line", "many")), "no number: 'many'"),
        (_file(_row("contact", "line", n=True)), "no number: True"),
        (_file(_row("contact", "line", -5)), "no number: -5"),
    ],
)
def test_what_is_no_such_file_is_refused_with_a_sentence(value: Any, words: str) -> None:
    with pytest.raises(UsageError, match=words) as refused:
        usage_of(value)
    assert str(refused.value).endswith(".")


def test_nothing_is_nothing() -> None:
    assert usage_of(_file()) == NOTHING == Usage({}, {}, {})
