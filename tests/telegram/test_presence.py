"""Commands and descriptions are set where they differ, and nowhere else."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.library import Library
from bot.core.screens.keeping import COMMANDS
from bot.telegram.presence import describe, use_polling, use_webhook
from bot.telegram.updates import ALLOWED_UPDATES
from tests.telegram.house import House
from tests.telegram.recording import methods
from tests.telegram.words import said

CODES = {"": "ky", "ky": "ky", "ru": "ru", "en": "en"}
SECRET = "a-secret_1"


async def test_everything_is_set_at_the_first_start(house: House, library: Library) -> None:
    await describe(house.bot, library)
    assert house.api.commands.keys() == CODES.keys()
    for code, language in CODES.items():
        assert house.api.commands[code] == [
            {"command": name, "description": said(library, phrase, language)} for name, phrase in COMMANDS.items()
        ]
        unseen = {"command": "help", "description": said(library, phrases.COMMAND_HELP, language), "is_ephemeral": True}
        assert house.api.group_commands[code] == [unseen]
        assert house.api.descriptions["long", code] == said(library, phrases.BOT_DESCRIPTION, language)
        assert house.api.descriptions["short", code] == said(library, phrases.BOT_SHORT, language)


async def test_nothing_is_set_at_the_second_start(house: House, library: Library) -> None:
    await describe(house.bot, library)
    house.session.calls.clear()
    await describe(house.bot, library)
    assert not [name for name in methods(house.session.calls) if name.startswith("set")]
    assert len(house.session.calls) == 4 * len(CODES)


async def test_only_what_differs_is_set(house: House, library: Library) -> None:
    await describe(house.bot, library)
    house.api.commands["ru"] = house.api.commands["ru"][1:]
    house.api.descriptions["short", ""] = "old"
    del house.api.group_commands["en"][0]["is_ephemeral"]
    house.session.calls.clear()
    await describe(house.bot, library)
    assert [name for name in methods(house.session.calls) if name.startswith("set")] == [
        "setMyShortDescription",
        "setMyCommands",
        "setMyCommands",
    ]


async def test_a_webhook_is_signed_and_asks_for_what_we_answer(house: House) -> None:
    await use_webhook(house.bot, "https://x.example/telegram", SECRET)
    assert house.api.webhook["url"] == "https://x.example/telegram"
    assert house.api.webhook["secret_token"] == SECRET
    assert house.api.webhook["allowed_updates"] == '["message", "callback_query", "inline_query"]'
    assert house.api.webhook["drop_pending_updates"] == "false"
    assert tuple(ALLOWED_UPDATES) == ("message", "callback_query", "inline_query")


@pytest.mark.parametrize("url", ["", "https://x.example/telegram"])
async def test_polling_removes_a_webhook_where_one_is_set_and_keeps_what_waits(house: House, url: str) -> None:
    house.api.webhook = {"url": url}
    house.api.pending({"update_id": 1})
    await use_polling(house.bot)
    assert house.api.webhook == {"url": ""}
    assert len(house.session.of("deleteWebhook")) == bool(url)
    assert house.api.updates == [{"update_id": 1}]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_what_stands_before_a_chat_names_nothing_that_harms(library: Library, language: str) -> None:
    """The list of commands is seen by whoever holds the phone: /hide is a calendar there."""
    shown = said(library, phrases.COMMAND_HIDE, language).lower()
    assert not any(word in shown for word in ("hide", "скрыть", "жашыр", "delete", "удал", "өчүр"))
