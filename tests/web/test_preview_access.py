"""The preview page for everybody: names, labels, contrast, tap targets, small screens, no needless motion."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from bot.core import routes
from bot.core.routes import Place, Visitor
from tests.web.conftest import OpenPage
from tests.web.eyes import BACKGROUND, DARK, NAMELESS, SMALL, TAP_PIXELS, TOO_WIDE, faint

pytestmark = pytest.mark.asyncio(loop_scope="session")

RUSSIA = Visitor("ky", "RU")
CONTACT = routes.ContactPlace("helpline")
PLACES = [routes.Start(), routes.Countries(), routes.Menu(), routes.TopicPlace("unpaid-wages"), CONTACT]


async def _full_page(open_page: OpenPage, **options: Any) -> Page:
    """A page that shows all it can: both kinds of bubbles, every kind of button, a place, a toast."""
    page = await open_page(f"?start={routes.token(RUSSIA, CONTACT)}", reduced_motion="reduce", **options)
    await page.get_by_role("button", name="On the map").click()
    await expect(page.locator(".venue")).to_be_visible()
    await page.locator("#text").fill("I was not paid")
    await page.locator("#send").click()
    await expect(page.locator(".mine")).to_be_visible()
    await expect(page.locator(".bot")).to_have_count(2)
    await page.get_by_role("button", name="Copy").click()
    await expect(page.get_by_role("status")).not_to_be_empty()
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_contrast(open_page: OpenPage, scheme: str) -> None:
    page = await _full_page(open_page, color_scheme=scheme)
    await page.locator("#count").evaluate("e => e.classList.add('over')")
    assert await faint(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_contrast_after_the_toggle(open_page: OpenPage, scheme: str) -> None:
    page = await _full_page(open_page, color_scheme=scheme)
    toggle = page.locator("#theme")
    before = await page.evaluate(BACKGROUND)
    await expect(toggle).to_have_attribute("aria-pressed", "true" if scheme == "dark" else "false")
    await toggle.click()
    await expect(toggle).to_have_attribute("aria-pressed", "false" if scheme == "dark" else "true")
    assert await page.evaluate(BACKGROUND) != before
    await page.mouse.move(0, 0)
    assert await faint(page) == []


async def test_contrast_check_finds_faint_text(open_page: OpenPage) -> None:
    page = await _full_page(open_page)
    await page.locator(".bot .bubble").first.evaluate("e => { e.style.color = '#bbb'; }")
    assert await faint(page)


async def test_dark_scheme_is_dark(open_page: OpenPage) -> None:
    page = await open_page(color_scheme="dark")
    shade = re.findall(r"\d+", await page.evaluate(BACKGROUND))
    assert max(map(int, shade)) < DARK


async def test_everything_has_a_name(open_page: OpenPage) -> None:
    page = await _full_page(open_page)
    assert await page.evaluate(NAMELESS) == []
    assert await page.get_by_role("log").get_attribute("aria-live") == "polite"


async def test_name_check_finds_a_nameless_button(open_page: OpenPage) -> None:
    page = await open_page()
    await page.evaluate("document.body.append(...['button', 'select'].map((tag) => document.createElement(tag)))")
    assert len(await page.evaluate(NAMELESS)) == 2


@pytest.mark.parametrize("width", [320, 390])
async def test_targets_are_large(open_page: OpenPage, width: int) -> None:
    page = await _full_page(open_page, width=width)
    assert await page.evaluate(SMALL, TAP_PIXELS) == []
    assert await page.evaluate(SMALL, 300) != []


@pytest.mark.parametrize("place", PLACES)
async def test_no_sideways_scroll_on_a_small_phone(open_page: OpenPage, place: Place) -> None:
    page = await open_page(f"?start={routes.token(RUSSIA, place)}", width=320, height=568)
    for language in ("ky", "ru", "en"):
        await page.locator("#language").select_option(language)
        await expect(page.locator(".bot")).to_have_attribute("lang", language)
        for found in ("html", "#phone", "#head", "#strip", "#log", "#form"):
            assert await page.locator(found).evaluate(TOO_WIDE) <= 0, (language, found)


async def test_width_check_finds_what_is_too_wide(open_page: OpenPage) -> None:
    page = await open_page(width=320, height=568)
    await page.locator("h1").evaluate("e => { e.style.minWidth = '300px'; }")
    assert await page.locator("#head").evaluate(TOO_WIDE) > 0


async def test_long_words_do_not_scroll_sideways(open_page: OpenPage) -> None:
    page = await open_page(width=320, height=568)
    await page.locator("#text").fill("https://example.org/" + "x" * 300)
    await page.locator("#send").click()
    await expect(page.locator(".bot")).to_have_count(2)
    assert await page.locator("#log").evaluate(TOO_WIDE) <= 0


async def test_phone_is_framed_on_a_large_screen(open_page: OpenPage) -> None:
    page = await open_page(width=1280, height=900)
    box = await page.locator("#phone").bounding_box()
    assert box is not None
    assert box["width"] <= 420
    assert abs(box["x"] + box["width"] / 2 - 640) < 1


@pytest.mark.parametrize(("motion", "name"), [("reduce", "none"), ("no-preference", "come")])
async def test_motion_is_spared_where_it_is_not_wanted(open_page: OpenPage, motion: str, name: str) -> None:
    page = await open_page(reduced_motion=motion)
    assert await page.locator(".message").evaluate("e => getComputedStyle(e).animationName") == name


async def test_focus_is_visible(open_page: OpenPage) -> None:
    page = await open_page()
    outline = (
        "[getComputedStyle(document.activeElement).outlineStyle, getComputedStyle(document.activeElement).outlineWidth]"
    )
    for _ in range(6):
        await page.keyboard.press("Tab")
        style, width = await page.evaluate(outline)
        assert style == "solid"
        assert width == "3px"
