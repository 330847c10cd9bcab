"""What a rule of the content check finds."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.library import SOURCE_LANGUAGE


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: under which key, in which language's file, in words, and how to mend it."""

    key: str
    text: str
    mend: str = ""
    language: str = SOURCE_LANGUAGE
