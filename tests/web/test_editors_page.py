"""The editors' pages in a real Chromium: filters, keyboard, small screens, both colours, print, what changes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, expect

from bot.core.library import Library
from bot.core.phrases import INTERFACE
from tests.support.desk import WAGES_RU, problem, report, work
from tests.web.conftest import OpenPage
from tests.web.desk import Office
from tests.web.eyes import NAMELESS, SMALL, TAP_PIXELS, TOO_WIDE, faint

pytestmark = pytest.mark.asyncio(loop_scope="session")

CARD: Final = f"/at/{WAGES_RU}"
SHEET: Final = "/sheet/unpaid-wages/RU"
PAGES: Final = ("", "/problems", CARD, "/at/country.RU", SHEET)
SHOWN: Final = ".rows > li:not([hidden])"


def _changed(words: str) -> Library:
    """The content with other words in a card."""
    content = work().content
    topics = [
        topic.model_copy(
            update={
                "cards": tuple(
                    card.model_copy(update={"answer": words}) if card.id == "RU" else card for card in topic.cards
                )
            }
        )
        for topic in content.topics
    ]
    return Library(content.model_copy(update={"topics": tuple(topics)}), {}, INTERFACE, "changed")


async def _shown(page: Page) -> list[str]:
    ids: list[str] = await page.locator(SHOWN).evaluate_all("rows => rows.map((row) => row.id)")
    return ids


async def test_filters_narrow_the_list_and_stand_in_the_address(open_desk: OpenPage) -> None:
    page = await open_desk()
    whole = len(await _shown(page))
    await expect(page.locator("#count")).to_have_text(f"{whole} of {whole} shown")
    await page.get_by_label("Kind").select_option("Cards")
    await page.get_by_label("Country").select_option("RU")
    assert await _shown(page) == [WAGES_RU, "topic.women-safety.RU"]
    await page.get_by_label("State").select_option("Review overdue")
    assert await _shown(page) == [WAGES_RU]
    await expect(page.locator(".group:not([hidden])")).to_have_count(1)
    assert urlsplit(page.url).query == "kind=card&country=RU&state=overdue"
    await page.reload()
    await expect(page.get_by_label("State")).to_have_value("overdue")
    assert await _shown(page) == [WAGES_RU]
    await page.get_by_label("Topic").select_option("A complaint")
    await expect(page.get_by_text("Nothing is like that.")).to_be_visible()
    await expect(page.locator("#count")).to_have_text(f"0 of {whole} shown")


@pytest.mark.parametrize(
    ("state", "key"),
    [
        ("Translation fuzzy: Кыргызча", WAGES_RU),
        ("Fact expired", "deadline.ru-stay"),
        ("Unconfirmed contact", "contact.doubtful"),
        ("Review within 30 days", "topic.complaint.INTL"),
        ("Problem of check", "contact.helpline"),
    ],
)
async def test_each_state_can_be_asked_for(open_desk: OpenPage, office: Office, state: str, key: str) -> None:
    office.report = report(problem("contact.helpline.name"))
    page = await open_desk()
    whole = len(await _shown(page))
    await page.get_by_label("State").select_option(state)
    found = await _shown(page)
    assert key in found
    assert len(found) < whole


async def test_words_are_found_in_all_texts_of_all_languages(open_desk: OpenPage) -> None:
    page = await open_desk()
    await page.get_by_label("Search in all texts").fill("Бош кагаз")
    await expect(page.locator(SHOWN)).to_have_count(1)
    assert await _shown(page) == [WAGES_RU]
    await page.get_by_label("Search in all texts").fill("shelter")
    await expect(page.locator(SHOWN).first).to_contain_text("Shelter")


async def test_by_keyboard_from_the_list_to_a_text(open_desk: OpenPage) -> None:
    page = await open_desk()
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="To the content")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    focused = "document.activeElement.closest('#live') !== null"
    assert await page.evaluate(focused)
    await page.get_by_label("Search in all texts").focus()
    await page.keyboard.type("labour code")
    await expect(page.locator(SHOWN)).to_have_count(1)
    for _ in range(12):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.matches('.name a')"):
            break
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("I was not paid")
    summary = page.locator("summary").first
    await summary.focus()
    outline = await summary.evaluate("e => getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth")
    assert outline == "solid3px"
    await page.keyboard.press("Enter")
    await expect(page.locator("details").first).not_to_have_attribute("open", "")


async def test_languages_stand_beside_each_other_or_below(open_desk: OpenPage) -> None:
    page = await open_desk(CARD)
    views = page.locator("#answer .view")
    await expect(views).to_have_count(3)
    boxes = [await views.nth(number).bounding_box() for number in range(3)]
    assert len({box["y"] for box in boxes if box}) == 1
    assert len({box["x"] for box in boxes if box}) == 3
    await page.get_by_role("link", name="Русский").click()
    await expect(page.locator("#answer .view")).to_have_count(2)
    assert await page.locator("#answer .bubble").evaluate_all("all => all.map((e) => e.lang)") == ["ky", "en"]
    await page.set_viewport_size({"width": 360, "height": 800})
    boxes = [await page.locator("#answer .view").nth(number).bounding_box() for number in range(2)]
    assert len({box["x"] for box in boxes if box}) == 1


async def test_a_bubble_says_what_the_chat_says(open_desk: OpenPage) -> None:
    page = await open_desk(f"{CARD}?languages=ru")
    said = await page.locator("#answer .bubble").inner_text()
    link = page.locator("#answer .buttons a").first
    await link.click()
    await page.wait_for_selector(".bot .bubble")
    await page.get_by_role("button", name=re.compile("◀️")).first.click()
    await expect(page.locator(".bot .bubble")).to_have_text(said)


async def test_the_bot_s_name_makes_a_code(open_desk: OpenPage) -> None:
    page = await open_desk(f"{CARD}?languages=ky")
    await expect(page.locator("svg.qr")).to_have_count(0)
    await page.get_by_label("The bot's username").fill("ukuk_sample_bot")
    await page.keyboard.press("Enter")
    code = page.get_by_role("img", name="QR code of https://t.me/ukuk_sample_bot?start=1kyRUk_t_unpaid-wages")
    await expect(code).to_be_visible()
    box = await code.bounding_box()
    assert box is not None
    assert box["width"] >= 120
    assert abs(box["width"] - box["height"]) < 1
    await page.get_by_role("link", name="English").click()
    await expect(page.locator("svg.qr")).to_have_count(2)


async def test_what_changes_is_taken_up_and_what_was_opened_stays(open_desk: OpenPage, office: Office) -> None:
    page = await open_desk(CARD)
    await page.evaluate("window.same = true")
    names = page.locator("#names-answer")
    await names.locator("summary").click()
    office.serve(_changed("Quite other words."))
    await expect(page.locator("#answer .bubble").last).to_contain_text("Quite other words.")
    await expect(names).to_have_attribute("open", "")
    office.report = replace(report(problem(f"{WAGES_RU}.answer"), revision="changed"), number=5)
    await expect(page.locator("#problems")).to_contain_text("It has 40 words")
    assert await page.evaluate("window.same")


async def test_a_list_that_changes_keeps_its_filters(open_desk: OpenPage, office: Office) -> None:
    page = await open_desk("?kind=card")
    await page.get_by_label("Search in all texts").fill("quite other")
    await expect(page.get_by_text("Nothing is like that.")).to_be_visible()
    office.serve(_changed("Quite other words."))
    await expect(page.locator(SHOWN)).to_have_count(2)
    assert await _shown(page) == [WAGES_RU, "topic.women-safety.RU"]
    await expect(page.get_by_label("Search in all texts")).to_be_focused()


async def test_a_sheet_that_is_read_changes_on_request(open_desk: OpenPage, office: Office) -> None:
    page = await open_desk(SHEET)
    office.serve(_changed("Quite other words."))
    await expect(page.get_by_text("The content has changed.")).to_be_visible()
    await expect(page.locator(".sheet")).not_to_contain_text("Quite other words.")
    await page.get_by_role("button", name="Show it").click()
    await expect(page.locator(".sheet").get_by_text("Quite other words.").first).to_be_visible()
    await expect(page.get_by_text("The content has changed.")).to_be_hidden()


@pytest.mark.parametrize(("query", "wide"), [("?languages=en,ru", False), ("", True)])
async def test_a_sheet_is_printed_on_a4_without_what_is_for_the_screen(
    open_desk: OpenPage, query: str, *, wide: bool
) -> None:
    page = await open_desk(SHEET + query)
    pdf = await page.pdf(prefer_css_page_size=True)
    sizes = {
        tuple(round(float(side)) for side in found.split()) for found in re.findall(rb"/MediaBox \[0 0 ([^]]+)\]", pdf)
    }
    assert sizes == {(842, 595) if wide else (595, 842)}
    await page.emulate_media(media="print")
    for hidden in (".bar", ".choices", ".stand", "#news"):
        await expect(page.locator(hidden)).to_be_hidden()
    await expect(page.locator(".sheet")).to_be_visible()
    assert await page.locator("body").evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"


async def test_the_button_prints(open_desk: OpenPage) -> None:
    page = await open_desk(SHEET)
    await page.evaluate("window.print = () => { window.printed = true; }")
    await page.get_by_role("button", name="Print").click()
    assert await page.evaluate("window.printed")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_pages_can_be_read_in_both_colours(
    open_desk: OpenPage, desk_url: str, office: Office, scheme: str
) -> None:
    office.report = report(problem(f"{WAGES_RU}.answer"))
    page = await open_desk(color_scheme=scheme)
    for path in PAGES:
        await page.goto(f"{desk_url}{path}?bot=no")
        assert await faint(page) == [], path
        assert await page.evaluate(NAMELESS) == [], path


@pytest.mark.parametrize("width", [320, 768])
async def test_nothing_scrolls_sideways_and_fingers_hit(
    open_desk: OpenPage, desk_url: str, office: Office, width: int
) -> None:
    office.report = report(problem(f"{WAGES_RU}.answer"))
    page = await open_desk(width=width, height=780)
    for path in PAGES:
        await page.goto(desk_url + path)
        assert await page.locator("html").evaluate(TOO_WIDE) <= 0, path
        assert await page.evaluate(SMALL.replace(", .row a", ", input"), TAP_PIXELS) == [], path


async def test_pages_talk_to_their_own_server_alone(open_desk: OpenPage, desk_url: str) -> None:
    page = await open_desk()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        await page.goto(desk_url + path)
    assert len(asked) >= len(PAGES)
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(page.url).netloc}


async def test_without_a_script_all_is_there(open_desk: OpenPage) -> None:
    page = await open_desk(java_script_enabled=False)
    assert await page.locator(SHOWN).count() >= 30
    await expect(page.locator("noscript")).to_be_visible()
    await page.locator(f"[id='{WAGES_RU}'] .name a").click()
    await expect(page.locator("#answer .bubble")).to_have_count(3)
