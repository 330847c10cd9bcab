"""A typed message as it is read: once, for all that want to know something of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.core.limits import TYPED_CHARACTERS
from bot.core.skeleton import words
from bot.core.understanding.features import Features
from bot.core.understanding.keyboard import other_layout
from bot.core.understanding.known import known_share

_SLIP: Final = 0.5
"""Where fewer of the words are known, the other keyboard layout is tried."""


@dataclass(frozen=True, slots=True)
class Message:
    """The keys of the words, the rows of the models that they are looked up in, and the share of known words, 0…1."""

    text: str
    words: list[str]
    rows: list[int]
    known: float

    @property
    def key(self) -> str:
        """The skeleton of the text."""
        return " ".join(self.words)


def read(text: str, features: Features, known: frozenset[str]) -> Message:
    """Read a message, as far as it is looked at."""
    text = text[:TYPED_CHARACTERS]
    found = words(text)
    share = known_share(known, found)
    if share < _SLIP and known:
        slipped = words(other_layout(text))
        better = known_share(known, slipped)
        if better > max(share, _SLIP):
            found, share = slipped, better
    return Message(text, found, features.of(found), share)
