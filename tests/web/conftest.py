"""Fixtures of the web tests: a client of an application, and a real Chromium that shows the preview."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any, Final

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from playwright.async_api import Browser, Page, ViewportSize, async_playwright

from bot.web.hosts import Hosts
from bot.web.preview import preview_routes
from bot.web.server import build_app, serve
from tests.web.desk import Office
from tests.web.sample import build_conversation, build_edition

Client = TestClient[web.Request, web.Application]
Connect = Callable[[web.Application], Awaitable[Client]]
OpenPage = Callable[..., Awaitable[Page]]

STEP_MS: Final = 10_000
"""Milliseconds that one step in the browser may take before the test fails."""
LOUD: Final = frozenset({"error", "warning"})
CHROMIUM_ARGUMENTS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest_asyncio.fixture
async def connect() -> AsyncIterator[Connect]:
    """Starts an application and gives a client of it."""
    async with AsyncExitStack() as stack:

        async def start(app: web.Application) -> Client:
            return await stack.enter_async_context(TestClient(TestServer(app)))

        yield start


@pytest_asyncio.fixture
async def preview(connect: Connect) -> Client:
    """A client of the preview over the sample library."""
    edition = build_edition()
    return await connect(build_app(preview_routes(build_conversation(edition), lambda: edition, Hosts("127.0.0.1"))))


def chromium_or_skip(found: str | None, *, ci: bool) -> str:
    """The path of Chromium; without one the test is skipped aloud, and fails where CI runs it."""
    if found is not None:
        return found
    reason = "Chromium is not installed: the preview page was not tried in a browser (apt-get install chromium)"
    if ci:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """A real Chromium."""
    path = chromium_or_skip(shutil.which("chromium"), ci=os.environ.get("CI") == "true")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def preview_url() -> AsyncIterator[str]:
    """Where the preview of the sample library is served."""
    edition = build_edition()
    app = build_app(preview_routes(build_conversation(edition), lambda: edition, Hosts("127.0.0.1")))
    async with serve(app, "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture
def complaints() -> list[str]:
    """What the pages complained of in their consoles; a test that expects some takes it out."""
    return []


@pytest_asyncio.fixture(loop_scope="session")
async def visit(chromium: Browser, complaints: list[str]) -> AsyncIterator[OpenPage]:
    """Opens an address on a small phone; after the test no page may have complained."""
    async with AsyncExitStack() as stack:

        async def opened(address: str, *, width: int = 390, height: int = 844, **options: Any) -> Page:
            viewport = ViewportSize(width=width, height=height)
            context = await chromium.new_context(viewport=viewport, locale=options.pop("locale", "en"), **options)
            stack.push_async_callback(context.close)
            page = await context.new_page()
            page.set_default_timeout(STEP_MS)
            page.on("console", lambda message: complaints.append(message.text) if message.type in LOUD else None)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            await page.goto(address)
            return page

        yield opened
    assert complaints == []


@pytest.fixture
def open_page(visit: OpenPage, preview_url: str) -> OpenPage:
    """Opens the preview chat, at what a query names."""

    async def opened(query: str = "", **options: Any) -> Page:
        page = await visit(preview_url + query, **options)
        await page.wait_for_selector(".bot .bubble")
        return page

    return opened


@pytest.fixture
def office() -> Office:
    """What the editors' pages of a test show; it can be changed."""
    return Office()


@pytest_asyncio.fixture(loop_scope="session")
async def desk_url(office: Office) -> AsyncIterator[str]:
    """Where the editors' pages are served."""
    async with serve(office.app(), "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}/editors"


@pytest.fixture
def open_desk(desk_url: str, visit: OpenPage) -> OpenPage:
    """Opens an editors' page on a wide screen. The pages are closed before the server: they ask it for news."""

    async def opened(path: str = "", *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        return await visit(desk_url + path, width=width, height=height, **options)

    return opened
