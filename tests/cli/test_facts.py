"""A fact confirmed by an editor."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core.freshness import FACT_LASTS
from tests.catalog.edited import lines_touched
from tests.catalog.folders import FILES
from tests.cli.places import Inside, Place
from tests.support.clock import NOON

pytestmark = pytest.mark.usefixtures("noon")
ROLE = ("--by", "editor-2")


def today() -> date:
    return NOON.date()


def _touched(place: Place) -> tuple[list[str], list[str]]:
    return lines_touched(FILES["facts.yaml"], (place.folders.content / "facts.yaml").read_text(encoding="utf-8"))


def test_a_value_that_holds(inside: Inside, place: Place) -> None:
    ran = inside("facts", "confirm", "stay-days", *ROLE, "--date", str(today()))
    assert (ran.code, ran.err) == (0, "")
    until = max(date(2027, 11, 1), today() + FACT_LASTS)
    assert ran.out.splitlines() == ["Changed: content/facts.yaml:1:3", f"To be checked again by {until}."]
    went, came = _touched(place)
    assert "  checked: null" in went
    assert came[:2] == [f"  checked: {today()}", "  checked_by: editor-2"]
    assert inside("check", "--strict").code == 0


def test_a_value_that_is_another_names_what_to_read(inside: Inside, place: Place) -> None:
    later = today() + timedelta(days=30)
    arguments = ("--date", str(today()), "--value", "15", "--expires", str(later))
    ran = inside("facts", "confirm", "stay-days", *ROLE, *arguments)
    assert ran.out.splitlines()[-1] == "  topic.unpaid-wages.INTL.steps.wait"
    assert "Its source is still law: does it say so? Else mend sources and source_date, too." in ran.out
    went, came = _touched(place)
    assert went == ["  value: 30", "  checked: null", "  expires: 2027-11-01"]
    assert came == ["  value: 15", f"  checked: {today()}", "  checked_by: editor-2", f"  expires: {later}"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("stay-day", *ROLE, "--date", "2026-11-01"), "There is no fact 'stay-day'. Did you mean 'stay-days'?"),
        (("stay-days", "--by", "gulnara", "--date", "2026-11-01"), "'gulnara' is no role code."),
        (("stay-days", *ROLE, "--date", "2999-01-01"), "2999-01-01 lies in the future."),
        (("stay-days", *ROLE, "--date", "2026-11-01", "--value", "many"), "'many' is no number. Write it as 30."),
        (("stay-days", *ROLE, "--date", "2026-11-01", "--value=-3"), "'-3' is no value that can be"),
        (("stay-days", *ROLE, "--date", "2026-11-01", "--expires", "2026-10-01"), "2026-10-01 is not after 2026-11-01"),
        (("stay-days", *ROLE, "--date", "2026-11-01", "--value", "1e9"), "'1e9' is no number."),
    ],
)
def test_what_cannot_be_confirmed_is_refused(
    inside: Inside, place: Place, arguments: tuple[str, ...], words: str
) -> None:
    ran = inside("facts", "confirm", *arguments)
    assert (ran.code, ran.out, len(ran.told)) == (2, "", 1)
    assert ran.told[0].startswith(words)
    assert _touched(place) == ([], [])


def test_an_earlier_check_does_not_take_the_place_of_a_later_one(inside: Inside) -> None:
    inside("facts", "confirm", "stay-days", *ROLE, "--date", str(today()))
    ran = inside("facts", "confirm", "stay-days", *ROLE, "--date", str(today() - timedelta(days=1)))
    assert ran.told == [f"stay-days was checked on {today()} already, which is later."]


def test_a_day_as_a_value(inside: Inside, place: Place) -> None:
    place.folders.edit("facts.yaml", "value: 30\n  unit: day", "value: 2027-01-01\n  unit: date")
    confirm = ("facts", "confirm", "stay-days", *ROLE, "--date", str(today()), "--value")
    assert "is no day" in inside(*confirm, "30").told[0]
    assert inside(*confirm, "2027-02-01").code == 0
    assert "  value: 2027-02-01" in (place.folders.content / "facts.yaml").read_text(encoding="utf-8")
