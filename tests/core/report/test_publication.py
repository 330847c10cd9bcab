"""What is told of what was counted: which words, which periods, which numbers."""

from __future__ import annotations

from dataclasses import astuple, replace
from datetime import date, timedelta

import pytest

from bot.core.ports import Count, Counted
from bot.core.report.classes import is_sensitive, may_be_sensitive
from bot.core.report.disclosure import HIDDEN_BELOW, ROUNDED_TO, told
from bot.core.report.grains import GRAINS
from bot.core.report.publication import Publication, publish
from tests.core.report.samples import WORDS, noon, sample_library

LATER = noon(date(2026, 12, 14))
WEEK, MONTH = ("2026-11-09", "2026-11-15"), ("2026-11-02", "2026-12-06")
MONDAY = date(2026, 11, 9)
WAGES = Count("topic", "unpaid-wages", "s", "ky", "RU")
HIV = Count("topic", "hiv-care", "s", "ky", "RU")

Told = list[tuple[str, str, str, str, str, str | None, str | None, int | None]]


def rows_of(publication: Publication) -> Told:
    return [
        (str(cell.period.first), str(cell.period.last), *astuple(cell)[1:], row.n)
        for row in publication.rows
        for cell in [row.cell]
    ]


def tell(*rows: Counted, since: date | None = None) -> Told:
    return rows_of(publish(rows, sample_library(), LATER, since))


def by_day(count: Count, n: int, day: date = MONDAY) -> Counted:
    return Counted(day, weekly=False, count=count, n=n)


def by_week(count: Count, n: int, day: date = MONDAY) -> Counted:
    return Counted(day, weekly=True, count=count, n=n)


@pytest.mark.parametrize(
    ("n", "shown"),
    [(1, None), (7, None), (8, 10), (12, 10), (13, 15), (17, 15), (18, 20), (1002, 1000), (1003, 1005)],
)
def test_small_numbers_are_hidden_and_others_rounded(n: int, shown: int | None) -> None:
    assert told(n) == shown
    assert (HIDDEN_BELOW, ROUNDED_TO) == (8, 5)


def test_a_public_topic_is_told_by_week_without_language_country_and_part() -> None:
    parts = [replace(WAGES, detail=part, language=language) for part in "as" for language in ("ky", "ru")]
    rows = [by_day(count, 3, MONDAY + timedelta(days=index)) for index, count in enumerate(parts)]
    assert tell(*rows) == [(*WEEK, "topic", "unpaid-wages", "", None, None, 10)]


def test_a_sensitive_topic_is_told_by_month() -> None:
    rows = [by_week(HIV, 4), by_week(HIV, 4, MONDAY + timedelta(days=21))]
    assert tell(*rows) == [(*MONTH, "topic", "hiv-care", "", None, None, 10)]


def test_what_was_kept_by_day_and_is_sensitive_now_is_told_by_month_from_what_weeks_tell() -> None:
    """A class that changed: what was told by week before can't be taken from what is told now."""
    weeks = [by_day(HIV, 9), by_day(HIV, 7, MONDAY + timedelta(days=7)), by_day(HIV, 17, MONDAY + timedelta(days=14))]
    assert tell(*weeks) == [(*MONTH, "topic", "hiv-care", "", None, None, 10 + 15)]
    assert tell(weeks[1]) == [(*MONTH, "topic", "hiv-care", "", None, None, None)]
    assert tell(*weeks, by_week(HIV, 8)) == [(*MONTH, "topic", "hiv-care", "", None, None, 10 + 15 + 10)]


def test_what_was_kept_by_week_and_is_public_now_stays_with_its_month() -> None:
    rows = [by_week(WAGES, 20), by_day(WAGES, 20, MONDAY + timedelta(days=1))]
    assert tell(*rows) == [
        (*MONTH, "topic", "unpaid-wages", "", None, None, 20),
        (*WEEK, "topic", "unpaid-wages", "", None, None, 20),
    ]


@pytest.mark.parametrize("count", [Count("topic", "gone"), Count("contact", "gone"), Count("later", "x", "y", "ky")])
def test_what_the_content_no_longer_knows_is_told_as_if_it_were_sensitive(count: Count) -> None:
    kept = count.subject if count.event in GRAINS else ""
    assert tell(by_day(count, 9)) == [(*MONTH, count.event, kept, "", None, None, 10)]


def test_languages_and_countries_are_told_of_different_counts() -> None:
    counts = [Count("room", "work", "", "ky", "RU"), Count("menu", "", "", "ky", "RU"), Count("menu", "", "", "ru", "")]
    assert tell(*(by_day(count, 8) for count in counts)) == [
        (*WEEK, "menu", "", "", None, "", 10),
        (*WEEK, "menu", "", "", None, "RU", 10),
        (*WEEK, "room", "", "", "ky", None, 10),
    ]


