"""Nobody who used the bot is in its database, its log at DEBUG, its files or their names."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import Any, Final

import pytest

from tests.e2e.chats import BOT, SENT_AT, Chat
from tests.e2e.counted import everything_in_postgres
from tests.e2e.person import FIRST_PRESS, Person
from tests.e2e.privacy import found_in, traces_of, traces_of_place, traces_of_text, written_by
from tests.e2e.process import SECRET
from tests.e2e.rules import Button, Refusal
from tests.e2e.running import House
from tests.e2e.stand_in import Call, StandIn

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHAT: Final = 5_271_828_182
GROUP: Final = -1_002_345_987_123
NAME: Final = "Markerbek"
SURNAME: Final = "Маркеров"
PLACE: Final = (42.871357, 74.594613)
WORDS: Final = (
    "Мне не заплатили, меня зовут Маркерова Айша",
    "marker@example.org +996555123987",
    "they will kill me Markeraddress 17",
    "/start markerpayload",
    "/help@another_bot markerword",
)
MARKERS: Final = (
    "Маркеров",
    "Markeraddress",
    "marker@example",
    "555123987",
    "markerpayload",
    "markerword",
    "Markerfile",
    "Markergroup",
    "Markerquery",
)
FILE: Final = {"file_id": "Markerfile", "file_unique_id": "Markerfile", "file_size": 1}


async def test_nobody_is_found(house: House) -> None:
    person = Person(house.stand_in, CHAT, language="ru", name=NAME, surname=SURNAME)
    await _use_everything(person)
    await _use_groups_and_other_chats(house, person)
    await _break_everything(house, person)
    await house.until_counted(lambda counted: counted > 0)
    files = await _everything(house)
    assert not found_in(files, _wanted(house.stand_in, person))
    assert "could not be read" in house.bot.log, "the log tells what went wrong"
    assert "TelegramBadRequest" in house.bot.log


async def _everything(house: House) -> dict[str, bytes]:
    rows = {} if house.postgres is None else {"rows": await everything_in_postgres(house.postgres)}
    pages = {path: (await house.bot.page(path))[1].encode() for path in ("/metrics", "/report")}
    assert b"TelegramBadRequest" in pages["/metrics"]
    return written_by(house) | rows | pages


def _wanted(stand_in: StandIn, person: Person) -> list[bytes]:
    texts = (*MARKERS, SECRET, stand_in.token, *filter(None, [stand_in.pusher.secret]))
    return [
        *traces_of(person),
        *(trace for text in texts for trace in traces_of_text(text)),
        *(trace for degrees in PLACE for trace in traces_of_place(degrees)),
    ]


async def _use_everything(person: Person) -> None:
    for words in WORDS:
        await person.text(words)
    await person.location(*PLACE)
    await person.other({"voice": FILE | {"duration": 1}})
    await person.other({"photo": [FILE | {"width": 1, "height": 1}], "caption": "Маркеров, что делать?"})
    await person.other({"contact": {"phone_number": "+996555123987", "first_name": NAME, "user_id": CHAT}})
    await person.text("/start")
    await person.press("Русский")
    await person.press("1ruRU0_m")
    await person.press("1ruRU0_k")
    await person.text("/privacy")
    await person.text("/hide")
    await person.press("_l")
    await person.text("/forget")
    await person.text("/country")


async def _use_groups_and_other_chats(house: House, person: Person) -> None:
    """Addressed in a group, aloud and unseen; asked while typing elsewhere; a number saved; a long talk hidden."""
    member = Person(house.stand_in, CHAT, language="ru", name=NAME, surname=SURNAME)
    private, member.chat = member.chat, Chat(GROUP, member.user, kind="supergroup")
    house.stand_in.chats.open(member.chat)
    house.stand_in.chats.open(person.chat)
    assert private.number == person.chat.number
    await member.text(f"@{BOT['username']} Markergroup, меня бьют")
    await member.whispers("/help Markergroup")
    for words in ("Markerquery", "паспорт Markerquery", "меня сейчас убьют Markerquery"):
        await person.asks(words)
    await person.press("_j_", on=replace(await person.text("/start"), rows=((Button("x", "1ruKGk_j_kg-sezim"),),)))
    for _ in range(3):
        await person.text(WORDS[0])
    await person.text("/hide")
    person.updates.extend(member.updates)
    person.presses.extend(member.presses)
    person.chat.deleted |= member.chat.messages.keys() | {abs(GROUP)}


async def _break_everything(house: House, person: Person) -> None:
    """The Bot API refuses, and an update cannot be read: what goes wrong is logged with what it was about."""
    words = f"Bad Request: {NAME} {CHAT} said {WORDS[0]}"
    refusals = {method: Refusal(words) for method in ("sendMessage", "sendContact", "deleteMessages")}

    def fail(call: Call) -> Refusal | None:
        return refusals.pop(call.method, None)

    house.stand_in.fail = fail
    await person.text(WORDS[0])
    await person.press("_j_", on=replace(person.screen, rows=((Button("x", "1ruKGk_j_kg-sezim"),),)))
    await person.text("ВИЧ, Маркеров")
    unreadable: dict[str, Any] = {"message_id": CHAT, "chat": {"id": CHAT, "type": WORDS[1]}, "from": person.user}
    house.stand_in.update("message", unreadable | {"text": WORDS[0], NAME: SURNAME})
    house.stand_in.update("message", {"chat": NAME, "date": SENT_AT, "location": PLACE, "text": [WORDS[0]]})
    house.stand_in.update("callback_query", {"id": str(FIRST_PRESS), "from": person.user, "data": {NAME: CHAT}})
    await person.text(WORDS[0])


@pytest.mark.parametrize(
    "content",
    [
        f"sent to {CHAT}".encode(),
        b"\x06" + CHAT.to_bytes(6, "big"),
        CHAT.to_bytes(8, "little"),
        f"User(first_name='{NAME}')".encode(),
        rf"{{'last_name': '{SURNAME.encode('unicode_escape').decode()}'}}".encode(),
        WORDS[0].encode(),
        WORDS[1].encode("utf-16-le"),
        f"at {PLACE[0]}, {PLACE[1]}".encode(),
        struct.pack(">d", PLACE[1]),
        SECRET.encode(),
    ],
)
async def test_somebody_would_be_found(content: bytes) -> None:
    stand_in = StandIn()
    person = Person(stand_in, CHAT, name=NAME, surname=SURNAME)
    wanted = _wanted(stand_in, person)
    assert found_in({"file": b"before" + content + b"after"}, wanted)
    assert not found_in({"file": b"before" + b"after"}, wanted)
    assert found_in({f"{CHAT}.json": b""}, wanted)
