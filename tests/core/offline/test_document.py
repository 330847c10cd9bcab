"""The file of a small library: its order, whose it is, how far it goes, what it admits."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import phrases
from bot.core.library import Library, Translation
from bot.core.model import Service
from bot.core.offline import Scope, document, pieces
from bot.core.routes import Visitor
from bot.core.screens.who import SERVICES
from tests.core.offline.reading import Read, read
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.clock import NOON
from tests.support.libraries import library, of, town

DAY = NOON.date()
CITIZEN = Visitor("en", "RU", "kg")
NASTY = ("<script>alert(1)</script>", '"><a href="javascript:x">', "</p></section>", "<!--", "&lt;b&gt;", "]]>", "<b")


def made(found: Library, visitor: Visitor = CITIZEN, scope: Scope = Scope.ALL, day: date = DAY) -> Read:
    """A document, read; it must be valid."""
    result = read(document(found, visitor, day, scope))
    assert result.faults == []
    return result


def text_of(visitor: Visitor = CITIZEN, scope: Scope = Scope.ALL, day: date = DAY, **fields: Any) -> str:
    return made(library(**fields), visitor, scope, day).text


def test_danger_comes_first_then_what_is_there_then_the_rest() -> None:
    text, at = made(town()).text, -1
    for words in (
        "Information: Russia", "In danger, call: 112 103", "Made on 23 November 2026", "Contents", "Call now.",
        "Ask within 30 days.", "Leave when you can.", "Go to court.", "Words for the police", "Three questions",
        "Who can help Emergency services 1. Ru emergency", "Sources and dates The law",
    ):  # fmt: skip
        at = text.find(words, at + 1)
        assert at >= 0, words


def test_it_is_one_page_that_asks_for_nothing() -> None:
    html = document(town(), CITIZEN, DAY)
    found = read(html)
    assert not found.tags & {"script", "img", "link", "iframe", "form", "input", "object", "svg", "base", "video"}
    assert not {name for name in found.attributes if name.startswith("on") or name in {"src", "style", "srcset"}}
    assert "default-src 'none'" in html
    assert "//" not in html.replace("<!DOCTYPE", "")
    assert "url(" not in html
    assert "@import" not in html
    assert {link.split(":")[0] for link in found.links if link[0] != "#"} == {"tel"}


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_title_tells_nothing(language: str) -> None:
    html = document(town(), Visitor(language, "RU", "kg"), DAY)
    title = html.partition("<title>")[2].partition("</title>")[0]
    assert title.startswith("Information")
    assert "2026" in title
    assert f'<html lang="{language}">' in html
    assert not {"ukuk", "укук", "right", "help", "danger"} & set(title.lower().split())


def test_the_same_day_gives_the_same_bytes() -> None:
    assert document(town(), CITIZEN, DAY) == document(town(), CITIZEN, DAY) == "".join(pieces(town(), CITIZEN, DAY))
    assert document(town(), CITIZEN, DAY) != document(town(), CITIZEN, date(2026, 11, 24))


def test_it_comes_in_small_pieces() -> None:
    found = list(pieces(town(), CITIZEN, DAY))
    assert len(found) >= 15
    assert max(map(len, found)) < len("".join(found)) / 3


def test_each_reader_has_their_own_rules() -> None:
    citizen, other = made(town()).text, made(town(), Visitor("en", "RU", "other")).text
    assert "Ask within 30 days." in citizen
    assert "Passport of Kyrgyzstan" in citizen
    assert "Ask within" not in other
    assert "You are owed pay for your work." in other
    assert phrases.NO_OWN_CARD.english in other
    assert "Ru consulate" in citizen
    assert "Ru consulate" not in other
    foreigner, at_home = (made(town(), Visitor("en", "KG", passport)).text for passport in ("other", "kg"))
    assert "Foreigners go to the inspection too." in foreigner
    assert "Foreigners" not in at_home
    assert "Citizens go to the inspection." in at_home
    assert "Citizens go" not in made(town(), Visitor("en", "KG")).text


def test_abroad_somebody_without_a_passport_is_read_as_everywhere() -> None:
    assert document(town(), Visitor("en", "RU"), DAY) == document(town(), CITIZEN, DAY)


def test_a_country_that_we_do_not_know_has_the_international_cards() -> None:
    text = made(town(), Visitor("en", "XX", "kg")).text
    assert "Information: Another country" in text
    assert phrases.EMERGENCY_UNKNOWN.english in text
    assert "You are owed pay for your work." in text
    assert "In danger, call: 112" not in text


def test_without_danger_its_topics_and_helpers_are_not_there_and_the_numbers_are() -> None:
    text = made(town(), scope=Scope.CALM).text
    for words in ("He hurts me", "Leave when you can", "Force and violence", "Shelter", "Keep quiet", "A safe place"):
        assert words in made(town()).text, words
        assert words not in text, words
    assert "In danger, call: 112 103" in text
    assert "Ask within 30 days." in text
    assert "Helpline" in text


def test_what_belongs_to_a_topic_of_danger_goes_with_it() -> None:
    fields: dict[str, Any] = {
        "topics": [make.topic("t", sensitivity="danger", title="Hidden")],
        "screenings": [more.screening(topic="t")],
        "shows": [more.show(topic="t")],
        "facts": [make.fact()],
        "deadlines": [more.deadline(topic="t")],
    }
    whole, calm = text_of(**fields), text_of(scope=Scope.CALM, **fields)
    for words in ("Hidden", "Three questions", "Words for the police", "Register or leave."):
        assert words in whole
        assert words not in calm


def test_helpers_stand_once_and_are_named_by_their_numbers() -> None:
    contacts = [make.contact(f"office-{number}", phones=[make.phone(f"+74950000{number:03}")]) for number in range(7)]
    html = document(library(topics=[make.topic()], contacts=contacts), CITIZEN, DAY)
    assert html.count("Helps free of charge.") == 7
    text = read(html).text
    assert "1. Office 0: +7 495 000-00-00" in text
    assert "Others, by number in the list: 5, 6, 7." in text
    assert '<a href="#h5">5</a>' in html


def test_every_need_has_its_place_in_the_list() -> None:
    assert set(SERVICES) == set(Service)
    contacts = [make.contact(f"one-{service.value}", services=[service]) for service in Service]
    text = text_of(contacts=contacts)
    assert all(f"One {service.value}" in text for service in Service)


def test_who_is_withdrawn_or_must_not_be_shown_is_not_there() -> None:
    contacts = [
        make.contact("gone", status="defunct", phones=[make.phone("+74950000001")]),
        make.contact("hidden", not_shown_in=["RU"], phones=[make.phone("+74950000002")]),
        make.emergency_service("RU", "112"),
        make.emergency_service("KZ", "109", not_shown_in=["RU"], service_area=["RU", "KZ"]),
        make.contact("here", phones=[make.phone("+74950000003")]),
    ]
    html = document(library(topics=[make.topic()], contacts=contacts), CITIZEN, DAY)
    assert "+74950000003" in html
    assert "112" in html
    for words in ("Gone", "Hidden", "0000001", "0000002", "109", "Kz emergency"):
        assert words not in html


def test_old_facts_and_overdue_texts_are_told_in_their_topic() -> None:
    cards = [make.card("RU", answer="Within {fact:stay-days}.")]
    fields: dict[str, Any] = {
        "topics": [make.topic("old", *cards), make.topic("new")],
        "facts": [make.fact(expires="2026-11-22")],
    }
    assert text_of(**fields).count("! Old value: 30 days. It should have been checked by 22 November 2026.") == 1
    assert "Old value" not in text_of(day=date(2026, 11, 22), **fields)
    assert "This text should have been read again by 1 November 2027." in text_of(day=date(2027, 11, 2), **fields)
    assert "We compared this text with its sources on 1 November 2026." in text_of(**fields)
    assert phrases.SOURCES_UNCHECKED.english in text_of(**fields)


def test_translations_in_doubt_are_told_where_they_are() -> None:
    title = "topic.unpaid-wages.title"
    found = library({"ru": {title: Translation("Не заплатили", fuzzy=True)}}, topics=[make.topic()])
    done = dict.fromkeys(found.keys, "слово")
    fuzzy = of(found.content, {"ru": done | {title: Translation("Не заплатили", fuzzy=True)}})
    visitor = Visitor("ru", "RU", "kg")
    assert made(of(found.content, {"ru": done}), visitor).text.count("! слово") == 0
    assert made(fuzzy, visitor).text.count("! слово") == 1
    missing = of(found.content, {"ru": {key: text for key, text in done.items() if key != title}})
    assert made(missing, visitor).text.count("! слово") == 1


def test_a_topic_without_a_card_says_so_and_names_who_helps() -> None:
    topic = make.topic("t", make.card("KZ"))
    text = text_of(topics=[topic], contacts=[make.contact()])
    assert phrases.NO_CARD.english in text
    assert "1. Helpline: +996 312 987 654" in text
    assert phrases.HELP_NOBODY.english in text_of(topics=[topic])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(NASTY) | st.text(max_size=12), min_size=1, max_size=4))
def test_no_text_becomes_markup(parts: list[str]) -> None:
    """Every text of the content and the interface at once is what an editor could write at worst."""
    words = " ".join(parts).replace("{", "(").replace("}", ")")
    found = town()
    harmless = made(of(found.content, {"ru": dict.fromkeys(found.keys, "x")}), Visitor("ru", "RU", "kg"))
    nasty = made(of(found.content, {"ru": dict.fromkeys(found.keys, f"x {words}")}), Visitor("ru", "RU", "kg"))
    assert (nasty.tags, nasty.attributes, nasty.links) == (harmless.tags, harmless.attributes, harmless.links)
