"""Answers to what people write and send."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.page import Screen
from bot.core.routes import Ask, Countries, Emergency, Hotlines, Menu, Passport, TopicPlace, Visitor
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.libraries import library, town
from tests.support.talk import Talk, labels, leads, places, screen_of, seen


def _typed(text: str, country: str | None = "RU", passport: str | None = None) -> Screen:
    return screen_of(Talk(town()).conversation.typed(text, Visitor("en", country, passport)))


def test_sure_is_the_card_itself() -> None:
    screen = _typed("they did not pay my wages")
    assert "Ask within 30 days." in seen(screen)
    assert Countries("unpaid-wages") in places(screen), "the country is on a button, to change it"


def test_in_kyrgyzstan_the_passport_is_asked_before_the_card() -> None:
    asked = _typed("they did not pay my wages", "KG")
    assert phrases.PASSPORT_QUESTION.english in seen(asked)
    assert leads(asked, phrases.PASSPORT_OTHER.english).place == TopicPlace("unpaid-wages")
    assert "Foreigners go" in seen(_typed("they did not pay my wages", "KG", "other"))


def test_a_country_that_is_named_is_meant() -> None:
    assert phrases.PASSPORT_QUESTION.english in seen(_typed("they did not pay my wages in Бишкек", "RU", "kg"))
    same = leads(_typed("they did not pay my wages in Russia", "RU", "other"), phrases.TOPIC_STEPS.english)
    assert same.visitor == Visitor("en", "RU", "other"), "the same country asks nothing again"


def test_danger_is_the_emergency_screen() -> None:
    screen = _typed("they will kill me", None)
    assert phrases.EMERGENCY_TITLE.english in seen(screen)
    assert "112" in seen(screen)


@pytest.mark.parametrize("text", ["", "?!", "xyzzy plugh", "🤷", "a" * 10000, "\x00\ud800"])
def test_not_understood_is_said_with_somebody_to_call(text: str) -> None:
    screen = _typed(text)
    assert phrases.TYPED_NOT_UNDERSTOOD.english in seen(screen)
    assert "Ru consulate: +7 495 000-00-01" in seen(screen)
    assert {Hotlines(), Countries(), Menu()} <= set(places(screen))


def test_without_a_helper_who_can_be_called_there_is_none_named() -> None:
    for contacts in ([], [make.contact(phones=[])]):
        talk = Talk(library(contacts=contacts))
        screen = screen_of(talk.conversation.typed("xyzzy", Visitor("en", "RU")))
        assert phrases.TYPED_NOT_UNDERSTOOD.english in seen(screen)
        assert "📞" not in seen(screen)


@pytest.mark.parametrize(
    ("kind", "phrase"),
    [("voice", phrases.UNREAD_VOICE), ("picture", phrases.UNREAD_PICTURE), ("other", phrases.UNREAD_OTHER)],
)
def test_what_cannot_be_read_gets_a_kind_answer(kind: str, phrase: phrases.Phrase) -> None:
    screen = screen_of(Talk(town()).conversation.unread(kind, Visitor("en", "RU")))
    assert phrase.english in seen(screen)
    assert {Ask(), Hotlines(), Emergency()} <= set(places(screen))


def test_how_to_write() -> None:
    screen = Talk(town()).at(Ask())
    assert seen(screen).startswith(f"❓ {phrases.ASK_TITLE.english}\n{phrases.ASK_HOW.english}\n\n")
    assert phrases.ASK_KEPT.english in seen(screen)


@pytest.mark.parametrize(("country", "words"), [("RU", "Russia"), ("XX", phrases.COUNTRY_NONE.english)])
def test_an_old_button_leads_on(country: str, words: str) -> None:
    screen = screen_of(Talk(town()).conversation.press("gone", Visitor("en", country)))
    assert phrases.STALE.english in seen(screen)
    assert {Hotlines(), Ask(), Countries(), Emergency(), Menu()} <= set(places(screen))
    assert any(words in label for label in labels(screen))


def test_a_fault_of_ours_names_numbers_that_work_without_us() -> None:
    screen = screen_of(Talk(town()).conversation.failed(Visitor("en", "RU")))
    assert phrases.FAILED.english in seen(screen)
    assert "+7 495 000-00-01" in seen(screen)
    assert places(screen) == [Emergency(), Menu()]


def test_unsure_offers_topics_and_none_of_them() -> None:
    names = ("unpaid-wages", "complaint", "injury", "passport-taken")
    same = [more.phrasings(name, "my boss cheats me") for name in names]
    countries = [more.country("RU"), more.country("KG")]
    talk = Talk(library(countries=countries, topics=[make.topic(name) for name in names], phrasings=same))
    for country, passport, place in (("RU", None, TopicPlace), ("KG", None, Passport), ("KG", "kg", TopicPlace)):
        screen = screen_of(talk.conversation.typed("my boss cheats me", Visitor("en", country, passport)))
        assert phrases.TYPED_UNSURE.english in seen(screen)
        offered = [item for item in places(screen) if isinstance(item, place)]
        assert 1 < len(offered) <= 3
        assert leads(screen, phrases.TYPED_NONE_OF_THESE.english).place == Ask()


def test_only_what_helps_with_nothing_leaves_the_screen_before_it() -> None:
    conversation, visitor = Talk(town()).conversation, Visitor("en", "RU")
    for reply in (conversation.unread("voice", visitor), conversation.failed(visitor)):
        assert screen_of(reply).aside
    assert _typed("zzz qqq").aside
    for text in ("they did not pay my wages", "they will kill me", "15.11.2026"):
        assert not _typed(text).aside, text
