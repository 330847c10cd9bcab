"""What breaks on our side is answered kindly, with a number that works without us, and logged without people."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.library import Library
from tests.telegram.broken import Broken
from tests.telegram.failures import no_network, refused
from tests.telegram.fakes import KeptChoices, NotedCounts
from tests.telegram.house import House, Person, build_house
from tests.telegram.logs import talkative_log
from tests.telegram.words import has_number, said

WAYS = {
    "start": {"text": "/start"},
    "command": {"text": "/help"},
    "typed": {"text": "Гүлнара Маркерова паспорт"},
    "located": {"location": {"latitude": 42.87, "longitude": 74.59}},
    "unread": {"voice": {"file_id": "x", "file_unique_id": "y", "duration": 1}},
}


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the bot's own logging prints, at its most talkative."""
    with talkative_log() as stream:
        yield stream


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("way", WAYS)
async def test_a_message_that_breaks_the_core(
    edition: Edition, library: Library, log: io.StringIO, way: str, language: str
) -> None:
    counts = NotedCounts()
    house = build_house(edition, None, counts, conversation=Broken.at(way))
    person = house.person(language=language)
    await person.say(**WAYS[way])  # type: ignore[arg-type]
    assert said(library, phrases.FAILED, language) in person.screen.text
    assert any("_e" in (button.data or "") for button in person.screen.buttons)
    assert counts.events == ["failed"]
    printed = log.getvalue()
    assert printed.count("ERROR") == 1
    assert "CoreBrokeError" in printed
    assert "broken.py" in printed
    for trace in ("Маркерова", "42.87", "1001", "Азамат", "cannot answer"):
        assert trace not in printed


async def test_the_apology_has_a_number(edition: Edition) -> None:
    house = build_house(edition, conversation=Broken.at("press"))
    person = house.person()
    await person.say("/start")
    query = await person.press("1kyRU0_m")
    assert has_number(person.screen), person.screen.text
    assert house.api.answered[query] == 1
    assert [call.method for call in house.session.calls][-2:] == ["sendMessage", "answerCallbackQuery"]


async def test_preferences_that_raise(edition: Edition, library: Library) -> None:
    choices = KeptChoices()
    choices.breaks = OSError("the database is gone")
    person = build_house(edition, choices).person()
    await person.say("/start")
    assert said(library, phrases.FAILED) in person.screen.text
    assert has_number(person.screen)
    await person.tap(said(library, phrases.SOS))
    assert said(library, phrases.EMERGENCY_TITLE) in person.screen.text


async def test_counters_that_raise_do_not_cost_the_answer(edition: Edition, library: Library) -> None:
    class Full(NotedCounts):
        def add(self, count: object) -> None:
            raise MemoryError

    house = build_house(edition, None, Full())
    person = house.person()
    await person.say("/help")
    assert said(library, phrases.HELP_TITLE) in person.sees[1].text


async def test_a_failing_apology_does_not_escape(edition: Edition, log: io.StringIO) -> None:
    house = build_house(edition, conversation=Broken.at("press", "failed"))
    person = house.person()
    await person.say("/start")
    query = await person.press("1kyRU0_m")
    assert log.getvalue().count("CoreBrokeError") >= 2
    assert house.api.answered[query] == 1
    await person.say("/help")
    assert person.screen.buttons


async def test_an_apology_that_telegram_refuses_does_not_escape(house: House, aida: Person, log: io.StringIO) -> None:
    house.session.fail(refused("something new"), refused("something new"), on="sendMessage")
    await aida.say("/help")
    assert log.getvalue().count("TelegramBadRequest") >= 2
    assert "something new" not in log.getvalue()
    await aida.say("/help")
    assert aida.screen.buttons


async def test_a_network_that_is_down_for_long(house: House, aida: Person, log: io.StringIO) -> None:
    house.session.fail(*[no_network()] * 50)
    await aida.say("/help")
    assert "TelegramNetworkError" in log.getvalue()
    assert "1001" not in log.getvalue().replace("polling.py:1001", "")
    assert aida.sees[-1].text == "/help"
