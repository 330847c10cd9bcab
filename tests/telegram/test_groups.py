"""Groups: silent, unless a command is meant for the bot; then one neutral line."""

from __future__ import annotations

import re

import pytest

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.library import Library
from bot.core.screens.keeping import COMMANDS
from tests.telegram.broken import Broken
from tests.telegram.chats import BOT, Message
from tests.telegram.failures import refused
from tests.telegram.house import House, Person, build_house
from tests.telegram.updates import message_update
from tests.telegram.words import said

LINK = f"https://t.me/{BOT['username']}"
PHOTO = [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}]


@pytest.fixture(params=["group", "supergroup"])
def member(house: House, request: pytest.FixtureRequest) -> Person:
    return house.person(language="ru").in_group(house.group(kind=request.param))


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("to", ["", f"@{BOT['username']}", "@UKUK_TEST_BOT"])
async def test_a_command_gets_one_neutral_line(
    house: House, member: Person, library: Library, name: str, to: str
) -> None:
    await member.say(f"/{name}{to}")
    assert member.screen.text == said(library, phrases.GROUP_LINE, "ru").format(link=LINK)
    assert member.screen.quiet
    assert member.screen.buttons == []
    assert len(member.sees) == 2


@pytest.mark.parametrize(
    "content",
    [
        {"text": "мне не платят зарплату, помогите"},
        {"text": "мени уруп жатат, коркуп жатам"},
        {"text": "/start@other_bot"},
        {"text": "/hotlines@other_bot"},
        {"text": "/unknown"},
        {"text": "/"},
        {"text": f"@{BOT['username']} привет"},
        {"photo": PHOTO, "caption": "/start"},
        {"photo": PHOTO},
        {"voice": {"file_id": "x", "file_unique_id": "y", "duration": 1}},
        {"location": {"latitude": 55.7, "longitude": 37.6}},
        {"new_chat_members": [BOT]},
        {"left_chat_member": {"id": 5, "is_bot": False, "first_name": "x"}},
        {"new_chat_title": "x"},
        {"hologram": {}},
    ],
    ids=str,
)
async def test_everything_else_is_met_with_silence(house: House, member: Person, content: dict[str, object]) -> None:
    await member.say(**content)  # type: ignore[arg-type]
    assert {call.method for call in house.session.calls} <= {"getMe"}
    assert len(member.sees) == 1


async def test_a_command_of_a_channel_or_an_anonymous_admin(house: House, library: Library) -> None:
    """Such messages have no person behind them, or Telegram's own."""
    chat_id = house.group()
    told = house.api.stand(chat_id, Message(0, house.clock.now(), from_bot=False))
    told |= {"text": "/start", "sender_chat": {"id": -1, "type": "channel", "title": "x"}}
    await house.feed(message_update(told, None))
    texts = [message.text for message in house.api.chats[chat_id].messages.values() if message.from_bot]
    assert texts == [said(library, phrases.GROUP_LINE, "ky").format(link=LINK)]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_line_has_no_sensitive_word(library: Library, language: str) -> None:
    """Who reads the group learns that a bot exists, not what for."""
    line = said(library, phrases.GROUP_LINE, language).lower()
    for item in library.content.phrasings:
        for words in item.keywords.values():
            for word in words:
                assert not re.search(rf"(?<!\w){re.escape(word.lower())}", line), word


async def test_a_line_that_cannot_be_sent_leaves_the_group_alone(house: House, member: Person) -> None:
    member.chat.closed = True
    await member.say("/start")
    member.chat.closed = False
    house.session.fail(refused("not enough rights to send text messages to the chat"), on="sendMessage")
    await member.say("/start")
    assert [message for message in member.sees if message.from_bot] == []


async def test_no_apology_in_a_group(edition: Edition) -> None:
    house = build_house(edition, conversation=Broken.at("phrase"))
    member = house.person().in_group(house.group())
    await member.say("/start")
    assert len(member.sees) == 1


async def test_a_press_in_a_group_is_answered_and_shows_nothing(house: House, member: Person) -> None:
    """We send no buttons there; whoever brings one about makes the bot say nothing."""
    await member.say("/start")
    before = member.screen.text
    for token in ("1ruRU0_t_trafficking-help", "1ruRU0_e", "junk"):
        query = await member.press(token)
        assert house.api.answered[query] == 1
    assert member.screen.text == before
    assert len(member.sees) == 2


async def test_a_channel_is_not_answered(house: House) -> None:
    told = house.api.stand(house.group(-5, "channel"), Message(0, house.clock.now(), from_bot=False)) | {
        "text": "/start"
    }
    await house.feed(message_update(told, None))
    assert house.session.calls == []
