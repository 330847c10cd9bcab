"""A number changes only with something newer that says so; the record follows what is proven."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core import model
from bot.core.pagedate import PageDate
from bot.core.phone_record import brought_up_to_date, differences, newest_day
from tests.support import builders as make
from tests.support import more_builders as more

OTHER = "+996312000000"
SOURCES = {item.id: item for item in (make.source(), make.source("new", source_date="2026-10", checked="2026-11-05"))}


def _content(*contacts: model.Contact, numbers: tuple[model.NumberRecord, ...] = ()) -> model.Content:
    return more.content(contacts=contacts, sources=list(SOURCES.values()), numbers=numbers)


def _recorded(number: str = make.HELPLINE, newest: object = "2026-08", phone: str = "main") -> model.NumberRecord:
    return model.NumberRecord.model_validate(
        {"id": "helpline", "phones": [{"id": phone, "number": number, "newest": newest}]}
    )


@pytest.mark.parametrize(
    ("phone", "contact", "day"),
    [
        ({}, {}, "2026-08"),
        ({"source_date": None}, {}, "2026-08"),
        ({"sources": ["nowhere"], "source_date": None}, {}, None),
        ({"sources": ["nowhere"], "source_date": "2026"}, {}, "2026"),
        ({"sources": ["law", "new"]}, {}, "2026-11-05"),
        ({"checked": "2026-11-20"}, {}, "2026-11-20"),
        ({}, {"confirmation": {"date": "2026-11-20", "by": "editor-1"}}, "2026-08"),
        ({"confidence": "confirmed"}, {"confirmation": {"date": "2026-11-20", "by": "editor-1"}}, "2026-11-20"),
        (
            {"confidence": "confirmed", "checked": "2026-10-02"},
            {"confirmation": {"date": "2026-11-20", "by": "editor-1"}},
            "2026-10-02",
        ),
    ],
)
def test_the_newest_day_that_speaks_for_a_number(
    phone: dict[str, Any], contact: dict[str, Any], day: str | None
) -> None:
    found = make.contact(phones=[make.phone(**phone)], **contact)
    assert newest_day(found, found.phones[0], SOURCES) == (PageDate(day) if day else None)


@pytest.mark.parametrize(
    ("recorded", "phone", "kind"),
    [
        (_recorded(), {}, None),
        (_recorded(newest=None), {}, None),
        (_recorded(OTHER), {}, "unproven"),
        (_recorded(OTHER, "2026-08-01"), {}, "unproven"),
        (_recorded(OTHER, "2026-07-31"), {}, "proven"),
        (_recorded(OTHER, None), {}, "proven"),
        (_recorded(OTHER, None), {"source_date": None, "sources": ["nowhere"]}, "unproven"),
        (_recorded(OTHER, "2026-11-04"), {"sources": ["new"]}, "proven"),
        (_recorded(OTHER, "2026-11-05"), {"sources": ["new"]}, "unproven"),
    ],
)
def test_a_change_is_proven_by_a_newer_day_alone(
    recorded: model.NumberRecord, phone: dict[str, Any], kind: str | None
) -> None:
    content = _content(make.contact(phones=[make.phone(**phone)]), numbers=(recorded,))
    assert [found.kind for found in differences(content)] == ([kind] if kind else [])


def test_what_is_new_and_what_is_gone() -> None:
    content = _content(make.contact(), make.contact("hidden", status="inactive"), numbers=(_recorded(phone="night"),))
    assert [(found.kind, found.contact, found.phone) for found in differences(content)] == [
        ("new", "helpline", "main"),
        ("gone", "helpline", "night"),
    ]


def test_the_record_follows_and_stays_where_nothing_is_proven() -> None:
    contacts = [
        make.contact(phones=[make.phone(), make.phone(OTHER, id="b", checked="2026-11-20")]),
        make.contact("a-first", phones=[make.phone("+996312111111", source_date=None, sources=["nowhere"])]),
        make.contact("none", phones=[]),
    ]
    old = model.NumberRecord.model_validate(
        {
            "id": "helpline",
            "phones": [
                {"id": "main", "number": OTHER, "newest": "2026-11-01"},
                {"id": "b", "number": make.HELPLINE, "newest": "2026-11-01"},
                {"id": "gone", "number": "112", "newest": None},
            ],
        }
    )
    content = _content(*contacts, numbers=(old,))
    record = brought_up_to_date(content)
    assert [(entry.id, [(p.id, p.number, str(p.newest)) for p in entry.phones]) for entry in record] == [
        ("a-first", [("main", "+996312111111", "None")]),
        ("helpline", [("main", OTHER, "2026-11-01"), ("b", OTHER, "2026-11-20")]),
    ]
    again = content.model_copy(update={"numbers": record})
    assert [found.kind for found in differences(again)] == ["unproven"]
    assert brought_up_to_date(again) == record, "twice changes nothing"
    alone = brought_up_to_date(content, "a-first")
    assert [entry.id for entry in alone] == ["a-first", "helpline"]
    assert alone[1] == old, "the others are left as they are"
