"""Remember my choice, and forget it: the one thing that is kept, by the person's own press."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.library import Library
from bot.core.ports import Choice
from tests.telegram.fakes import KeptChoices, NotedCounts
from tests.telegram.house import Person, build_house
from tests.telegram.words import said


@pytest.fixture
def choices() -> KeptChoices:
    return KeptChoices()


@pytest.fixture
async def person(edition: Edition, choices: KeptChoices) -> Person:
    made = build_house(edition, choices).person(language="en")
    await made.say("/start")
    return made


async def test_nothing_is_kept_before_the_press(person: Person, choices: KeptChoices) -> None:
    for token in ("1ruKZ0_m", "1ruKG0_p", "1ruKGo_t_unpaid-wages", "1ruKGo_y"):
        await person.press(token)
    await person.say("жалоба")
    assert choices.choices == {}


async def test_the_press_keeps_what_stands_in_the_button(
    person: Person, choices: KeptChoices, library: Library
) -> None:
    await person.press("1ruKGo_m")
    await person.tap(said(library, phrases.REMEMBER_BUTTON, "ru"))
    assert choices.choices == {person.chat_id: Choice("ru", "KG", "other")}
    assert said(library, phrases.REMEMBER_DONE, "ru") in person.screen.text
    await person.say("/help")
    assert said(library, phrases.HELP_TITLE, "ru") in person.screen.text


@pytest.mark.parametrize("by", ["button", "command"])
async def test_forgetting(person: Person, choices: KeptChoices, library: Library, by: str) -> None:
    choices.choices[person.chat_id] = Choice("ru", "RU", None)
    await (person.press("1ruRU0_f") if by == "button" else person.say("/forget"))
    assert choices.choices == {}
    assert said(library, phrases.FORGET_DONE, "ru") in person.screen.text
    await person.say("/help")
    assert said(library, phrases.HELP_TITLE, "en") in person.screen.text


async def test_forgetting_twice_or_what_was_never_kept(person: Person, library: Library) -> None:
    for _ in range(2):
        await person.say("/forget")
        assert said(library, phrases.FORGET_DONE, "en") in person.screen.text


async def test_a_choice_that_could_not_be_kept_or_removed_is_told(
    person: Person, choices: KeptChoices, library: Library
) -> None:
    choices.refuses = True
    await person.press("1ruRU0_k")
    assert said(library, phrases.REMEMBER_FAILED, "ru") in person.screen.text
    await person.press("1ruRU0_f")
    assert said(library, phrases.FORGET_FAILED, "ru") in person.screen.text


async def test_where_it_is_not_offered_no_button_speaks_of_it(edition: Edition, library: Library) -> None:
    choices = KeptChoices(offered=False)
    person = build_house(edition, choices).person(language="ru")
    await person.say("/start")
    await person.press("1ruRU0_m")
    labels = " ".join(button.label for button in person.screen.buttons)
    assert said(library, phrases.REMEMBER_BUTTON, "ru") not in labels
    for token in ("1ruRU0_k", "1ruRU0_f"):
        await person.press(token)
        assert said(library, phrases.REMEMBER_NOT_OFFERED, "ru") in person.screen.text
    await person.say("/forget")
    assert choices.choices == {}


async def test_each_chat_has_its_own_choice(edition: Edition, choices: KeptChoices, library: Library) -> None:
    house = build_house(edition, choices)
    one, two = house.person(1, "en"), house.person(2, "en")
    for person in (one, two):
        await person.say("/start")
    await one.press("1kyRU0_k")
    await two.press("1ruKZ0_k")
    await one.say("/forget")
    assert choices.choices == {2: Choice("ru", "KZ", None)}


async def test_what_is_counted_says_nothing_about_the_person(edition: Edition) -> None:
    counts = NotedCounts()
    person = build_house(edition, None, counts).person(language="en")
    await person.say("/start")
    await person.press("1ruKGo_k")
    await person.press("1ruKGo_f")
    assert counts.events == ["start", "remember", "forget"]
    assert str(person.chat_id) not in repr(counts.counts)
