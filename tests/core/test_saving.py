"""Which number is saved, and under which name."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.library import Library
from bot.core.reply import SendContact
from bot.core.routes import ContactPlace, SaveContact, Visitor
from tests.support import builders as make
from tests.support.libraries import library
from tests.support.talk import Talk, places

RU = Visitor("en", "RU")


def _library(**fields: object) -> Library:
    topics = [make.topic(), make.topic("hiv-care", sensitivity="careful")]
    return library(topics=topics, contacts=[make.contact("helpline", **fields)])


def _saved(topic: str = "", **fields: object) -> SendContact | None:
    reply = Talk(_library(**fields)).go(SaveContact("helpline", topic), RU)
    assert reply.screen is None
    assert isinstance(reply.effect, SendContact | None)
    return reply.effect


def test_under_its_own_name() -> None:
    assert _saved() == SendContact(make.HELPLINE, "Helpline")
    assert _saved("unpaid-wages") == SendContact(make.HELPLINE, "Helpline")


@pytest.mark.parametrize(("topic", "services"), [("hiv-care", ["legal"]), ("", ["violence"]), ("", ["hiv", "legal"])])
def test_under_a_neutral_name(topic: str, services: list[str]) -> None:
    assert _saved(topic, services=services) == SendContact(make.HELPLINE, "Reference 54")


def test_the_first_full_number_that_can_be_dialled_there() -> None:
    code = make.short_code("112", "RU", id="code")
    elsewhere = make.phone("+996312111111", id="kg", works_in=["KG"])
    here = make.phone("+74950000001", id="ru")
    assert _saved(phones=[code, elsewhere, here]) == SendContact("+74950000001", "Helpline")
    assert _saved(phones=[elsewhere]) == SendContact("+996312111111", "Helpline"), "of those that work nowhere here"


@pytest.mark.parametrize("phones", [[], [make.short_code("112", "RU")]])
def test_no_full_number_no_button(phones: list[object]) -> None:
    talk = Talk(_library(phones=phones))
    assert SaveContact("helpline") not in places(talk.at(ContactPlace("helpline")))
    reply = talk.go(SaveContact("helpline"), RU)
    assert (reply.effect, reply.toast) == (None, phrases.SAVE_NONE.english)
    assert reply.counts == ()


def test_the_button_says_where_the_contact_was_found() -> None:
    talk = Talk(_library())
    assert SaveContact("helpline") in places(talk.at(ContactPlace("helpline")))
    assert SaveContact("helpline", "hiv-care") in places(talk.at(ContactPlace("helpline", "hiv-care")))


def test_a_long_name_is_cut_to_what_a_phone_takes() -> None:
    saved = _saved(name="word " * 40 + "end")
    assert saved is not None
    assert len(saved.name) <= 60
    assert saved.name.endswith("…")
