"""Telegram goes wrong while the bot comes up, and a token that is no longer valid."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.telegram.fetching import REFUSALS
from bot.telegram.service import REFUSED_PAUSES, WrongTokenError
from bot.telegram.watch import WATCH_SECONDS, Watch, Webhook
from tests.faults.misdeeds import UNREACHED, WAITED_FOR, Fault, flood, hangs, refuses, says
from tests.faults.rig import PATIENCE_SECONDS, Rig
from tests.faults.test_answers import named

pytestmark = pytest.mark.asyncio(loop_scope="module")
HOOK = Webhook("https://x.example/telegram", "a-secret_1")


@named((*UNREACHED[:6], *WAITED_FOR[:2]))
async def test_it_says_hello_until_somebody_answers(rig: Rig, fault: Fault) -> None:
    await rig.kill()
    person = rig.person()
    person.say("/help")
    rig.front.prepare(fault.does, 2, "getMe")
    rig.front.prepare(fault.does, 1, "getWebhookInfo")
    rig.start()
    await rig.until(lambda: len(person.answers) == 1, "what waited is answered")
    assert rig.front.done == 3
    assert rig.noted.errors == [fault.error] * 3
    assert rig.service.connected


@pytest.mark.parametrize("misdeed", [flood(retry_after=3600), hangs, says(502, b"")])
@pytest.mark.parametrize("method", ["getMyCommands", "setMyCommands"])
async def test_people_are_answered_while_commands_cannot_be_set(
    rig: Rig, misdeed: object, method: str, caplog: pytest.LogCaptureFixture
) -> None:
    await rig.kill()
    rig.stand_in.presence.__init__()  # type: ignore[misc]  # nothing is described yet
    rig.front.prepare(misdeed, 4, method)  # type: ignore[arg-type]  # a misdeed
    rig.start()
    await rig.person().text("/help")
    await rig.until(lambda: rig.front.done > 0, "it was tried")
    assert not rig.running.done()
    await rig.person().text("/help")


async def test_a_token_that_is_not_known_for_a_moment(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    """As from a Bot API server that is only starting."""
    rig.front.prepare(refuses(401, "Unauthorized"), REFUSALS - 1, "getUpdates")
    await rig.person().text("/help")
    await rig.person().text("/help")
    assert rig.front.done == REFUSALS - 1
    assert caplog.text.count("does not know the token") == REFUSALS - 1
    assert not rig.running.done()


@pytest.mark.parametrize(("code", "words"), [(401, "Unauthorized"), (404, "Not Found")])
async def test_a_token_that_is_not_known_at_the_start(
    rig: Rig, code: int, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    """What was asked before is answered when it is; one refusal more is that of a wrong token."""
    await rig.kill()
    person = rig.person()
    person.say("/help")
    rig.front.prepare(refuses(code, words), len(REFUSED_PAUSES), "getMe")
    rig.start()
    await rig.until(lambda: len(person.answers) == 1, "what waited is answered")
    assert rig.pauses.seconds[: len(REFUSED_PAUSES)] == [*REFUSED_PAUSES]
    assert caplog.text.count("it does not know the token: trying again") == len(REFUSED_PAUSES)
    await rig.kill()
    rig.front.prepare(refuses(code, words), len(REFUSED_PAUSES) + 1, "getMe")
    person.say("/help")
    rig.start()
    with pytest.raises(WrongTokenError):
        await rig.running
    assert len(person.answers) == 1
    await rig.stop()
    rig.start()
    await rig.until(lambda: len(person.answers) == 2, "the next start answers")


async def test_a_token_that_is_withdrawn(rig: Rig) -> None:
    """Whether a poll was under way then, which still brings the question, or none: it is answered, now or later."""
    person = rig.person()
    rig.front.prepare(refuses(401, "Unauthorized"), REFUSALS, "getUpdates")
    person.say("/help")
    await asyncio.wait({rig.running}, timeout=PATIENCE_SECONDS)
    with pytest.raises(WrongTokenError):
        await rig.running
    await rig.stop()
    rig.start()
    await rig.until(lambda: bool(person.answers), "the question is answered")
    await person.text("/help")


class _Enough(Exception):  # noqa: N818  # an end, no error
    """Ends what goes on for ever."""


async def _watched(rig: Rig, rounds: int) -> list[bool]:
    """What the watch over a webhook tells in so many rounds."""
    told: list[bool] = []
    waits: list[float] = []

    async def pause(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) > rounds:
            raise _Enough

    with pytest.raises(_Enough):
        await Watch(rig.bot, HOOK, rig.noted, told.append).run(pause)
    assert waits == [WATCH_SECONDS] * (rounds + 1)
    return told


def _points_to(url: str) -> dict[str, object]:
    return {"ok": True, "result": {"url": url, "has_custom_certificate": False, "pending_update_count": 0}}


async def test_a_webhook_that_was_taken_away_is_set_again(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    for url in ("", "https://other.example", HOOK.url):
        rig.front.prepare(says(200, _points_to(url)), 1, "getWebhookInfo")
    rig.front.prepare(says(200, {"ok": True, "result": True}), 2, "setWebhook")
    assert await _watched(rig, 3) == [True, True, True]
    set_again = [exchange.arguments for exchange in rig.front.asked if exchange.method == "setWebhook"]
    assert [given["url"] for given in set_again] == [HOOK.url] * 2
    assert not any(given.get("drop_pending_updates") for given in set_again)
    assert caplog.text.count("another process took the webhook away") == 2


async def test_a_watch_that_reaches_nobody(rig: Rig) -> None:
    rig.front.prepare(says(502, b""), 2, "getWebhookInfo")
    rig.front.prepare(says(200, _points_to(HOOK.url)), 1, "getWebhookInfo")
    assert await _watched(rig, 3) == [False, False, True]
    assert rig.noted.errors == ["UnreadableAnswerError"] * 2
