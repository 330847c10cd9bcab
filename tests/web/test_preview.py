"""The preview's calls: the same conversation as in Telegram, and nothing kept between two calls."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest

from bot.core import routes
from bot.core.conversation import Conversation
from bot.core.limits import SCREEN_CHARACTERS
from bot.core.reply import Reply
from bot.core.routes import MapPin, Menu, Place, Remember, TopicPlace, Visitor
from bot.web.body import BODY_BYTES
from bot.web.hosts import Hosts
from bot.web.preview import preview_routes
from bot.web.server import build_app
from tests.web.conftest import Client, Connect
from tests.web.sample import HELPLINE_SHOWN, StillClock, build_edition

Json = dict[str, Any]
RUSSIA = Visitor("ru", "RU")
CALLS = ["start", "press", "say", "command", "location"]
KEPT = {"language": "ru", "country": "RU", "passport": None}


async def _call(client: Client, call: str, /, status: int = 200, **body: Any) -> Json:
    async with client.post(f"/api/{call}", json=body) as answer:
        assert answer.status == status
        assert answer.content_type == "application/json"
        said: Json = await answer.json()
        return said


async def _press(client: Client, place: Place, visitor: Visitor = RUSSIA, **body: Any) -> Json:
    return await _call(client, "press", token=routes.token(visitor, place), **body)


def _labels(said: Json) -> list[str]:
    return [button["label"] for row in said["buttons"] for button in row]


async def test_page_knows_the_languages_by_their_own_names(preview: Client) -> None:
    async with preview.get("/api/page") as answer:
        said = await answer.json()
    assert [item["name"] for item in said["languages"]] == ["Кыргызча", "Русский", "English"]
    assert said["screen_characters"] == SCREEN_CHARACTERS


async def test_start(preview: Client) -> None:
    said = await _call(preview, "start", language="ru-RU")
    assert said["language"] == "ru"
    assert said["country"] is None
    assert not said["fresh"]
    assert "Кыргызча" in _labels(said)
    assert said["characters"] > 0


async def test_start_without_a_language_speaks_the_first_one(preview: Client) -> None:
    assert (await _call(preview, "start"))["language"] == "ky"


async def test_start_with_a_deep_link(preview: Client) -> None:
    said = await _call(preview, "start", payload=routes.token(RUSSIA, TopicPlace("unpaid-wages")), language="en")
    assert said["language"] == "ru"
    assert HELPLINE_SHOWN in said["html"]


async def test_press_leads_to_a_number_with_every_kind_of_button(preview: Client) -> None:
    said = await _press(preview, routes.ContactPlace("helpline"))
    kinds = {button["kind"]: button for row in said["buttons"] for button in row}
    assert kinds["copy"]["text"] == "+996312987654"
    assert kinds["open"]["url"] == "https://example.org/help"
    assert kinds["press"]["token"].startswith("1ruRU")
    assert said["country"] == {"code": "RU", "name": "🇷🇺 Россия"}


async def test_sensitivity_is_told(preview: Client) -> None:
    public = await _press(preview, TopicPlace("unpaid-wages"))
    danger = await _press(preview, TopicPlace("women-safety"))
    assert (public["sensitivity"], public["quiet"]) == ("public", False)
    assert (danger["sensitivity"], danger["quiet"]) == ("danger", True)
    assert public["cover"] == ""
    assert danger["cover"]
    assert danger["cover"] not in danger["html"]


async def test_stale_button_is_answered_in_the_language_of_the_page(preview: Client) -> None:
    said = await _call(preview, "press", token="an old one", language="ru")
    assert said["language"] == "ru"
    assert said["html"]


@pytest.mark.parametrize(
    ("country", "name"), [("XX", "Another country"), ("DE", "Another country"), ("KG", "🇰🇬 Kyrgyzstan")]
)
async def test_country_has_a_name(preview: Client, country: str, name: str) -> None:
    said = await _press(preview, Menu(), Visitor("en", country, "kg" if country == "KG" else None))
    assert said["country"]["name"] == name


@pytest.mark.parametrize(
    "place", [routes.Start(), routes.Countries(), routes.Menu(), routes.Emergency(), routes.Help(), routes.Hide()]
)
async def test_country_is_the_asker_s_and_not_one_of_a_button(preview: Client, place: Place) -> None:
    assert (await _press(preview, place))["country"]["code"] == "RU"


async def test_same_place_in_another_language(preview: Client) -> None:
    said = await _press(preview, TopicPlace("unpaid-wages"), to_language="ky")
    assert said["language"] == "ky"
    assert said["country"]["code"] == "RU"
    assert "Акымды" in said["html"]


async def test_same_words_in_another_language(preview: Client) -> None:
    assert (await _call(preview, "say", text="Мне не заплатили", language="ky"))["language"] == "ru"
    said = await _call(preview, "say", text="Мне не заплатили", language="ky", to_language="ky")
    assert said["language"] == "ky"


async def test_unknown_language_is_not_turned_to(preview: Client) -> None:
    assert (await _call(preview, "start", language="ru", to_language="xx"))["language"] == "ru"
    assert (await _press(preview, Menu(), to_language="xx"))["language"] == "ky"


async def test_words_are_answered_afresh(preview: Client) -> None:
    said = await _call(preview, "say", text="I was not paid", language="en")
    assert said["fresh"]
    assert "I was not paid" in said["html"] + " ".join(_labels(said))


async def test_danger_words_lead_to_the_emergency_screen(preview: Client) -> None:
    said = await _call(preview, "say", text="they will kill me", language="en", choice=KEPT)
    assert said["sensitivity"] == "danger"
    assert "112" in said["html"]


async def test_choice_goes_to_the_page_and_comes_back_from_it(preview: Client) -> None:
    kept = (await _press(preview, Remember()))["choice"]
    assert kept == KEPT
    assert (await _call(preview, "command", name="hotlines", choice=kept))["country"]["code"] == "RU"
    assert (await _call(preview, "command", name="hotlines"))["country"] is None


async def test_forgetting_tells_the_page_to_forget(preview: Client) -> None:
    said = await _call(preview, "command", name="forget", choice=KEPT)
    assert said["choice"] is None
    assert said["html"]


async def test_choice_is_told_only_where_it_changes(preview: Client) -> None:
    assert "choice" not in await _press(preview, Menu())


async def test_hide(preview: Client) -> None:
    said = await _call(preview, "command", name="hide", language="en")
    assert said["hide"] is True
    assert "Today" in said["html"]


async def test_map_leaves_the_screen(preview: Client) -> None:
    said = await _press(preview, MapPin("helpline"))
    assert said["html"] is None
    assert said["venue"] == {
        "latitude": 42.87,
        "longitude": 74.59,
        "title": "Sample helpline",
        "address": "1 Sample street, Bishkek",
    }
    assert said["toast"]


async def test_a_number_to_save_leaves_the_screen(preview: Client) -> None:
    said = await _press(preview, routes.SaveContact("helpline"))
    assert said["html"] is None
    assert said["contact"] == {"number": "+996312987654", "name": "Sample helpline"}
    assert said["contact"]["name"] in said["toast"]


async def test_unknown_command_is_taken_for_words(preview: Client) -> None:
    said = await _call(preview, "command", name="nonsense", language="en")
    assert "did not understand" in said["html"]


async def test_location(preview: Client) -> None:
    said = await _call(preview, "location", lat=42.9, lon=74.6, language="en")
    assert "Sample helpline" in said["html"]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("start", {"language": 1}),
        ("start", {"language": "x" * 36}),
        ("start", {"unknown": "field"}),
        ("start", {"choice": {"language": "ru", "country": "Russia"}}),
        ("start", {"choice": {"language": "ru", "passport": "us"}}),
        ("start", {"choice": {"language": "ru\n"}}),
        ("start", {"to_language": "../x"}),
        ("press", {}),
        ("press", {"token": None}),
        ("say", {"text": ""}),
        ("say", {"text": ["a"]}),
        ("command", {}),
        ("location", {"lat": 91, "lon": 0}),
        ("location", {"lat": 0, "lon": -181}),
        ("location", {"lat": "0", "lon": 0}),
        ("location", {"lat": True, "lon": 0}),
        ("location", {"lat": float("nan"), "lon": 0}),
        ("location", {"lat": 1}),
    ],
)
async def test_bad_call_is_400(preview: Client, name: str, body: Json) -> None:
    async with preview.post(f"/api/{name}", json=body) as answer:
        assert answer.status == 400
        assert "Traceback" not in await answer.text()


@pytest.mark.parametrize("body", ["", "{", "null", "[]", "7", b"\xff", '{"payload": "\\ud800"}', "[" * 100_000])
@pytest.mark.parametrize("name", CALLS)
async def test_body_that_is_no_call_is_400(preview: Client, name: str, body: str | bytes) -> None:
    async with preview.post(f"/api/{name}", data=body, headers={"Content-Type": "application/json"}) as answer:
        assert answer.status == 400


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
@pytest.mark.parametrize("name", CALLS)
async def test_other_content_type_is_415(preview: Client, name: str, kind: str) -> None:
    async with preview.post(f"/api/{name}", data=b"{}", headers={"Content-Type": kind}) as answer:
        assert answer.status == 415


async def test_body_over_the_limit_is_413(preview: Client) -> None:
    body = BytesIO(json.dumps({"text": "x" * BODY_BYTES}).encode())
    async with preview.post("/api/say", data=body, headers={"Content-Type": "application/json"}) as answer:
        assert answer.status == 413


@pytest.mark.parametrize("name", CALLS)
async def test_calls_are_only_posted(preview: Client, name: str) -> None:
    async with preview.get(f"/api/{name}") as answer:
        assert answer.status == 405


@pytest.mark.parametrize("path", ["/", "/preview.css", "/preview.js", "/api/page"])
async def test_strange_host_is_403(preview: Client, path: str) -> None:
    async with preview.get(path) as answer:
        assert answer.status == 200
    async with preview.get(path, headers={"Host": "evil.example"}) as answer:
        assert answer.status == 403


@pytest.mark.parametrize("name", CALLS)
async def test_strange_host_gets_no_call_answered(preview: Client, name: str) -> None:
    async with preview.post(f"/api/{name}", json={}, headers={"Host": "evil.example:8080"}) as answer:
        assert answer.status == 403


@pytest.mark.parametrize("path", ["/index.html", "/static/preview.js", "/..%2fserver.py", "/preview.js/../server.py"])
async def test_no_other_file_is_given(preview: Client, path: str) -> None:
    async with preview.get(path) as answer:
        assert answer.status == 404


class Broken(Conversation):
    """A conversation whose commands fail."""

    def command(self, name: str, visitor: Visitor) -> Reply | None:
        raise LookupError(name)


async def test_failure_is_answered_with_the_apology_screen(connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    edition = build_edition()
    conversation = Broken(lambda: edition, StillClock(), remember_offered=True)
    client = await connect(build_app(preview_routes(conversation, lambda: edition, Hosts("127.0.0.1"))))
    said = await _call(
        client, "command", status=500, name="secretword", language="en", choice=KEPT | {"language": "en"}
    )
    assert "went wrong" in said["html"]
    assert HELPLINE_SHOWN in said["html"]
    assert "LookupError" in caplog.text
    assert "secretword" not in caplog.text
