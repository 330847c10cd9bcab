"""The rule on texts that were to be written later: a reader would see the note instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.core.checks.rule import Context, Finding

_NOTE: Final = re.compile(
    r"(?<!\w)(?:TODO|TBD|TBA|FIXME|XXX+|TO-WRITE|ДОПИСАТЬ|ДОБАВИТЬ|ЖАЗУУ КЕРЕК)(?!\w)"
    r"|(?i:\blorem ipsum\b)|\?{3}|\[\s*(?:…|\.{3}|\?)?\s*\]|_{3}"
)
"""What people leave behind where they mean to come back; in capitals only, as «добавить» is a word, too."""
_LETTER: Final = re.compile(r"\w")


def note(text: str) -> str | None:
    """The note to write something later that stands in a text, or the text where it says nothing; None if it is one."""
    found = _NOTE.search(text)
    if found is not None:
        return found.group()
    return None if _LETTER.search(text) else text


def to_write(context: Context) -> Iterator[Finding]:
    """No text is a note of what is to be written."""
    for key, language, text in context.texts():
        found = note(text)
        if found is not None:
            yield Finding(key, f"The text is still to be written: '{found}'.", "Write it, or take it out.", language)
