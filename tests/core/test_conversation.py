"""What comes in, pressed, typed or sent: there is always an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.ports import Choice, Count
from bot.core.routes import (
    OTHER_COUNTRY,
    Countries,
    Emergency,
    Menu,
    RoomPlace,
    TopicPlace,
    Visitor,
    token,
)
from bot.core.screens.keeping import COMMANDS
from bot.core.understanding import Understanding
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.libraries import library, town
from tests.support.talk import Talk, screen_of, seen

TALK = Talk(town())
ASKER = Visitor("en", "RU", "kg")


@pytest.mark.parametrize(
    ("choice", "client", "written", "visitor"),
    [
        (None, None, None, Visitor("ky")),
        (None, "ru-RU", None, Visitor("ru")),
        (None, "zh-hans-raw", None, Visitor("ky")),
        (None, "ru", "en", Visitor("en")),
        (Choice("en", "KG", "other"), "ru", "ru", Visitor("en", "KG", "other")),
        (Choice("de", "XX", None), "ru", None, Visitor("ru", "XX")),
        (Choice("en", None, None), None, None, Visitor("en")),
    ],
)
def test_who_asks(choice: Choice | None, client: str | None, written: str | None, visitor: Visitor) -> None:
    assert TALK.conversation.visitor(choice, client, written) == visitor


@given(st.text())
def test_any_press_has_a_screen_and_a_count(data: str) -> None:
    reply = TALK.conversation.press(data, ASKER)
    assert reply.screen is not None or reply.effect is not None or reply.toast


@given(st.text(), st.sampled_from(["RU", "KG", "XX", None]), st.sampled_from(["kg", "other", None]))
def test_any_words_have_an_answer(text: str, country: str | None, passport: str | None) -> None:
    reply = TALK.conversation.typed(text, Visitor("en", country, passport))
    assert seen(screen_of(reply))
    assert reply.fresh
    bands = {"", "words-to-3", "words-to-12", "words-to-40", "words-more"}
    assert {count.subject for count in reply.counts} <= bands, "what was typed is never counted"


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_place_on_earth_has_an_answer(latitude: float, longitude: float) -> None:
    assert screen_of(TALK.conversation.located(latitude, longitude, Visitor("en"))).rows


def test_a_press_takes_who_asks_from_the_button() -> None:
    pressed = token(Visitor("ru", "KZ", "other"), RoomPlace("work"))
    reply = TALK.conversation.press(pressed, ASKER)
    assert screen_of(reply).language == "ru"
    assert reply.counts == (Count("room", "work", "", "ru", "KZ"),)


def test_a_stale_press_is_answered_as_the_one_who_presses() -> None:
    reply = TALK.conversation.press("1zzRU0_gone", ASKER)
    assert phrases.STALE.english in seen(screen_of(reply))
    assert reply.counts == (Count("stale", "", "", "en", "RU"),)


def test_a_language_that_is_spoken_no_more_is_the_default() -> None:
    reply = TALK.conversation.press(token(Visitor("uz", "RU"), Menu()), ASKER)
    assert screen_of(reply).language == "ky"


def test_a_country_that_is_ours_no_more_is_another_country() -> None:
    reply = TALK.conversation.press(token(Visitor("en", "MN"), Menu()), ASKER)
    assert phrases.COUNTRY_OTHER.english in seen(screen_of(reply))
    assert reply.counts[0].country == OTHER_COUNTRY


def test_start_with_and_without_a_link() -> None:
    first = TALK.conversation.start("", ASKER)
    assert (first.counts[0].event, first.fresh) == ("start", False)
    assert TALK.conversation.start("junk from a link", ASKER).counts[0].event == "start"
    linked = TALK.conversation.start(token(ASKER, TopicPlace("unpaid-wages")), Visitor("ky"))
    assert linked.counts[0].subject == "unpaid-wages"
    assert linked.fresh


@pytest.mark.parametrize(
    ("command", "event"),
    [("start", "start"), ("help", "help"), ("hotlines", "hotlines"), ("language", "start"), ("country", "countries"),
     ("privacy", "privacy"), ("forget", "forget")],
)  # fmt: skip
def test_commands(command: str, event: str) -> None:
    reply = TALK.conversation.command(command, ASKER)
    assert reply is not None
    assert reply.counts[0].event == event


def test_every_command_of_the_list_has_an_answer_and_no_other() -> None:
    assert all(TALK.conversation.command(name, ASKER) for name in COMMANDS)
    assert TALK.conversation.command("reset", ASKER) is None


@pytest.mark.parametrize(
    ("text", "subject", "detail"),
    [
        ("they will kill me", "", "urgent"),
        ("they did not pay my wages", "", "sure"),
        ("xyzzy plugh", "words-to-3", "none"),
        ("xyzzy plugh " * 2, "words-to-12", "none"),
        ("xyzzy plugh " * 20, "words-to-40", "none"),
        ("xyzzy plugh " * 21, "words-more", "none"),
    ],
)
def test_how_well_words_were_understood_is_counted(text: str, subject: str, detail: str) -> None:
    """And of what was not, how long it was: in bands, so that it tells nothing of the text."""
    assert TALK.conversation.typed(text, ASKER).counts == (Count("typed", subject, detail, "en", "RU"),)
    assert TALK.conversation.is_urgent(text) is (detail == "urgent")


@pytest.mark.parametrize("kind", ["voice", "picture", "other"])
def test_what_cannot_be_read_is_counted_by_kind(kind: str) -> None:
    reply = TALK.conversation.unread(kind, ASKER)
    assert reply.counts == (Count("unread", "", kind, "en", "RU"),)
    assert reply.fresh


def test_a_fault_is_counted_and_told() -> None:
    reply = TALK.conversation.failed(ASKER)
    assert reply.counts[0].event == "failed"
    assert reply.fresh


def test_what_is_not_a_screen_is_said_in_plain_words() -> None:
    said = TALK.conversation.phrase(phrases.GROUP_LINE, ASKER, link="https://t.me/x?start=1&a")
    assert said == "Write to me in a private chat: https://t.me/x?start=1&a"


def test_the_language_of_what_is_written() -> None:
    assert TALK.conversation.written_language("my husband beats me") == "en"
    assert TALK.conversation.written_language("???") is None


def test_a_reload_is_seen_by_the_next_press() -> None:
    talk = Talk(library(topics=[make.topic("t")]))
    assert "I was not paid" in seen(talk.at(TopicPlace("t")))
    newer = library(countries=[more.country("RU")], topics=[make.topic("t", title="They owe me pay")])
    talk.edition = Edition(newer, Understanding.of(newer))
    assert "They owe me pay" in seen(talk.at(TopicPlace("t")))


def test_the_first_screens_need_no_content_at_all() -> None:
    bare = Talk(library(countries=[], sources=[]))
    for place in (Countries(), Menu(), Emergency()):
        assert bare.at(place).rows
