"""The day to act before: by the earliest reading, and only where the term is sure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.deadlines import Answers, act_before, applied, is_near, is_term, next_question, rules_for
from bot.core.hours import is_day_off
from bot.core.model import Happening
from bot.core.routes import Visitor
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.libraries import library

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("value", "unit", "day", "before"),
    [
        (10, "day", MONDAY, date(2026, 12, 2)),
        (1, "day", MONDAY, MONDAY),
        (2, "week", MONDAY, date(2026, 12, 4)),  # the last day is a Sunday
        (1, "month", date(2026, 1, 31), date(2026, 2, 27)),  # not 3 March, as adding to the number would say
        (1, "month", MONDAY, date(2026, 12, 22)),
        (1, "year", MONDAY, date(2027, 11, 22)),
        (1, "year", date(2024, 2, 29), date(2025, 2, 27)),
        (3, "day", date(2026, 11, 27), date(2026, 11, 27)),  # Friday: the third day is a Sunday
        (6, "day", date(2026, 12, 31), date(2026, 12, 31)),  # all of it lies in Russia's New Year holidays
    ],
)
def test_the_earliest_reading(value: int, unit: str, day: date, before: date) -> None:
    assert act_before(day, make.fact(value=value, unit=unit), "RU") == before


def test_days_already_spent_are_taken_off_and_never_lead_into_the_past() -> None:
    fact = make.fact(value=90)
    assert act_before(MONDAY, fact, "RU", spent=80) == date(2026, 12, 2)
    assert act_before(MONDAY, fact, "RU", spent=90) == MONDAY


@pytest.mark.parametrize(("value", "unit"), [(30, "RUB"), (1.5, "day"), (3, "hour")])
def test_what_is_no_term_is_refused(value: float, unit: str) -> None:
    fact = make.fact(value=value, unit=unit)
    assert not is_term(fact)
    with pytest.raises(ValueError, match="not a term"):
        act_before(MONDAY, fact, "RU")


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.integers(1, 400),
    st.sampled_from(["day", "week", "month"]),
    st.integers(0, 90),
    st.sampled_from(["RU", "KZ", "KG", "AE", "SA"]),
)
def test_never_late_never_before_the_event_and_never_on_a_day_off(
    day: date, value: int, unit: str, spent: int, country: str
) -> None:
    fact = make.fact(value=min(value, 36) if unit == "month" else value, unit=unit)
    before = act_before(day, fact, country, spent)
    most_days = {"day": 1, "week": 7, "month": 31}[unit] * int(fact.value)  # type: ignore[arg-type]
    assert day <= before < day + timedelta(days=max(most_days - spent, 1))
    assert before == day or not is_day_off(country, before)


def test_rules_are_those_of_the_country_the_event_and_the_passport() -> None:
    found = library(
        deadlines=[
            more.deadline("mine"),
            more.deadline("theirs", audience="kg-citizen"),
            more.deadline("elsewhere", country="KZ"),
            more.deadline("otherwise", happening="dismissal"),
        ]
    )
    ids = [rule.id for rule in rules_for(found, Visitor("en", "RU", "other"), Happening.ENTRY)]
    assert ids == ["mine"]
    assert [rule.id for rule in rules_for(found, Visitor("en", "RU"), Happening.ENTRY)] == ["mine", "theirs"]


def test_what_must_be_asked() -> None:
    plain, contract = more.deadline("plain"), more.deadline("c", exempt="The contract says.")
    counted = more.deadline("w", window="calendar-year", exempt="The contract says.")
    assert next_question([plain], Answers()) is None
    assert next_question([plain, contract], Answers()) == "contract"
    assert next_question([contract], Answers(contract="n")) is None
    assert next_question([counted], Answers(contract="u")) == "spent"
    assert next_question([counted], Answers(contract="y")) is None
    assert next_question([counted], Answers("n", 10)) is None
    assert next_question([more.deadline("w", window="rolling-180")], Answers()) == "spent"


def test_only_sure_terms_name_a_day() -> None:
    facts = [make.fact(), make.fact("reported", confidence="medium")]
    rules = [
        more.deadline("sure"),
        more.deadline("reported", fact="reported"),
        more.deadline("unknown", fact=None),
        more.deadline("not-mine", exempt="The contract says."),
    ]
    dues = list(applied(library(facts=facts, deadlines=rules), rules, MONDAY, Answers("y", 90)))
    assert [due.before for due in dues] == [date(2026, 12, 22), None, None, None]
    assert [due.exempt for due in dues] == [False, False, False, True]


def test_days_spent_count_only_where_the_rule_asks_for_them() -> None:
    rules = [more.deadline("term"), more.deadline("stay", window="calendar-year")]
    dues = applied(library(deadlines=rules, facts=[make.fact()]), rules, MONDAY, Answers(None, 20))
    assert [due.before for due in dues] == [date(2026, 12, 22), date(2026, 12, 2)]


def test_days_that_are_too_far_away() -> None:
    assert is_near(date(2023, 11, 23), MONDAY)
    assert not is_near(date(2023, 11, 22), MONDAY)
    assert is_near(date(2027, 11, 24), MONDAY)
    assert not is_near(date(2027, 11, 25), MONDAY)
