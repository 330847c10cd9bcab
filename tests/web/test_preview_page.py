"""The preview page in a real Chromium: walks by finger and by keyboard."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, Route, expect

from bot.core import routes
from bot.core.routes import Place, Visitor
from tests.web.conftest import OpenPage
from tests.web.sample import HELPLINE, HELPLINE_SHOWN

pytestmark = pytest.mark.asyncio(loop_scope="session")

FOCUSED = """(() => {
  const e = document.activeElement;
  return e.matches('button, a, textarea') ? e.ariaLabel || e.placeholder || e.textContent : '';
})()"""
"""What the thing with the focus says; nothing where it is no thing to press or to write in."""
WALKS = {
    "ky": ("Кыргызча", "Орусия|Россия", "Жумуш жана акы", "Акымды бербей жатышат"),
    "ru": ("Русский", "Россия", "Работа и деньги", "Мне не заплатили"),
    "en": ("English", "Russia", "Work and pay", "I was not paid"),
}


def _link(place: Place, visitor: Visitor = Visitor("en", "RU")) -> str:  # noqa: B008  # frozen
    return f"?start={routes.token(visitor, place)}"


async def _tap(page: Page, label: str) -> None:
    await page.locator(".bot").last.get_by_role("button", name=re.compile(label)).first.click()


async def _say(page: Page, text: str) -> None:
    await page.get_by_label("Write…").fill(text)
    await page.get_by_role("button", name="Send").click()


async def _tab_to(page: Page, label: str) -> None:
    """Press Tab until what has the focus says `label`."""
    for _ in range(40):
        await page.keyboard.press("Tab")
        if re.search(label, await page.evaluate(FOCUSED)):
            return
    pytest.fail(f"no way to {label!r} by keyboard")


@pytest.mark.parametrize("language", WALKS)
async def test_walk_by_finger_from_start_to_a_number(open_page: OpenPage, language: str) -> None:
    page = await open_page(has_touch=True)
    name, country, room, topic = WALKS[language]
    await _tap(page, name)
    await _tap(page, country)
    await expect(page.locator("a[href='tel:112']")).to_be_visible()
    await _tap(page, room)
    await _tap(page, topic)
    number = page.locator(f"a[href='tel:{HELPLINE}']")
    await expect(number).to_have_text(HELPLINE_SHOWN)
    await expect(page.locator(".message")).to_have_count(1)
    await expect(page.locator(".bot")).to_have_attribute("lang", language)
    await expect(page.locator("html")).to_have_attribute("lang", language)


async def test_walk_by_keyboard_from_start_to_a_number(open_page: OpenPage) -> None:
    page = await open_page()
    for number, label in enumerate(WALKS["en"]):
        await _tab_to(page, label)
        await page.keyboard.press("Space" if number % 2 else "Enter")
        await expect(page.locator(".bot")).not_to_contain_text(re.compile(f"^{label}$"))
        await expect(page.locator(".bot")).to_be_focused()
    await _tab_to(page, re.escape(HELPLINE_SHOWN))
    await _tab_to(page, "Menu")
    await page.keyboard.press("Tab")
    await page.keyboard.type("I was not paid")
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine")).to_have_text("You: I was not paid")
    await expect(page.locator(".bot").last).to_be_focused()
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.matches('.bot:last-child *')")


async def test_words_of_the_page_follow_the_language(open_page: OpenPage) -> None:
    page = await open_page(locale="ru-RU")
    await expect(page.locator("#restart")).to_have_text("Сначала")
    await page.get_by_label("Язык").focus()
    await page.get_by_label("Язык").select_option(label="Кыргызча")
    await expect(page.locator("#restart")).to_have_text("Башынан")
    await expect(page.locator(".bot")).to_have_attribute("lang", "ky")
    await expect(page.get_by_label("Тил")).to_be_focused()
    assert await page.locator("#language option").all_inner_texts() == ["Кыргызча", "Русский", "English"]


async def test_same_screen_is_shown_in_the_language_chosen_above(open_page: OpenPage) -> None:
    page = await open_page(_link(routes.TopicPlace("unpaid-wages")))
    await expect(page.locator("#country")).to_have_text("🇷🇺 Russia")
    await page.get_by_label("Language").select_option("ru")
    await expect(page.locator(".bot")).to_contain_text("Мне не заплатили")
    await expect(page.locator("#country")).to_have_text("🇷🇺 Россия")
    await expect(page.locator(".message")).to_have_count(1)


async def test_typed_words_are_answered_again_in_the_language_chosen_above(open_page: OpenPage) -> None:
    page = await open_page()
    await _say(page, "I was not paid")
    await expect(page.locator(".bot")).to_have_count(2)
    await page.get_by_label("Language").select_option("ru")
    await expect(page.locator(".bot").last).to_contain_text("Мне не заплатили")
    await expect(page.locator(".bot")).to_have_count(2)


async def test_characters_are_counted_as_people_see_them(open_page: OpenPage) -> None:
    page = await open_page(_link(routes.Menu()))
    shown = await page.locator(".bot .bubble").inner_text()
    counted = (await page.locator("#count").inner_text()).split("/")
    assert counted == [str(len(shown)), "900"]


async def test_typed_words_are_a_bubble_of_their_own(open_page: OpenPage) -> None:
    page = await open_page()
    await _say(page, "<img src=x onerror=alert(1)> & <b>bold</b>")
    await expect(page.locator(".mine")).to_have_text("You: <img src=x onerror=alert(1)> & <b>bold</b>")
    await expect(page.locator(".bot")).to_have_count(2)
    assert await page.locator("#log img, .mine b").count() == 0


async def test_old_button_edits_its_own_message(open_page: OpenPage) -> None:
    page = await open_page()
    await _say(page, "I was not paid")
    await expect(page.locator(".bot")).to_have_count(2)
    await page.locator(".bot").first.get_by_role("button", name="English").click()
    await expect(page.locator(".bot").first).to_contain_text("Which country")
    await expect(page.locator(".bot")).to_have_count(2)


async def test_commands_and_places_are_typed(open_page: OpenPage) -> None:
    page = await open_page()
    await _say(page, "/help")
    await expect(page.locator(".bot").last).to_contain_text("How this works")
    await _say(page, "42.90, 74.60")
    await expect(page.locator(".bot").last).to_contain_text("Nearest to you")
    await _say(page, "/start")
    await expect(page.locator(".bot").last).to_contain_text("Укук")


async def test_hide_leaves_only_the_calendar(open_page: OpenPage) -> None:
    page = await open_page()
    await _say(page, "I was not paid")
    await expect(page.locator(".message")).to_have_count(3)
    await _say(page, "/hide")
    await expect(page.locator(".message")).to_have_count(1)
    await expect(page.locator(".bot")).to_contain_text("Today")


async def test_restart_begins_anew_and_a_choice_stays_with_the_page(open_page: OpenPage) -> None:
    page = await open_page(_link(routes.Menu()))
    await _tap(page, "Remember my choice")
    await expect(page.locator(".bot")).to_contain_text("Remembered")
    await page.get_by_role("button", name="Restart").click()
    await expect(page.locator(".message")).to_have_count(1)
    await expect(page.locator(".bot")).to_contain_text("Ukuk")
    await expect(page.locator("#country")).to_have_text("🇷🇺 Russia")
    await _say(page, "/forget")
    await expect(page.locator(".bot").last).to_contain_text("are not kept any more")
    await page.get_by_role("button", name="Restart").click()
    await expect(page.locator("#country")).to_have_text("not chosen")
    assert await page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


async def test_copy_copies_and_says_so(open_page: OpenPage) -> None:
    page = await open_page(_link(routes.ContactPlace("helpline")), permissions=["clipboard-read", "clipboard-write"])
    await _tap(page, "Copy")
    await expect(page.get_by_role("status")).to_have_text(f"Copied: {HELPLINE}")
    assert await page.evaluate("navigator.clipboard.readText()") == HELPLINE


async def test_map_is_shown_below_the_contact(open_page: OpenPage) -> None:
    page = await open_page(_link(routes.ContactPlace("helpline")))
    await _tap(page, "On the map")
    await expect(page.locator(".venue")).to_contain_text("1 Sample street, Bishkek")
    await expect(page.locator(".venue a")).to_have_attribute("href", re.compile("mlat=42.87&mlon=74.59"))
    await expect(page.locator(".bot")).to_contain_text(HELPLINE_SHOWN)


async def test_links_open_in_a_tab_that_knows_nothing_of_this_one(open_page: OpenPage) -> None:
    page = await open_page(_link(routes.ContactPlace("helpline")))
    link = page.get_by_role("link", name="example.org")
    assert await link.get_attribute("href") == "https://example.org/help"
    assert await link.get_attribute("target") == "_blank"
    assert await link.get_attribute("rel") == "noopener noreferrer"


async def test_markup_of_a_strange_answer_is_not_built(open_page: OpenPage, complaints: list[str]) -> None:
    strange = (
        "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\">"
        "<iframe src='https://example.org'></iframe><a href=\"javascript:document.title='x'\">one</a>"
        "<a href='https://example.org' onclick='x' style='color:red'>two</a><b onmouseover='x'>bold</b>"
        "<form><input name=x></form><i>112</i> <b>112 · +996 312 987 654</b>"
    )

    async def answer(route: Route) -> None:
        said = {
            "html": strange,
            "buttons": [],
            "language": "en",
            "characters": 1,
            "toast": "",
            "fresh": False,
            "country": None,
        }
        await route.fulfill(content_type="application/json", body=json.dumps(said))

    page = await open_page()
    await page.route("**/api/say", answer)
    await _say(page, "x")
    bubble = page.locator(".bot .bubble").last
    await expect(bubble).to_contain_text("one")
    found = await bubble.evaluate(
        "e => [...e.querySelectorAll('*')].map(x => [x.nodeName, ...x.getAttributeNames()].join(' '))"
    )
    outward = "A href target rel"
    assert found == ["A", outward, "B", "I", "B", "A href", "A href"]
    assert await bubble.locator("a[href^=tel]").evaluate_all("e => e.map(x => x.getAttribute('href'))") == [
        "tel:112",
        f"tel:{HELPLINE}",
    ]
    assert await page.title() == "Ukuk · Укук"
    assert complaints, "Chromium tells of the handlers that the policy keeps from running"
    assert all("Content Security Policy" in item for item in complaints)
    complaints.clear()


async def test_answer_that_does_not_come_is_told(open_page: OpenPage) -> None:
    page = await open_page()
    await page.route("**/api/say", lambda route: route.fulfill(content_type="text/plain", body="not JSON"))
    await _say(page, "x")
    await expect(page.get_by_role("status")).to_have_text("No answer came. Please try again.")


async def test_page_talks_to_its_own_server_alone(open_page: OpenPage, preview_url: str) -> None:
    page = await open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.reload()
    await _tap(page, "English")
    await expect(page.locator(".bot")).to_contain_text("Which country")
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(preview_url).netloc}
