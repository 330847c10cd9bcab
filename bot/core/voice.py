"""One language, one asker: says the texts of a screen and notes how sure they were.

Every text of a screen is said through a Voice, so that the screen knows afterwards whether it
must add "this is being re-checked" or "not yet in your language", or name an old fact.
"""

from __future__ import annotations

import re
from datetime import date
from string import Formatter

from bot.core.formatting import format_fact
from bot.core.library import Library, TextState
from bot.core.model import Fact
from bot.core.phrases import Phrase

FACT = re.compile(r"\{fact:([a-z0-9-]+)\}")


class Voice:
    """Says texts in one language on one day."""

    def __init__(self, library: Library, language: str, today: date) -> None:
        self.library = library
        self.language = language
        self.today = today
        self.worst = TextState.DONE
        self.expired: list[Fact] = []

    def ui(self, phrase: Phrase, **values: str) -> str:
        """A phrase of the interface with its values put in."""
        text = self._note(phrase.key)
        return text.format(**values) if values else text

    def text(self, key: str) -> str:
        """A text of the content with its facts filled in."""
        return FACT.sub(self._fact, self._note(key))

    def fact(self, fact: Fact) -> str:
        """A fact's value in words; notes it when its date has passed."""
        self.rests_on(fact)
        return format_fact(fact, self.language)

    def rests_on(self, fact: Fact) -> None:
        """Note a fact on which what is said rests, though its value is not said, when its date has passed."""
        if fact.expires < self.today and fact not in self.expired:
            self.expired.append(fact)

    def _note(self, key: str) -> str:
        text, _, state = self.library.say(key, self.language)
        self.worst = max(self.worst, state)
        return text

    def _fact(self, match: re.Match[str]) -> str:
        return self.fact(self.library.facts[match.group(1)])


def placeholders(text: str) -> frozenset[str]:
    """The placeholders of an interface text, as they stand between the braces: a name, and nothing behind it.

    Raises:
        ValueError: the braces do not match.
    """
    found = ((name, form, how) for _, name, form, how in Formatter().parse(text) if name is not None)
    return frozenset(f"{name}{f'!{how}' if how else ''}{f':{form}' if form else ''}" for name, form, how in found)
