"""A number for the phone's own list: quietly, and under a name that tells nothing where that matters."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.library import Library
from bot.core.sensitivity import TELLTALE
from tests.telegram.failures import refused
from tests.telegram.fakes import NotedCounts
from tests.telegram.house import House, Person, answered_once, build_house
from tests.telegram.words import said

PLAIN, TELLING = "kg-adilet", "kg-sezim"


@pytest.fixture
async def person(house: House) -> Person:
    made = house.person(language="ru")
    await made.say("/start")
    return made


async def _saved(person: Person, contact: str, topic: str = "") -> tuple[str, str]:
    """Name and number of what came after pressing the button on the contact's screen."""
    await person.press(f"1ruKGk_n_{contact}{f'_{topic}' if topic else ''}")
    query = await person.tap(said(person.house.conversation._edition().library, phrases.SAVE_BUTTON, "ru"))
    assert answered_once(person.house, query)
    card = person.sees[-1]
    assert card.kind == "contact"
    assert card.quiet
    name, number = card.text.split("\n")
    assert f"«{name}»" in person.house.api.toasts[-1]
    return name, number


async def test_a_plain_contact_keeps_its_name(person: Person, library: Library) -> None:
    name, number = await _saved(person, PLAIN)
    assert library.say(f"contact.{PLAIN}.name", "ru").text.startswith(name.rstrip("…"))
    assert number in {phone.number for phone in library.contacts[PLAIN].phones}


@pytest.mark.parametrize(("contact", "topic"), [(TELLING, ""), (TELLING, "unpaid-wages"), (PLAIN, "hiv-care")])
async def test_one_that_tells_something_gets_a_neutral_name(person: Person, contact: str, topic: str) -> None:
    name, number = await _saved(person, contact, topic)
    assert name == f"Справка {number[-2:]}"


async def test_the_name_of_no_telling_contact_is_ever_sent(house: House, library: Library) -> None:
    telling = [item for item in library.contacts.values() if TELLTALE & set(item.services)]
    saved = [item for item in telling if any(not phone.is_short_code for phone in item.phones)]
    assert len(saved) >= 30
    for language in library.languages:
        person = house.person(language=language)
        await person.say("/start")
        for contact in saved:
            await person.press(f"1{language}{contact.service_area[0][:2].replace('AN', 'KG')}k_j_{contact.id}_hiv-care")
            name = person.sees[-1].text.split("\n")[0]
            assert name == said(library, phrases.SAVE_NAME, language).format(digits=person.sees[-1].text[-2:])
        person.chat.messages.clear()


async def test_a_short_code_is_not_saved_as_a_contact(house: House, person: Person, library: Library) -> None:
    """Under 112 another country has something else, and whether Telegram takes it is written nowhere."""
    await person.press("1ruRU0_n_ru-emergency")
    assert not [button for button in person.screen.buttons if "_j_" in (button.data or "")]
    await person.press("1ruRU0_j_ru-emergency")
    assert house.api.toasts[-1] == said(library, phrases.SAVE_NONE, "ru")
    assert house.session.of("sendContact") == []


async def test_where_telegram_refuses_the_number_comes_as_words(house: House, person: Person) -> None:
    house.session.fail(refused("PHONE_NUMBER_INVALID"), on="sendContact")
    query = await person.press(f"1ruKGk_j_{TELLING}")
    assert answered_once(house, query)
    assert person.screen.text.startswith("Справка ")
    assert "+996" in person.screen.text
    assert person.screen.quiet


async def test_what_was_saved_is_hidden_too(person: Person, library: Library) -> None:
    await _saved(person, TELLING)
    await person.say("/hide")
    assert [said(library, phrases.HIDE_WISH, "ru") in message.text for message in person.sees] == [True]


async def test_it_is_counted_as_a_contact_and_no_more(edition: Edition) -> None:
    counts = NotedCounts()
    person = build_house(edition, None, counts).person()
    await person.say("/start")
    await person.press(f"1ruKGk_j_{PLAIN}_unpaid-wages")
    assert [(count.event, count.subject, count.detail) for count in counts.counts][1:] == [("save", PLAIN, "")]


async def test_blocked_by_the_person(house: House, person: Person) -> None:
    person.chat.closed = True
    assert answered_once(house, await person.press(f"1ruKGk_j_{PLAIN}"))
