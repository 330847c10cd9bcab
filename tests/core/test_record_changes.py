"""What a confirmation and a withdrawal change in a record, field by field, and in which order."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.core import model
from bot.core import record_changes as changes
from tests.support import builders as make

DAY = date(2026, 11, 27)
CALLED = {"date": "2026-11-27", "by": "lawyer-1"}


def _contact(*phones: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A record as its file has it: what is the default there stands nowhere."""
    record = make.contact(**fields).model_dump(mode="json", exclude_unset=True)
    record["phones"] = [
        {"number": make.HELPLINE, "works_in": [], "free_from": [], "confidence": "sourced", "sources": ["law"]}
        | {"source_date": None, "checked": None}
        | phone
        for phone in phones
    ]
    return record


def _read(record: dict[str, Any]) -> model.Contact:
    return model.Contact.model_validate(record)


def test_a_call_confirms_the_contact_and_the_numbers_that_answered() -> None:
    record = _contact({}, {"id": "night"})
    names = list(record)
    changes.confirm_contact(record, ["main"], CALLED, {"asks_name": "yes"})
    found = _read(record)
    assert (found.confidence, found.checked, found.asks_name) == ("confirmed", DAY, "yes")
    assert found.confirmation == model.Confirmation(date=DAY, by="lawyer-1")
    assert [(phone.confidence.value, phone.checked) for phone in found.phones] == [
        ("confirmed", DAY),
        ("sourced", None),
    ]
    assert list(record) == names, "no field is added, none moves"


def test_withdrawing_a_contact_and_back() -> None:
    record = _contact({})
    before = {**record}
    changes.withdraw(record, None, DAY, "Closed.")
    assert _read(record).withdrawn == model.Withdrawal(date=DAY, why="Closed.")
    assert not _read(record).usable
    names = list(record)
    assert names[names.index("status") + 1] == "withdrawn"
    changes.restore(record, None)
    assert record == before
    assert list(record) == list(before)


def test_withdrawing_a_number_and_back() -> None:
    record = _contact({"confidence": "unconfirmed"}, {"id": "night"}, confidence="sourced")
    changes.withdraw(record, "night", DAY, "Wrong.")
    assert [phone.withdrawn is None for phone in _read(record).phones] == [True, False]
    assert record["confidence"] == "sourced", "only «confirmed» hangs on a number"
    changes.restore(record, "night")
    assert [phone.withdrawn for phone in _read(record).phones] == [None, None]


def test_who_was_called_under_a_number_that_is_gone_is_no_longer_confirmed() -> None:
    for others, left in (
        ([{"id": "b", "confidence": "sourced"}, {"id": "c", "confidence": "unconfirmed"}], "sourced"),
        ([{"id": "b", "confidence": "unconfirmed"}], "unconfirmed"),
        ([{"id": "b", "confidence": "confirmed"}], "confirmed"),
        ([], "unconfirmed"),
    ):
        record = _contact({"confidence": "confirmed"}, *others, confidence="confirmed", confirmation=CALLED)
        changes.withdraw(record, "main", DAY, "Wrong.")
        assert _read(record).confidence.value == left


def test_a_fact_is_checked_by_somebody_until_a_day() -> None:
    record = make.fact().model_dump(mode="json", exclude_unset=True)
    changes.confirm_fact(record, DAY, "editor-2", None, date(2027, 6, 1))
    fact = model.Fact.model_validate(record)
    assert (fact.value, fact.checked, fact.checked_by, fact.expires) == (30, DAY, "editor-2", date(2027, 6, 1))
    names = list(record)
    assert names[names.index("checked") + 1] == "checked_by"
    changes.confirm_fact(record, DAY, "editor-3", 1.5, date(2027, 6, 1))
    assert (record["value"], record["checked_by"], list(record)) == (1.5, "editor-3", names)
    changes.confirm_fact(record, DAY, "editor-3", date(2027, 1, 1), date(2027, 6, 1))
    assert record["value"] == "2027-01-01"
