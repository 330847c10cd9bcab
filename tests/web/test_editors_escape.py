"""Whatever stands in a text, none of it becomes markup in an editors' page."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.core import model
from bot.core.library import Library
from bot.core.markup import escape
from bot.core.phrases import INTERFACE
from bot.core.problems import Place, Problem, Severity
from tests.support.desk import TEXTS, WAGES_RU, report, work
from tests.web.conftest import Client, Connect, OpenPage
from tests.web.desk import Office
from tests.web.test_html import Read

NASTY = "</p></td></b>\"'><script>alert(1)</script><img src=x onerror=alert(1)><!--<svg onload=x>&lt;i&gt; javascript:x"
TEXTS_OF_RECORDS = {
    *("answer", "text", "title", "name", "description", "publisher", "about", "meaning", "shown", "intro", "action"),
    *("exempt", "alert", "city", "address", "label"),
}
PAGES = [
    "/editors",
    "/editors/problems",
    f"/editors/at/{WAGES_RU}",
    "/editors/at/contact.doubtful",
    "/editors/at/screening.forced-labour",
    "/editors/at/show.police-ru",
    "/editors/at/deadline.ru-stay",
    "/editors/at/country.RU",
    "/editors/at/ui.menu",
    "/editors/sheet/unpaid-wages/RU",
    "/editors/at/nothing",
]


def _hostile(record: model.Record) -> Any:
    """The record with every text that an editor could write replaced."""
    changed: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, str) and name in TEXTS_OF_RECORDS:
            changed[name] = NASTY
        elif isinstance(value, model.Record):
            changed[name] = _hostile(value)
        elif isinstance(value, tuple):
            changed[name] = tuple(_hostile(item) if isinstance(item, model.Record) else item for item in value)
    return record.model_copy(update=changed)


@pytest.fixture
def office() -> Office:
    """Nothing but hostile texts."""
    office = Office()
    content = work().content
    parts = {name: tuple(map(_hostile, getattr(content, name))) for name in (
        "sources", "facts", "topics", "contacts", "screenings", "shows", "deadlines"
    )}  # fmt: skip
    before = work()
    translated = {
        language: {
            key: type(found)(NASTY, found.fuzzy) for key in texts if (found := before.translation(key, language))
        }
        for language, texts in TEXTS.items()
    }
    office.serve(Library(content.model_copy(update=parts), translated, INTERFACE, NASTY))
    place = Place(f"content/{NASTY}.yaml", 3, 1)
    office.report = report(Problem(place, NASTY, Severity.BLOCKS, NASTY, NASTY, f"{WAGES_RU}.answer"), revision="other")
    return office


@pytest_asyncio.fixture
async def client(connect: Connect, office: Office) -> Client:
    """A client of pages with hostile texts."""
    return await connect(office.app())


@pytest.mark.parametrize("path", PAGES)
async def test_no_text_becomes_markup(client: Client, path: str) -> None:
    query = {"languages": NASTY, "country": NASTY, "passport": NASTY, "bot": NASTY, "topic": NASTY}
    async with client.get(path, params=query) as answer:
        page = await answer.text()
    read = Read(page)
    assert len(read.found) > 20
    assert page.count("alert(1)") >= 3
    assert [names for tag, names in read.found if tag == "script"] == [{"src": "/editors.js", "defer": None}]
    assert not {tag for tag, _ in read.found} & {"img", "iframe", "object", "form", "base", "style"}
    for tag, names in read.found:
        assert not any(name.startswith("on") or name == "style" for name in names), (tag, names)
        assert not str(names.get("href", "")).lower().startswith(("javascript:", "data:text")), (tag, names)
    assert unescape(escape(NASTY)) in read.text


@pytest.mark.asyncio(loop_scope="session")
async def test_a_browser_runs_none_of_it(open_desk: OpenPage) -> None:
    """No page may complain: Chromium tells of every handler and script that the policy keeps from running."""
    page = await open_desk(f"/at/{WAGES_RU}")
    await expect(page.locator(".bubble").first).to_contain_text("<script>alert(1)</script>")
    assert await page.locator("img, iframe, script:not([src]), .bubble svg").count() == 0
    assert "Ukuk for editors" in await page.title()


def test_the_reading_finds_what_is_not_escaped() -> None:
    assert [tag for tag, _ in Read(f"<p>{NASTY}</p>").found] == ["p", "script", "img"]
