"""What the tests look for on screens: the interface's own words in a language."""

from __future__ import annotations

import re
from typing import Final, Protocol

from bot.core.library import Library
from bot.core.phrases import Phrase
from bot.core.understanding import Understanding, Understood
from tests.telegram.keyboards import Button

_NUMBER: Final = re.compile(r"<b>(?:[+\d][\d ()\u2011-]*(?: · )?)+</b>")
"""Numbers to call stand in bold, alone; no other number does."""


def said(library: Library, phrase: Phrase, language: str = "ky") -> str:
    """A phrase as a person of that language reads it, without what its placeholders would bring."""
    return library.say(phrase.key, language).text


def title(library: Library, topic: str, language: str = "ky") -> str:
    return library.say(f"topic.{topic}.title", language).text


class Shown(Protocol):
    """What is seen of a message: its markup and its buttons."""

    @property
    def html(self) -> str: ...

    @property
    def buttons(self) -> list[Button]: ...


def has_number(message: Shown) -> bool:
    """Whether a number to call stands in a message, or is copied by one of its buttons."""
    return bool(_NUMBER.search(message.html)) or any(button.copied for button in message.buttons)


def phrasing(
    library: Library, understanding: Understanding, language: str, confidence: str, *, behind: str = ""
) -> tuple[str, Understood]:
    """One of the content's own phrasings that is understood so surely, also with other words behind it."""
    for item in library.content.phrasings:
        for line in item.phrases.get(language, ()):
            if understanding.understand(f"{line} {behind}").confidence != confidence:
                continue
            understood = understanding.understand(line)
            found = understood.confidence == confidence and not understood.urgent and understood.country is None
            if found and understanding.language(line) == language:
                return line, understood
    raise LookupError(f"nothing in '{language}' is understood as {confidence}")
