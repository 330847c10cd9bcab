"""Who is let to what is for operators, over real connections."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web

from bot.web.gate import Gate
from bot.web.server import build_app, serve
from tests.web.conftest import Connect

TOKEN = "operators-token-of-the-tests"
SECRET = "what operators see"


def guarded(token: str | None) -> web.Application:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(text=SECRET)

    return build_app([web.get("/metrics", Gate(token).guarded(answer))])


async def asked(connect: Connect, token: str | None, path: str = "/metrics", **headers: str) -> tuple[int, str]:
    client = await connect(guarded(token))
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with client.get(path, headers=named) as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        return answer.status, await answer.text()


async def test_without_a_token_this_machine_is_answered(connect: Connect) -> None:
    assert await asked(connect, None) == (200, SECRET)


@pytest.mark.parametrize("host", ["localhost:8080", "127.0.0.1", "[::1]:80"])
async def test_under_its_own_names(connect: Connect, host: str) -> None:
    assert await asked(connect, None, Host=host) == (200, SECRET)


FORWARDED = [
    ("Forwarded", "for=192.0.2.1"),
    ("Via", "1.1 proxy"),
    ("X-Forwarded-For", "127.0.0.1"),
    ("x-forwarded-proto", "https"),
    ("X-Forwarded-Anything", ""),
    ("X-Real-IP", "127.0.0.1"),
    ("CF-Connecting-IP", "192.0.2.1"),
    ("True-Client-IP", "192.0.2.1"),
    ("Host", "ukuk.example.org"),
    ("Host", "127.0.0.1.example.org"),
]


@pytest.mark.parametrize(("name", "value"), FORWARDED)
async def test_whoever_comes_through_a_proxy_or_a_false_name_is_a_stranger(
    connect: Connect, name: str, value: str
) -> None:
    stranger = await asked(connect, None, **{name: value})
    assert stranger == await asked(connect, None, "/no-such-page", **{name: value})
    assert stranger[0] == 404


async def said(port: int, head: str) -> bytes:
    """The status that a request gets, as it is written."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /metrics {head}\r\nConnection: close\r\n\r\n".encode())
    status = (await reader.read()).split(b" ", 2)[1]
    writer.close()
    await writer.wait_closed()
    return status


async def test_a_proxy_that_speaks_http_1_0_is_a_stranger() -> None:
    """As nginx does by default, with `Host: 127.0.0.1:8080` and without a word of who asks."""
    async with serve(guarded(None), "127.0.0.1", 0) as port:
        assert await said(port, f"HTTP/1.1\r\nHost: 127.0.0.1:{port}") == b"200"
        assert await said(port, f"HTTP/1.0\r\nHost: 127.0.0.1:{port}") == b"404"
        assert await said(port, "HTTP/1.1") in {b"400", b"404"}


class From:
    """A transport whose other end is somewhere else."""

    def __init__(self, *peer: object) -> None:
        self._peer = peer

    def get_extra_info(self, name: str) -> tuple[object, ...]:
        assert name == "peername"
        return self._peer


@pytest.mark.parametrize(
    ("peer", "status"),
    [
        (("127.0.0.1", 5), 200),
        (("::1", 5, 0, 0), 200),
        (("192.0.2.7", 5), 404),
        (("::ffff:192.0.2.7", 5, 0, 0), 404),
        ((), 404),
    ],
)
async def test_only_loopback_is_this_machine(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, peer: tuple[object, ...], status: int
) -> None:
    monkeypatch.setattr(web.Request, "transport", property(lambda _: From(*peer)), raising=False)
    monkeypatch.setattr(web.BaseRequest, "transport", property(lambda _: From(*peer)))
    assert (await asked(connect, None))[0] == status


async def test_with_a_token_whoever_has_it_is_answered_from_anywhere(connect: Connect) -> None:
    for scheme in ("Bearer", "bearer"):
        answer = await asked(connect, TOKEN, Authorization=f"{scheme} {TOKEN}", X_Forwarded_For="192.0.2.1")
        assert answer == (200, SECRET)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "Bearer",
        "Bearer ",
        f"Basic {TOKEN}",
        TOKEN,
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[:-1]}",
        "Bearer \udcff",
        "Bearer ключ",
    ],
)
async def test_with_a_token_nobody_else_is_not_even_this_machine(connect: Connect, given: str) -> None:
    status, said = await asked(connect, TOKEN, Authorization=given)
    assert status == 401
    assert SECRET not in said
    assert TOKEN not in said
