"""Every command, deep links, and what looks like a command."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.library import Library
from bot.core.phrases import Phrase
from bot.core.ports import Choice
from bot.core.routes import ContactPlace, Countries, Emergency, TopicPlace, Visitor, token
from bot.core.screens.entrance import NAME
from bot.core.screens.keeping import COMMANDS
from tests.telegram.fakes import KeptChoices
from tests.telegram.house import House, Person, build_house
from tests.telegram.words import said, title

SHOWN: dict[str, str | Phrase] = {
    "start": NAME,
    "help": phrases.HELP_TITLE,
    "hotlines": phrases.HOTLINES_TITLE,
    "offline": phrases.COUNTRY_QUESTION,
    "language": NAME,
    "country": phrases.COUNTRY_QUESTION,
    "hide": phrases.HIDE_WISH,
    "privacy": phrases.PRIVACY_TITLE,
    "forget": phrases.FORGET_DONE,
}
LANGUAGES = ("ky", "ru", "en")


def test_every_command_is_shown_here() -> None:
    assert SHOWN.keys() == COMMANDS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHOWN)
async def test_command(house: House, library: Library, name: str, language: str) -> None:
    person = house.person(language=language)
    await person.say(f"/{name}")
    wanted = SHOWN[name]
    assert (wanted if isinstance(wanted, str) else said(library, wanted, language)) in person.screen.text
    assert [call.method for call in house.session.calls if call.method == "sendMessage"] == ["sendMessage"]


@pytest.mark.parametrize("text", ["/START", "/Start", "/start@UKUK_test_bot", "/start  ", "/start\nx", "/start x y"])
async def test_ways_to_write_start(aida: Person, text: str) -> None:
    await aida.say(text)
    assert NAME in aida.screen.text


@pytest.mark.parametrize("text", ["/", "/ ", "//", "/start2", "/старт", "/start@other_bot", "/help@other_bot"])
async def test_what_only_looks_like_a_command_is_answered_as_words(aida: Person, library: Library, text: str) -> None:
    await aida.say(text)
    assert aida.screen.buttons
    assert NAME not in aida.screen.text
    assert said(library, phrases.HELP_TITLE) not in aida.screen.text


async def test_a_command_in_a_caption_is_no_command_but_words(aida: Person, library: Library) -> None:
    await aida.say(photo=[{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}], caption="/help")
    assert said(library, phrases.HELP_TITLE) not in aida.screen.text
    assert aida.screen.buttons


async def test_language_leads_to_the_same_country(aida: Person) -> None:
    """Who has chosen a country is not asked for it again after /language."""
    choices = KeptChoices()
    choices.choices[7] = Choice("ru", "KZ", None)
    house = build_house(aida.house.conversation._edition(), choices)
    person = house.person(7, language="en")
    await person.say("/language")
    assert [button.data for button in person.screen.buttons][1:] == ["1kyKZ0_m", "1ruKZ0_m", "1enKZ0_m"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_deep_links(house: House, library: Library, language: str) -> None:
    person = house.person(language="ky")
    topic = token(Visitor(language, "RU"), TopicPlace("unpaid-wages"))
    await person.say(f"/start {topic}")
    assert title(library, "unpaid-wages", language) in person.screen.text
    await person.say(f"/start {token(Visitor(language, 'KZ'), Emergency())}")
    assert said(library, phrases.EMERGENCY_TITLE, language) in person.screen.text
    await person.say(f"/start {token(Visitor(language), Countries())}")
    assert said(library, phrases.COUNTRY_QUESTION, language) in person.screen.text


@pytest.mark.parametrize(
    "payload",
    ["x", "1", "1ky", "1kyRU0_t_gone-topic", "1kyRU0_zz", "_" * 64, "1kyRU0_t_" + "a" * 60, "0kyRU_t", "ref_12345"],
)
async def test_a_dead_link_is_answered(aida: Person, payload: str) -> None:
    await aida.say(f"/start {payload}")
    assert aida.screen.buttons


async def test_a_link_to_a_language_or_country_that_we_do_not_have(aida: Person, library: Library) -> None:
    await aida.say(f"/start {token(Visitor('zz', 'ZZ'), TopicPlace('unpaid-wages'))}")
    assert title(library, "unpaid-wages", library.default_language) in aida.screen.text


async def test_a_link_to_a_contact(house: House, library: Library) -> None:
    person = house.person()
    contact = next(iter(library.contacts))
    await person.say(f"/start {token(Visitor('ru', 'RU'), ContactPlace(contact))}")
    assert library.say(f"contact.{contact}.name", "ru").text in person.screen.text


async def test_a_remembered_choice_goes_before_the_clients_language(house: House, library: Library) -> None:
    choices = KeptChoices()
    choices.choices[7] = Choice("ru", "KG", "other")
    house = build_house(house.conversation._edition(), choices)
    person = house.person(7, language="en")
    for _ in range(3):
        await person.say("/hotlines")
        assert said(library, phrases.HOTLINES_TITLE, "ru") in person.screen.text
    assert person.screen.buttons[0].data is not None
    assert person.screen.buttons[0].data.startswith("1ruKGo_")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("ru-RU", "ru"), ("en", "en"), ("ky_raw", "ky"), ("kk", "ky"), (None, "ky"), ("", "ky"), ("zh-hans-raw", "ky"),
        ("ru_UA", "ru"), ("1234", "ky"), ("🇷🇺", "ky"), ("EN", "en"),
    ],
)  # fmt: skip
async def test_client_codes_of_every_kind(house: House, library: Library, code: str | None, language: str) -> None:
    person = house.person(language=code)
    await person.say("/help")
    assert said(library, phrases.HELP_TITLE, language) in person.screen.text
