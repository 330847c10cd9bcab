"""The report in a real Chromium: on a small phone and on a screen, light and dark, as a file and over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from typing import Final, Literal

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize

from bot.core.ports import Told
from bot.core.report.build import build
from bot.core.report.page import page as as_page
from bot.core.report.publication import publish
from bot.web.gate import Gate
from bot.web.report import report_routes
from bot.web.server import build_app, serve
from tests.core.report.samples import noon
from tests.support.counted import thirteen_weeks
from tests.support.libraries import town
from tests.web.conftest import LOUD, STEP_MS
from tests.web.test_report import Reports

pytestmark = pytest.mark.asyncio(loop_scope="session")

LAST: Final = date(2026, 11, 22)
NOW: Final = noon(date(2026, 11, 23))
Scheme = Literal["light", "dark"]
SMALL, LARGE = (360, 640), (1280, 800)
TEXT_CONTRAST, SHAPE_CONTRAST = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""

CONTRASTS: Final = """() => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => {
    const [r, g, b] = parts(colour).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if ((parts(colour)[3] ?? 1) > 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const texts = [...document.querySelectorAll('h1, h2, p, dt, dd, th, td, summary, span')]
    .filter(e => e.textContent.trim()).map(e => contrast(getComputedStyle(e).color, ground(e)));
  const names = [...document.querySelectorAll('.wide td')]
    .map(e => contrast(getComputedStyle(e, '::before').color, ground(e)));
  const shapes = [...document.querySelectorAll('rect.value, rect.hatch')]
    .map(e => contrast(getComputedStyle(e).fill, ground(e)));
  return [[...texts, ...names], shapes];
}"""
TOO_WIDE: Final = """() => [...document.querySelectorAll('main *')].filter(e =>
  e.clientWidth && !e.closest('svg, thead') && e.scrollWidth > e.clientWidth + 1).map(e => e.outerHTML.slice(0, 80))"""
COVERED: Final = """() => [...document.querySelectorAll('table')].map(table => [
  getComputedStyle(table.querySelector('tbody tr')).display,
  table.querySelectorAll('tbody [role=cell], tbody [role=rowheader]').length])"""


@pytest.fixture(scope="module")
def report() -> str:
    library = town()
    return as_page(build(publish(thirteen_weeks(library, LAST), library, NOW), library, NOW))


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def served(report: str) -> AsyncIterator[str]:
    async with serve(build_app(report_routes(Gate(None), Reports(Told("", report)))), "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}/report"


@pytest_asyncio.fixture(loop_scope="session")
async def stack() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as made:
        yield made


async def opened(
    stack: AsyncExitStack, browser: Browser, url: str, size: tuple[int, int], scheme: Scheme = "light"
) -> Page:
    """The page, with all that it asks for and complains of held to be nothing."""
    context = await browser.new_context(viewport=ViewportSize(width=size[0], height=size[1]), color_scheme=scheme)
    stack.push_async_callback(context.close)
    page = await context.new_page()
    page.set_default_timeout(STEP_MS)
    seen: list[str] = []
    page.on("console", lambda message: seen.append(message.text) if message.type in LOUD else None)
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("request", lambda request: seen.append(request.url) if request.url != url else None)
    await page.goto(url)
    assert seen == []
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_it_is_readable_on_a_small_phone(
    chromium: Browser, served: str, stack: AsyncExitStack, scheme: Scheme
) -> None:
    page = await opened(stack, chromium, served, SMALL, scheme)
    assert await page.evaluate("document.documentElement.scrollWidth") <= SMALL[0]
    assert await page.evaluate(TOO_WIDE) == []
    texts, shapes = await page.evaluate(CONTRASTS)
    assert len(texts) > 100
    assert len(shapes) > 50
    assert min(texts) >= TEXT_CONTRAST
    assert min(shapes) >= SHAPE_CONTRAST
    tables = await page.evaluate(COVERED)
    assert {"grid", "table-row"} == {display for display, _ in tables}
    assert all(cells > 1 for _, cells in tables)
    ground = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(19, 23, 27)" if scheme == "dark" else "rgb(255, 255, 255)")


async def test_it_is_a_table_to_those_who_hear_it(chromium: Browser, served: str, stack: AsyncExitStack) -> None:
    page = await opened(stack, chromium, served, SMALL)
    table = page.get_by_role("table", name="Contacts: do they answer")
    assert await table.get_by_role("rowheader").count() >= 1
    assert await table.get_by_role("columnheader").count() == 6
    assert await table.get_by_role("cell").count() == 5 * await table.get_by_role("rowheader").count()
    chart = page.get_by_role("img", name="Conversations begun by day")
    assert await chart.count() == 1
    week = page.get_by_role("cell").first
    assert not await page.get_by_role("table", name="Conversations begun").is_visible()
    await page.get_by_text("By week").focus()
    await page.keyboard.press("Enter")
    assert await page.get_by_role("table", name="Conversations begun").is_visible()
    assert await week.is_visible()


async def test_as_a_file_it_is_the_same(
    chromium: Browser, served: str, report: str, stack: AsyncExitStack, tmp_path: Path
) -> None:
    file = tmp_path / "ukuk-report.html"
    file.write_text(report, encoding="utf-8")
    sizes = []
    for url in (served, file.as_uri()):
        page = await opened(stack, chromium, url, LARGE)
        assert await page.evaluate("document.documentElement.scrollWidth") <= LARGE[0]
        assert {display for display, _ in await page.evaluate(COVERED)} == {"table-row"}
        sizes.append(await page.evaluate("[main => main.scrollHeight][0](document.querySelector('main'))"))
        bars = await page.evaluate("[...document.querySelectorAll('.bar .value')].map(e => e.getBBox().width)")
        assert len(bars) > 10
        assert max(bars) > 100
    assert sizes[0] == sizes[1]
