"""One person's flood, by real polling: answered, bounded, and at nobody else's cost; danger is never held back."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from bot.core import phrases
from bot.core.ports import Choice
from bot.telegram.backlog import MANY
from bot.telegram.fetching import BATCH
from bot.telegram.lanes import ALLOWANCE, Lanes
from tests.e2e.chats import Chat
from tests.e2e.person import Person, has_button
from tests.faults import flooding
from tests.faults.flooding import HELP, MENU, OTHER_MENU, SOS, WAGES, danger, hurried, press, quick
from tests.faults.misdeeds import flood
from tests.faults.rig import Rig, built
from tests.telegram.edition import real_edition
from tests.telegram.words import said

pytestmark = pytest.mark.asyncio(loop_scope="module")
FLOOD = 2000
OTHERS = 50
FEW = 5
MOST_BEFORE = 5 * ALLOWANCE
"""Calls for the flooder, over the whole flood, before somebody else's: a screen, an answer, what goes, and a bit."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def whole() -> AsyncIterator[Rig]:
    with pytest.MonkeyPatch.context() as patch:
        hurried(patch)
        async with built(real_edition(), lanes=lambda: Lanes(quick)) as rig:
            yield rig


async def all_done(rig: Rig) -> None:
    await rig.until(lambda: not rig.stand_in.mailbox.waiting and not rig.inbox.working, "all is answered")


async def started(rig: Rig) -> Person:
    """Somebody whose screen stands, and nothing is noted yet."""
    person = rig.person("ky")
    await person.text("/start")
    await all_done(rig)
    rig.forget()
    return person


def emergency(rig: Rig) -> str:
    return said(rig.edition.library, phrases.EMERGENCY_TITLE)


def shown(rig: Rig, person: Person) -> list[str]:
    """The screens that somebody was shown, sent or edited, in their order."""
    calls = [call for call in rig.stand_in.calls if call.arguments.get("chat_id") == person.chat.number]
    return [call.arguments["text"] for call in calls if call.method in {"sendMessage", "editMessageText"}]


def answered(rig: Rig) -> list[str]:
    return [call["callback_query_id"] for call in rig.stand_in.called("answerCallbackQuery")]


def before_each(rig: Rig, flooder: Person, others: list[Person]) -> list[int]:
    """How many calls were made for the flooder before each one's first answer."""
    numbers = {person.chat.number for person in others}
    before, found = 0, []
    for call in rig.stand_in.calls:
        chat = call.arguments.get("chat_id")
        if call.method == "sendMessage" and chat in numbers:
            found.append(before)
        before += chat == flooder.chat.number or call.arguments.get("callback_query_id") in flooder.presses
    return found


