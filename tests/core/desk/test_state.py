"""How items stand: each flag is raised by what it says, and by nothing else."""

from __future__ import annotations

from bot.core.desk.report import Report
from bot.core.desk.state import Flag, Survey
from bot.core.model import Confidence
from bot.core.problems import Place, Problem, Severity
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.desk import TEXTS, WAGES_RU, problem, scene, survey, work
from tests.support.libraries import library


def _flags(found: Survey, key: str) -> set[Flag]:
    return set(found.states[key].flags)


def _done(**fields: object) -> Survey:
    """One card that is wholly translated, with what is given."""
    card = make.card("RU", **fields)
    made = library(topics=[make.topic("unpaid-wages", card)], contacts=[make.contact()], facts=[make.fact()])
    texts = {language: {key: made.english(key) for key in made.keys if key.startswith("topic.")} for language in TEXTS}
    again = library(texts, topics=[make.topic("unpaid-wages", card)], contacts=[make.contact()], facts=[make.fact()])
    return Survey(scene(again), Report())


def test_what_is_in_order_has_no_flag() -> None:
    assert _flags(_done(), WAGES_RU) == set()


def test_reviews() -> None:
    assert _flags(_done(reviewed="2026-01-01", review_by="2026-11-22"), WAGES_RU) == {Flag.OVERDUE}
    assert _flags(_done(review_by="2026-11-23"), WAGES_RU) == {Flag.DUE}
    assert _flags(_done(review_by="2026-12-23"), WAGES_RU) == {Flag.DUE}
    assert _flags(_done(review_by="2026-12-24"), WAGES_RU) == set()


def test_translations_are_counted_by_language() -> None:
    state = survey().states[WAGES_RU]
    assert state.fuzzy == {"ky": 1}
    assert state.missing == {"ky": 2}
    assert {Flag.FUZZY, Flag.MISSING} <= state.flags


def test_facts() -> None:
    state = survey().states[WAGES_RU]
    assert [fact.id for fact in state.expired] == ["stay-days"]
    assert state.expiring == ()
    assert Flag.EXPIRED in state.flags
    assert Flag.EXPIRED in survey().states["deadline.ru-stay"].flags
    assert Flag.EXPIRED not in survey().states["topic.unpaid-wages.INTL"].flags
    soon = library(facts=[make.fact(expires="2026-12-01")], deadlines=[more.deadline()], topics=[make.topic()])
    assert Flag.EXPIRING in survey(soon).states["deadline.stay"].flags


def test_unconfirmed_contacts() -> None:
    found = survey()
    assert found.states[WAGES_RU].trust[Confidence.UNCONFIRMED] == 1
    assert Flag.UNCONFIRMED in found.states[WAGES_RU].flags
    assert Flag.UNCONFIRMED in found.states["contact.doubtful"].flags
    assert Flag.UNCONFIRMED in found.states["country.RU"].flags
    assert Flag.UNCONFIRMED not in found.states["contact.helpline"].flags
    assert Flag.UNCONFIRMED not in found.states["topic.emergency.INTL"].flags


def test_problems_stand_with_what_they_concern() -> None:
    own = problem(f"{WAGES_RU}.answer")
    topic, fact, source = problem("topic.unpaid-wages.title"), problem("fact.stay-days.expires"), problem("source.ngo")
    other = problem("topic.unpaid-wages.INTL.answer")
    unknown = Problem(Place("content/x.yaml", 3, 1), "yaml-syntax", Severity.BLOCKS, "It cannot be read.")
    found = survey(work(), own, topic, fact, source, other, unknown)
    assert set(found.states[WAGES_RU].problems) == {own, topic, fact, source}
    assert found.states["topic.unpaid-wages.INTL"].problems == (other, topic)
    assert found.states["topic.complaint.INTL"].problems == ()
    assert found.report.refused == (unknown,)
    assert found.problems_at("source.ngo", "fact.stay-days", "source.ngo") == (source, fact)


def test_what_has_a_flag_of_its_own_is_not_counted_as_a_problem() -> None:
    found = survey(work(), problem(f"{WAGES_RU}.answer", "fuzzy", "ky"), problem("fact.stay-days.expires", "expired"))
    state = found.states[WAGES_RU]
    assert len(state.problems) == 2
    assert state.unflagged == ()
    assert Flag.PROBLEM not in state.flags
    assert Flag.PROBLEM in survey(work(), problem(f"{WAGES_RU}.answer")).states[WAGES_RU].flags
