"""What the rules stand on: texts taken apart, lists looked for, screens visited."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.core import model
from bot.core.checks import Context
from bot.core.checks.beginnings import Beginnings
from bot.core.checks.kyrgyz_words import fold, words_of
from bot.core.checks.plain import sentences
from bot.core.checks.screens import _measured, _ways
from tests.core.checks.sound import sound, with_contact
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.clock import NOON


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Ask. Wait! Why? Go…", 4),
        ("By art. 136 and No. 55 of A. B. Law, pay.", 1),
        ("Ask about art. 5. Then wait.", 2),
        ("It costs 1.5 times {fact:fee}. {fact:days}.", 2),
        ("Скажите: «Не знаю.» Уйдите. «Да», скажите.", 3),
        ("Дароо чалыңыз.\nӨзүңүз барыңыз", 2),
        ("Law of 12 May 2020 (article 5)", 1),
        ("Год 2026 г. Срок", 1),
        ("", 0),
    ],
)
def test_sentences(text: str, pieces: int) -> None:
    assert len(sentences(text)) == pieces


def test_words_are_parts_in_small_letters_without_quotes_abbreviations_and_endings_of_numbers() -> None:
    text = "Ата-энеси ВИЧке, 112ге «Сотко» Күн SMS-кат бардыбы?"
    assert list(words_of(text)) == ["ата", "энеси", "күн", "кат", "бардыбы"]
    assert fold("өңүн") == "онун"


def test_beginnings_stand_at_the_start_of_words_in_any_case() -> None:
    listed = Beginnings([("Штраф", 1), ("горячая лини", 2), ("штрафной", 3)])
    found = list(listed.found("ШТРАФНОЙ автоштраф, Горячая линия; горячая вода"))
    assert found == [("ШТРАФ", "штрафной", 1), ("ШТРАФНОЙ", "штрафной", 3), ("Горячая лини", "горячая", 2)]


def test_something_is_made_once_a_context() -> None:
    made: list[Context] = []

    def make_it(context: Context) -> int:
        made.append(context)
        return len(made)

    first, second = sound(), sound()
    assert [first.once(make_it), first.once(make_it), second.once(make_it)] == [1, 1, 2]


def test_every_kind_of_screen_is_visited_in_every_language() -> None:
    deadline = more.deadline(exempt="It does not hold.")
    context = sound(deadlines=[deadline])
    called = Counter(way.called.split(",")[0].split(":")[0] for way in _ways(context, NOON))
    assert {
        "start", "menu", "hotlines", "privacy", "help", "hide", "room.work", "danger now",
        "answer", "what to do", "rights", "sources", "who helps", "contact",
        "introduction", "question", "outcome", "words to show", "by when to act",
    } <= set(called)  # fmt: skip
    assert all(times % 3 == 0 for times in called.values())
    assert called["question"] == called["outcome"] == 3 * 3
    assert called["by when to act"] == 3 * 2 * 2, "two passports, with a contract and without"
    assert {way.called for way, _ in context.once(_measured)} == {way.called for way in _ways(context, NOON)}


def test_nothing_is_visited_twice() -> None:
    ways = [way for way in _ways(sound(), NOON) if way.called.startswith("who helps, page")]
    assert len(ways) == len({(way.visitor, way.called) for way in ways})


def test_a_contact_is_visited_for_each_set_of_its_numbers() -> None:
    phones = [make.phone(), make.short_code("112", "RU", id="short")]
    context = with_contact(phones=phones)
    ways = [way for way in _ways(context, NOON) if way.key == "contact.helpline.description"]
    assert [(way.visitor.language, way.visitor.country) for way in ways] == [
        (language, country) for language in ("ky", "ru", "en") for country in ("RU", "KG")
    ]


def test_an_international_card_is_read_where_there_is_no_other() -> None:
    topics = [make.topic("t", make.card("RU"), make.card()), make.topic("emergency", room=None)]
    context = sound(topics=topics, screenings=[], shows=[], phrasings=[])
    countries = {way.key: way.visitor.country for way in _ways(context, NOON) if way.called == "answer"}
    assert countries["topic.t.RU.answer"] == "RU"
    assert countries["topic.t.INTL.answer"] == "KG"


def test_what_is_reviewed_is_for_its_rule_alone() -> None:
    with pytest.raises(ValueError, match="ky-words"):
        model.Reviewed.model_validate({"id": "x", "rule": "ky-words", "words": ["сөз"], "why": "It is right."})
