"""The way to «act before …»: day, event, questions, result."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core import phrases
from bot.core.reply import SendFile
from bot.core.routes import CalendarPlace, Countries, DeadlinePlace, RulePlace, TopicPlace, Visitor
from tests.support import more_builders as more
from tests.support.libraries import library, town
from tests.support.talk import Talk, labels, leads, places, screen_of, seen

ASKER = Visitor("en", "RU", "kg")


def talk() -> Talk:
    return Talk(town())


def test_from_the_menu_to_the_day_to_act_before() -> None:
    asked = talk()
    days = asked.at(DeadlinePlace())
    assert "November 2026" in seen(days)
    events = asked.press(days, "10")
    assert "10 November 2026: what happened that day?" in seen(events)
    result = asked.press(events, phrases.EVENT_UNPAID.english)
    text = seen(result)
    assert "Go to court." in text
    assert "Act before: 9 December 2026" in text
    more = seen(asked.press(result, "Go to court."))
    assert "Act before: 9 December 2026" in more
    assert "Term: 30 days" in more
    assert "A fund" in more, "the source of the term stands beside it"
    assert TopicPlace("unpaid-wages") in places(result)


def test_what_the_rule_needs_is_asked_one_by_one() -> None:
    asked = talk()
    contract = asked.press(asked.at(DeadlinePlace("20261123")), phrases.EVENT_ENTRY.english)
    assert phrases.DEADLINE_CONTRACT.english in seen(contract)
    spent = asked.press(contract, "Not sure")
    assert "this calendar year" in seen(spent)
    assert "Act before: 2 December 2026" in seen(asked.press(spent, "20"))


def test_who_has_a_contract_is_told_what_holds_instead() -> None:
    asked = talk()
    contract = asked.at(DeadlinePlace("20261123", "entry"))
    text = seen(asked.press(contract, phrases.SCREENING_YES.english))
    assert "Your contract says how long." in text
    assert "Act before" not in text


def test_where_no_term_is_sure_it_says_so_and_whom_to_ask() -> None:
    doubt = talk().at(DeadlinePlace("20261123", "decision"))
    assert phrases.DEADLINE_AT_ONCE.english in seen(doubt)
    assert "Act before" not in seen(doubt)
    assert "+7 495 000-00-01" in seen(doubt)
    none = talk().at(DeadlinePlace("20261123", "dismissal"))
    assert phrases.DEADLINE_NONE.english in seen(none)


def test_a_day_that_has_passed() -> None:
    result = talk().at(RulePlace("ru-wages", "20250101"))
    assert phrases.DEADLINE_PASSED.english in seen(result)
    assert not any(isinstance(place, CalendarPlace) for place in places(result))


def test_it_never_says_that_somebody_may_stay() -> None:
    every = " ".join(phrase for key, phrase in phrases.INTERFACE.items() if key.startswith(("ui.deadline", "ui.event")))
    assert "may stay" not in every


@pytest.mark.parametrize("day", ["00000000", "20261350", "20200101", "20990101"])
def test_a_day_that_is_none_gets_a_friendly_word(day: str) -> None:
    screen = talk().at(DeadlinePlace(day))
    assert "I do not know such a day" in seen(screen)
    assert "1" in labels(screen)


def test_months_before_and_after_as_far_as_days_count() -> None:
    asked = talk()
    assert leads(asked.at(DeadlinePlace()), "October 2026").place == DeadlinePlace("202610")
    assert leads(asked.at(DeadlinePlace("202601")), "December 2025").place == DeadlinePlace("202512")
    far = asked.at(DeadlinePlace("202711"))
    assert "30" not in labels(far), "days too far ahead are no buttons"
    assert not any("December 2027" in label for label in labels(far))


@pytest.mark.parametrize("country", [None, "XX"])
def test_without_a_country_it_is_asked_first(country: str | None) -> None:
    screen = talk().at(DeadlinePlace("20261123"), country=country)
    assert leads(screen, "Russia").place == DeadlinePlace("20261123")
    assert leads(screen, "Russia").visitor.country == "RU"
    assert Countries() in places(screen)


def test_in_kyrgyzstan_the_passport_is_asked() -> None:
    rules = [more.deadline("kg", country="KG", audience="foreigner-in-kg")]
    asked = Talk(library(countries=[more.country("KG")], deadlines=rules))
    screen = asked.at(DeadlinePlace("20261123"), country="KG")
    intent = leads(screen, phrases.PASSPORT_OTHER.english)
    assert (intent.visitor.country, intent.visitor.passport) == ("KG", "other")


def test_the_file_is_sent_on_request_and_tells_nothing() -> None:
    asked = talk()
    result = asked.at(RulePlace("ru-wages", "20261123"), passport="kg")
    assert "says only «Reminder»" in seen(result)
    place = leads(result, "22 December 2026").place
    assert place == CalendarPlace("ru-wages", "20261123")
    reply = asked.go(place, ASKER)
    assert reply.screen is None
    assert isinstance(reply.effect, SendFile)
    assert reply.effect.name == "reminder.ics"
    assert "20261222" in reply.effect.content
    assert "SUMMARY:Reminder" in reply.effect.content


class TestTyped:
    """Dates in typed words."""

    def test_a_date_alone_asks_what_happened(self) -> None:
        reply = talk().conversation.typed("5.11.2026", ASKER)
        assert "5 November 2026: what happened that day?" in seen(screen_of(reply))
        assert reply.fresh

    def test_a_wrong_date(self) -> None:
        reply = talk().conversation.typed("31.02.2026", ASKER)
        assert "I do not know such a day" in seen(screen_of(reply))

    def test_a_story_with_a_date_has_its_day_on_a_button(self) -> None:
        screen = screen_of(talk().conversation.typed("they did not pay my wages on 5 November 2026", ASKER))
        assert leads(screen, "5 November 2026").place == DeadlinePlace("20261105")

    def test_a_story_with_a_day_that_is_too_far_has_none(self) -> None:
        screen = screen_of(talk().conversation.typed("they did not pay my wages on 5 November 2006", ASKER))
        assert DeadlinePlace("20061105") not in places(screen)

    def test_danger_comes_before_a_date(self) -> None:
        text = "they will kill me 5.11.2026"
        screen = screen_of(talk().conversation.typed(text, ASKER))
        assert phrases.EMERGENCY_TITLE.english in seen(screen)


def test_the_topic_of_a_rule_has_the_way_to_it() -> None:
    assert DeadlinePlace() in places(talk().at(TopicPlace("unpaid-wages")))
    assert DeadlinePlace() not in places(talk().at(TopicPlace("complaint")))
    assert DeadlinePlace() not in places(talk().at(TopicPlace("unpaid-wages"), country="KZ"))


def test_days_are_those_of_the_month() -> None:
    february = talk().at(DeadlinePlace("202402"))
    assert [label for label in labels(february) if label.isdigit()] == [str(number) for number in range(1, 30)]
    assert date(2024, 2, 29).day == 29
