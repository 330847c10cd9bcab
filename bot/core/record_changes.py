"""What a confirmation or a withdrawal changes in a record, as its file has it.

Records come as plain values: dates are text, a phone without an id is `main`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from bot.core.model import Confidence

Record = dict[str, Any]
_ORDER = (Confidence.CONFIRMED, Confidence.SOURCED, Confidence.UNCONFIRMED)


def confirm_contact(
    record: Record, phones: Collection[str], called: Mapping[str, str], answers: Mapping[str, str]
) -> None:
    """Somebody called these numbers and was answered. `answers` are fields of the contact that were asked for."""
    record["confidence"] = Confidence.CONFIRMED.value
    record["confirmation"] = dict(called)
    record["checked"] = called["date"]
    record.update(answers)
    for phone in _phones(record):
        if phone.get("id", "main") in phones:
            phone["confidence"] = Confidence.CONFIRMED.value
            phone["checked"] = called["date"]


def withdraw(record: Record, phone_id: str | None, on: date, why: str) -> None:
    """Keep a contact, or one of its numbers, from users. It stays in the file."""
    gone = {"date": on.isoformat(), "why": why}
    if phone_id is None:
        record["status"] = "inactive"
        _put_after(record, "status", "withdrawn", gone)
        return
    for phone in _phones(record):
        if phone.get("id", "main") == phone_id:
            phone["withdrawn"] = gone
    left = {phone["confidence"] for phone in _phones(record) if not phone.get("withdrawn")}
    if record["confidence"] == Confidence.CONFIRMED and Confidence.CONFIRMED not in left:
        record["confidence"] = next((item.value for item in _ORDER if item in left), Confidence.UNCONFIRMED.value)


def restore(record: Record, phone_id: str | None) -> None:
    """Show a contact, or one of its numbers, again."""
    if phone_id is None:
        record["status"] = "active"
        record.pop("withdrawn", None)
        return
    for phone in _phones(record):
        if phone.get("id", "main") == phone_id:
            phone.pop("withdrawn", None)


def confirm_fact(record: Record, on: date, by: str, value: float | date | None, expires: date) -> None:
    """A person verified the value itself, or found another."""
    if value is not None:
        record["value"] = value.isoformat() if isinstance(value, date) else value
    record["checked"] = on.isoformat()
    _put_after(record, "checked", "checked_by", by)
    record["expires"] = expires.isoformat()


def _phones(record: Record) -> Iterator[Record]:
    yield from record.get("phones", ())


def _put_after(record: Record, before: str, name: str, value: object) -> None:
    """Set a field; a new one right behind another."""
    if name in record:
        record[name] = value
        return
    names = list(record)
    behind = {key: record.pop(key) for key in names[names.index(before) + 1 :]}
    record.update({name: value, **behind})
