"""The file for the phone in a real Chromium: quiet, readable on the smallest phone, printable, and from the preview."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, Final

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from bot.catalog.catalogue import read_catalogue
from bot.core import routes
from bot.core.offline import document
from bot.core.offline.shelf import index
from bot.core.routes import OfflinePlace, Visitor
from tests.support.libraries import town
from tests.web.conftest import OpenPage
from tests.web.sample import NOON, build_library

pytestmark = pytest.mark.asyncio(loop_scope="session")

ROOT: Final = Path(__file__).parents[2]
SMALLEST: Final = 320
"""CSS pixels of the narrowest phones in use, and of WCAG's reflow (1.4.10)."""
A4_POINTS: Final = ("594.9", "841.9")
READER: Final = Visitor("en", "RU", "kg")
WIDEST: Final = """[...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))"""
"""What stands out on the right."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file as it lies among the downloads of a phone."""
    path = tmp_path / "info-2026-11.html"
    path.write_text(document(town(), READER, NOON.date()), encoding="utf-8")
    return path


@pytest_asyncio.fixture(loop_scope="session")
async def opened(chromium: Browser, file: Path) -> AsyncIterator[Any]:
    """Opens the file; afterwards nothing was asked for but itself, and nothing was complained of."""
    asked: list[str] = []
    complaints: list[str] = []
    async with AsyncExitStack() as stack:

        async def open_file(path: Path = file, **options: Any) -> Page:
            viewport = ViewportSize(width=SMALLEST, height=568)
            context = await chromium.new_context(viewport=viewport, **options)
            stack.push_async_callback(context.close)
            page = await context.new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            await page.goto(path.as_uri())
            return page

        yield open_file
    assert asked
    assert [url for url in asked if not (url.startswith("file://") and url.endswith(".html"))] == []
    assert complaints == []


async def test_it_is_read_on_the_smallest_phone_without_scrolling_sideways(opened: Any) -> None:
    page = await opened()
    assert await page.evaluate("document.documentElement.scrollWidth") == SMALLEST
    assert await page.evaluate(WIDEST) == []
    await expect(page.locator("h1")).to_have_text("Information: Russia")
    await expect(page.locator("a[href='tel:112']").first).to_be_in_viewport()
    size = await page.locator("main p").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 14
    await page.evaluate("document.body.append(Object.assign(document.createElement('p'), {textContent: 'x'.repeat(99), "
                        "style: 'overflow-wrap:normal'}))")  # fmt: skip
    assert await page.evaluate("document.documentElement.scrollWidth") > SMALLEST, "the bad sample"


async def test_the_longest_real_files_fit_the_smallest_phone_too(opened: Any, tmp_path: Path) -> None:
    library = read_catalogue(ROOT / "content", ROOT / "locales").library()
    for language, country in (("ky", "RU"), ("ru", "DE"), ("en", "KR")):
        path = tmp_path / f"{language}.html"
        path.write_text(document(library, Visitor(language, country, "kg"), NOON.date()), encoding="utf-8")
        page = await opened(path)
        assert await page.locator("h3").count() >= 30
        assert await page.evaluate("document.documentElement.scrollWidth") == SMALLEST, language
        assert await page.evaluate(WIDEST) == [], language


async def test_its_contents_lead_to_the_topics(opened: Any) -> None:
    page = await opened()
    await page.get_by_role("link", name="I was not paid").first.click()
    await expect(page.get_by_role("heading", name="I was not paid")).to_be_in_viewport()
    await page.locator(".up a").nth(1).click()
    await expect(page.locator("h1")).to_be_in_viewport()


async def test_it_is_dark_where_the_phone_is_dark(opened: Any) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    light = await (await opened(color_scheme="light")).evaluate(background)
    dark = await (await opened(color_scheme="dark")).evaluate(background)
    assert light == "rgb(255, 255, 255)"
    assert dark == "rgb(17, 17, 17)"


async def test_it_is_read_without_script(opened: Any) -> None:
    page = await opened(java_script_enabled=False)
    await expect(page.get_by_text("Ask within 30 days.")).to_be_visible()


async def test_it_is_printed_on_a4(opened: Any) -> None:
    page = await opened()
    printed = await page.pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= 2
    boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed))
    assert boxes
    for width, height in boxes:
        assert (width.decode()[:5], height.decode()[:5]) == A4_POINTS


async def test_the_page_before_all_files_leads_to_one(opened: Any, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "ru-kg.html").write_text(document(town(), READER, NOON.date()), encoding="utf-8")
    (tmp_path / "index.html").write_text(index(town(), NOON.date()), encoding="utf-8")
    page = await opened(tmp_path / "index.html")
    assert await page.evaluate("document.documentElement.scrollWidth") == SMALLEST
    english = page.locator("section[lang=en] li", has_text="Russia")
    await english.get_by_role("link", name="Passport of Kyrgyzstan").click()
    await expect(page.locator("h1")).to_have_text("Information: Russia")


async def test_the_preview_gives_the_file_to_download(open_page: OpenPage, tmp_path: Path) -> None:
    page = await open_page(f"?start={routes.token(READER, OfflinePlace())}")
    async with page.expect_response("**/api/press"):
        await page.get_by_role("button", name="Send everything").click()
    async with page.expect_download() as downloading:
        await page.locator(".file a").click()
    download = await downloading.value
    assert download.suggested_filename == "info-2026-11.html"
    await download.save_as(tmp_path / "got.html")
    assert (tmp_path / "got.html").read_text(encoding="utf-8") == document(build_library(), READER, NOON.date())
