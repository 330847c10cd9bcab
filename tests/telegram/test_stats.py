"""/stats: the report for operators; for everybody else there is no such command."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

import pytest

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.library import Library
from bot.core.ports import Told
from bot.core.screens.keeping import COMMANDS
from bot.telegram.dispatcher import build_dispatcher
from bot.telegram.handlers.operators import FILE_NAME, NOT_NOW, STATS, Desk
from bot.telegram.handlers.parts import Parts
from bot.telegram.inbox import Inbox
from bot.telegram.operators import Operators
from tests.telegram.fakes import KeptChoices
from tests.telegram.house import House, build_house
from tests.telegram.words import said

OPERATOR, STRANGER, COLLEAGUE = 7001, 1001, 7002
REPORT = Told("Ukuk: 5 October 2026 – 29 November 2026\n<b> & so on", "<!doctype html>\n<title>Ukuk</title>")


class Reports:
    """Reports that are there, are not, or take their time."""

    def __init__(self, told: Told | None = REPORT) -> None:
        self.made = told
        self.asked = 0
        self.free = asyncio.Event()
        self.free.set()

    async def told(self) -> Told | None:
        self.asked += 1
        await self.free.wait()
        return self.made


def with_desk(edition: Edition, reports: Reports, operators: Collection[int] = (OPERATOR, COLLEAGUE)) -> House:
    """The bot as it is composed for operators."""
    house = build_house(edition)
    parts = Parts(house.conversation, house.replier, KeptChoices())
    house.dispatcher = build_dispatcher(parts, Desk(Operators(house.bot, operators), reports))
    house.inbox = Inbox(house.dispatcher, house.bot)
    house.feed = house.inbox.feed
    return house


@pytest.mark.parametrize("text", ["/stats", "/STATS", "/stats@ukuk_test_bot", "/stats now"])
async def test_an_operator_gets_words_and_the_page(edition: Edition, text: str) -> None:
    house = with_desk(edition, Reports())
    person = house.person(OPERATOR)
    await person.say(text)
    words, file = (message for message in person.sees if message.from_bot)
    assert (words.text, words.kind, words.quiet) == (REPORT.summary, "text", True)
    assert (file.kind, file.quiet) == ("document", True)
    sent = house.session.of("sendDocument")[0]
    assert "caption" not in sent.form
    assert "parse_mode" not in house.session.of("sendMessage")[0].form


async def test_the_file_is_the_page(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    house = with_desk(edition, Reports())
    sent = []

    async def send_document(chat: int, document: object, **options: object) -> None:
        sent.append((chat, document.filename, document.data.decode(), options))  # type: ignore[attr-defined]

    monkeypatch.setattr(type(house.bot), "send_document", lambda _, *given, **options: send_document(*given, **options))
    await house.person(OPERATOR).say("/stats")
    assert sent == [(OPERATOR, FILE_NAME, REPORT.page, {"disable_notification": True})]


async def test_counts_that_cannot_be_read(edition: Edition) -> None:
    person = with_desk(edition, Reports(None)).person(COLLEAGUE)
    await person.say("/stats")
    assert [message.text for message in person.sees if message.from_bot] == [NOT_NOW]


@pytest.mark.parametrize("text", ["/stats", "/STATS", "/stats@ukuk_test_bot", "/stats now"])
async def test_for_a_stranger_it_is_words_like_any_other(edition: Edition, text: str) -> None:
    reports = Reports()
    with_it, without = with_desk(edition, reports), build_house(edition)
    seen = []
    for house in (with_it, without):
        person = house.person(STRANGER)
        await person.say(text)
        seen.append([(message.text, message.buttons) for message in person.sees])
    assert seen[0] == seen[1]
    assert reports.asked == 0


async def test_where_nobody_is_an_operator_nobody_is(edition: Edition) -> None:
    reports = Reports()
    person = with_desk(edition, reports, ()).person(OPERATOR)
    await person.say("/stats")
    assert reports.asked == 0
    assert person.screen.buttons


async def test_not_in_a_group_even_for_an_operator(edition: Edition) -> None:
    reports = Reports()
    house = with_desk(edition, reports)
    group = house.group()
    await house.person(OPERATOR).in_group(group).say("/stats@ukuk_test_bot")
    assert reports.asked == 0
    assert house.session.of("sendMessage", "sendDocument") == []


async def test_it_stands_in_no_list() -> None:
    assert STATS not in COMMANDS


async def test_an_operator_is_a_person_too(edition: Edition, library: Library) -> None:
    person = with_desk(edition, Reports()).person(OPERATOR)
    await person.say("/help")
    assert said(library, phrases.HELP_TITLE) in person.screen.text


async def test_nobody_waits_while_a_report_is_made(edition: Edition) -> None:
    reports = Reports()
    reports.free.clear()
    house = with_desk(edition, reports)
    operator, person = house.person(OPERATOR), house.person(STRANGER)
    making = asyncio.ensure_future(operator.say("/stats"))
    await person.say("/start")
    assert person.screen.buttons
    assert not making.done()
    reports.free.set()
    await making
    assert operator.sees[-1].kind == "document"


async def test_an_operator_who_cannot_be_reached_harms_nobody(
    edition: Edition, caplog: pytest.LogCaptureFixture
) -> None:
    house = with_desk(edition, Reports())
    operator = house.person(OPERATOR)
    operator.chat.closed = True
    await operator.say("/stats")
    assert "could not be answered" in caplog.text
    assert str(OPERATOR) not in "".join(record.getMessage() for record in caplog.records)
