"""The stand-in itself: it takes what the Bot API takes, and each of its rules can be broken."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import aiohttp
import pytest
from aiohttp import web

from tests.e2e.mailbox import FIRST_UPDATE
from tests.e2e.person import Person
from tests.e2e.pusher import SECRET_HEADER
from tests.e2e.stand_in import LOOPBACK, TOKEN, StandIn

CHAT: Final = 1234567890
HTML: Final = {"chat_id": CHAT, "parse_mode": "HTML"}
UNREADABLE: Final = "can't parse entities"


class Client:
    """Calls methods as a bot does."""

    def __init__(self, stand_in: StandIn, session: aiohttp.ClientSession) -> None:
        self.stand_in = stand_in
        self.person = Person(stand_in, CHAT)
        self._session = session

    async def call(self, method: str, token: str = TOKEN, **arguments: Any) -> Any:
        """The answer to a call with a JSON body."""
        async with self._session.post(f"{self.stand_in.url}/bot{token}/{method}", json=arguments) as answer:
            return await answer.json()

    async def raw(self, method: str, **options: Any) -> Any:
        """The answer to a call with a body of any form."""
        async with self._session.post(f"{self.stand_in.url}/bot{TOKEN}/{method}", **options) as answer:
            return await answer.json()


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    stand_in = StandIn()
    await stand_in.start()
    async with aiohttp.ClientSession() as session:
        yield Client(stand_in, session)
    stand_in.release()
    await stand_in.stop()


def _keyboard(*rows: list[dict[str, Any]]) -> str:
    return json.dumps({"inline_keyboard": rows})


def _button(**action: Any) -> dict[str, Any]:
    return {"text": "a", **action}


GOOD: Final = _keyboard([_button(callback_data="x" * 64), _button(url="https://example.org")])


@pytest.mark.parametrize(
    ("method", "arguments", "violation"),
    [
        ("sendMessage", {"chat_id": CHAT, "text": ""}, "text is empty"),
        ("sendMessage", {**HTML, "text": "<b> </b>"}, "text is empty"),
        ("sendMessage", {"chat_id": CHAT, "text": "x" * 4097}, "too long"),
        ("sendMessage", {"chat_id": CHAT, "text": "🆘" * 2049}, "too long"),
        ("sendMessage", {**HTML, "text": "<b>bold"}, UNREADABLE),
        ("sendMessage", {**HTML, "text": "bold</b>"}, UNREADABLE),
        ("sendMessage", {**HTML, "text": "<b><i>crossed</b></i>"}, UNREADABLE),
        ("sendMessage", {**HTML, "text": "<h1>no</h1>"}, UNREADABLE),
        ("sendMessage", {**HTML, "text": "<b class='x'>no</b>"}, UNREADABLE),
        ("sendMessage", {**HTML, "text": '<a href="javascript:x">no</a>'}, UNREADABLE),
        ("sendMessage", {**HTML, "text": "this & that"}, UNREADABLE),
        ("sendMessage", {**HTML, "text": "1 < 2"}, UNREADABLE),
        ("sendMessage", {"chat_id": CHAT, "text": "x", "parse_mode": "Rich"}, "parse_mode"),
        ("sendMessage", {"chat_id": 5, "text": "x"}, "chat not found"),
        ("sendMessage", {"text": "x"}, "chat_id is invalid"),
        ("sendMessage", {"chat_id": CHAT, "text": "x", "preview": "no"}, "unknown arguments"),
        ("sendMessage", {"chat_id": CHAT, "text": "x", "reply_markup": "{"}, "reply keyboard markup"),
        ("sendMessage", {"chat_id": CHAT, "text": "x", "reply_markup": _keyboard([])}, "reply markup"),
        *(
            ("sendMessage", {"chat_id": CHAT, "text": "x", "reply_markup": _keyboard(*rows)}, violation)
            for rows, violation in (
                ([[_button(callback_data="")]], "BUTTON_DATA_INVALID"),
                ([[_button(callback_data="ы" * 33)]], "BUTTON_DATA_INVALID"),
                ([[_button(url="example.org")]], "BUTTON_URL_INVALID"),
                ([[_button(copy_text={"text": "x" * 257})]], "BUTTON_COPY_TEXT_INVALID"),
                ([[_button(pay=True)]], "BUTTON_TYPE_INVALID"),
                ([[{"text": " ", "callback_data": "x"}]], "unallowed"),
                ([[_button(callback_data="x", url="https://example.org")]], "unallowed"),
                ([[_button(callback_data="x")] * 9], "too long"),
                ([[_button(callback_data="x")]] * 101, "too long"),
            )
        ),
        ("editMessageText", {"chat_id": CHAT, "message_id": 5, "text": "x"}, "message to edit not found"),
        ("answerCallbackQuery", {"callback_query_id": "5"}, "query is too old"),
        ("deleteMessages", {"chat_id": CHAT, "message_ids": "[]"}, "too many message identifiers"),
        ("deleteMessages", {"chat_id": CHAT, "message_ids": list(range(101))}, "too many message identifiers"),
        ("deleteMessages", {"chat_id": CHAT, "message_ids": "[1, 1]"}, "not specified"),
        ("deleteMessages", {"chat_id": CHAT, "message_ids": "7"}, "message identifiers JSON"),
        ("sendVenue", {"chat_id": CHAT, "latitude": 91, "longitude": 0, "title": "a", "address": "a"}, "location"),
        ("sendVenue", {"chat_id": CHAT, "latitude": 1, "longitude": 0, "title": "a"}, "venue address"),
        ("sendContact", {"chat_id": CHAT, "phone_number": "112", "first_name": "x"}, "CONTACT_INVALID"),
        ("sendContact", {"chat_id": CHAT, "phone_number": "+996312987654", "first_name": ""}, "CONTACT_INVALID"),
        ("answerInlineQuery", {"inline_query_id": "5", "results": "[]"}, "query is too old"),
        ("setMyCommands", {"commands": "[]", "scope": '{"type": "planet"}'}, "BotCommandScope"),
        ("setWebhook", {"url": "ftp://example.org"}, "invalid webhook URL"),
        ("setWebhook", {"url": "https://example.org/x", "secret_token": "a b"}, "unallowed characters"),
        ("setMyCommands", {"commands": [{"command": "Start", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "COMMAND_DESCRIPTION"),
        ("setMyCommands", {"commands": [{"command": "a", "description": "x"}] * 101}, "TOO_MUCH"),
        ("setMyDescription", {"description": "x" * 513}, "too long"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "too long"),
        ("getMyCommands", {"language_code": "kyr"}, "language code"),
        ("sendEverything", {}, "no such method"),
    ],
)
async def test_rule(client: Client, method: str, arguments: dict[str, Any], violation: str) -> None:
    answer = await client.call(method, **arguments)
    assert answer["ok"] is False
    assert answer["error_code"] in {400, 404}
    (told,) = client.stand_in.violations
    assert violation in told


async def test_good_message_in_every_form(client: Client) -> None:
    text = '<b>x &lt; &amp;</b> <a href="https://example.org">y</a>'
    wanted = {"chat_id": str(CHAT), "text": text, "parse_mode": "HTML", "reply_markup": GOOD}
    multipart = aiohttp.FormData(default_to_multipart=True)
    for name, value in wanted.items():
        multipart.add_field(name, value)
    as_json = wanted | {"reply_markup": json.loads(GOOD)}
    for options in ({"data": wanted}, {"data": multipart()}, {"json": as_json}, {"params": wanted}):
        answer = await client.raw("sendmessage", **options)
        assert answer["result"]["text"] == "x < & y"
    assert len(client.person.answers) == 4
    assert client.stand_in.violations == []


async def test_edits(client: Client) -> None:
    sent = await client.call("sendMessage", chat_id=CHAT, text="one")
    place = {"chat_id": CHAT, "message_id": sent["result"]["message_id"]}
    assert (await client.call("editMessageText", **place, text="two"))["ok"]
    assert "not modified" in (await client.call("editMessageText", **place, text="two"))["description"]
    assert client.person.screen.text == "two"
    client.person.say("mine")
    place["message_id"] = next(reversed(client.person.chat.messages))
    assert "can't be edited" in (await client.call("editMessageText", **place, text="two"))["description"]
    assert len(client.stand_in.violations) == 2


async def test_press_is_answered_once(client: Client) -> None:
    await client.call("sendMessage", chat_id=CHAT, text="one", reply_markup=GOOD)
    async with asyncio.TaskGroup() as group:
        group.create_task(client.person.press("xxx"))
        (update,) = (await client.call("getUpdates", timeout=20))["result"]
        press = update["callback_query"]
        assert press["data"] == "x" * 64
        assert (await client.call("answerCallbackQuery", callback_query_id=press["id"]))["ok"]
    assert not (await client.call("answerCallbackQuery", callback_query_id=press["id"]))["ok"]
    assert len(client.stand_in.violations) == 1


@pytest.mark.parametrize("token", ["123456789:another", "nonsense"])
async def test_wrong_token(client: Client, token: str) -> None:
    answer = await client.call("getMe", token=token)
    assert answer == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_updates_come_again_until_confirmed(client: Client) -> None:
    for words in ("one", "two", "three"):
        client.person.say(words)

    async def numbers(**arguments: Any) -> list[int]:
        answer = await client.call("getUpdates", **arguments)
        return [update["update_id"] - FIRST_UPDATE for update in answer["result"]]

    assert await numbers() == [0, 1, 2]
    assert await numbers(offset=FIRST_UPDATE) == [0, 1, 2]
    assert await numbers(offset=FIRST_UPDATE) == [0], "the impatient are given one"
    assert await numbers(offset=FIRST_UPDATE + 1, limit=1) == [1]
    assert await numbers(offset=0) == [1, 2], "what was confirmed is gone"
    assert await numbers(offset=-1) == [2]
    assert await numbers(offset=0, limit=50) == [2]


async def test_update_ends_the_wait(client: Client) -> None:
    async with asyncio.TaskGroup() as group:
        polling = group.create_task(client.call("getUpdates", timeout=50))
        await client.stand_in.changes.until(lambda: client.stand_in.mailbox.polls == 1, "the poll waits")
        client.person.say("one")
    assert len(polling.result()["result"]) == 1


async def test_second_poller_ends_the_first(client: Client) -> None:
    async with asyncio.TaskGroup() as group:
        first = group.create_task(client.call("getUpdates", timeout=50))
        await client.stand_in.changes.until(lambda: client.stand_in.mailbox.polls == 1, "the first waits")
        second = group.create_task(client.call("getUpdates", timeout=50, offset=1))
        await client.stand_in.changes.until(lambda: client.stand_in.mailbox.polls == 2, "the second waits")
        client.person.say("one")
    assert first.result()["error_code"] == 409
    assert second.result()["ok"]
    assert client.stand_in.mailbox.conflicts == 1


async def test_only_what_was_asked_for(client: Client) -> None:
    await client.call("getUpdates", allowed_updates=["callback_query"])
    assert client.person.say("one") is None
    assert (await client.call("getUpdates", offset=5))["result"] == []


async def test_webhook_is_pushed_to_until_it_takes(client: Client) -> None:
    statuses = iter([500, 401, 200, 200])
    got: list[tuple[int, str]] = []

    async def take(request: web.Request) -> web.Response:
        got.append(((await request.json())["update_id"] - FIRST_UPDATE, request.headers[SECRET_HEADER]))
        return web.Response(status=next(statuses))

    async with _serving(take) as url:
        client.person.say("one")
        client.person.say("two")
        assert (await client.call("setWebhook", url=url, secret_token="s3cret"))["ok"]
        assert (await client.call("getUpdates"))["error_code"] == 409
        await client.stand_in.changes.until(lambda: not client.stand_in.mailbox.waiting, "both are taken")
        assert (await client.call("getWebhookInfo"))["result"]["url"] == url
    assert got == [(0, "s3cret")] * 3 + [(1, "s3cret")], "in order within a chat"
    assert (await client.call("deleteWebhook"))["ok"]
    client.person.say("three")
    assert len((await client.call("getUpdates"))["result"]) == 1


@asynccontextmanager
async def _serving(take: Any) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, LOOPBACK, 0).start()
    yield f"http://{LOOPBACK}:{runner.addresses[0][1]}/hook"
    await runner.cleanup()