def test_typed_words_are_told_by_language_and_length_but_danger_by_month_alone() -> None:
    none, urgent = Count("typed", "words-to-3", "none", "ky", "RU"), Count("typed", "", "urgent", "ky", "RU")
    assert tell(by_day(none, 8), by_week(urgent, 8)) == [
        (*MONTH, "typed", "", "urgent", None, None, 10),
        (*WEEK, "typed", "words-to-3", "none", "ky", None, 10),
    ]


def test_conversations_are_told_by_day() -> None:
    day = (str(MONDAY), str(MONDAY))
    assert tell(by_day(Count("start", language="ky"), 8)) == [(*day, "start", "", "", None, None, 10)]


def test_what_runs_is_not_told() -> None:
    rows = [by_day(WAGES, 50, date(2026, 11, 23)), by_week(HIV, 50, date(2026, 11, 23)), by_day(Count("start"), 50)]
    library = sample_library()
    assert rows_of(publish(rows, library, noon(date(2026, 11, 29)))) == rows_of(publish(rows[2:], library, LATER))
    assert len(publish(rows, library, noon(date(2026, 11, 30))).rows) == 2
    assert len(publish(rows, library, noon(date(2026, 12, 7))).rows) == 3
    assert publish([by_day(WAGES, 50, date(2027, 1, 1))], library, LATER).rows == ()


@pytest.mark.parametrize("since", [date(2026, 11, 9), date(2026, 11, 12), date(2026, 11, 15)])
def test_a_range_begins_with_a_whole_week_and_a_whole_month(since: date) -> None:
    rows = [by_day(WAGES, 8, MONDAY - timedelta(days=1)), by_day(WAGES, 8), by_week(HIV, 8, date(2026, 11, 2))]
    rows += [by_day(Count("start"), 8, MONDAY - timedelta(days=1)), by_week(HIV, 8, date(2026, 10, 26))]
    publication = publish(rows, sample_library(), LATER, since)
    assert rows_of(publication) == [
        (*MONTH, "topic", "hiv-care", "", None, None, 10),
        (*WEEK, "topic", "unpaid-wages", "", None, None, 10),
    ]
    assert (publication.first, publication.last) == (MONDAY, date(2026, 12, 13))


def test_nothing_counted() -> None:
    publication = publish([], sample_library(), LATER)
    assert (publication.rows, publication.first, publication.last) == ((), date(2026, 12, 7), date(2026, 12, 13))


SENSITIVE = [
    (Count("topic", "hiv-care"), True, True),
    (Count("topic", "women-safety"), True, True),
    (Count("topic", "unpaid-wages"), False, False),
    (Count("topic", "gone"), False, True),
    (Count("helped", "hiv-care", "no"), True, True),
    (Count("helped", "gone", "no"), False, True),
    (Count("contact", "shelter"), True, True),
    (Count("reached", "shelter", "wrong"), True, True),
    (Count("contact", "helpline"), False, False),
    (Count("contact", "ru-consulate"), False, False),
    (Count("contact", "gone"), False, True),
    (Count("hotlines", "", "shelter"), True, True),
    (Count("hotlines", "", "legal"), False, False),
    (Count("emergency"), True, True),
    (Count("typed", "", "urgent"), True, True),
    (Count("typed", "", "none"), False, False),
    (Count("room", "danger"), False, False),
    (Count("later"), False, True),
]


@pytest.mark.parametrize(("count", "when_counted", "when_told"), SENSITIVE, ids=str)
def test_what_is_sensitive(count: Count, *, when_counted: bool, when_told: bool) -> None:
    library = sample_library()
    assert (is_sensitive(library, count), may_be_sensitive(library, count)) == (when_counted, when_told)


def test_every_event_that_the_core_counts_has_its_grain() -> None:
    """Read from the source: whoever counts something new decides here how it is told."""
    import ast  # noqa: PLC0415  # for this test alone

    from tests.house.tree import files, parsed  # noqa: PLC0415

    named = set()
    for path in files("bot/core"):
        if path.suffix != ".py" or "report" in path.parts:
            continue
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"count", "shown"}:
                named |= {item.value for item in node.args[1:3] if isinstance(item, ast.Constant)} - {""}
    assert len(named) >= 20
    assert named <= set(GRAINS), "an event without a grain is told by month, without any of its words"
    assert {event for event, _, _ in WORDS} - set(GRAINS) == {"later-event"}
