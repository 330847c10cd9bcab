"""Hostile requests over real HTTP: refused as fits, told to nobody, and the next one is answered."""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Final

import pytest
from aiohttp import web

from bot.web.body import BODY_BYTES
from bot.web.gate import Gate
from bot.web.health import Health, health_routes
from bot.web.hosts import Hosts
from bot.web.metrics import PATH as METRICS
from bot.web.preview import preview_routes
from bot.web.server import build_app, serve
from bot.web.webhook import PATH, SECRET_HEADER, Update, webhook_routes
from tests.web.sample import build_conversation, build_edition

SECRET: Final = "right-secret_1"
MARK: Final = "Zqhostile"
GOOD: Final = json.dumps({"update_id": 7, "message": {"text": MARK}}).encode()
HEAVY: Final = 30 * 1024 * 1024
TOLD: Final = f"{SECRET_HEADER}: {SECRET}\r\n".encode()
POST: Final = f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\n".encode()
JSON_TYPE: Final = b"Content-Type: application/json\r\n"


class Served:
    """What runs: the port, and the updates that were taken."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.taken: list[Update] = []

    async def ask(self, *pieces: bytes, answers: int = 1) -> list[int]:
        """Send bytes as they are; the statuses that come back, fewer where the line is closed before."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            for piece in pieces:
                writer.write(piece)
                await writer.drain()
        except ConnectionError:
            pass  # refused before all was sent
        found: list[int] = []
        try:
            while len(found) < answers and (status := await _status(reader)):
                found.append(status)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
        return found

    async def is_well(self) -> bool:
        """Whether the next update is taken."""
        before = len(self.taken)
        return await self.ask(told(GOOD)) == [200] and len(self.taken) == before + 1


async def _status(reader: asyncio.StreamReader) -> int:
    line = await reader.readline()
    if not line:
        return 0
    length = 0
    while (header := await reader.readline()) not in {b"\r\n", b""}:
        name, _, value = header.partition(b":")
        length = int(value) if name.lower() == b"content-length" else length
    await reader.readexactly(length)
    return int(line.split(b" ")[1])


def told(body: bytes, *more: bytes, secret: bytes = TOLD, length: int | None = None) -> bytes:
    """A request with the secret."""
    size = len(body) if length is None else length
    return b"".join([POST, secret, *more, f"Content-Length: {size}\r\n\r\n".encode(), body])


@asynccontextmanager
async def served() -> AsyncIterator[Served]:
    made = Served(0)

    async def feed(update: Update) -> None:
        made.taken.append(update)

    async def health() -> Health:
        return Health("r", {"telegram": True})

    async def page(_request: web.Request) -> web.Response:
        return web.Response(text="page")

    edition = build_edition()
    chat = preview_routes(build_conversation(edition), lambda: edition, Hosts("127.0.0.1"))
    pages = [web.get(path, Gate("operator-token").guarded(page)) for path in (METRICS, "/report")]
    app = build_app(webhook_routes(feed, SECRET), health_routes(health), pages, chat)
    async with serve(app, "127.0.0.1", 0) as port:
        made.port = port
        yield made


@pytest.fixture
async def server() -> AsyncIterator[Served]:
    async with served() as made:
        yield made


