"""The keystone: every button of every screen, in every language and country, through the whole bot."""

from __future__ import annotations

import logging

import pytest

from bot.core.conversation import Edition
from bot.core.library import fits
from bot.core.routes import ContactPlace, Hide, ScreeningPlace, TopicPlace
from bot.core.voice import Voice
from tests.crawl.answers import ways_to_outcomes
from tests.crawl.judge import far_from_home, faults_of, is_long
from tests.crawl.walk import Seen, Walk, walks
from tests.support.clock import NOON
from tests.telegram.words import has_number

LEAST_SCREENS = {"none": 100, "XX": 200, "full": 400}
"""How many screens each walk must find at least; a walk that finds fewer has lost its way, or content is gone."""
ALL_SCREENS = 1500
PRESSES_TO_A_NUMBER = 3
MOST_SHOWN = 40


def _least(country: str | None) -> int:
    return LEAST_SCREENS[country or "none"] if country in {None, "XX"} else LEAST_SCREENS["full"]


def _report(faults: list[str]) -> str:
    more = f"\n… and {len(faults) - MOST_SHOWN} more" if len(faults) > MOST_SHOWN else ""
    return f"{len(faults)} faults:\n" + "\n".join(faults[:MOST_SHOWN]) + more


async def test_every_button(
    edition: Edition, language: str, country: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    """Answered once, readable, translated, with a way home and to 🆘; long lists are printed (see them with -rP)."""
    caplog.set_level(logging.WARNING)
    walk = Walk(edition, language, country)
    screens = await walk.screens()
    faults = [*walk.faults, *(fault for seen in screens for fault in faults_of(seen, edition.library))]
    faults.extend(far_from_home({seen.token: seen for seen in screens}))
    for seen in {seen.text: seen for seen in screens if is_long(seen)}.values():
        print(f"{len(seen.text)} characters: {seen.where}")  # noqa: T201  # for whoever asks pytest for it
    assert not faults, _report(faults)
    assert [record.getMessage() for record in caplog.records] == []
    assert len(screens) >= _least(country)
    _assert_all_of_the_content_was_seen(edition, screens, country)


def _assert_all_of_the_content_was_seen(edition: Edition, screens: list[Seen], country: str | None) -> None:
    """Every topic, every part, every question and outcome of a screening; and the bad sample: not what is elsewhere."""
    places = [seen.place for seen in screens]
    if country is None:
        assert any(isinstance(place, Hide) for place in places)
        return
    topics = {place.topic for place in places if isinstance(place, TopicPlace)}
    assert topics == set(edition.library.topics)
    assert {place.part for place in places if isinstance(place, TopicPlace)} == set("ashro")
    assert any(isinstance(place, ContactPlace) for place in places)
    assert not any(seen.visitor.country != country for seen in screens)
    texts = " ".join(seen.text for seen in screens if isinstance(seen.place, ScreeningPlace))
    voice = Voice(edition.library, screens[0].visitor.language, NOON.date())
    for screening in edition.library.screenings.values():
        here = screening.country in {None, country}
        here &= any(fits(screening.audience, country, passport) for passport in ("kg", "other"))
        parts = [f"questions.{question.id}" for question in screening.questions]
        for part in (*parts, *(f"outcomes.{outcome.id}" for outcome in screening.outcomes)):
            assert (voice.text(f"screening.{screening.id}.{part}") in texts) is here, (screening.id, part)


async def test_a_number_in_three_presses(edition: Edition, language: str, country: str | None) -> None:
    """From /start to somebody who can be called, about the country that was chosen."""
    walk = Walk(edition, language, country)
    with_number = [seen for seen in await walk.screens(PRESSES_TO_A_NUMBER) if has_number(seen)]
    assert with_number
    assert min(seen.presses for seen in with_number) <= PRESSES_TO_A_NUMBER


def test_the_walks_together_see_enough(edition: Edition) -> None:
    assert sum(_least(country) for _, country in walks(edition)) >= ALL_SCREENS


def test_every_outcome_of_a_screening_can_be_reached(edition: Edition) -> None:
    for screening in edition.library.screenings.values():
        assert ways_to_outcomes(screening).keys() == {outcome.id for outcome in screening.outcomes}
