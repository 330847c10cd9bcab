"""The judge of screens finds what it is for: each rule with a screen that breaks it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.routes import Intent, ScreeningPlace, parse
from tests.crawl.answers import ways_to_outcomes, worth_pressing
from tests.crawl.judge import far_from_home, faults_of, is_long
from tests.crawl.walk import Seen
from tests.support.clock import NOON
from tests.telegram.keyboards import Button

SOS = Button("🆘 Коркунуч", "1kyRU0_e")
HOME = Button("☰ Меню", "1kyRU0_m")
TODAY = NOON.date()
LONG = "сөз " * 300


def _seen(text: str = "Баары жакшы.", at: str = "1kyRU0_t_unpaid-wages", *buttons: Button) -> Seen:
    intent = parse(at)
    assert isinstance(intent, Intent)
    rows = ((SOS, HOME), *((button,) for button in buttons))
    return Seen(at, intent.place, intent.visitor, 1, text, text, rows)


def test_a_good_screen_has_no_fault(edition: Edition) -> None:
    good = _seen("Чалыңыз: +996 312 987 654", "1kyRU0_t_unpaid-wages", Button("Көчүрүү", copied="+996312987654"))
    assert list(faults_of(good, edition.library)) == []
    hides = _seen("Баары жакшы.", "1kyRU0_t_hiv-care", Button("🗓 Календарь", "1kyRU0_x"))
    assert list(faults_of(hides, edition.library)) == []
    assert list(far_from_home({good.token: good})) == []


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (_seen("topic.hiv-care.RU.steps.two"), "a raw key"),
        (_seen("Мөөнөт: {days} күн"), "a raw key or placeholder"),
        (_seen("Мөөнөт: {fact:ru-stay-days}"), "a raw key or placeholder"),
        (_seen("Даректи билбейбиз: None"), "a word of the machine"),
        (_seen("Баары жакшы.", "1kyRU0_m", Button("ui.menu.button", "1kyRU0_h")), "a raw key"),
        (_seen(LONG.strip()), "a card of"),
        (_seen("я" * 4097, "1kyRU0_h"), "longer than one message"),
        (_seen("Call the police and wait for them."), "English on a screen"),
        (_seen("Баары жакшы.", "1kyRU0_m", Button("Write your question", "1kyRU0_a")), "English on a screen"),
        (_seen("Call the police and wait.", "1ruRU0_w_ru-words"), "English on a screen"),
        (replace(_seen(), rows=((HOME,),)), "no 🆘"),
        (_seen("Баары жакшы.", "1kyRU0_t_hiv-care"), "nothing hides it"),
        (_seen("Баары жакшы.", "1kyRU0_c_hiv-care"), "nothing hides it"),
        (_seen("Баары жакшы.", "1kyRU0_n_kg-adilet_hiv-care"), "nothing hides it"),
        (_seen("Баары жакшы.", "1kyRU0_r_danger"), "nothing hides it"),
        (_seen("Баары жакшы.", "1kyRU0_e"), "nothing hides it"),
        (_seen("Баары жакшы.", "1kyRU0_q_forced-labour"), "nothing hides it"),
        (_seen("Баары жакшы.", "1kyRU0_m", Button("бир", "1kyRU0_h"), Button("эки", "1kyRU0_h")), "two buttons lead"),
        (_seen("Баары жакшы.", "1kyRU0_m", Button("бир", "1kyRU0_h"), Button("бир", "1kyRU0_a")), "two buttons say"),
        (_seen("Баары жакшы.", "1kyRU0_m", Button("бир", "junk")), "a button that means nothing"),
        (_seen("Баары жакшы.", "1kyRU0_m", Button("х" * 65, "1kyRU0_h")), "a button of 65 characters"),
        (_seen("Чалыңыз: +996 1", "1kyRU0_m", Button("Көчүрүү", copied="+996312987654")), "copied that is not shown"),
        (replace(_seen(), html="<b>Башка</b>"), "the markup does not say"),
    ],
)
def test_a_fault_is_found(edition: Edition, seen: Seen, words: str) -> None:
    assert words in "\n".join(faults_of(seen, edition.library))


@pytest.mark.parametrize("phrase", [phrases.STALE, phrases.FAILED, phrases.NOTICE_FALLBACK])
def test_a_screen_that_should_never_be_shown(edition: Edition, phrase: phrases.Phrase) -> None:
    assert list(faults_of(_seen(edition.library.say(phrase.key, "ky").text), edition.library))


def test_what_may_stand_in_latin(edition: Edition) -> None:
    link = replace(_seen(), html='<a href="https://x.org">Human Rights Watch now</a>', text="Human Rights Watch now")
    shown = replace(_seen("x", "1ruRU0_w_x"), html="<b>Call my embassy please</b>", text="Call my embassy please")
    address = _seen("Дареги бар.\n🏢 Turan Gunes Bulvari Cankaya")
    for seen in (link, shown, address):
        assert not [fault for fault in faults_of(seen, edition.library) if "English" in fault]


def test_no_way_home_is_found() -> None:
    lost = replace(_seen("", "1kyRU0_a"), rows=((Button("x", "1kyRU0_h"),),))
    lost_too = replace(_seen("", "1kyRU0_h"), rows=((Button("x", "1kyRU0_a"),),))
    assert len(list(far_from_home({lost.token: lost, lost_too.token: lost_too}))) == 2
    found = replace(lost_too, rows=((HOME,),))
    assert list(far_from_home({lost.token: lost, found.token: found})) == []


def test_long_lists_are_told_and_not_forbidden(edition: Edition) -> None:
    contact = _seen(LONG.strip(), "1kyRU0_n_some-contact")
    assert is_long(contact)
    assert not [fault for fault in faults_of(contact, edition.library) if "card" in fault]
    assert not is_long(_seen(LONG.strip()))


def test_few_of_the_many_answers_are_pressed(edition: Edition) -> None:
    for screening in edition.library.screenings.values():
        skipped = "0" + "s" * len(screening.questions)
        assert not worth_pressing(edition.library, ScreeningPlace(screening.id, skipped), TODAY)
        for way in ways_to_outcomes(screening).values():
            assert worth_pressing(edition.library, ScreeningPlace(screening.id, f"0{way}"), TODAY)
