"""POST /telegram."""

from __future__ import annotations

import asyncio
import json
import logging
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.web.body import BODY_BYTES
from bot.web.server import build_app
from bot.web.webhook import PATH, SECRET_HEADER, Feed, Update, webhook_routes
from tests.web.conftest import Client, Connect

SECRET = "right-secret_1"
RIGHT = {SECRET_HEADER: SECRET}
UPDATE = {"update_id": 7, "message": {"text": "words of somebody"}}


class Taken:
    """A feed that notes what it was given."""

    def __init__(self) -> None:
        self.updates: list[Update] = []

    async def __call__(self, update: Update) -> None:
        self.updates.append(update)


async def _client(connect: Connect, feed: Feed, **given_: float) -> Client:
    return await connect(build_app(webhook_routes(feed, SECRET, **given_)))


async def _post(client: Client, body: bytes | str, headers: dict[str, str]) -> int:
    raw = body.encode() if isinstance(body, str) else body
    async with client.post(PATH, data=BytesIO(raw), headers=headers) as answer:
        return answer.status


def test_a_secret_is_always_required() -> None:
    with pytest.raises(ValueError, match="secret"):
        webhook_routes(Taken(), "")


async def test_update_is_fed_once(connect: Connect) -> None:
    taken = Taken()
    assert await _post(await _client(connect, taken), json.dumps(UPDATE), RIGHT) == 200
    assert taken.updates == [UPDATE]


async def test_a_call_that_the_feed_gives_is_made_by_the_response(connect: Connect) -> None:
    call = {"method": "answerCallbackQuery", "callback_query_id": "7"}

    async def feed(_: Update) -> bytes:
        return json.dumps(call).encode()

    client = await _client(connect, feed)
    async with client.post(PATH, data=json.dumps(UPDATE), headers=RIGHT) as answer:
        assert answer.content_type == "application/json"
        assert await answer.json() == call


@pytest.mark.parametrize("given_", [None, "", "wrong", SECRET + "x", SECRET[:-1], "сыр", SECRET.upper()])
async def test_wrong_or_missing_secret_is_401(connect: Connect, given_: str | None) -> None:
    taken = Taken()
    headers = {} if given_ is None else {SECRET_HEADER: given_}
    assert await _post(await _client(connect, taken), json.dumps(UPDATE), headers) == 401
    assert taken.updates == []


async def test_secret_is_asked_before_the_body_is_looked_at(connect: Connect) -> None:
    assert await _post(await _client(connect, Taken()), b"x" * (BODY_BYTES + 1), {}) == 401


async def test_body_over_the_limit_is_413(connect: Connect) -> None:
    taken = Taken()
    body = json.dumps({**UPDATE, "padding": "x" * BODY_BYTES})
    assert await _post(await _client(connect, taken), body, RIGHT) == 413
    assert taken.updates == []


@pytest.mark.parametrize(
    "body",
    ["", "{", "null", "7", "[]", '"update_id"', "{}", '{"update_id": "7"}',
     '{"update_id": true}', '{"update_id": null}',
     '{"update_id": 1.5}', b"\xff\xfe", "[" * 200_000, '{"update_id": ' + "9" * 5000 + "}"],
    ids=lambda body: str(body[:20]),
)  # fmt: skip
async def test_what_is_no_update_is_400(connect: Connect, body: bytes | str) -> None:
    taken = Taken()
    assert await _post(await _client(connect, taken), body, RIGHT) == 400
    assert taken.updates == []


async def test_failing_feed_is_500_and_only_its_class_is_told(
    connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    async def fail(update: Update) -> None:
        raise LookupError(update["message"]["text"])

    assert await _post(await _client(connect, fail), json.dumps(UPDATE), RIGHT) == 500
    assert "LookupError" in caplog.text
    assert "words of somebody" not in caplog.text


async def test_feed_that_takes_too_long_is_500(connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    ended = asyncio.Event()

    async def never(_update: Update) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    assert await _post(await _client(connect, never, feed_seconds=0.01), json.dumps(UPDATE), RIGHT) == 500
    assert ended.is_set()
    assert "TimeoutError" in caplog.text


async def test_only_post(connect: Connect) -> None:
    client = await _client(connect, Taken())
    async with client.get(PATH, headers=RIGHT) as answer:
        assert answer.status == 405


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(value=json_values)
async def test_only_updates_reach_the_feed(connect: Connect, value: Any) -> None:
    taken = Taken()
    status = await _post(await _client(connect, taken), json.dumps(value), RIGHT)
    good = isinstance(value, dict) and type(value.get("update_id")) is int
    assert (status, taken.updates) == ((200, [value]) if good else (400, []))
