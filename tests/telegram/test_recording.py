"""The pretended server refuses what Telegram refuses: every rule with a sample that breaks it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    EphemeralMessageParameters,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InlineQueryResultUnion,
    InputTextMessageContent,
    Message,
    ReplyParameters,
)

from tests.telegram.elsewhere_api import ANSWERED_WITHIN
from tests.telegram.failures import (
    Failure,
    conflict,
    cut_body,
    forbidden,
    html_page,
    no_network,
    refused,
    server_error,
    too_many,
    unauthorized,
)
from tests.telegram.house import House, Person


async def test_editing(house: House, aida: Person) -> None:
    written = aida.writes("мен")["message"]["message_id"]
    sent = await house.bot.send_message(aida.chat_id, "x")
    for message_id, text, words in (
        (sent.message_id, "x", "message is not modified: specified new message content"),
        (sent.message_id, "y" * 4097, "MESSAGE_TOO_LONG"),
        (written, "y", "message can't be edited"),
        (999, "y", "message to edit not found"),
    ):
        with pytest.raises(TelegramBadRequest) as caught:
            await house.bot.edit_message_text(text, chat_id=aida.chat_id, message_id=message_id)
        assert words in caught.value.message
    pin = await house.bot.send_venue(aida.chat_id, 42.8, 74.6, "Элчилик", "Бишкек")
    with pytest.raises(TelegramBadRequest) as caught:
        await house.bot.edit_message_text("y", chat_id=aida.chat_id, message_id=pin.message_id)
    assert "there is no text in the message to edit" in caught.value.message


async def test_a_press_is_answered_once(house: House, aida: Person) -> None:
    await house.bot.send_message(aida.chat_id, "x")
    query = aida.presses("x")["callback_query"]["id"]
    assert await house.bot.answer_callback_query(query)
    for unknown in (query, "never pressed"):
        with pytest.raises(TelegramBadRequest) as caught:
            await house.bot.answer_callback_query(unknown)
        assert "query is too old and response timeout expired or query ID is invalid" in caught.value.message
    with pytest.raises(TelegramBadRequest) as caught:
        await house.bot.answer_callback_query(query, text="x" * 201)
    assert "MESSAGE_TOO_LONG" in caught.value.message


async def test_deleting(house: House, aida: Person) -> None:
    old = (await house.bot.send_message(aida.chat_id, "x")).message_id
    house.clock.advance(timedelta(hours=49))
    young = (await house.bot.send_message(aida.chat_id, "y")).message_id
    dice = aida.writes(dice={"emoji": "🎲", "value": 3})["message"]["message_id"]
    for ids, words in (
        ([], "message identifiers are not specified"),
        (list(range(1, 102)), "too many message identifiers specified"),
        ([old, young], "message can't be deleted for everyone"),
        ([young, dice], "message can't be deleted for everyone"),
    ):
        with pytest.raises(TelegramBadRequest) as caught:
            await house.bot.delete_messages(aida.chat_id, ids)
        assert words in caught.value.message
    assert len(aida.sees) == 3
    assert await house.bot.delete_messages(aida.chat_id, [young, 999])
    assert [message.id for message in aida.sees] == [old, dice]


@pytest.mark.parametrize(("latitude", "longitude", "name"), [(91, 0, "x"), (0, -181, "x"), (0, 0, "")])
async def test_venues_that_it_refuses(house: House, aida: Person, latitude: float, longitude: float, name: str) -> None:
    with pytest.raises(TelegramBadRequest):
        await house.bot.send_venue(aida.chat_id, latitude, longitude, name, "x")


@pytest.mark.parametrize(("number", "name"), [("112", "x"), ("", "x"), ("+996312987654", ""), ("+99631", "x" * 65)])
async def test_contacts_that_it_refuses(house: House, aida: Person, number: str, name: str) -> None:
    with pytest.raises(TelegramBadRequest):
        await house.bot.send_contact(aida.chat_id, number, name)
    await house.bot.send_contact(aida.chat_id, "+996312987654", "x")
    assert [message.kind for message in aida.sees] == ["contact"]


def _results(number: int = 1, text: str = "x", **more: Any) -> list[InlineQueryResultUnion]:
    fields: dict[str, Any] = {"title": "x", "input_message_content": InputTextMessageContent(message_text=text)} | more
    return [InlineQueryResultArticle(**{"id": f"r{index}", **fields}) for index in range(number)]


@pytest.mark.parametrize(
    ("results", "start", "words"),
    [
        (_results(51), "x", "RESULTS_TOO_MUCH"),
        (_results(2, id="same"), "x", "RESULT_ID_DUPLICATE"),
        (_results(id="я" * 33), "x", "RESULT_ID_INVALID"),
        (_results(text="x" * 4097), "x", "MESSAGE_TOO_LONG"),
        (_results(title=""), "x", "inline query result"),
        (_results(url="https://example.org"), "x", "a link"),
        (_results(), "ү", "BUTTON_INVALID"),
    ],
)
async def test_offers_that_it_refuses(
    house: House, results: list[InlineQueryResultUnion], start: str, words: str
) -> None:
    house.api.inline["q"] = None
    button = InlineQueryResultsButton(text="x", start_parameter=start)
    with pytest.raises(TelegramBadRequest, match=words):
        await house.bot.answer_inline_query("q", results, button=button)
    assert await house.bot.answer_inline_query("q", _results())
    for query in ("q", "never asked"):
        with pytest.raises(TelegramBadRequest, match="query is too old"):
            await house.bot.answer_inline_query(query, _results())


async def test_who_may_be_spoken_to_alone(house: House, aida: Person) -> None:
    """Nobody in a private chat; in a group a member who just spoke unseen, and by an administrator anybody."""
    to_her = EphemeralMessageParameters(receiver_user_id=aida.chat_id)
    with pytest.raises(TelegramBadRequest, match="BOT_NOT_ADMIN"):
        await house.bot.send_message(aida.chat_id, "x", ephemeral_message_parameters=to_her)
    member = aida.in_group(house.group())
    answer = ReplyParameters(ephemeral_message_id=1)

    async def whisper(text: str, reply: ReplyParameters | None) -> Message:
        return await house.bot.send_message(
            member.chat_id, text, ephemeral_message_parameters=to_her, reply_parameters=reply
        )

    for reply, words in ((None, "BOT_NOT_ADMIN"), (answer, "MESSAGE_NOT_COMMAND")):
        with pytest.raises(TelegramBadRequest, match=words):
            await whisper("x", reply)
    member.chat.unseen[1] = house.clock.now()
    house.clock.advance(ANSWERED_WITHIN)
    await whisper("x", answer)
    house.clock.advance(timedelta(seconds=1))
    with pytest.raises(TelegramBadRequest, match="MESSAGE_NOT_COMMAND"):
        await whisper("x", answer)
    member.chat.admin = True
    told = await whisper("y", None)
    assert (told.message_id, told.ephemeral_message_id) == (0, 2)
    assert [said.text for said in member.chat.whispers] == ["x", "y"]
    assert member.sees == []


async def test_presence_that_it_refuses(house: House) -> None:
    bot = house.bot
    commands = [BotCommand(command="Start", description="x")]
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await bot.set_my_commands(commands)
    with pytest.raises(TelegramBadRequest, match="BotCommandScope"):
        await bot.set_my_commands([BotCommand(command="x", description="x")], BotCommandScopeAllPrivateChats())
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_DESCRIPTION_INVALID"):
        await bot.set_my_commands([BotCommand(command="start", description="x" * 257)])
    with pytest.raises(TelegramBadRequest, match="too many commands"):
        await bot.set_my_commands([BotCommand(command="start", description="x")] * 101)
    with pytest.raises(TelegramBadRequest, match="BOT_DESCRIPTION_INVALID"):
        await bot.set_my_description("x" * 513)
    with pytest.raises(TelegramBadRequest, match="BOT_DESCRIPTION_INVALID"):
        await bot.set_my_short_description("x" * 121)
    with pytest.raises(TelegramBadRequest, match="HTTPS"):
        await bot.set_webhook("http://x.kg")
    with pytest.raises(TelegramBadRequest, match="unallowed characters"):
        await bot.set_webhook("https://x.kg", secret_token="ү")


class Unknown(TelegramMethod[bool]):
    """A method that nobody pretends."""

    __returning__ = bool
    __api_method__ = "doSomethingElse"


async def test_other_requests_that_it_refuses(house: House, aida: Person) -> None:
    for request in (
        house.bot(Unknown()),
        house.bot.send_message(999, "x"),
        house.bot.send_message(aida.chat_id, "x", parse_mode="Markdown"),
    ):
        with pytest.raises(TelegramBadRequest):
            await request
    aida.chat.closed = True
    with pytest.raises(TelegramForbiddenError):
        await house.bot.send_message(aida.chat_id, "x")


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (too_many(7), TelegramRetryAfter),
        (forbidden(), TelegramForbiddenError),
        (refused("chat not found"), TelegramBadRequest),
        (server_error(), TelegramServerError),
        (unauthorized(), TelegramUnauthorizedError),
        (conflict(), TelegramConflictError),
        (no_network(), TelegramNetworkError),
        (html_page(), TelegramNetworkError),
        (html_page(502), TelegramNetworkError),
        (cut_body(), TelegramNetworkError),
    ],
)
async def test_prepared_failures(house: House, aida: Person, failure: Failure, kind: type[Exception]) -> None:
    house.session.fail(failure, on="sendMessage")
    with pytest.raises(kind):
        await house.bot.send_message(aida.chat_id, "x")
    await house.bot.send_message(aida.chat_id, "x")
    assert [call.status for call in house.session.calls] == [failure.status, 200]


async def test_message_ids_grow_over_all_chats(house: House, aida: Person) -> None:
    other = house.person(1002)
    ids = [(await house.bot.send_message(person.chat_id, "x")).message_id for person in (aida, other, aida)]
    assert ids == sorted(set(ids))
