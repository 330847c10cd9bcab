"""The part of the pretended server that keeps what is shown of a bot before a chat."""

from __future__ import annotations

import re
from typing import Final

from tests.telegram.chats import JSON, decoded
from tests.telegram.entities import RefusedError

DESCRIPTION_CHARACTERS: Final = 512
SHORT_CHARACTERS: Final = 120
_COMMAND: Final = re.compile(r"^[a-z0-9_]{1,32}$")


class Presence:
    """Commands and descriptions by language code; "" is what all other languages see."""

    def __init__(self) -> None:
        self.commands: dict[str, list[JSON]] = {}
        self.group_commands: dict[str, list[JSON]] = {}
        self.descriptions: dict[tuple[str, str], str] = {}

    def _get_my_commands(self, form: JSON) -> list[JSON]:
        return self._scope(form).get(form.get("language_code", ""), [])

    def _scope(self, form: JSON) -> dict[str, list[JSON]]:
        kind = (decoded(form, "scope") or {"type": "default"})["type"]
        scopes = {"default": self.commands, "all_group_chats": self.group_commands}
        if kind not in scopes:
            raise RefusedError("can't parse BotCommandScope: unsupported type specified")
        return scopes[kind]

    def _set_my_commands(self, form: JSON) -> bool:
        commands = decoded(form, "commands")
        if len(commands) > 100:
            raise RefusedError("too many commands specified")
        for item in commands:
            if not _COMMAND.match(item["command"]):
                raise RefusedError("BOT_COMMAND_INVALID")
            if not 1 <= len(item["description"]) <= 256:
                raise RefusedError("BOT_COMMAND_DESCRIPTION_INVALID")
        self._scope(form)[form.get("language_code", "")] = commands
        return True

    def _get_my_description(self, form: JSON) -> JSON:
        return {"description": self.descriptions.get(("long", form.get("language_code", "")), "")}

    def _set_my_description(self, form: JSON) -> bool:
        return self._describe("long", form.get("description", ""), form, DESCRIPTION_CHARACTERS)

    def _get_my_short_description(self, form: JSON) -> JSON:
        return {"short_description": self.descriptions.get(("short", form.get("language_code", "")), "")}

    def _set_my_short_description(self, form: JSON) -> bool:
        return self._describe("short", form.get("short_description", ""), form, SHORT_CHARACTERS)

    def _describe(self, kind: str, text: str, form: JSON, limit: int) -> bool:
        if len(text) > limit:
            raise RefusedError("BOT_DESCRIPTION_INVALID")
        self.descriptions[kind, form.get("language_code", "")] = text
        return True
