"""From /start to the menu."""

from __future__ import annotations

import pytest

from bot.core import model, phrases
from bot.core.routes import (
    OTHER_COUNTRY,
    Ask,
    Countries,
    DeadlinePlace,
    Emergency,
    Forget,
    Help,
    Hotlines,
    Menu,
    OfflinePlace,
    Passport,
    Privacy,
    Remember,
    RoomPlace,
    Start,
    TopicPlace,
    Visitor,
)
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.libraries import library, town
from tests.support.talk import Talk, labels, leads, places, seen


def test_the_first_screen_speaks_every_language() -> None:
    texts = {
        "ky": {"ui.start.line": "Укугуңуз.", "ui.sos": "Коркунуч"},
        "ru": {"ui.start.line": "Ваши права.", "ui.sos": "Опасность"},
    }
    screen = Talk(library(texts)).at(Start(), country=None)
    for words in ("Кыргызча: Укугуңуз.", "Русский: Ваши права.", f"English: {phrases.START_LINE.english}"):
        assert words in seen(screen)
    assert leads(screen, "Коркунуч · Опасность · Danger now").place == Emergency()
    assert places(screen)[0] == Emergency(), "danger stands first"


def test_a_language_without_words_yet_has_its_button_alone() -> None:
    """The Russian that stands in would be there twice, and say nothing new."""
    uzbek = model.Language(id="uz", name="Oʻzbekcha", fallback=("ru", "en"))
    texts = {"ru": {"ui.start.line": "Ваши права.", "ui.sos": "Опасность"}}
    screen = Talk(library(texts, languages=[*more.LANGUAGES, uzbek])).at(Start(), country=None)
    assert seen(screen).count("Ваши права.") == 1
    assert "Кыргызча:" not in seen(screen)
    assert labels(screen)[0] == "🆘 Опасность · Danger now"
    assert leads(screen, "Oʻzbekcha").visitor.language == "uz"


def test_danger_is_cut_off_in_no_language() -> None:
    """With many languages its words take more than one button."""
    names = {"uz": "Menga xavf tahdid solmoqda", "kk": "Маған қауіп төніп тұр", "tr": "Tehlikedeyim"}
    languages = [model.Language(id=code, name=code, fallback=("en",)) for code in names]
    screen = Talk(library({code: {"ui.sos": word} for code, word in names.items()},
                          languages=[*more.LANGUAGES, *languages])).at(Start(), country=None)  # fmt: skip
    assert labels(screen)[:2] == [
        "🆘 Danger now · Menga xavf tahdid solmoqda",
        "🆘 Маған қауіп төніп тұр · Tehlikedeyim",
    ]
    assert places(screen)[:2] == [Emergency(), Emergency()]


def test_a_language_leads_on_in_that_language() -> None:
    talk = Talk(town())
    screen = talk.at(Start(), country=None, language="en")
    for name, language in (("Кыргызча", "ky"), ("Русский", "ru"), ("English", "en")):
        intent = leads(screen, name)
        assert (intent.visitor.language, intent.place) == (language, Countries())
    known = talk.at(Start(), country="RU", passport="kg")
    assert leads(known, "Русский").place == Menu()
    assert leads(known, "Русский").visitor == Visitor("ru", "RU", "kg")


@pytest.mark.parametrize(
    ("name", "code", "place"),
    [
        ("Russia", "RU", Menu()),
        ("Kazakhstan", "KZ", Menu()),
        ("Kyrgyzstan", "KG", Passport()),
        (phrases.COUNTRY_OTHER.english, OTHER_COUNTRY, Menu()),
    ],
)
def test_a_country_leads_on(name: str, code: str, place: object) -> None:
    intent = leads(Talk(town()).at(Countries(), country="TR", passport="other"), name)
    assert (intent.visitor.country, intent.place) == (code, place)


def test_another_country_forgets_the_passport_that_was_said_for_the_first() -> None:
    screen = Talk(town()).at(Countries(), country="KG", passport="other")
    assert leads(screen, "Russia").visitor.passport is None
    assert leads(screen, phrases.COUNTRY_OTHER.english).visitor.passport is None


def test_a_topic_is_kept_on_the_way() -> None:
    screen = Talk(town()).at(Countries("unpaid-wages"))
    assert leads(screen, "Kazakhstan").place == TopicPlace("unpaid-wages")
    assert leads(screen, "Kyrgyzstan").place == Passport("unpaid-wages")


def test_the_passport_is_asked_in_kyrgyzstan() -> None:
    screen = Talk(town()).at(Passport("unpaid-wages"), country="KG")
    kg, other = leads(screen, phrases.PASSPORT_KG.english), leads(screen, phrases.PASSPORT_OTHER.english)
    assert [kg.visitor.passport, other.visitor.passport] == ["kg", "other"]
    assert {kg.place, other.place} == {TopicPlace("unpaid-wages")}
    assert "102" in seen(screen), "the number that ends danger waits for no answer"
    assert leads(screen, phrases.BACK.english).place == Countries("unpaid-wages")


def test_the_menu_has_all_that_the_bot_can_do() -> None:
    screen = Talk(town()).at(Menu())
    assert "🇷🇺 Russia" in seen(screen)
    assert "112 · 103" in seen(screen)
    expected = {
        RoomPlace("work"), RoomPlace("danger"), TopicPlace("complaint"), Hotlines(), Ask(), Countries(), Start(),
        Help(), Remember(), Forget(), Privacy(), Emergency(), DeadlinePlace(), OfflinePlace(),
    }  # fmt: skip
    assert set(places(screen)) == expected, "empty rooms are left out, and danger is no topic among others"


def test_remembering_is_offered_only_where_it_is_possible() -> None:
    offered = places(Talk(town(), remember=False).at(Menu()))
    assert not {Remember(), Forget()} & set(offered)


@pytest.mark.parametrize(
    ("passport", "words"), [("kg", phrases.PASSPORT_KG), ("other", phrases.PASSPORT_OTHER), (None, None)]
)
def test_the_menu_says_whose_rules_it_tells(passport: str | None, words: phrases.Phrase | None) -> None:
    text = seen(Talk(town()).at(Menu(), country="KG", passport=passport))
    said = [phrase for phrase in (phrases.PASSPORT_KG, phrases.PASSPORT_OTHER) if phrase.english in text]
    assert said == ([words] if words else [])


def test_a_country_that_is_none_of_ours_has_no_number_of_another() -> None:
    text = seen(Talk(town()).at(Menu(), country=OTHER_COUNTRY))
    assert phrases.COUNTRY_OTHER.english in text
    assert "112" not in text


def test_the_menu_asks_the_country_first() -> None:
    assert phrases.COUNTRY_QUESTION.english in seen(Talk(town()).at(Menu(), country=None))


def test_a_room_lists_its_topics() -> None:
    screen = Talk(town()).at(RoomPlace("work"))
    assert TopicPlace("unpaid-wages") in places(screen)
    assert TopicPlace("women-safety") not in places(screen)
    assert labels(screen)[0] == "I was not paid"


def test_a_number_stands_once() -> None:
    twice = make.emergency_service("RU", phones=[make.short_code("112", "RU", id=name) for name in ("a", "b")])
    assert seen(Talk(library(contacts=[twice])).at(Menu())).count("112") == 1


def test_three_presses_to_a_number() -> None:
    talk = Talk(town())
    screen = talk.at(Start(), country=None)
    for words in ("English", "Russia"):
        screen = talk.press(screen, words)
    assert "112" in seen(screen)
    assert leads(screen, phrases.SOS.english).place == Emergency()
