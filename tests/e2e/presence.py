"""What a bot says of itself before a chat begins: commands and descriptions, by language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from tests.e2e.rules import Refusal, parsed

COMMANDS: Final = 100
SCOPES: Final = ("default", "all_group_chats")
DESCRIPTION_CHARACTERS: Final = 512
SHORT_CHARACTERS: Final = 120
COMMAND_CHARACTERS: Final = 256


class Presence:
    """Everything is kept under its language; "" is everybody's."""

    def __init__(self) -> None:
        self._commands: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self._texts: dict[tuple[str, str], str] = {}

    def complete(self, languages: Iterable[str]) -> bool:
        """Whether there are commands, for chats and for groups, and both texts for each of these languages."""
        names = ("description", "short_description")
        return all(
            all((scope, code) in self._commands for scope in SCOPES)
            and all((name, code) in self._texts for name in names)
            for code in languages
        )

    def commands(self, arguments: dict[str, Any]) -> list[dict[str, Any]]:
        """What getMyCommands gives."""
        return self._commands.get((_scope(arguments), _language(arguments)), [])

    def set_commands(self, arguments: dict[str, Any]) -> bool:
        """setMyCommands.

        Raises:
            Refusal: a command is not one, or there are too many.
        """
        commands = parsed(arguments.get("commands"), list, "commands")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command.get("command", "")):
                raise Refusal("Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(command.get("description", "")) <= COMMAND_CHARACTERS:
                raise Refusal("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        if len(commands) > COMMANDS:
            raise Refusal("Bad Request: BOT_COMMANDS_TOO_MUCH")
        self._commands[_scope(arguments), _language(arguments)] = commands
        return True

    def text(self, name: str, arguments: dict[str, Any]) -> dict[str, str]:
        """getMyDescription and getMyShortDescription."""
        return {name: self._texts.get((name, _language(arguments)), "")}

    def set_text(self, name: str, limit: int, arguments: dict[str, Any]) -> bool:
        """setMyDescription and setMyShortDescription.

        Raises:
            Refusal: the text is too long.
        """
        text = arguments.get(name, "")
        if len(text) > limit:
            raise Refusal("Bad Request: description is too long")
        self._texts[name, _language(arguments)] = text
        return True


def _scope(arguments: dict[str, Any]) -> str:
    kind = str(parsed(arguments.get("scope", '{"type": "default"}'), dict, "scope").get("type"))
    if kind not in SCOPES:
        raise Refusal("Bad Request: can't parse BotCommandScope: unsupported type specified")
    return kind


def _language(arguments: dict[str, Any]) -> str:
    code = str(arguments.get("language_code", ""))
    if not re.fullmatch(r"(?:[a-z]{2})?", code):
        raise Refusal("Bad Request: invalid language code specified")
    return code
