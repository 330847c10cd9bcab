"""A topic: the answer, what to do, the law, and for whom it holds."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.model import Sensitivity
from bot.core.routes import Countries, Hide, Menu, RoomPlace, ScreeningPlace, ShowPlace, TopicPlace
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.libraries import library, town
from tests.support.talk import Talk, labels, leads, places, seen

WAGES = TopicPlace("unpaid-wages")


def test_the_answer_with_its_fact_its_warning_and_a_number() -> None:
    text = seen(Talk(town()).at(WAGES))
    for words in ("I was not paid", "Ask within 30 days.", "⚠️ Sign nothing empty.", "+7 495 000-00-01"):
        assert words in text
    assert "For citizens of Kyrgyzstan. Country: Russia." in text


@pytest.mark.parametrize(
    ("country", "passport", "answer", "for_whom"),
    [
        ("RU", "other", "You are owed pay for your work.", "For every worker, of any citizenship. In every country."),
        ("KZ", None, "You are owed pay for your work.", "In every country."),
        ("KG", "kg", "Citizens go to the inspection.", "For citizens of Kyrgyzstan. Country: Kyrgyzstan."),
        ("KG", "other", "Foreigners go to the inspection too.", phrases.FOR_FOREIGNER.english),
    ],
)
def test_whose_rule_is_told_and_said_to_be(country: str, passport: str | None, answer: str, for_whom: str) -> None:
    text = seen(Talk(town()).at(WAGES, country, passport))
    assert answer in text
    assert for_whom in text


@pytest.mark.parametrize(("country", "said"), [("KZ", True), ("RU", False), ("XX", False), (None, False)])
def test_a_country_of_ours_without_a_card_is_said_to_have_none(country: str | None, said: bool) -> None:  # noqa: FBT001
    assert (phrases.NO_OWN_CARD.english in seen(Talk(town()).at(WAGES, country))) is said


def test_nothing_for_you_is_said_and_somebody_named() -> None:
    only_citizens = make.topic("t", make.card("RU", audience="kg-citizen"))
    screen = Talk(library(topics=[only_citizens], contacts=[make.contact()])).at(TopicPlace("t"), "RU", "other")
    assert phrases.NO_CARD.english in seen(screen)
    assert "+996 312 987 654" in seen(screen)
    assert TopicPlace("t", "h") in places(screen)
    assert not {TopicPlace("t", part) for part in "sro"} & set(places(screen))


def test_no_number_is_better_than_one_that_does_not_work_here() -> None:
    far = make.contact(phones=[make.short_code("115", "KG")])
    assert "115" not in seen(Talk(library(topics=[make.topic("t")], contacts=[far])).at(TopicPlace("t")))


def test_the_parts_lead_to_each_other() -> None:
    talk = Talk(town())
    parts = {TopicPlace("unpaid-wages", part) for part in "srho"}
    assert parts <= set(places(talk.at(WAGES)))
    for place in parts:
        assert WAGES in places(talk.at(place))
    assert parts - {TopicPlace("unpaid-wages", "s")} <= set(places(talk.at(TopicPlace("unpaid-wages", "s"))))


def test_steps_are_numbered_in_order() -> None:
    steps = {"ask": "Ask.", "write": "Write.", "go": "Go."}
    talk = Talk(library(topics=[make.topic("t", make.card(steps=steps))]))
    assert "1. Ask.\n2. Write.\n3. Go." in seen(talk.at(TopicPlace("t", "s")))


def test_rights_say_for_whom_and_are_left_out_where_there_are_none() -> None:
    talk = Talk(town())
    text = seen(talk.at(TopicPlace("unpaid-wages", "r")))
    assert "• The Labour Code says so." in text
    assert "For citizens of Kyrgyzstan" in text
    assert TopicPlace("unpaid-wages", "r") not in places(talk.at(WAGES, "KZ"))


def test_screenings_and_words_to_show_of_the_topic() -> None:
    found = places(Talk(town()).at(WAGES))
    assert ScreeningPlace("forced-labour") in found
    assert ShowPlace("police-ru") in found
    assert not [place for place in places(Talk(town()).at(TopicPlace("complaint"))) if isinstance(place, ShowPlace)]


@pytest.mark.parametrize(
    ("audience", "shown_to"),
    [("anyone", {"kg", "other", None}), ("kg-citizen", {"kg"}), ("foreigner-in-kg", {"other"})],
)
def test_words_to_show_are_the_askers_own(audience: str, shown_to: set[str | None]) -> None:
    words = more.show("w", topic="t", country="KG", audience=audience)
    talk = Talk(library(countries=[more.country("KG")], topics=[make.topic("t")], shows=[words]))
    seen_by = {passport for passport in ("kg", "other", None)
               if ShowPlace("w") in places(talk.at(TopicPlace("t"), "KG", passport))}  # fmt: skip
    assert seen_by == shown_to
    assert ShowPlace("w") not in places(talk.at(TopicPlace("t"), "RU"))


def test_i_have_another_passport_and_back() -> None:
    talk = Talk(town())
    other = leads(talk.at(WAGES), phrases.PASSPORT_SWITCH_OTHER.english)
    assert (other.visitor.passport, other.place) == ("other", WAGES)
    back = leads(talk.at(WAGES, passport="other"), phrases.PASSPORT_SWITCH_KG.english)
    assert (back.visitor.passport, back.place) == ("kg", WAGES)


def test_the_way_back_and_another_country() -> None:
    talk = Talk(town())
    assert leads(talk.at(WAGES), phrases.BACK.english).place == RoomPlace("work")
    roomless = talk.at(TopicPlace("complaint"))
    assert not any(phrases.BACK.english in label for label in labels(roomless)), "the menu has its button already"
    assert Menu() in places(roomless)
    assert leads(talk.at(WAGES), "Russia").place == Countries("unpaid-wages")


@pytest.mark.parametrize("part", "asrho")
def test_every_part_of_a_dangerous_topic_can_be_hidden(part: str) -> None:
    screen = Talk(town()).at(TopicPlace("women-safety", part))
    assert screen.sensitivity is Sensitivity.DANGER
    assert Hide() in places(screen)
