"""aiogram as the bot imports it: its models are built when they are used, and are the same as ever."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, Final

import pytest
from pydantic import BaseModel

from tests.telegram.updates import message_update, private_chat, user

SENDER: Final = user(7)
SAID: Final = message_update({"message_id": 1, "date": 1, "chat": private_chat(SENDER), "text": "/start"}, SENDER)
UPDATE: Final = """
import json, sys
{before}
import bot.telegram
from aiogram.types import Message, Sticker, Update
from bot.core.model import Topic
built = [Update, Sticker, Message]
states = [model.__pydantic_complete__ for model in built]
update = Update.model_validate(json.loads(sys.argv[1]))
print(json.dumps([states, Topic.__pydantic_complete__, update.model_dump_json(exclude_none=True)]))
"""


def imported(before: str = "") -> Any:
    """What a process of its own says of an update, and of which models it had built before that."""
    code = UPDATE.format(before=before)
    said = subprocess.run([sys.executable, "-c", code, json.dumps(SAID)], check=True, capture_output=True, text=True)  # noqa: S603  # our own code
    return json.loads(said.stdout)


def test_nothing_is_built_before_its_use_and_then_it_is_what_it_always_was() -> None:
    late, early = imported(), imported("import aiogram")
    assert late == [[False, False, False], True, early[2]]
    assert early[:2] == [[True, True, True], True]
    assert "/start" in late[2]


def test_models_made_later_are_built_at_once() -> None:
    class Ours(BaseModel):
        number: int

    assert Ours.__pydantic_complete__
    assert Ours.model_config == {}
    with pytest.raises(ValueError, match="number"):
        Ours.model_validate({"number": "no"})
