"""Contacts confirmed, withdrawn and shown again, as an editor does; and the numbers that may not change unseen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.catalog.edited import lines_touched
from tests.cli.places import Inside, Place, Ran
from tests.support.clock import NOON

pytestmark = pytest.mark.usefixtures("noon")
RUSSIA = "contacts/russia.yaml"
NUMBERS = "numbers.yaml"
ROLE = ("--by", "lawyer-1")
BY_DAY = '    - number: "+74950000000"'
NIGHT = """\
    - {id: night, number: "+74950000001", works_in: [], free_from: [],
       confidence: sourced, sources: [law], source_date: null, checked: null}"""


def today() -> date:
    return NOON.date()


@pytest.fixture
def touched(place: Place) -> Callable[[str], tuple[list[str], list[str]]]:
    """What went from a content file, and what came, since the beginning."""
    folder = place.folders.content
    before = {name: (folder / name).read_text(encoding="utf-8") for name in (RUSSIA, NUMBERS)}
    return lambda name: lines_touched(before[name], (folder / name).read_text(encoding="utf-8"))


Touched = Callable[[str], tuple[list[str], list[str]]]


def confirm(inside: Inside, *more: str, name: str = "ru-lawyer", on: date | None = None) -> Ran:
    return inside("contacts", "confirm", name, *ROLE, "--date", str(on or today()), *more)


def test_a_call_is_written_where_it_belongs_and_nowhere_else(inside: Inside, place: Place, touched: Touched) -> None:
    ran = confirm(inside, "--note", "Asked for: the lawyer on duty.")
    day = today()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Changed: content/contacts/russia.yaml:31:3")
    went, came = touched(RUSSIA)
    assert [line.strip() for line in went] == [
        *("confidence: sourced", "checked: null"),
        *("confidence: sourced", "confirmation: null", "checked: null"),
    ]
    called = f"confirmation: {{date: {day}, by: lawyer-1, note: 'Asked for: the lawyer on duty.'}}"
    assert [line.strip() for line in came] == [
        *("confidence: confirmed", f"checked: {day}"),
        *("confidence: confirmed", called, f"checked: {day}"),
    ]
    assert f'{{id: main, number: "+74950000000", newest: {day}}}' in "".join(touched(NUMBERS)[1])
    assert inside("check", "--strict").code == 0


def test_a_second_call_takes_the_place_of_the_first(inside: Inside, place: Place) -> None:
    confirm(inside, on=today() - timedelta(days=3))
    assert confirm(inside, "--asks-name", "yes").code == 0
    text = (place.folders.content / RUSSIA).read_text(encoding="utf-8")
    assert text.count("confirmation: {") == 1
    assert f"{{date: {today()}, by: lawyer-1}}" in text
    assert "  asks_name: yes\n  may_check_papers: no" in text
    earlier = confirm(inside, on=today() - timedelta(days=1))
    assert (earlier.code, earlier.told) == (2, [f"ru-lawyer was confirmed on {today()} already, which is later."])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ru-lawer", *ROLE, "--date", "2026-11-01"), "There is no contact 'ru-lawer'. Did you mean 'ru-lawyer'?"),
        (("ru-lawyer", "--by", "Aibek", "--date", "2026-11-01"), "'Aibek' is no role code."),
        (("ru-lawyer", *ROLE, "--date", "2999-01-01"), "2999-01-01 lies in the future."),
        (("ru-lawyer", *ROLE, "--date", "1.11.2026"), "'1.11.2026' is no day."),
        (("ru-lawyer", *ROLE, "--date", "2026-11-01", "--note", "ask +996 312 987654"), "Leave mailboxes"),
        (("ru-lawyer", *ROLE, "--date", "2026-11-01", "--phone", "night"), "There is no number of ru-lawyer 'night'"),
        (("ru-emergency", *ROLE, "--date", "2026-11-01"), "112: an emergency number is never called for a test."),
    ],
)
def test_what_cannot_be_confirmed_is_refused_in_a_sentence(
    inside: Inside, touched: Touched, arguments: tuple[str, ...], words: str
) -> None:
    ran = inside("contacts", "confirm", *arguments)
    assert (ran.code, len(ran.told), ran.out) == (2, 1, "")
    assert ran.told[0].startswith(words)
    assert touched(RUSSIA) == touched(NUMBERS) == ([], [])


def test_of_several_numbers_the_one_that_answered_is_named(inside: Inside, place: Place) -> None:
    place.folders.edit(RUSSIA, BY_DAY, f"{NIGHT}\n{BY_DAY}")
    assert confirm(inside).told == [
        "ru-lawyer has several numbers. Say which one answered: --phone night or --phone main"
    ]
    assert confirm(inside, "--phone", "night").code == 0
    text = (place.folders.content / RUSSIA).read_text(encoding="utf-8")
    sure = NIGHT.replace("sourced", "confirmed").replace("checked: null", f"checked: {today()}")
    assert "".join(f"{sure}\n{BY_DAY}".split()) in "".join(text.split()), "a long line may be broken otherwise"
    assert text.count("confidence: confirmed") == 2


def test_a_line_for_danger_is_to_be_asked_what_callers_fear(inside: Inside, place: Place) -> None:
    place.folders.edit(RUSSIA, "services: [legal]", "services: [legal, shelter]")
    assert "Ask, and run it again with --asks-name yes|no" in confirm(inside).out
    assert "Still unknown" not in confirm(inside, "--asks-name", "no").out


def test_withdrawn_and_shown_again(inside: Inside, place: Place, touched: Touched) -> None:
    ran = inside("contacts", "withdraw", "ru-lawyer", "--why", "The line is closed.")
    assert (ran.code, ran.err) == (0, "")
    assert touched(RUSSIA) == (
        ["  status: active"],
        ["  status: inactive", f"  withdrawn: {{date: {today()}, why: The line is closed.}}"],
    )
    assert inside("check", "--strict").code == 0
    assert "withdrawn" in inside("contacts", "due", "--format", "csv").out
    again = inside("contacts", "withdraw", "ru-lawyer", "--why", "Once more.")
    assert (again.code, again.told) == (2, ["ru-lawyer is withdrawn already."])
    assert "withdrawn. Show it again first" in confirm(inside).told[0]
    assert inside("contacts", "restore", "ru-lawyer").code == 0
    assert touched(RUSSIA) == ([], []), "every byte is as before"
    assert inside("contacts", "restore", "ru-lawyer").told == ["ru-lawyer is shown as it is."]


def test_one_number_withdrawn(inside: Inside, place: Place, touched: Touched) -> None:
    ran = inside("contacts", "withdraw", "ru-lawyer", "--phone", "main", "--why", "Wrong number.")
    assert "It has no number left that is shown." in ran.out
    assert touched(RUSSIA) == (
        [],
        [f"      withdrawn: {{date: {today()}, why: Wrong number.}}"],
    )
    assert inside("contacts", "withdraw", "ru-lawyer", "--phone", "main", "--why", "x").code == 2
    inside("contacts", "restore", "ru-lawyer", "--phone", "main")
    assert touched(RUSSIA) == ([], [])


@pytest.mark.parametrize("phone", [(), ("--phone", "main")])
def test_the_last_emergency_number_stays(inside: Inside, touched: Touched, phone: tuple[str, ...]) -> None:
    ran = inside("contacts", "withdraw", "ru-emergency", *phone, "--why", "Wrong.")
    assert ran.code == 2
    assert ran.told[0].startswith("It is the last emergency number of RU: people in danger would see none.")
    assert touched(RUSSIA) == ([], [])


def test_a_reason_is_asked_for(inside: Inside, touched: Touched) -> None:
    assert inside("contacts", "withdraw", "ru-lawyer").code == 2
    assert inside("contacts", "withdraw", "ru-lawyer", "--why", " ").told == ["Write it in 1 to 300 characters."]
    assert touched(RUSSIA) == ([], [])


def test_content_that_cannot_be_read_is_not_written(inside: Inside, place: Place) -> None:
    place.folders.edit("topics/unpaid-wages.yaml", "sensitivity: public", "sensitivty: public")
    ran = confirm(inside)
    assert (ran.code, ran.told[0]) == (2, "Mend this first:")
    assert "Did you mean 'sensitivity'?" in ran.err


def test_a_number_that_changes_without_a_newer_source_fails_the_check(inside: Inside, place: Place) -> None:
    place.folders.edit(RUSSIA, "+74950000000", "+74950000001")
    ran = inside("check", "--strict")
    assert ran.code == 1
    assert "content/contacts/russia.yaml:42:5: warning [phone-change] The number changed from +74950000000" in ran.out
    assert "newer than 2026-08" in ran.out
    assert "python -m bot contacts confirm ru-lawyer" in ran.out
    assert inside("check").code == 0, "it holds back no correction"


def test_the_record_does_not_follow_what_nothing_newer_says(inside: Inside, place: Place, touched: Touched) -> None:
    place.folders.edit(RUSSIA, "+74950000000", "+74950000001")
    ran = inside("contacts", "record")
    assert ran.code == 1
    assert "ru-lawyer main: +74950000000 became +74950000001 and nothing newer says so: it stays." in ran.out
    assert "+74950000001" not in (place.folders.content / NUMBERS).read_text(encoding="utf-8")


def test_a_newer_source_or_a_call_makes_the_new_number_right(inside: Inside, place: Place) -> None:
    place.folders.edit(RUSSIA, "+74950000000", "+74950000001")
    assert confirm(inside).code == 0
    assert inside("check", "--strict").code == 0
    place.folders.edit(RUSSIA, "+74950000001", "+74950000002")
    assert inside("check", "--strict").code == 1
    place.folders.edit("sources/law.yaml", "checked: null", f"checked: {today() + timedelta(days=1)}")
    assert inside("contacts", "record").code == 0
    assert "phone-change" not in inside("check").out


def test_new_numbers_are_recorded_and_those_that_went_are_dropped(inside: Inside, place: Place) -> None:
    numbers = place.folders.content / NUMBERS
    before = numbers.read_text(encoding="utf-8")
    numbers.write_text(before.replace("ru-lawyer", "ru-gone"), encoding="utf-8")
    out = inside("check").out
    assert "The number +74950000000 is not in content/numbers.yaml. Run: python -m bot contacts record." in out
    assert "content/numbers.yaml:6:7: warning [phone-change] ru-gone has no number 'main' any more" in out
    assert inside("contacts", "record").out == "2 numbers of 2 contacts recorded in content/numbers.yaml\n"
    assert inside("check", "--strict").code == 0
    written = numbers.read_text(encoding="utf-8")
    assert written.startswith("# yaml-language-server: $schema=schemas/numbers.json\n# ")
    assert written.endswith(before)
    inside("contacts", "record")
    assert numbers.read_text(encoding="utf-8") == written, "twice changes nothing"


def test_what_the_disk_refuses_is_said(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.cli.editing.write_numbers", full)
    assert inside("contacts", "record").told == ["It cannot be written: No space left on device."]
