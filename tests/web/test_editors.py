"""The editors' pages as the server gives them: what stands on each, whom they are given to."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace

import pytest
import pytest_asyncio
import segno

from bot.core import routes
from bot.core.desk.items import all_items
from bot.core.desk.report import Report, Stage
from bot.core.problems import Place, Problem, Severity
from bot.core.routes import TopicPlace, Visitor
from bot.web.server import SECURITY_HEADERS
from tests.support import libraries
from tests.support.desk import WAGES_RU, problem, report, work
from tests.web.conftest import Client, Connect
from tests.web.desk import Office

PAGES = [
    "/editors",
    "/editors/problems",
    f"/editors/at/{WAGES_RU}",
    "/editors/sheet/unpaid-wages/RU",
    "/editors/find?words=pay",
    "/editors/mark",
    "/editors.css",
    "/editors.js",
    "/colours.css",
]
BROKEN = Problem(Place("content/facts.yaml", 3, 1), "yaml-syntax", Severity.BLOCKS, "It cannot be read.", "Mend it.")


@pytest_asyncio.fixture
async def client(connect: Connect, office: Office) -> Client:
    return await connect(office.app())


async def _read(client: Client, path: str, status: int = 200) -> str:
    async with client.get(path) as answer:
        assert answer.status == status, path
        return await answer.text()


def _row(page: str, key: str) -> str:
    found = re.search(rf'<li [^>]*id="{re.escape(key)}".*?</li>', page)
    assert found is not None, key
    return found[0]


@pytest.mark.parametrize("path", PAGES)
async def test_pages_are_given_to_this_machine_alone_and_kept_by_nobody(client: Client, path: str) -> None:
    async with client.get(path) as answer:
        assert answer.status == 200
        assert {name: answer.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    async with client.get(path, headers={"Host": "evil.example"}) as answer:
        assert answer.status == 403
    async with client.post(path) as answer:
        assert answer.status == 405


async def test_the_list_has_every_item_with_its_state(client: Client) -> None:
    page = await _read(client, "/editors")
    items = all_items(work())
    assert len(items) >= 30
    for key in items:
        assert f'href="/editors/at/{key}"' in _row(page, key)
    wages = _row(page, WAGES_RU)
    for words in ("review due since 2026-11-20", "1 fact expired", "ky: 2 missing", "ky: 1 fuzzy", "1 unconfirmed"):
        assert words in wages
    assert re.search(r'data-flags="[^"]*\bfuzzy-ky\b', wages)
    assert not re.search(r'data-flags="[^"]*\bfuzzy-ru\b', wages)
    assert "unpaid-wages.yaml:12</code>" in wages
    assert 'href="vscode://file/home/editor/ukuk/content/topics/unpaid-wages.yaml:12:5"' in wages
    assert "review by 2026-12-10" in _row(page, "topic.complaint.INTL")


async def test_what_is_not_known_yet_is_not_said_to_be_in_order(client: Client, office: Office) -> None:
    assert "in order" in _row(await _read(client, "/editors"), "country.TR")
    office.report = Report()
    page = await _read(client, "/editors")
    assert "in order" not in page
    assert "reading the files…" in _row(page, "country.TR")
    assert "reading the files…" in page
    office.report = replace(report(revision="other"), number=2)
    assert "check is running…" in await _read(client, "/editors"), "it was another content that was checked"
    office.report = replace(office.report, stage=Stage.FAILED, number=3)
    assert "check could not be run" in await _read(client, "/editors")


async def test_problems_stand_with_their_card_and_all_together(client: Client, office: Office) -> None:
    office.report = report(problem(f"{WAGES_RU}.answer"), problem("contact.doubtful.phones", "phone"))
    assert "1 problem<" in _row(await _read(client, "/editors"), WAGES_RU)
    card = await _read(client, f"/editors/at/{WAGES_RU}")
    own, _, contacts = card.partition("Of contacts shown here")
    assert f"It has 40 words: {WAGES_RU}.answer." in own
    assert "Shorten it." in own
    assert "It has 40 words: contact.doubtful.phones." in contacts
    every = await _read(client, "/editors/problems")
    assert every.count("It has 40 words") == 2
    assert f'href="/editors/at/{WAGES_RU}"' in every
    assert "check: 0 errors, 2 warnings" in every


async def test_a_card_names_the_place_of_each_text(client: Client) -> None:
    page = await _read(client, f"/editors/at/{WAGES_RU}?languages=ky,en")
    assert "unpaid-wages.yaml:14</code>" in page
    assert "vscode://file/home/editor/ukuk/locales/ky/LC_MESSAGES/content.po:40:1" in page
    assert "Мөөнөт: {fact:stay-days}." in page
    assert "Мөөнөт: 30 күн." in page
    assert page.count('<figure class="view"') == 5 * 2
    assert "Русский</b>" not in page


async def test_broken_files_are_told_in_full_while_the_last_good_is_served(client: Client, office: Office) -> None:
    office.report = report(BROKEN, revision="broken")
    for path in PAGES[:4]:
        page = await _read(client, path)
        assert "The files on the disk are broken" in page, path
        assert "It cannot be read." in page
        assert "Mend it." in page
    office.report = report(revision="test")
    assert "are broken" not in await _read(client, "/editors")


async def test_the_mark_changes_with_content_and_report(client: Client, office: Office) -> None:
    marks = [json.loads(await _read(client, "/editors/mark"))]
    office.report = replace(office.report, number=2)
    marks.append(json.loads(await _read(client, "/editors/mark")))
    assert f'data-mark="{marks[-1]}"' in await _read(client, "/editors")
    library = work()
    library.revision = "changed"
    office.serve(library)
    marks.append(json.loads(await _read(client, "/editors/mark")))
    assert len(set(marks)) == 3


async def test_search(client: Client) -> None:
    assert json.loads(await _read(client, "/editors/find?words=labour%20code")) == [WAGES_RU]
    assert json.loads(await _read(client, "/editors/find?words=")) == []
    assert json.loads(await _read(client, "/editors/find")) == []


@pytest.mark.parametrize(
    "path",
    [
        "/editors/at/topic.unpaid-wages.XX",
        "/editors/at/nothing",
        "/editors/at/%3Cscript%3E",
        "/editors/sheet/nothing/RU",
        "/editors/sheet/unpaid-wages/ZZ",
        "/editors/sheet/women-safety/TR",
    ],
)
async def test_what_is_not_there_is_said_so(client: Client, path: str) -> None:
    page = await _read(client, path, 404)
    assert "There is no such screen" in page
    assert "<script>" not in page


async def test_a_reader_can_be_chosen_among_those_who_see_it(client: Client) -> None:
    international = "/editors/at/topic.unpaid-wages.INTL"
    page = await _read(client, f"{international}?country=TR&languages=en")
    assert "For every worker, of any citizenship. In every country." in page or "Türkiye" in page
    assert 'aria-current="true">🇹🇷 Türkiye</a>' in page
    page = await _read(client, f"{international}?country=KG&passport=other&languages=en")
    assert 'aria-current="true">🇰🇬' not in page, "it is not shown there"
    page = await _read(client, "/editors/at/topic.women-safety.RU?passport=other")
    assert 'aria-current="true">another passport</a>' in page


@pytest.mark.parametrize(
    ("query", "languages"),
    [
        ("", ["ky", "ru", "en"]),
        ("?languages=ru", ["ru"]),
        ("?languages=en,ky", ["en", "ky"]),
        ("?languages=xx,<b>", ["ky", "ru", "en"]),
        ("?languages=en,en", ["en"]),
    ],
)
async def test_languages_are_shown_in_the_order_asked_for(client: Client, query: str, languages: list[str]) -> None:
    page = await _read(client, f"/editors/at/contact.helpline{query}")
    assert re.findall(r'class="view" lang="(\w+)"', page) == languages


async def test_a_code_opens_the_card_in_the_bot_whose_name_was_given(client: Client) -> None:
    page = await _read(client, f"/editors/at/{WAGES_RU}?languages=ky,en&bot=@ukuk_sample_bot")
    links = re.findall(r'data-link="([^"]+)"', page)
    tokens = [routes.token(Visitor(language, "RU", "kg"), TopicPlace("unpaid-wages")) for language in ("ky", "en")]
    assert links == [f"https://t.me/ukuk_sample_bot?start={token}" for token in tokens]
    assert page.count("<svg") == 2


async def test_the_code_drawn_is_the_code_of_the_link(client: Client) -> None:
    page = await _read(client, f"/editors/at/{WAGES_RU}?languages=ky&bot=ukuk_sample_bot")
    (link,) = re.findall(r'data-link="([^"]+)"', page)
    code = segno.make(link, error="m", micro=False)
    dark = {(x, y) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module}
    drawn = {(int(x) - 4, int(y) - 4) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", page)}
    assert len(dark) > 300
    assert drawn == dark
    assert f'viewBox="0 0 {len(code.matrix) + 8} {len(code.matrix) + 8}"' in page, "a quiet zone of four modules"


async def test_without_segno_a_code_is_not_drawn_and_that_is_said(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    page = await _read(client, f"/editors/at/{WAGES_RU}?bot=ukuk_sample_bot")
    assert "install segno" in page
    assert "<svg" not in page


async def test_without_a_name_nothing_is_made_up(client: Client) -> None:
    page = await _read(client, f"/editors/at/{WAGES_RU}")
    assert "<svg" not in page
    assert "t.me/" not in page
    assert "it listens on this computer alone" in page


@pytest.mark.parametrize("name", ["a b", "1bot", "x", "bot/../x", "<b>", "a" * 33])
async def test_what_is_no_username_is_told(client: Client, name: str) -> None:
    async with client.get(f"/editors/at/{WAGES_RU}", params={"bot": name}) as answer:
        page = await answer.text()
    assert "That is no username" in page
    assert "<svg" not in page
    assert "<b>" not in page.partition('id="phone"')[2].partition("</section>")[0]


async def test_the_name_given_at_the_start_is_used(connect: Connect) -> None:
    client = await connect(Office("ukuk_sample_bot").app())
    assert "https://t.me/ukuk_sample_bot?start=" in await _read(client, f"/editors/at/{WAGES_RU}")


async def test_in_the_network_the_code_opens_the_preview_itself(connect: Connect) -> None:
    client = await connect(Office().app("0.0.0.0"))  # noqa: S104  # what is tried
    path = f"/editors/at/{WAGES_RU}"
    async with client.get(path, headers={"Host": "192.0.2.7:8080"}) as answer:
        page = await answer.text()
    assert 'data-link="http://192.0.2.7:8080/?start=1kyRUk_t_unpaid-wages"' in page
    for own in ("localhost:8080", "127.0.0.1:8080", "[::1]:8080", 'x"><script>'):
        async with client.get(path, headers={"Host": own}) as answer:
            page = await answer.text()
        assert "data-link" not in page, own
        assert "<script>" not in page


async def test_a_screen_without_a_button_has_no_code(client: Client) -> None:
    page = await _read(client, "/editors/at/ui.menu?bot=ukuk_sample_bot")
    assert "no button of its own" in page
    assert "<svg" not in page


async def test_a_screen_that_is_too_long_is_marked(client: Client, office: Office) -> None:
    page = await _read(client, f"/editors/at/{WAGES_RU}")
    assert "too long" not in page
    content = work().content
    topics = [
        topic.model_copy(
            update={"cards": tuple(card.model_copy(update={"answer": "Long words. " * 90}) for card in topic.cards)}
        )
        for topic in content.topics
    ]
    office.serve(libraries.of(content.model_copy(update={"topics": tuple(topics)})))
    page = await _read(client, f"/editors/at/{WAGES_RU}?languages=en")
    over = re.search(r">(\d+) / 900</span> <span class=\"chip bad\">(\d+) too long", page)
    assert over is not None
    assert int(over[1]) - int(over[2]) == 900


async def test_a_sheet_has_columns_boxes_and_room_for_remarks(client: Client) -> None:
    page = await _read(client, "/editors/sheet/unpaid-wages/RU?languages=en,ru")
    assert "Срок: 30 дней." in page
    assert page.count('class="rule"') == 6
    rows = page.count('<th scope="row">')
    assert rows >= 20
    assert page.count("☐</td>") == rows
    for heading in ("Topic", "Card RU", "Facts", "Sources", "Contacts", "Remarks"):
        assert f"<h2>{heading}</h2>" in page
    assert "+7 495 000-00-09" in page
    assert "unconfirmed" in page
    assert "2026-08" in page
