"""The server: headers, limits, silence about what broke, and stopping in time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from io import BytesIO

import aiohttp
import pytest
from aiohttp import web

from bot.web.body import BODY_BYTES, read_body
from bot.web.server import CONTENT_SECURITY_POLICY, SECURITY_HEADERS, STOP_SECONDS, build_app, serve
from tests.web.conftest import Connect

OVERHEARD = "somebody's words"


async def _fine(_request: web.Request) -> web.Response:
    return web.Response(text="fine")


async def _broken(_request: web.Request) -> web.Response:
    raise RuntimeError(OVERHEARD)


async def _refused(_request: web.Request) -> web.Response:
    raise ConnectionRefusedError(OVERHEARD)


async def _size(request: web.Request) -> web.Response:
    return web.Response(text=str(len(await read_body(request))))


def _app() -> web.Application:
    return build_app(
        [web.get("/fine", _fine)],
        [web.get("/broken", _broken), web.get("/refused", _refused), web.post("/size", _size)],
    )


@pytest.mark.parametrize("path", ["/fine", "/broken", "/nowhere"])
async def test_every_answer_carries_the_security_headers(connect: Connect, path: str) -> None:
    client = await connect(_app())
    async with client.get(path) as answer:
        assert {name: answer.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_policy_lets_nothing_in_from_outside() -> None:
    policy = dict(part.split(" ", 1) for part in CONTENT_SECURITY_POLICY.split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(("path", "name"), [("/broken", "RuntimeError"), ("/refused", "ConnectionRefusedError")])
async def test_error_tells_nothing(connect: Connect, caplog: pytest.LogCaptureFixture, path: str, name: str) -> None:
    client = await connect(_app())
    async with client.get(path) as answer:
        assert answer.status == 500
        body = await answer.text()
    assert "Traceback" not in body
    assert OVERHEARD not in body
    assert name in caplog.text
    assert OVERHEARD not in caplog.text


async def test_wrong_method_is_405(connect: Connect) -> None:
    client = await connect(_app())
    async with client.post("/fine") as answer:
        assert answer.status == 405


async def test_body_at_the_limit_is_read(connect: Connect) -> None:
    client = await connect(_app())
    async with client.post("/size", data=BytesIO(b"x" * BODY_BYTES)) as answer:
        assert await answer.text() == str(BODY_BYTES)


async def test_body_over_the_limit_is_413(connect: Connect) -> None:
    client = await connect(_app())
    async with client.post("/size", data=BytesIO(b"x" * (BODY_BYTES + 1))) as answer:
        assert answer.status == 413


async def test_body_over_the_limit_without_a_length_is_413(connect: Connect) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(BODY_BYTES // 1024 + 2):
            yield b"x" * 1024

    client = await connect(_app())
    async with client.post("/size", data=parts()) as answer:
        assert answer.status == 413


async def test_body_that_does_not_come_is_408(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.body.READ_SECONDS", 0.05)
    client = await connect(_app())
    reader, writer = await asyncio.open_connection("127.0.0.1", client.port)
    writer.write(b"POST /size HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\nx")
    assert b" 408 " in await reader.readline()
    writer.close()
    await writer.wait_closed()


async def test_serves_on_a_free_port_and_frees_it() -> None:
    async with serve(_app(), "127.0.0.1", 0) as port:
        assert port > 0
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/fine") as answer:
            assert await answer.text() == "fine"
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)


async def test_taken_port_is_an_error() -> None:
    async with serve(_app(), "127.0.0.1", 0) as port:
        with pytest.raises(OSError, match=str(port)):
            async with serve(_app(), "127.0.0.1", port):
                pytest.fail("two servers on one port")


@pytest.mark.parametrize("stubborn", [False, True], ids=["hanging", "not to be cancelled"])
async def test_stops_in_time(*, stubborn: bool) -> None:
    begun, released = asyncio.Event(), asyncio.Event()

    async def hang(_request: web.Request) -> web.Response:
        begun.set()
        while not released.is_set():
            try:
                await released.wait()
            except asyncio.CancelledError:
                if not stubborn:
                    raise
        return web.Response()

    loop = asyncio.get_running_loop()
    async with aiohttp.ClientSession() as session:
        async with serve(build_app([web.get("/hang", hang)]), "127.0.0.1", 0) as port:
            waiting = asyncio.ensure_future(session.get(f"http://127.0.0.1:{port}/hang"))
            await begun.wait()
            left = loop.time()
        assert loop.time() - left < STOP_SECONDS
        released.set()
        with pytest.raises(aiohttp.ClientError):
            await waiting


async def test_no_line_of_the_log_has_an_address(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with serve(_app(), "127.0.0.1", 0) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /fine HTTP/1.1\r\nHost: x\r\nBroken" + OVERHEARD.encode() + b"\r\n\r\n")
        assert b" 400 " in await reader.readline()
        writer.close()
        await writer.wait_closed()
    ours = [record for record in caplog.records if record.name.startswith(("bot", "aiohttp"))]
    assert ours, "aiohttp tells of a request that it cannot read"
    for record in ours:
        assert "127.0.0.1" not in record.getMessage()
        assert OVERHEARD not in record.getMessage() + repr(record.exc_info) + repr(record.exc_text)
