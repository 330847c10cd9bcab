"""What is to be checked, why, and in which order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.core import model
from bot.core.due import DAYS_AHEAD, DueItem, Reason, Sizes, contacts_due, facts_due, next_day, sizes
from bot.core.due_item import REPORTED_FROM, is_reported
from bot.core.freshness import CONFIRMATION_LASTS, SOURCE_LASTS
from bot.core.usage import Report, Reports, Usage
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.clock import NOON

TODAY = NOON.date()
WEEK_AHEAD = TODAY + timedelta(days=DAYS_AHEAD)
NEVER, OLD, UNDATED = Reason.NEVER_CALLED, Reason.OLD_PAGE, Reason.NO_DATE


def _called(on: date | str, **fields: Any) -> dict[str, Any]:
    phone = make.phone(confidence="confirmed", checked=str(on))
    return {"phones": [phone], "confidence": "confirmed", "confirmation": {"date": str(on), "by": "lawyer-1"}} | fields


def _due(*contacts: model.Contact, by: date = WEEK_AHEAD, usage: Usage | None = None) -> list[DueItem]:
    return contacts_due(more.content(contacts=contacts), by, usage or Usage({}, {}, {}))


def _reasons(by: date = WEEK_AHEAD, usage: Usage | None = None, **fields: Any) -> tuple[Reason, ...]:
    found = _due(make.contact(**fields), by=by, usage=usage)
    return found[0].reasons if found else ()


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        ({}, (NEVER,)),
        ({"phones": [make.phone(source_date="2024")]}, (NEVER, OLD)),
        ({"phones": [make.phone(source_date=None)]}, (NEVER, UNDATED)),
        ({"phones": [make.phone(), make.phone("+996312000000", id="b", source_date=None)]}, (NEVER, UNDATED)),
        ({"phones": [make.phone(source_date="2026-08", checked="2024-05-01")]}, (NEVER, OLD)),
        ({"phones": []}, ()),
        ({"phones": [], "source_date": "2024"}, (OLD,)),
        ({"phones": [], "source_date": None}, (UNDATED,)),
        ({"status": "temporarily-closed", "phones": []}, (Reason.CLOSED,)),
        ({"status": "inactive"}, (Reason.WITHDRAWN,)),
        ({"withdrawn": {"date": "2026-11-01", "why": "Wrong."}}, (Reason.WITHDRAWN,)),
        ({"status": "defunct", "source_date": None}, ()),
        (_called("2026-11-01"), ()),
        (_called("2026-01-01"), (Reason.CALLED_LONG_AGO,)),
        (_called("2026-11-01", phones=[make.phone(confidence="confirmed"), make.phone(id="b")]), (NEVER,)),
        # an emergency number is not for test calls: it is due by its page alone
        ({"kind": "emergency"}, ()),
        ({"phones": [make.short_code("112", "RU")]}, ()),
        ({"kind": "emergency", "phones": [make.phone(source_date=None)]}, (UNDATED,)),
        # a number that was withdrawn makes nobody call
        ({"phones": [make.phone(withdrawn={"date": "2026-11-01", "why": "Wrong."})]}, ()),
    ],
)  # fmt: skip
def test_why_a_contact_is_due(fields: dict[str, Any], reasons: tuple[Reason, ...]) -> None:
    assert _reasons(**fields) == reasons


def test_a_short_code_that_is_an_emergency_number_there_is_not_called_in_another_contact_either() -> None:
    service = make.emergency_service("RU", "103")
    assert [item.id for item in _due(service, make.contact(phones=[make.short_code("103", "RU")]))] == []
    assert [item.id for item in _due(service, make.contact(phones=[make.short_code("103", "KZ")]))] == ["helpline"]


@pytest.mark.parametrize(
    ("fields", "lasts"),
    [
        (_called(TODAY), CONFIRMATION_LASTS),
        ({"kind": "emergency", "phones": [make.phone(source_date=str(TODAY))]}, SOURCE_LASTS),
    ],
)
def test_it_is_due_from_the_day_after_the_last_on_which_it_holds(fields: dict[str, Any], lasts: timedelta) -> None:
    assert _reasons(by=TODAY + lasts, **fields) == ()
    assert len(_reasons(by=TODAY + lasts + timedelta(days=1), **fields)) == 1


def test_the_oldest_call_and_the_oldest_page_count() -> None:
    phones = [
        make.phone(confidence="confirmed", checked="2026-01-02"),
        make.phone("+996312000000", id="b", confidence="confirmed", checked="2026-11-01"),
    ]
    item = _due(make.contact(**_called("2026-11-01", phones=phones)))[0]
    assert (item.dated, item.due) == (date(2026, 1, 2), date(2026, 1, 2) + CONFIRMATION_LASTS)
    pages = [make.phone(source_date="2024-03"), make.phone("+996312000000", id="b", source_date="2023")]
    item = _due(make.contact(phones=pages))[0]
    assert (item.dated, item.due) == (date(2023, 1, 1), date(2023, 1, 1) + SOURCE_LASTS)


@pytest.mark.parametrize(
    ("reports", "reported"),
    [
        (Reports(wrong=REPORTED_FROM), True),
        (Reports(wrong=REPORTED_FROM - 1), False),
        (Reports(answered=500, wrong=REPORTED_FROM), True),
        (Reports(silent=REPORTED_FROM), True),
        (Reports(answered=REPORTED_FROM, silent=REPORTED_FROM), False),
        (Reports(answered=5, silent=6, wrong=4), True),
        (Reports(answered=1000), False),
        (Reports(), False),
    ],
)
def test_when_reports_are_enough(reports: Reports, reported: bool) -> None:  # noqa: FBT001
    assert is_reported(reports) is reported


def test_what_users_report_stands_first_then_danger_then_what_is_used_then_what_is_old() -> None:
    def with_page(name: str, page: str | None, **fields: Any) -> model.Contact:
        return make.contact(name, phones=[make.phone(source_date=page)], **fields)

    contacts = [
        with_page("young", "2026-08"),
        with_page("old", "2023"),
        with_page("undated", None),
        with_page("used", "2026-08"),
        with_page("danger", "2026-08", services=["violence"]),
        with_page("danger-used", "2026-08", services=["shelter"]),
        with_page("silent", "2026-08"),
        with_page("wrong", "2026-08"),
        with_page("gone", "2020", status="inactive", services=["violence"]),
    ]
    told = {name: (Report(None, "wrong", n),) for name, n in (("wrong", 15), ("gone", 99))}
    told["silent"] = (Report(None, "silent", 10),)
    usage = Usage({"used": 20, "danger-used": 5}, {}, told)
    order = ["wrong", "silent", "danger-used", "danger", "used", "undated", "old", "young", "gone"]
    assert [item.id for item in _due(*contacts, usage=usage)] == order
    assert [item.id for item in _due(*reversed(contacts), usage=usage)] == order
    assert [item.id for item in _due(*contacts)][:2] == ["danger", "danger-used"]


def test_a_call_after_the_reports_settles_them() -> None:
    told = {"helpline": (Report(date(2026, 11, 2), "wrong", 50),)}
    assert _reasons(usage=Usage({}, {}, told), **_called("2026-11-01")) == (Reason.REPORTED,)
    assert _reasons(usage=Usage({}, {}, told), **_called("2026-11-03")) == ()


def _dated(fact: str, card: str, screening: str) -> model.Content:
    says = make.card("RU", answer="Within {fact:stay-days}.", review_by=card, reviewed="2026-01-05")
    return more.content(
        facts=[make.fact(expires=fact, checked="2026-03-01", source_date=None)],
        topics=[make.topic("wages", says, sensitivity="danger", room="danger"), make.topic("papers")],
        screenings=[more.screening(topic="wages", review_by=screening, reviewed="2026-01-05")],
    )


def test_facts_cards_and_screenings_by_their_own_day() -> None:
    usage = Usage({}, {("wages", "RU"): 30, ("wages", "KZ"): 5}, {})
    yesterday, tomorrow, later = (str(TODAY + timedelta(days=days)) for days in (-1, 1, DAYS_AHEAD + 1))
    found = facts_due(_dated(yesterday, tomorrow, later), TODAY, WEEK_AHEAD, usage)
    assert {(item.kind, item.id, item.reasons) for item in found} == {
        ("fact", "stay-days", (Reason.EXPIRED,)),
        ("card", "wages.RU", (Reason.EXPIRES,)),
    }
    fact = next(item for item in found if item.kind == "fact")
    assert (fact.dated, fact.danger, fact.used) == (date(2026, 3, 1), True, 30), "by the cards that say it"
    screening = facts_due(_dated(later, later, str(TODAY)), TODAY, WEEK_AHEAD, usage)
    assert [(item.id, item.reasons, item.danger, item.used) for item in screening] == [
        ("forced-labour", (Reason.EXPIRES,), True, 35)
    ]
    assert facts_due(_dated(later, later, later), TODAY, WEEK_AHEAD, usage) == []


def test_a_fact_is_as_old_as_the_oldest_that_is_known_of_it() -> None:
    def dated(**fields: Any) -> date | None:
        return facts_due(more.content(facts=[make.fact(expires=str(TODAY), **fields)]), TODAY, TODAY)[0].dated

    assert dated() == date(2026, 8, 1)
    assert dated(source_date=None) == date(2026, 8, 1), "its source's day"
    assert dated(source_date="2025", checked="2026-11-01") == date(2025, 1, 1)
    assert dated(source_date=None, sources=["nowhere"]) is None


def test_how_long_the_lists_are_and_what_comes_next() -> None:
    past, today = str(TODAY - timedelta(days=1)), str(TODAY)
    content = _dated(past, past, past).model_copy(update={"contacts": (make.contact(), make.contact("b", phones=[]))})
    assert sizes(content, TODAY) == Sizes(contacts=1, facts=1, cards=2)
    assert sizes(_dated(today, today, today), TODAY) == Sizes(0, 0, 0), "its day has not passed yet"
    assert next_day(_dated("2027-03-01", "2027-02-01", "2027-05-01"), TODAY) == date(2027, 2, 1)
    assert next_day(more.content(), TODAY) is None
