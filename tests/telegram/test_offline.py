"""/offline: from the command to the document in the chat, and everybody else goes on meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.library import Library
from bot.core.offline import Scope, document
from bot.core.ports import Choice, Count
from bot.core.reply import WriteFile
from bot.core.routes import OfflinePlace, Visitor, token
from bot.telegram.files import Files
from tests.support.clock import NOON
from tests.telegram.fakes import KeptChoices, NotedCounts
from tests.telegram.house import House, Person, answered_once, build_house
from tests.telegram.words import said

READER = Visitor("ky", "RU", "kg")
SEND = token(READER, OfflinePlace(Scope.ALL))
DAY = NOON.date()


def _order(key: str, told: list[str], pieces: int = 3) -> WriteFile:
    """A file of some pieces; each that is made is told."""

    def made() -> Iterator[str]:
        for number in range(pieces):
            told.append(f"{key}{number}")
            yield str(number)

    return WriteFile("info.html", "text/html", made, key)


async def test_from_the_command_to_the_document(house: House, aida: Person, library: Library) -> None:
    await aida.say("/offline")
    assert said(library, phrases.COUNTRY_QUESTION) in aida.screen.text
    await aida.tap("Россия")
    assert said(library, phrases.OFFLINE_WHAT) in aida.screen.text
    assert said(library, phrases.HIDE_BUTTON) in aida.screen.text
    asked = aida.screen
    query = await aida.tap(said(library, phrases.OFFLINE_ALL))
    assert answered_once(house, query)
    assert [message.kind for message in aida.sees if message.from_bot] == ["text", "document"]
    assert aida.sees[-1].quiet
    assert aida.sees[-2] is asked
    assert house.api.toasts[-1] == said(library, phrases.OFFLINE_SENT)
    file = house.session.files[-1]
    assert file.filename == f"info-{DAY:%Y-%m}.html"
    assert file.data.decode() == document(library, READER, DAY)


async def test_the_file_without_danger(house: House, aida: Person, library: Library) -> None:
    await aida.say("/start")
    await aida.press(token(READER, OfflinePlace(Scope.CALM)))
    calm = house.session.files[-1].data.decode()
    assert calm == document(library, READER, DAY, Scope.CALM)
    title = library.say("topic.women-safety.title", "ky").text
    assert title not in calm
    assert title in document(library, READER, DAY)


async def test_who_is_remembered_is_not_asked_for_the_country(edition: Edition, library: Library) -> None:
    choices = KeptChoices()
    choices.choices[7] = Choice("ru", "KG", "other")
    person = build_house(edition, choices).person(7, language="en")
    await person.say("/offline")
    assert said(library, phrases.OFFLINE_WHAT, "ru") in person.screen.text
    await person.tap(said(library, phrases.OFFLINE_ALL, "ru"))
    assert person.house.session.files[-1].data.decode() == document(library, Visitor("ru", "KG", "other"), DAY)


async def test_hiding_takes_the_document_too(aida: Person, library: Library) -> None:
    await aida.say("/offline")
    await aida.press(SEND)
    assert "document" in [message.kind for message in aida.sees]
    await aida.say("/hide")
    assert [message.kind for message in aida.sees] == ["text"]
    assert said(library, phrases.HIDE_WISH) in aida.screen.text


async def test_it_is_counted_by_language_and_country(edition: Edition) -> None:
    counts = NotedCounts()
    person = build_house(edition, None, counts).person()
    await person.say("/start")
    await person.press(SEND)
    assert counts.counts[-1] == Count("offline", "", "all", "ky", "RU")


async def test_somebody_who_blocked_the_bot(house: House, aida: Person) -> None:
    await aida.say("/start")
    aida.chat.closed = True
    assert answered_once(house, await aida.press(SEND))


async def test_others_are_answered_while_a_file_is_written(house: House, aida: Person, library: Library) -> None:
    other = house.person(1002)
    await aida.say("/start")
    await other.say("/start")
    house.session.calls.clear()
    await asyncio.gather(house.feed(aida.presses(SEND)), house.feed(other.presses("1kyRU0_e")))
    shown = house.session.of("editMessageText", "sendDocument")
    assert [(call.method, call.chat_id) for call in shown] == [
        ("editMessageText", 1002),
        ("sendDocument", aida.chat_id),
    ]
    assert said(library, phrases.EMERGENCY_TITLE) in other.screen.text


async def test_between_two_pieces_others_go_first() -> None:
    told: list[str] = []

    async def other() -> None:
        for number in range(3):
            told.append(f"other{number}")
            await asyncio.sleep(0)

    await asyncio.gather(Files().written(_order("a", told)), other())
    assert told == ["a0", "other0", "a1", "other1", "a2", "other2"]


async def test_the_same_file_is_written_once_and_few_are_kept() -> None:
    told: list[str] = []
    files = Files(kept=2)
    for key in ("a", "b", "a"):
        assert (await files.written(_order(key, told))).content == "012"
    assert told == ["a0", "a1", "a2", "b0", "b1", "b2"]
    await files.written(_order("c", told))
    told.clear()
    await files.written(_order("a", told))
    assert told == [], "the one that was not asked for longest went"
    await files.written(_order("b", told))
    assert told


async def test_what_breaks_while_it_is_written_is_not_kept() -> None:
    def broken() -> Iterator[str]:
        yield "0"
        raise RuntimeError

    files = Files()
    with pytest.raises(RuntimeError):
        await files.written(WriteFile("info.html", "text/html", broken, "a"))
    assert (await files.written(_order("a", []))).content == "012"
