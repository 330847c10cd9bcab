"""The methods of the Bot API that the stand-in knows, each with the arguments that it takes."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tests.e2e.chats import BOT, Message, as_json
from tests.e2e.presence import DESCRIPTION_CHARACTERS, SHORT_CHARACTERS
from tests.e2e.pusher import CONNECTIONS
from tests.e2e.rules import Refusal, checked_keyboard, checked_text, parsed, utf16_units

if TYPE_CHECKING:
    from tests.e2e.stand_in import StandIn

Arguments = dict[str, Any]
Work = Callable[["StandIn", Arguments], Awaitable[Any]]
VENUE_UNITS: Final = 256
NAME_UNITS: Final = 64
MOST_CONNECTIONS: Final = 100


@dataclass(frozen=True, slots=True)
class Method:
    """One method: its name, the arguments it takes, what it does."""

    name: str
    arguments: frozenset[str]
    work: Work


METHODS: Final[dict[str, Method]] = {}
"""By name in lower case, as the real server finds them."""


def _method(name: str, *arguments: str) -> Callable[[Work], Work]:
    def register(work: Work) -> Work:
        METHODS[name.lower()] = Method(name, frozenset(arguments), work)
        return work

    return register


@_method("getMe")
async def _get_me(_: StandIn, __: Arguments) -> Any:
    return BOT | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}


@_method("getUpdates", "offset", "limit", "timeout", "allowed_updates")
async def _get_updates(server: StandIn, given: Arguments) -> Any:
    if server.pusher.url:
        raise Refusal("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first", 409)
    _allow(server, given)
    limit = int(given.get("limit", 100))
    return await server.mailbox.fetch(int(given.get("offset", 0)), limit, int(given.get("timeout", 0)))


@_method("setWebhook", "url", "secret_token", "allowed_updates", "max_connections", "drop_pending_updates")
async def _set_webhook(server: StandIn, given: Arguments) -> Any:
    url, secret = given.get("url", ""), given.get("secret_token", "")
    if url and not re.fullmatch(r"https?://[^/\s]+(?:/\S*)?", url):
        raise Refusal("Bad Request: invalid webhook URL specified")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise Refusal("Bad Request: secret token contains unallowed characters")
    connections = int(given.get("max_connections", CONNECTIONS))
    if not 1 <= connections <= MOST_CONNECTIONS:
        raise Refusal("Bad Request: max_connections is out of range")
    _allow(server, given)
    _drop(server, given)
    if url:
        server.mailbox.abort()
    if (url, secret) != (server.pusher.url, server.pusher.secret):
        await server.pusher.aim(url, secret, connections)
    return True


@_method("deleteWebhook", "drop_pending_updates")
async def _delete_webhook(server: StandIn, given: Arguments) -> Any:
    _drop(server, given)
    await server.pusher.aim("", "")
    return True


@_method("getWebhookInfo")
async def _get_webhook_info(server: StandIn, _: Arguments) -> Any:
    waiting = len(server.mailbox.waiting)
    return {"url": server.pusher.url, "has_custom_certificate": False, "pending_update_count": waiting}


@_method(
    "sendMessage", "chat_id", "message_thread_id", "text", "parse_mode", "disable_notification", "link_preview_options",
    "reply_markup", "ephemeral_message_parameters", "reply_parameters",
)  # fmt: skip
async def _send_message(server: StandIn, given: Arguments) -> Any:
    message = _screen(given)
    if "ephemeral_message_parameters" in given:
        to = parsed(given["ephemeral_message_parameters"], dict, "ephemeral message parameters")["receiver_user_id"]
        reply = parsed(given.get("reply_parameters", "{}"), dict, "reply parameters").get("ephemeral_message_id")
        return server.chats.whisper(_number(given, "chat_id"), to, reply, message.text)
    message.quiet = str(given.get("disable_notification", "")).lower() == "true"
    return as_json(*await server.delivered(_number(given, "chat_id"), message))


@_method("editMessageText", "chat_id", "message_id", "text", "parse_mode", "link_preview_options", "reply_markup")
async def _edit_message_text(server: StandIn, given: Arguments) -> Any:
    return as_json(*server.chats.edit(_number(given, "chat_id"), _number(given, "message_id"), _screen(given)))


@_method("answerCallbackQuery", "callback_query_id", "text", "show_alert")
async def _answer_callback_query(server: StandIn, given: Arguments) -> Any:
    server.chats.answer(str(given.get("callback_query_id", "")), given.get("text", ""))
    return True


@_method("deleteMessages", "chat_id", "message_ids")
async def _delete_messages(server: StandIn, given: Arguments) -> Any:
    server.chats.delete(_number(given, "chat_id"), parsed(given.get("message_ids"), list, "message identifiers"))
    return True


@_method(
    "sendVenue", "chat_id", "message_thread_id", "latitude", "longitude", "title", "address", "disable_notification"
)
async def _send_venue(server: StandIn, given: Arguments) -> Any:
    place = float(given.get("latitude", "nan")), float(given.get("longitude", "nan"))
    if not (abs(place[0]) <= 90 and abs(place[1]) <= 180):
        raise Refusal("Bad Request: invalid location")
    for name in ("title", "address"):
        if not 1 <= utf16_units(given.get(name, "")) <= VENUE_UNITS:
            raise Refusal(f"Bad Request: venue {name} must be non-empty and short")
    message = Message(0, from_bot=True, text=f"{given['title']}\n{given['address']}", venue=place)
    return as_json(*await server.delivered(_number(given, "chat_id"), message))


@_method("sendContact", "chat_id", "message_thread_id", "phone_number", "first_name", "disable_notification")
async def _send_contact(server: StandIn, given: Arguments) -> Any:
    number, name = given.get("phone_number", ""), given.get("first_name", "")
    if not re.fullmatch(r"\+[1-9][0-9]{6,14}", number) or not 1 <= utf16_units(name) <= NAME_UNITS:
        raise Refusal("Bad Request: CONTACT_INVALID")
    message = Message(0, from_bot=True, text="", contact=(number, name))
    message.quiet = str(given.get("disable_notification", "")).lower() == "true"
    return as_json(*await server.delivered(_number(given, "chat_id"), message))


@_method("answerInlineQuery", "inline_query_id", "results", "cache_time", "is_personal", "button")
async def _answer_inline_query(server: StandIn, given: Arguments) -> Any:
    results = parsed(given.get("results"), list, "results")
    button = parsed(given.get("button", "{}"), dict, "button")
    server.asked.answer(str(given.get("inline_query_id", "")), results, button)
    return True


@_method("getMyCommands", "language_code", "scope")
async def _get_my_commands(server: StandIn, given: Arguments) -> Any:
    return server.presence.commands(given)


@_method("setMyCommands", "commands", "language_code", "scope")
async def _set_my_commands(server: StandIn, given: Arguments) -> Any:
    return server.presence.set_commands(given)


@_method("getMyDescription", "language_code")
async def _get_my_description(server: StandIn, given: Arguments) -> Any:
    return server.presence.text("description", given)


@_method("setMyDescription", "description", "language_code")
async def _set_my_description(server: StandIn, given: Arguments) -> Any:
    return server.presence.set_text("description", DESCRIPTION_CHARACTERS, given)


@_method("getMyShortDescription", "language_code")
async def _get_my_short_description(server: StandIn, given: Arguments) -> Any:
    return server.presence.text("short_description", given)


@_method("setMyShortDescription", "short_description", "language_code")
async def _set_my_short_description(server: StandIn, given: Arguments) -> Any:
    return server.presence.set_text("short_description", SHORT_CHARACTERS, given)


def _screen(given: Arguments) -> Message:
    text = given.get("text", "")
    seen = checked_text(text, given.get("parse_mode", ""))
    rows = checked_keyboard(given["reply_markup"]) if "reply_markup" in given else ()
    if "link_preview_options" in given:
        parsed(given["link_preview_options"], dict, "link preview options")
    return Message(0, from_bot=True, text=seen, html=text, rows=rows)


def _number(given: Arguments, name: str) -> int:
    try:
        return int(given[name])
    except (KeyError, ValueError):
        raise Refusal(f"Bad Request: {name} is invalid") from None


def _allow(server: StandIn, given: Arguments) -> None:
    if "allowed_updates" in given:
        server.mailbox.allowed = parsed(given["allowed_updates"], list, "allowed updates")


def _drop(server: StandIn, given: Arguments) -> None:
    if str(given.get("drop_pending_updates", "")).lower() == "true":
        server.mailbox.waiting.clear()
