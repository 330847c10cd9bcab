"""Groups: silent, unless the bot is addressed; then one neutral line, to the person alone where Telegram allows it."""

from __future__ import annotations

import re

import pytest

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.library import Library
from bot.core.screens.keeping import COMMANDS
from tests.telegram.broken import Broken
from tests.telegram.chats import BOT, JSON, Message
from tests.telegram.failures import refused
from tests.telegram.house import House, Person, build_house
from tests.telegram.updates import message_update
from tests.telegram.words import said, title

LINK = f"https://t.me/{BOT['username']}"
PHOTO = [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}]


_HEAD: JSON = {"message_id": 1, "date": 1, "chat": {"id": -1, "type": "supergroup", "title": "x"}}
TO_US: dict[str, JSON] = {
    "mention": {"text": f"@{BOT['username']} мне не платят зарплату"},
    "mention in capitals": {"text": "не платят зарплату, @UKUK_test_BOT!"},
    "mention under a picture": {"photo": PHOTO, "caption": f"@{BOT['username']} мне не платят зарплату"},
    "reply": {"text": "мне не платят зарплату", "reply_to_message": {**_HEAD, "from": BOT}},
}


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
        {"text": f"@{BOT['username']}2 привет"},
        {"text": f"почта a@{BOT['username']}.kg"},
        {"text": f"/start@other_bot @{BOT['username']}"},
        {"text": f"Карта, @{BOT['username']}", "via_bot": BOT},
        {"text": "ответ другому", "reply_to_message": {**_HEAD, "from": {"id": 5, "is_bot": True, "first_name": "x"}}},
        {"text": "ответ никому", "reply_to_message": _HEAD},
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
    house.session.fail(*[refused("not enough rights to send text messages to the chat")] * 2, on="sendMessage")
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


@pytest.mark.parametrize("content", TO_US.values(), ids=TO_US)
async def test_who_speaks_to_the_bot_gets_the_line(member: Person, library: Library, content: JSON) -> None:
    """What was asked is in nobody's link but the person's own: everybody's leads to the bot and no further."""
    await member.say(**content)
    assert member.screen.text == said(library, phrases.GROUP_LINE, "ru").format(link=LINK)
    assert len(member.sees) == 2


@pytest.mark.parametrize("content", [*TO_US.values(), {"text": "/help"}], ids=[*TO_US, "command"])
async def test_where_the_bot_is_an_administrator_nobody_else_sees_it(
    house: House, member: Person, library: Library, content: JSON
) -> None:
    member.chat.admin = True
    await member.say(**content)
    (whisper,) = member.chat.whispers
    assert whisper.receiver == member.sender["id"]
    assert whisper.quiet
    assert whisper.text.startswith(said(library, phrases.GROUP_LINE, "ru").format(link=LINK))
    assert [message.from_bot for message in member.sees] == [False], "nothing of it stands in the group"
    if content != {"text": "/help"}:
        await house.person(language="ru").say("/start " + whisper.text.partition("?start=")[2])
        assert title(library, "unpaid-wages", "ru") in house.person(language="ru").screen.text


async def test_a_command_that_only_the_bot_saw_is_answered_so(member: Person, library: Library) -> None:
    await member.whispers("/help")
    (whisper,) = member.chat.whispers
    assert (whisper.receiver, whisper.answers) == (member.sender["id"], 1)
    assert member.sees == []


async def test_an_answer_that_comes_too_late_is_not_given_aloud(house: House, member: Person) -> None:
    """Everybody would see that somebody asked."""
    house.session.fail(refused("MESSAGE_NOT_COMMAND"), on="sendMessage")
    await member.whispers("/help")
    assert member.chat.whispers == []
    assert member.sees == []


@pytest.mark.parametrize("words", ["BOT_NOT_ADMIN", "something new"])
async def test_where_telegram_refuses_the_line_is_said_aloud(
    house: House, member: Person, library: Library, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A refusal that nobody reviewed is told in the log, too."""
    house.session.fail(refused(words), on="sendMessage")
    await member.say("/start")
    assert member.screen.text == said(library, phrases.GROUP_LINE, "ru").format(link=LINK)
    assert [record.levelname for record in caplog.records] == (["ERROR"] if words == "something new" else [])


@pytest.mark.parametrize("text", ["меня бьют", "вич", "паспортумду алып койду", "күйөөм сабайт"])
@pytest.mark.parametrize("admin", [True, False])
async def test_nothing_sensitive_is_ever_in_the_line(
    member: Person, library: Library, text: str, *, admin: bool
) -> None:
    member.chat.admin = admin
    await member.say(f"@{BOT['username']} {text}")
    line = member.chat.whispers[0].text if admin else member.screen.text
    assert re.fullmatch(rf"[^/]+: {LINK}(?:\?start=1(?:ky|ru)000_[ea])?", line), line
    assert text not in line


async def test_danger_has_a_straight_way(house: House, member: Person, library: Library) -> None:
    member.chat.admin = True
    await member.say(f"@{BOT['username']} меня сейчас убьют")
    person = house.person(language="ru")
    await person.say("/start " + member.chat.whispers[0].text.partition("?start=")[2])
    assert said(library, phrases.EMERGENCY_TITLE, "ru") in person.screen.text


async def test_the_line_stays_in_its_part_of_the_group_and_shows_no_preview(house: House, member: Person) -> None:
    await member.say("/start", is_topic_message=True, message_thread_id=77)
    call = house.session.of("sendMessage")[-1]
    assert call.form["message_thread_id"] == "77"
    assert '"is_disabled": true' in call.form["link_preview_options"]
    await member.say("/start", message_thread_id=78)
    assert "message_thread_id" not in house.session.of("sendMessage")[-1].form


async def test_an_older_server_says_it_aloud_once_and_it_is_taken_back(
    house: House, member: Person, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    house.api.old = True
    for _ in range(2):
        await member.say(f"@{BOT['username']} меня сейчас убьют")
    lines = [message.text for message in member.sees if message.from_bot]
    assert lines == [said(library, phrases.GROUP_LINE, "ru").format(link=LINK)] * 2
    assert len(house.session.of("deleteMessages")) == 1
    assert "too old" in caplog.text
