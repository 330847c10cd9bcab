"""Inline queries: words that people type in other chats, and what the bot offers them to send there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.e2e.rules import TEXT_UNITS, Refusal, shown, utf16_units

MOST_RESULTS: Final = 50
RESULT_BYTES: Final = 64


@dataclass(frozen=True, slots=True)
class Offered:
    """What stands in the list above the keyboard: the texts that would be sent, as they are seen."""

    texts: tuple[str, ...]
    button: str
    start: str


class Asked:
    """Queries that wait for an answer, and those that have one."""

    def __init__(self) -> None:
        self._waiting: set[str] = set()
        self.answers: dict[str, Offered] = {}

    def ask(self, query: str) -> None:
        """Somebody types."""
        self._waiting.add(query)

    def answer(self, query: str, results: Sequence[Mapping[str, Any]], button: Mapping[str, str]) -> None:
        """The bot's answer.

        Raises:
            Refusal: there is no such query, or the answer is not one that the Bot API takes.
        """
        if query not in self._waiting:
            raise Refusal("Bad Request: query is too old and response timeout expired or query ID is invalid")
        if len(results) > MOST_RESULTS:
            raise Refusal("Bad Request: RESULTS_TOO_MUCH")
        if len({result["id"] for result in results}) < len(results):
            raise Refusal("Bad Request: RESULT_ID_DUPLICATE")
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", button.get("start_parameter", "")) or not button.get("text"):
            raise Refusal("Bad Request: BUTTON_INVALID")
        texts = tuple(map(_checked, results))
        self._waiting.remove(query)
        self.answers[query] = Offered(texts, button["text"], button["start_parameter"])


def _checked(result: Mapping[str, Any]) -> str:
    if result.get("type") != "article" or not result.get("title"):
        raise Refusal("Bad Request: can't parse inline query result")
    if not 1 <= len(result["id"].encode()) <= RESULT_BYTES:
        raise Refusal("Bad Request: RESULT_ID_INVALID")
    content = result["input_message_content"]
    text = shown(content["message_text"]) if content.get("parse_mode") else str(content["message_text"])
    if not 1 <= utf16_units(text) <= TEXT_UNITS:
        raise Refusal("Bad Request: MESSAGE_TOO_LONG")
    return text
