"""The rule that a number changes only with something newer that says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.core.checks.rule import Context, Finding
from bot.core.phone_record import Difference, differences

_RECORD: Final = "python -m bot contacts record"
_OTHER_SIDE: Final = {"new": "numbers", "gone": "contacts"}
"""Kind of a difference → the field of the content in which what is missing would stand."""


def phone_changes(context: Context) -> Iterator[Finding]:
    """Each number is as recorded, or newer than its record."""
    if not context.library.content.contacts:
        return  # which is told by another rule
    for found in differences(context.library.content):
        if not context.unread.may_hold(_OTHER_SIDE.get(found.kind, ""), found.contact):
            yield _finding(found)


def _finding(found: Difference) -> Finding:
    key, number = f"contact.{found.contact}.phones.{found.phone}", found.number
    if found.kind == "new":
        return Finding(f"{key}.number", f"The number {number} is not in content/numbers.yaml.", f"Run: {_RECORD}.")
    if found.kind == "gone":
        words = f"{found.contact} has no number '{found.phone}' any more, but it is recorded."
        return Finding(f"number.{found.contact}.phones.{found.phone}", words, f"Run: {_RECORD}.")
    then = found.recorded.number if found.recorded else ""
    newest = found.recorded.newest if found.recorded else None
    if found.kind == "proven":
        words = f"The number changed from {then} to {number}, and something newer says so."
        return Finding(f"{key}.number", words, f"Run: {_RECORD}.")
    since = f"newer than {newest}" if newest else "with a date"
    return Finding(
        f"{key}.number",
        f"The number changed from {then} to {number}, and nothing {since} says so.",
        f"Give the source that prints it ({since}), or call and run: python -m bot contacts confirm {found.contact}. "
        f"If only a digit was mistyped before, correct it in content/numbers.yaml, too.",
    )
