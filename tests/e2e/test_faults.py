"""The whole process while Telegram refuses it: what its health, its metrics, its log and its end say."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.e2e.person import Person, has_button
from tests.e2e.rules import Refusal
from tests.e2e.running import House, prepared
from tests.e2e.stand_in import Call

DANGER: Final = "Меня бьют прямо сейчас, помогите"
CONFLICT: Final = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def test_a_second_instance_and_then_no_token(tmp_path: Path) -> None:
    async with prepared(tmp_path) as house:
        afraid = Person(house.stand_in, 7_200_000_001, language="ru")
        for words in ("/help", DANGER, "/privacy", "/country", "/hotlines", "/language", "/help"):
            afraid.say(words)
        await house.start()
        await house.stand_in.changes.until(lambda: not house.stand_in.mailbox.waiting, "what waited is answered")
        assert afraid.answers[0].html == afraid.screen.html, "danger first, and last"
        assert has_button(afraid.answers[1], "_"), "then the others"
        assert len(afraid.answers) == 7, "one of them twice: /help was asked twice"
        await _second_instance(house, afraid)
        await _token_withdrawn(house)


async def _second_instance(house: House, person: Person) -> None:
    house.stand_in.fail = lambda call: Refusal(CONFLICT, 409) if call.method == "getUpdates" else None
    person.say("/help")  # ends the poll that waits
    await house.bot.logged("Telegram is not reached any more")
    assert "another process polls with the same token: stop one of the two" in house.bot.log
    status, body = await house.bot.health()
    assert (status, body["status"], body["parts"]) == (200, "degraded", {"telegram": False, "database": True})
    _, metrics = await house.bot.page("/metrics")
    assert 'ukuk_errors_total{class="TelegramConflictError"}' in metrics
    assert "ukuk_telegram_connected 0.0" in metrics
    house.stand_in.fail = lambda _: None
    await house.bot.logged("Telegram is reached again")
    await person.text("/privacy")
    assert (await house.bot.health())[1]["status"] == "ok"


async def _token_withdrawn(house: House) -> None:
    def withdrawn(_: Call) -> Refusal:
        return Refusal("Unauthorized", 401)

    house.stand_in.fail = withdrawn
    house.stand_in.mailbox.abort()
    assert await house.bot.ended() == 2
    assert house.bot.log.count("Telegram says that it does not know the token") >= 2
    assert "Telegram does not know this BOT_TOKEN" in house.bot.log.splitlines()[-1]