@pytest.fixture(autouse=True)
def said(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    ours = [record for record in caplog.records if record.name.startswith(("bot", "aiohttp"))]
    for record in ours:
        assert MARK not in record.getMessage() + repr(record.exc_info) + repr(record.exc_text)
        assert SECRET not in record.getMessage()


def heavy(secret: bytes) -> dict[str, list[bytes]]:
    piece = b"x" * 65536
    pieces = [piece] * (HEAVY // len(piece))
    chunk = b"10000\r\n" + piece + b"\r\n"
    announced = POST + secret + f"Content-Length: {HEAVY}\r\n\r\n".encode()
    chunked = POST + secret + b"Transfer-Encoding: chunked\r\n\r\n"
    return {"announced": [announced, *pieces], "chunked": [chunked, *[chunk] * len(pieces), b"0\r\n\r\n"]}


@pytest.mark.parametrize("way", ["announced", "chunked"])
@pytest.mark.parametrize(("secret", "status"), [(TOLD, 413), (b"", 401)])
async def test_thirty_megabytes(server: Served, way: str, secret: bytes, status: int) -> None:
    assert await server.ask(*heavy(secret)[way]) == [status]
    assert await server.is_well()


async def test_a_bomb(server: Served) -> None:
    bomb = gzip.compress(b" " * HEAVY)
    assert len(bomb) < BODY_BYTES
    assert await server.ask(told(bomb, b"Content-Encoding: gzip\r\n")) == [413]
    assert await server.ask(told(GOOD, b"Content-Encoding: gzip\r\n")) == [400]
    assert await server.is_well()


async def test_a_body_that_drips(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.body.READ_SECONDS", 0.1)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(told(b"", length=1000))
    answer = asyncio.ensure_future(reader.readline())
    while not answer.done():
        writer.write(b" ")
        await asyncio.wait({answer}, timeout=0.02)
    assert b" 408 " in answer.result()
    writer.close()
    assert await server.is_well()


@pytest.mark.parametrize("before", [b"", told(GOOD)], ids=["the first request", "the second one"])
async def test_headers_that_drip(before: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.server.IDLE_SECONDS", 0.1)
    async with served() as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(before + POST)
        end = asyncio.ensure_future(reader.read())
        while not end.done():
            writer.write(b"x")
            await asyncio.wait({end}, timeout=0.02)
        assert end.result().count(b"HTTP/1.1") == before.count(b"HTTP/1.1")
        writer.close()
        assert await server.is_well()


SECRETS: Final = {
    "none": b"",
    "empty": f"{SECRET_HEADER}:\r\n".encode(),
    "wrong": f"{SECRET_HEADER}: {MARK}\r\n".encode(),
    "right after a wrong one": f"{SECRET_HEADER}: x\r\n".encode() + TOLD,
    "not ascii": f"{SECRET_HEADER}: сыр\r\n".encode(),
    "no text": SECRET_HEADER.encode() + b": \xff\xfe\r\n",
    "long": SECRET_HEADER.encode() + b": " + b"x" * 7000 + b"\r\n",
    "in two lines": f"{SECRET_HEADER}: {SECRET}, {SECRET}\r\n".encode(),
    "as a bearer": f"Authorization: Bearer {SECRET}\r\n".encode(),
}


@pytest.mark.parametrize("secret", SECRETS)
async def test_a_secret_that_is_none(server: Served, secret: str) -> None:
    assert await server.ask(told(GOOD, secret=SECRETS[secret])) == [401]
    assert server.taken == []


REQUESTS: Final[dict[str, tuple[bytes, set[int]]]] = {
    "get": (f"GET {PATH} HTTP/1.1\r\nHost: x\r\n".encode() + TOLD + b"\r\n", {405}),
    "put": (told(GOOD).replace(b"POST", b"PUT", 1), {405}),
    "a method of their own": (told(GOOD).replace(b"POST", MARK.upper().encode(), 1), {400, 405}),
    "elsewhere": (told(GOOD).replace(b"/telegram", b"/telegram/x", 1), {404}),
    "upwards": (told(GOOD).replace(b"/telegram", b"/../../telegram%00", 1), {400, 404}),
    "encoded": (told(GOOD).replace(b"/telegram", b"/%2e%2e/%74elegram", 1), {200, 404}),
    "a host of their own": (told(GOOD).replace(b"/telegram", b"http://zqhostile.example/", 1), {400, 404, 405}),
    "connect": (b"CONNECT zqhostile.example:443 HTTP/1.1\r\nHost: x\r\n\r\n", {400, 404, 405}),
    "no version": (b"GET /healthz\r\n\r\n", {200, 400}),
    "another protocol": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + MARK.encode() + b"\r\n\r\n", {400}),
    "two lengths": (POST + TOLD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nxxxxxx", {400}),
    "length and chunks": (POST + TOLD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", {400}),
    "a length below nothing": (told(b"", length=-1), {400}),
    "chunks that are none": (POST + TOLD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", {400}),
    "a long line": (b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", {400, 414}),
    "a long header": (POST + b"X: " + b"x" * 100_000 + b"\r\n\r\n", {400, 431}),
    "a flood of headers": (
        POST + b"".join(b"X-%d: 1\r\n" % number for number in range(20_000)) + b"\r\n",
        {400, 401, 431},
    ),
    "a null in a header": (POST + b"X: \x00\r\n\r\n", {400}),
    "folded": (POST + b"X: a\r\n b\r\n\r\n", {400, 401}),
    "not json": (told(MARK.encode()), {400}),
    "nothing": (told(b""), {400}),
    "deep": (told(b'{"update_id": 1, "message": ' + b"[" * 100_000), {400}),
    "many digits": (told(b'{"update_id": ' + b"9" * 5000 + b"}"), {400}),
    "another encoding": (told(GOOD.decode().encode("utf-16")), {200, 400}),
    "no encoding": (told(b'{"update_id": 1, "x": "\xff\xfe"}'), {400}),
    "a form": (told(b"update_id=7", b"Content-Type: application/x-www-form-urlencoded\r\n"), {400}),
    "no number": (told(b'{"update_id": NaN}'), {400}),
    "twice": (told(b'{"update_id": "x", "update_id": 7}'), {200}),
    "huge": (told(b'{"update_id": ' + str(2**63).encode() + b"}"), {200}),
    "beyond 64 bits": (told(b'{"update_id": ' + str(2**70).encode() + b"}"), {400}),
    "half a letter": (told(b'{"update_id": 7, "message": {"text": "\\ud800"}}'), {200}),
    "upgrade": (told(GOOD, b"Connection: Upgrade\r\nUpgrade: websocket\r\n"), {200, 400}),
    "expect": (told(GOOD, b"Expect: zqhostile\r\n"), {417, 200}),
}  # fmt: skip


async def test_requests_of_all_kinds(server: Served) -> None:
    for name, (request, statuses) in REQUESTS.items():
        found = await server.ask(request)
        assert found, name
        assert found[0] in statuses, (name, found)
    assert await server.is_well()


async def test_requests_in_one_breath(server: Served) -> None:
    wrong = told(GOOD, secret=b"")
    assert await server.ask(told(GOOD) * 20 + wrong + told(b"{") + told(GOOD), answers=23) == [
        *[200] * 20, 401, 400, 200,
    ]  # fmt: skip
    assert len(server.taken) == 21


async def test_who_goes_in_the_middle(server: Served) -> None:
    for cut in range(0, len(told(GOOD)), 7):
        _, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(told(GOOD)[:cut])
        await writer.drain()
        writer.transport.abort()
    assert await server.is_well()


def call(path: str, body: bytes, *more: bytes) -> bytes:
    kind = JSON_TYPE if not more else b""
    lines = [f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n".encode(), kind, *more]
    return b"".join([*lines, f"Content-Length: {len(body)}\r\n\r\n".encode(), body])


CALLS: Final = ("start", "press", "say", "command", "location")
BODIES: Final = (
    b"", b"null", b"[]", b"{", b'{"token": 5}', b'{"text": ["x"]}', b'{"name": null}', b'{"lat": NaN, "lon": 1}',
    b'{"lat": 1e999, "lon": 1}', b'{"lat": "1", "lon": 1}', b'{"lat": 91, "lon": 1}', b'{"text": "x", "more": 1}',
    b'{"text": "x", "language": "' + b"k" * 36 + b'"}', b'{"text": "x", "choice": {"language": "../"}}',
    b'{"token": "x", "to_language": "KY"}', b'{"text": ""}', b"[" * 100_000, b"\xff\xfe", b'{"payload": 9}',
    b'{"text": "\\ud800"}',
)  # fmt: skip


async def test_the_preview_refuses_what_is_no_call(server: Served) -> None:
    for name in CALLS:
        for body in BODIES:
            assert await server.ask(call(f"/api/{name}", body)) in ([400], [200]), (name, body[:30])
        assert await server.ask(call(f"/api/{name}", b"x" * (BODY_BYTES + 1))) == [413]
        assert await server.ask(call(f"/api/{name}", b"{}", b"Content-Type: text/plain\r\n")) == [415]
        assert await server.ask(call(f"/api/{name}", b"{}").replace(b"127.0.0.1", b"zqhostile.example")) == [403]
    assert await server.is_well()


async def test_the_preview_answers_whatever_is_typed_and_pressed(server: Served) -> None:
    texts = ["\x00", "\u202e", "<script>" + MARK, "{0.__class__}", "%s", "я" * 4096, "\ufdfa" * 4096, "1" * 900_000]
    for text in texts:
        for name, field in (("say", "text"), ("press", "token"), ("start", "payload"), ("command", "name")):
            body = json.dumps({field: text}).encode()
            assert len(body) <= BODY_BYTES or len(text) > 4096
            expected = [200] if len(body) <= BODY_BYTES else [413]
            assert await server.ask(call(f"/api/{name}", body)) == expected, (name, text[:10])


@pytest.mark.parametrize("path", [METRICS, "/report"])
async def test_pages_for_operators(server: Served, path: str) -> None:
    def get(*lines: bytes) -> bytes:
        return b"".join([f"GET {path}?{MARK} HTTP/1.1\r\nHost: x\r\n".encode(), *lines, b"\r\n"])

    assert await server.ask(get()) == [401]
    for given in (b"Bearer", b"Bearer \xff\xfe", b"Basic eA==", b"Bearer " + b"x" * 7000, "Bearer сыр".encode()):
        assert await server.ask(get(b"Authorization: " + given + b"\r\n")) == [401]
    right = b"Authorization: bearer   operator-token\r\n"
    assert await server.ask(get(right)) == [200]
    assert await server.ask(get(b"Authorization: Bearer x\r\n", right)) in ([401], [400])
    assert await server.ask(get(right).replace(b"GET", b"POST", 1) + b"") == [405]


async def test_health_is_told_whatever_else_is_said(server: Served) -> None:
    query = f"GET /healthz?{'x' * 4000} HTTP/1.1\r\nHost: \xff\r\nCookie: {MARK}\r\n\r\n".encode("latin-1")
    assert await server.ask(query) in ([200], [400])
    assert await server.ask(b"GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc") == [200]
    assert await server.ask(b"DELETE /healthz HTTP/1.1\r\nHost: x\r\n\r\n") == [405]
