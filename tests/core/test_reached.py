"""Which contacts answer nobody lately: from counts alone, out of one person's reach, never for lines of danger."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from bot.core.contacts import Wanted, helpers
from bot.core.library import Library
from bot.core.model import Confirmation, Contact, Kind, Service
from bot.core.ports import Count, Counted
from bot.core.reached import ENOUGH, EVENT, WINDOW_DAYS, troubled
from bot.core.routes import Visitor
from tests.support import builders as build
from tests.support.clock import NOON
from tests.support.libraries import library

TODAY = date(2026, 11, 27)
LINE = build.contact("a-line", services=(Service.LEGAL,))
OTHER = build.contact("b-line", services=(Service.LEGAL,))


def _library(*contacts: Contact) -> Library:
    return library(contacts=[*contacts])


def _said(detail: str, n: int, day: date = TODAY, contact: str = "a-line") -> Counted:
    return Counted(day, weekly=False, count=Count(EVENT, contact, detail, "ky", "RU"), n=n)


def _found(said: Iterable[Counted], *contacts: Contact) -> frozenset[str]:
    return troubled(said, _library(*(contacts or (LINE, OTHER))), TODAY)


def test_many_who_reach_nobody_bring_a_contact_down() -> None:
    assert _found([_said("silent", ENOUGH - 1)]) == set()
    assert _found([_said("silent", ENOUGH - 3), _said("wrong", 3)]) == {"a-line"}


def test_whom_others_reach_answers() -> None:
    assert _found([_said("silent", ENOUGH), _said("answered", ENOUGH)]) == set()
    assert _found([_said("silent", ENOUGH), _said("answered", 1)]) == {"a-line"}


def test_one_person_alone_cannot_do_it() -> None:
    """One press a day and contact is counted of a person: every day of the window is not enough."""
    said = [_said("wrong", 1, TODAY - timedelta(days=ago)) for ago in range(60)]
    assert WINDOW_DAYS < ENOUGH
    assert _found(said) == set()


def test_what_was_said_before_the_window_is_over() -> None:
    old = TODAY - timedelta(days=WINDOW_DAYS)
    assert _found([_said("silent", 99, old)]) == set()
    assert _found([_said("silent", 99, old + timedelta(days=1))]) == {"a-line"}


def test_a_confirmation_begins_anew() -> None:
    confirmed = LINE.model_copy(update={"confirmation": Confirmation(date=TODAY, by="lawyer-1")})
    assert _found([_said("silent", 99)], confirmed) == set()
    later = [_said("silent", 99, TODAY + timedelta(days=1))]
    assert troubled(later, _library(confirmed), TODAY + timedelta(days=1)) == {"a-line"}


SHIELDED: list[dict[str, object]] = [
    {"kind": Kind.EMERGENCY},
    {"services": (Service.LEGAL, Service.TRAFFICKING)},
    {"services": (Service.SHELTER,)},
    {"services": (Service.VIOLENCE, Service.LEGAL)},
]


@pytest.mark.parametrize("update", SHIELDED)
def test_nobody_can_bury_a_line_for_people_in_danger(update: dict[str, object]) -> None:
    assert _found([_said("wrong", 999)], LINE.model_copy(update=update)) == set()


def test_others_come_first_but_not_where_there_is_danger() -> None:
    both, visitor = _library(LINE, OTHER), Visitor("ky", "RU")
    down = frozenset({"a-line"})

    def order(*, danger: bool) -> list[tuple[str, bool]]:
        wanted = Wanted((Service.LEGAL,), danger=danger)
        return [(helper.contact.id, helper.troubled) for helper in helpers(both, wanted, visitor, NOON, down)]

    assert order(danger=False) == [("b-line", False), ("a-line", True)]
    assert order(danger=True) == [("a-line", False), ("b-line", False)]


def test_a_contact_that_went_and_another_event_tell_nothing() -> None:
    other = Counted(TODAY, weekly=False, count=Count("contact", "a-line", "silent"), n=99)
    assert _found([_said("silent", 99, contact="gone"), other]) == set()
