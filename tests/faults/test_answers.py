"""A person asks, and the call that is to answer them goes wrong."""

from __future__ import annotations

import logging

import pytest

from tests.e2e.person import Person, has_button
from tests.faults.misdeeds import CARRIED_OUT, GONE, OVER, REFUSED, UNREACHED, WAITED_FOR, Fault
from tests.faults.rig import Rig

pytestmark = pytest.mark.asyncio(loop_scope="module")
TWICE = 2


def named(faults: tuple[Fault, ...]) -> pytest.MarkDecorator:
    """A test for each of some faults."""
    return pytest.mark.parametrize("fault", faults, ids=lambda fault: fault.name)


async def _next_is_answered(rig: Rig, person: Person) -> None:
    """The bot is there for them, and for everybody."""
    rig.front.behave()
    await person.text("/help")
    await rig.person().text("/help")
    assert not rig.running.done()


@named((*WAITED_FOR, *UNREACHED))
async def test_it_waits_and_answers_once(rig: Rig, fault: Fault, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    person = rig.person()
    rig.front.prepare(fault.does, TWICE, "sendMessage")
    answer = await person.text("/start")
    assert has_button(answer, "Русский")
    await _next_is_answered(rig, person)
    assert len(person.answers) == 2
    assert rig.front.done == TWICE
    assert rig.noted.errors == [fault.error] * TWICE
    assert f"sendMessage failed ({fault.error})" in caplog.text
    assert all(pause > 0 for pause in rig.pauses.seconds)
    assert len(rig.pauses.seconds) == TWICE
    assert "Доступ" not in caplog.text
    assert not any(exchange.method == "elsewhere" for exchange in rig.front.asked)


@named((*WAITED_FOR, *UNREACHED))
async def test_an_edit_waits_too(rig: Rig, fault: Fault) -> None:
    person = rig.person()
    await person.text("/start")
    rig.forget()
    rig.front.prepare(fault.does, 1, "editMessageText")
    screen = await person.press("Русский")
    assert len(person.answers) == 1, "edited, not sent anew"
    assert screen.edits == 1
    assert rig.noted.errors == [fault.error]


@named(CARRIED_OUT)
async def test_what_was_carried_out_is_not_done_again(rig: Rig, fault: Fault) -> None:
    person = rig.person()
    rig.front.prepare(fault.does, 1, "sendMessage")
    await person.text("/start")
    await _next_is_answered(rig, person)
    assert len(person.answers) == 2 + fault.again, "an answer that was lost is given again: at least once"
    assert rig.noted.errors == [fault.error] * fault.again


@named(REFUSED)
async def test_what_is_refused_is_answered_with_an_apology(
    rig: Rig, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    person = rig.person()
    rig.front.prepare(fault.does, 1, "sendMessage")
    answer = await person.text("/start")
    assert has_button(answer, "_e"), "the way to danger's numbers"
    assert fault.error in rig.noted.errors
    assert "could not be answered as it should" in caplog.text
    assert "Bad Request" not in "".join(record.getMessage() for record in caplog.records)
    await _next_is_answered(rig, person)


@named(GONE)
async def test_who_is_gone_is_not_written_to_again(rig: Rig, fault: Fault, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    person = rig.person()
    rig.front.prepare(fault.does, 100, "sendMessage", chat=person.chat.number)
    person.say("/start")
    await rig.person().text("/help")
    await rig.until(lambda: not rig.inbox.working, "all is done")
    assert [exchange.method for exchange in rig.front.asked].count("sendMessage") == 2, "one for each, none again"
    assert rig.noted.errors == []
    assert "nothing sent" in caplog.text
    assert "ERROR" not in [record.levelname for record in caplog.records]
    await _next_is_answered(rig, person)


@named(OVER)
async def test_a_press_that_cannot_be_answered(rig: Rig, fault: Fault) -> None:
    person = rig.person()
    await person.text("/start")
    rig.forget()
    rig.front.prepare(fault.does, 100, "answerCallbackQuery")
    person.tap("Русский")
    await rig.until(lambda: person.screen.edits == 1, "the screen stands")
    await rig.until(lambda: not rig.inbox.working, "it is given up")
    assert sum(rig.pauses.seconds) <= 5
    assert set(rig.noted.errors) == ({fault.error} if fault.error else set())
    await _next_is_answered(rig, person)
