"""Many updates of one chat wait: danger or the newest first, nothing dropped, and the newest stands last."""

from __future__ import annotations

import asyncio

from bot.core import phrases
from bot.core.library import Library
from bot.telegram.backlog import MANY
from tests.telegram.chats import JSON
from tests.telegram.house import House, Person
from tests.telegram.recording import methods
from tests.telegram.words import said, title

WAGES = "1kyRU0_t_unpaid-wages"
SCHOOL = "1kyRU0_t_children-school"


async def _all(house: House, updates: list[JSON]) -> None:
    await asyncio.gather(*map(house.feed, updates))
    assert house.inbox.throttle.lanes.busy == 0


def _sent(house: House) -> list[str]:
    return [call.form["text"] for call in house.session.of("sendMessage")]


def _standing(person: Person) -> list[str]:
    return [message.text for message in person.sees if message.from_bot]


async def test_up_to_many_in_their_order(house: House, aida: Person, library: Library) -> None:
    words = ["/help", "/privacy", "/hotlines", "/country", "/language"][:MANY]
    await _all(house, [aida.writes(text) for text in words])
    assert said(library, phrases.HELP_TITLE) in _sent(house)[0]
    assert len(_sent(house)) == len(words)


async def test_the_newest_first_and_last(house: House, aida: Person, library: Library) -> None:
    words = ["/privacy", "/hotlines", "/country", "/privacy", "/hotlines", "/country", "/help"]
    await _all(house, [aida.writes(text) for text in words])
    sent, title_ = _sent(house), said(library, phrases.HELP_TITLE)
    assert title_ in sent[0]
    assert title_ in sent[-1]
    assert len(sent) == 5, "three older ones, each once, between the newest and the newest"
    assert _standing(aida)[-1] == aida.screen.text
    assert sum(title_ in text for text in _standing(aida)) == 1
    assert len(_standing(aida)) == 4, "no answer took the place of another"
    assert aida.screen.quiet, "said again, it makes no sound again"


async def test_the_same_asked_ten_times_is_answered_once(house: House, aida: Person) -> None:
    await _all(house, [aida.writes("/start") for _ in range(10)])
    assert len(_sent(house)) == 1


async def test_danger_before_the_newest(house: House, aida: Person, library: Library) -> None:
    item = next(item for item in library.content.phrasings if item.id == "emergency")
    words = ["/help", "/privacy", item.phrases["ky"][0], "/country", "/hotlines", "/language", "/help"]
    await _all(house, [aida.writes(text) for text in words])
    title_ = said(library, phrases.EMERGENCY_TITLE)
    assert title_ in _sent(house)[0]
    assert title_ in aida.screen.text, "and it stands last"
    assert any(said(library, phrases.HELP_TITLE) in text for text in _standing(aida))


async def test_of_presses_the_last_one_shows_its_screen_and_all_are_answered(
    house: House, aida: Person, library: Library
) -> None:
    await aida.say("/start")
    tokens = ["1kyRU0_m", "1kyKZ0_m", SCHOOL, "1kyRU0_h", "1kyKZ0_m", "1kyRU0_m", WAGES]
    presses = [aida.presses(token) for token in tokens]
    house.session.calls.clear()
    await _all(house, presses)
    assert title(library, "unpaid-wages") in aida.screen.text
    assert len(house.session.of("editMessageText")) == 1
    assert [house.api.answered[press["callback_query"]["id"]] for press in presses] == [1] * len(tokens)
    assert house.session.of("answerCallbackQuery")[0].form["callback_query_id"] == presses[-1]["callback_query"]["id"]


async def test_what_was_hidden_is_not_shown(house: House, aida: Person, library: Library) -> None:
    words = ["/help", "/privacy", "/hotlines", "/hide", "/country", "/country", "/country"]
    await _all(house, [aida.writes(text) for text in words])
    assert not any(said(library, phrases.HELP_TITLE) in text for text in _sent(house))
    assert not {"/help", "/privacy", "/hotlines", "/hide"} & {message.text for message in aida.sees}
    assert said(library, phrases.COUNTRY_QUESTION) in aida.screen.text


async def test_hidden_last_nothing_is_shown_afterwards(house: House, aida: Person) -> None:
    await aida.say("/start")
    words = ["/help", "/privacy", "/hotlines", "/help", "/privacy", "/hide"]
    house.session.calls.clear()
    await _all(house, [aida.writes(text) for text in words])
    assert len(_sent(house)) == 1
    assert len(aida.sees) == 1


async def test_what_a_press_does_is_done(house: House, aida: Person) -> None:
    """Remembering and forgetting are no screens that the next one replaces."""
    await aida.say("/start")
    tokens = ["1kyRU0_k", "1kyRU0_m", "1kyRU0_m", "1kyRU0_m", "1kyRU0_m", "1kyRU0_m", WAGES]
    await _all(house, [aida.presses(token) for token in tokens])
    assert "editMessageText" in methods(house.session.calls)


async def test_one_more_comes_meanwhile(house: House, aida: Person, library: Library) -> None:
    """It is the newest then: it goes before what is older, and stands last."""
    free = house.session.hold("sendMessage")
    words = ["/privacy", "/hotlines", "/country", "/privacy", "/hotlines", "/country"]
    feeding = [asyncio.ensure_future(house.feed(aida.writes(text))) for text in words]
    await house.session.waiting["sendMessage"].wait()
    feeding.append(asyncio.ensure_future(house.feed(aida.writes("/help"))))
    await asyncio.sleep(0)
    free.set()
    await asyncio.gather(*feeding)
    assert said(library, phrases.HELP_TITLE) in _sent(house)[1]
    assert said(library, phrases.HELP_TITLE) in aida.screen.text


async def test_broken_off_in_the_middle(house: House, aida: Person) -> None:
    """Whoever waits for a turn and is cancelled leaves the others theirs."""
    free = house.session.hold("sendMessage")
    feeding = [asyncio.ensure_future(house.feed(aida.writes("/help"))) for _ in range(9)]
    await house.session.waiting["sendMessage"].wait()
    for task in feeding[2:7]:
        task.cancel()
    await asyncio.sleep(0)
    free.set()
    await asyncio.gather(*feeding, return_exceptions=True)
    assert house.inbox.throttle.lanes.busy == 0
    await aida.say("/privacy")
    assert aida.screen.buttons