async def flooded_among(rig: Rig, number: int) -> list[int]:
    flooder, others = await started(rig), [rig.person("ky") for _ in range(OTHERS)]
    asking = iter(others)
    for turn, _ in enumerate(flooding.flood(flooder, number, flooder.screen)):
        if turn % (number // OTHERS) == 0:
            next(asking).say("/start")
    await rig.until(lambda: all(person.answers for person in others), "everybody is answered")
    found = before_each(rig, flooder, others)
    assert len(found) == OTHERS
    await all_done(rig)
    return found


async def test_nobody_waits_behind_a_flood(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    before = await flooded_among(rig, FLOOD)
    assert before[-1] <= MOST_BEFORE
    assert rig.noted.kinds.count("folded") > FLOOD / 2
    assert 1 <= caplog.text.count("one chat sends more than can be answered") <= FLOOD / BATCH, "one a batch at most"


@pytest.mark.parametrize("number", [2, MANY])
async def test_who_is_quick_is_answered_each_time(rig: Rig, number: int) -> None:
    person = await started(rig)
    presses = [press(person, MENU if turn % 2 else HELP, person.screen) for turn in range(number)]
    await all_done(rig)
    assert answered(rig) == presses
    assert len(shown(rig, person)) == number


async def test_of_many_the_newest_is_answered_whole_and_each_press_once(rig: Rig) -> None:
    person = await started(rig)
    presses = [press(person, (MENU, OTHER_MENU)[turn % 2], person.screen) for turn in range(499)]
    presses.append(press(person, WAGES, person.screen))
    await all_done(rig)
    assert sorted(answered(rig)) == presses
    assert has_button(person.screen, "unpaid-wages")
    assert len(shown(rig, person)) < ALLOWANCE


async def test_where_telegram_has_too_much_buttons_stop_waiting_by_themselves(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    """What was owed to presses when it says so is not asked of it any more."""
    caplog.set_level(logging.WARNING)
    person = await started(rig)
    rig.front.prepare(flood(retry_after=3), 1, "answerCallbackQuery")
    presses = [press(person, MENU, person.screen) for _ in range(90)]
    await all_done(rig)
    assert [record for record in caplog.records if record.name.startswith("bot.telegram")] == []
    assert len(answered(rig)) < len(presses) / 2
    assert has_button(person.screen, "_e")
    assert rig.noted.errors == []


@pytest.mark.parametrize("kind", ["words", "number", "caption", "button", "link"])
async def test_danger_comes_first_and_whole(rig: Rig, kind: str) -> None:
    person, words = await started(rig), danger(rig.edition)
    picture = {"photo": [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}], "caption": words}
    await rig.kill()
    for _ in range(40):
        press(person, MENU, person.screen)
    ways: dict[str, Callable[[], object]] = {
        "words": lambda: person.say(words),
        "number": lambda: person.say("112"),
        "caption": lambda: person.send("", picture),
        "button": lambda: press(person, SOS, person.screen),
        "link": lambda: person.say(f"/start {SOS}"),
    }
    ways[kind]()
    for _ in range(300):
        person.say("паспорт")
    rig.start()
    await rig.until(lambda: bool(shown(rig, person)), "the first screen")
    assert emergency(rig) in shown(rig, person)[0]
    await all_done(rig)


async def test_a_flood_of_emergencies_is_bounded_and_the_newest_stands(rig: Rig) -> None:
    person = await started(rig)
    for _ in range(500):
        person.say(danger(rig.edition))
    await all_done(rig)
    assert all(emergency(rig) in text for text in shown(rig, person))
    assert 1 <= len(shown(rig, person)) <= 15, len(shown(rig, person))
    assert emergency(rig) in person.screen.html


async def test_members_of_a_group_do_not_share_a_turn(rig: Rig) -> None:
    loud, quiet = rig.person("ky"), rig.person("ru")
    group = Chat(-loud.chat.number, loud.user, "supergroup")
    rig.stand_in.chats.open(group)

    def asks(person: Person, words: str) -> None:
        message = {"message_id": 5, "date": 1, "chat": group.as_json(), "from": person.user, "text": words}
        rig.stand_in.update("message", message)

    for turn in range(300):
        asks(loud, "@ukuk_test_bot паспорт")
        if turn == FEW:
            asks(quiet, "@ukuk_test_bot мне не заплатили зарплату")
    await all_done(rig)
    answers = [answer.text for answer in group.sent]
    assert len(answers) <= 2 * FEW, "the loud one's are folded"
    of_quiet = [place for place, text in enumerate(answers) if "Напишите" in text]
    assert len(of_quiet) == 1
    assert of_quiet[0] <= 2, "nobody stands before them but what was in work"


@pytest.mark.parametrize("way", ["command", "button"])
async def test_what_changes_something_is_never_folded_into_what_does_not(rig: Rig, way: str) -> None:
    person = await started(rig)
    press(person, "1kyRU0_k", person.screen)
    await all_done(rig)
    assert await rig.storage.preferences.get(person.chat.number) == Choice("ky", "RU", None)
    for turn in range(200):
        if turn == 20:
            person.say("/forget") if way == "command" else press(person, "1kyRU0_f", person.screen)
        press(person, MENU, person.screen)
    await all_done(rig)
    assert await rig.storage.preferences.get(person.chat.number) is None


async def test_by_webhook_a_press_costs_no_call_of_its_own() -> None:
    """Telegram makes the call itself, by what it is answered."""
    async with built(real_edition(), webhook=True) as rig:
        person = await started(rig)
        presses = [press(person, (MENU, OTHER_MENU)[turn % 2], person.screen) for turn in range(50)]
        await all_done(rig)
        assert answered(rig) == presses
        assert "answerCallbackQuery" not in {exchange.method for exchange in rig.front.asked}
        assert len(shown(rig, person)) == len(presses)
        assert rig.stand_in.violations == []
