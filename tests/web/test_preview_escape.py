"""No text of an editor, and nothing a caller sends, becomes markup."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core import routes
from bot.core.conversation import Conversation, Edition
from bot.core.markup import escape, is_valid
from bot.core.routes import ContactPlace, Place, TopicPlace, Visitor
from bot.web.hosts import Hosts
from bot.web.preview import preview_routes
from bot.web.server import build_app
from tests.web.conftest import Client, Connect
from tests.web.sample import StillClock, build_edition, build_library

NASTY = [
    "<script>alert(1)</script>",
    "</b><img src=x onerror=alert(1)>",
    '"><a href="javascript:x">',
    "&lt;b&gt;",
    "<!--",
    "]]>",
    "<b",
]
MANY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)

texts = (
    st.lists(st.sampled_from(NASTY) | st.text(max_size=12), min_size=1, max_size=4)
    .map(lambda parts: " ".join("".join(parts).replace("{", "(").split()))
    .filter(bool)
)


class Tags(HTMLParser):
    """What a browser's parser would find."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.others = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.others += len(data) + 1

    def handle_decl(self, decl: str) -> None:
        self.others += len(decl) + 1

    def handle_pi(self, data: str) -> None:
        self.others += len(data) + 1

    def unknown_decl(self, data: str) -> None:
        self.others += len(data) + 1


def check(html: str) -> str:
    """The text of safe HTML; an AssertionError for any other."""
    tags = Tags()
    tags.feed(html)
    tags.close()
    assert is_valid(html)
    assert not tags.others
    for tag, attributes in tags.found:
        assert tag in {"a", "b", "i"}
        assert set(attributes) <= ({"href"} if tag == "a" else set())
        assert str(attributes.get("href", "https://")).startswith(("https://", "http://"))
    return tags.text


@pytest.mark.parametrize("html", [*NASTY, "<b onclick='x'>a</b>", '<a href="javascript:x">a</a>', "<u>a</u>"])
def test_the_check_finds_what_is_not_safe(html: str) -> None:
    if html != "&lt;b&gt;":
        with pytest.raises(AssertionError):
            check(html)


class Shelf:
    """Holds the edition that is current."""

    def __init__(self) -> None:
        self.edition = build_edition()

    def current(self) -> Edition:
        return self.edition


@pytest.fixture
def shelf() -> Shelf:
    """A shelf with the sample on it."""
    return Shelf()


@pytest_asyncio.fixture
async def client(connect: Connect, shelf: Shelf) -> Client:
    """A client of a preview whose edition changes."""
    conversation = Conversation(shelf.current, StillClock(), remember_offered=True)
    return await connect(build_app(preview_routes(conversation, shelf.current, Hosts("127.0.0.1"))))


async def _press(client: Client, place: Place) -> dict[str, Any]:
    body = {"token": routes.token(Visitor("en", "RU"), place)}
    async with client.post("/api/press", json=body) as answer:
        assert answer.status == 200
        assert answer.content_type == "application/json"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        said: dict[str, Any] = await answer.json()
        return said


@MANY
@given(written=texts, name=texts)
async def test_no_text_of_an_editor_becomes_markup(client: Client, shelf: Shelf, written: str, name: str) -> None:
    shelf.edition = build_edition(build_library(written, name))
    topic = check((await _press(client, TopicPlace("unpaid-wages")))["html"])
    contact = check((await _press(client, ContactPlace("helpline")))["html"])
    assert unescape(escape(written)) in topic
    assert unescape(escape(name)) in topic
    assert unescape(escape(name)) in contact


@MANY
@given(said=texts)
async def test_nothing_typed_comes_back(client: Client, said: str) -> None:
    typed = f"qzxqzx{said}"
    async with client.post("/api/say", json={"text": typed, "language": "en"}) as answer:
        assert answer.status == 200
        assert "qzxqzx" not in await answer.text()


token_texts = st.text(max_size=70) | st.from_regex(r"\A1(ky|ru|zz)(RU|KG|XX|00)[ko0]_[a-z](_[A-Za-z0-9-]{0,14}){0,3}\Z")


@MANY
@given(token=token_texts, to_language=st.sampled_from([None, "ru", "zz"]))
async def test_any_token_gets_an_answer(client: Client, token: str, to_language: str | None) -> None:
    async with client.post("/api/press", json={"token": token, "to_language": to_language}) as answer:
        assert answer.status == 200
        html = (await answer.json())["html"]
    if html is not None:
        check(html)
