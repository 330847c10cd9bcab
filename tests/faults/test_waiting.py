"""Many updates wait, or one takes long."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from bot.web.server import build_app, serve
from bot.web.webhook import PATH, SECRET_HEADER, webhook_routes
from tests.e2e.person import has_button
from tests.e2e.stand_in import Held
from tests.faults.rig import Rig, reserve

pytestmark = pytest.mark.asyncio(loop_scope="module")
DANGER = "Меня удерживают силой и бьют, помогите"
WAGES = "Мне не заплатили зарплату"


async def test_what_waited_while_it_was_down(rig: Rig) -> None:
    await rig.person().text("/help")  # asked for the same offset again at once, one update would come, and not all
    await rig.kill()
    many, afraid, one = rig.person(), rig.person(), rig.person()
    for words in ("/hotlines", "/privacy", WAGES, "/hotlines", "/privacy", "/country", "/help"):
        many.say(words)
    for words in ("/help", DANGER, "/country", "/privacy", "/hotlines", "/country", WAGES):
        afraid.say(words)
    one.say("/help")
    rig.start()
    await rig.until(lambda: not rig.stand_in.mailbox.waiting, "all is answered, and confirmed")
    help_text = one.answers[0].text
    assert [answer.text == help_text for answer in many.answers] == [True, False, False, False, False, True]
    assert many.screen.text == help_text
    assert sum(message.from_bot for message in many.chat.messages.values()) == 5
    assert has_button(afraid.answers[0], "_e") is has_button(afraid.screen, "_e")
    assert afraid.screen.text == afraid.answers[0].text != afraid.answers[1].text
    assert any(has_button(answer, "t_unpaid-wages") for answer in afraid.answers), "nor is the newest dropped"
    assert rig.stand_in.violations == []
    assert rig.noted.errors == []


@pytest.mark.parametrize(("many", "at"), [(4, 0), (4, 3), (10, 0), (10, 5), (10, None)])
async def test_an_album_is_one_question(rig: Rig, many: int, at: int | None) -> None:
    """Each picture of it comes by itself, and one of them may have the words of all."""
    await rig.kill()
    person = rig.person()
    for number in range(many):
        picture: dict[str, Any] = {"photo": [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]}
        person.send("", picture | {"media_group_id": "13"} | ({"caption": WAGES} if number == at else {}))
    rig.start()
    await rig.until(lambda: not rig.stand_in.mailbox.waiting, "all is answered, and confirmed")
    standing = [message for message in person.chat.messages.values() if message.from_bot]
    assert len(standing) == 1
    assert has_button(standing[0], "t_unpaid-wages") is (at is not None)
    assert len(person.answers) <= 3
    assert rig.noted.errors == []


async def test_a_webhook_that_is_slow(rig: Rig) -> None:
    """The same update comes again while its answer is on the way: it is waited for, not begun again."""
    person, number, secret = rig.person(), reserve(rig), "a-secret_1"
    message = {"message_id": 5, "date": 1, "chat": person.chat.as_json(), "from": person.user, "text": "/help"}
    app = build_app(webhook_routes(rig.inbox.take, secret, feed_seconds=0.1))
    rig.stand_in.hold = lambda chat: Held.BEFORE if chat == person.chat.number else None

    async def post() -> int:
        update: dict[str, Any] = {"update_id": number, "message": message}
        url, headers = f"http://127.0.0.1:{port}{PATH}", {SECRET_HEADER: secret}
        async with aiohttp.ClientSession() as session, session.post(url, json=update, headers=headers) as answer:
            return answer.status

    async with serve(app, "127.0.0.1", 0) as port:
        assert [await post(), await post()] == [500, 500]
        rig.stand_in.release()
        assert await post() == 200
    assert len(person.answers) == 1
    assert len([exchange for exchange in rig.front.asked if exchange.method == "sendMessage"]) == 1
    await asyncio.sleep(0)
