"""What an editor may confirm and withdraw, and the sentences with which the rest is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.core import model
from bot.core.confirming import (
    RefusedError,
    contact_of,
    day_of,
    fact_of,
    note_of,
    phone_of,
    phones_called,
    role_of,
)
from tests.support import builders as make
from tests.support import more_builders as more

TODAY = date(2026, 11, 27)
GONE = {"date": "2026-11-01", "why": "Wrong."}


def _content(*contacts: model.Contact) -> model.Content:
    return more.content(contacts=contacts, facts=[make.fact()], countries=[more.country("RU"), more.country("KZ")])


def test_a_near_id_is_proposed() -> None:
    content = _content(make.contact("ru-lawyer"))
    assert contact_of(content, "ru-lawyer").id == "ru-lawyer"
    assert fact_of(content, "stay-days").id == "stay-days"
    with pytest.raises(RefusedError, match=r"There is no contact 'ru-lawer'. Did you mean 'ru-lawyer'\?"):
        contact_of(content, "ru-lawer")
    with pytest.raises(RefusedError, match=r"There is no fact 'zzz'. There are: stay-days."):
        fact_of(content, "zzz")
    with pytest.raises(RefusedError, match=r"no number of helpline 'night'. There are: main."):
        phone_of(make.contact(), "night")


@pytest.mark.parametrize("code", ["lawyer-1", "operator-2", "editor", "volunteer-999", "translator-10"])
def test_a_role_code(code: str) -> None:
    assert role_of(code) == code
    assert model.Confirmation.model_validate({"date": "2026-11-01", "by": code}).by == code


@pytest.mark.parametrize(
    "name", ["Aibek", "aibek-1", "lawyer-0", "lawyer-01", "lawyer 1", "Lawyer-1", "", "lawyer-1\n"]
)
def test_a_name_is_no_role_code_neither_here_nor_in_a_file(name: str) -> None:
    with pytest.raises(RefusedError, match="never a person's name"):
        role_of(name)
    with pytest.raises(ValueError, match="never a name"):
        model.Confirmation.model_validate({"date": "2026-11-01", "by": name})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-28", "lies in the future"), ("27.11.2026", "is no day. Write it as 2026-11-27"),
        ("2026-02-30", "no day"), ("", "no day"),
    ],
)  # fmt: skip
def test_days(text: str, words: str) -> None:
    assert day_of("2026-11-27", TODAY) == TODAY
    with pytest.raises(RefusedError, match=words):
        day_of(text, TODAY)


def test_a_day_may_lie_ahead_where_that_is_meant() -> None:
    assert day_of("2027-01-01", TODAY, future=True) == date(2027, 1, 1)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "x" * 301, "ask a@example.org", "see https://example.org", "call +996 312 98-76-54", "call 0312987654"],
)
def test_a_note_has_nothing_that_points_at_somebody(text: str) -> None:
    with pytest.raises(RefusedError):
        note_of(text)


def test_a_note_is_one_line() -> None:
    assert note_of(" Asked on 2026-11-27,\n room 12; again from 2026-12-01. ") == (
        "Asked on 2026-11-27, room 12; again from 2026-12-01."
    )


TWO = [make.phone(id="day"), make.phone("+996312000000", id="night")]
MIXED = [make.short_code("112", "RU", id="sos"), make.phone(id="office")]


@pytest.mark.parametrize(
    ("fields", "named", "called"),
    [
        ({}, (), ["main"]),
        ({}, ("main",), ["main"]),
        ({"phones": TWO}, ("night",), ["night"]),
        ({"phones": TWO}, ("night", "day"), ["night", "day"]),
        ({"phones": MIXED}, ("office",), ["office"]),
        ({"phones": [TWO[0], TWO[1].model_copy(update={"withdrawn": GONE})]}, (), ["day"]),
        ({"status": "temporarily-closed"}, (), ["main"]),
    ],
)
def test_which_numbers_answered(fields: dict[str, Any], named: tuple[str, ...], called: list[str]) -> None:
    contact = make.contact(**fields)
    assert phones_called(_content(contact), contact, named) == called


@pytest.mark.parametrize(
    ("fields", "named", "words"),
    [
        ({"phones": []}, (), "no number that somebody could have called"),
        ({"status": "inactive"}, (), "is withdrawn. Show it again first: python -m bot contacts restore helpline"),
        ({"withdrawn": GONE}, (), "is withdrawn"),
        ({"phones": TWO}, (), "several numbers. Say which one answered: --phone day or --phone night"),
        ({"phones": TWO}, ("nigt",), "Did you mean 'night'"),
        ({"phones": MIXED}, (), "Say which one answered: --phone office"),
        ({"phones": MIXED}, ("sos",), "112: an emergency number is never called for a test"),
        ({"phones": MIXED}, ("office", "sos"), "never called for a test"),
        ({"phones": [MIXED[0]]}, (), "never called for a test"),
        ({"kind": "emergency"}, (), "write the day of a newer page into source_date"),
        ({"phones": [TWO[0], make.phone(id="old", withdrawn=GONE)]}, ("old",), "no number of helpline 'old'"),
    ],
)
def test_what_nobody_can_have_called_is_refused(fields: dict[str, Any], named: tuple[str, ...], words: str) -> None:
    contact = make.contact(**fields)
    with pytest.raises(RefusedError, match=words):
        phones_called(_content(contact), contact, named)
