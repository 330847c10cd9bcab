"""What an editor names at the terminal: a key, a language. What is not there is said, with what may be meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import islice
from textwrap import shorten
from typing import Final

from bot.cli.console import stop
from bot.core.library import Library

_NEAR: Final = 5
"""Keys that are proposed for one that is not there."""
_COLUMNS: Final = 60
"""Characters of the text that is told with its key."""


def language_or_stop(language: str, languages: Collection[str]) -> None:
    """Let pass what is a language of ours.

    Raises:
        Stopped: with code 2.
    """
    if language not in languages:
        near = get_close_matches(language, languages, n=1)
        stop(f"There is no language '{language}'. " + (f"Did you mean '{near[0]}'?" if near else _known(languages)))


def key_or_stop(key: str, library: Library, also: Collection[str] = ()) -> None:
    """Let pass what is the key of a text, or one of `also`. Else keys that are near, or whose text says it, are told.

    Raises:
        Stopped: with code 2.
    """
    if key in library.keys or key in also:
        return
    near = get_close_matches(key, library.keys, n=_NEAR) or list(islice(_saying(key, library), _NEAR))
    meant = (
        ["Did you mean:", *(f"  {name}  {shorten(library.english(name), _COLUMNS)}" for name in near)] if near else []
    )
    stop(f"No text has the key '{key}'.", *meant)


def _saying(words: str, library: Library) -> Iterator[str]:
    """Keys of texts in which the words stand, in any language."""
    wanted = words.casefold()
    for key in library.keys:
        if any(wanted in library.say(key, language).text.casefold() for language in library.languages):
            yield key


def _known(languages: Collection[str]) -> str:
    return f"There are: {', '.join(languages)}."
