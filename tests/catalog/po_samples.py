"""PO files as translators leave them."""

from __future__ import annotations

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
"""Four lines."""


def entry(key: str = "ui.a", english: str = "A", text: str = "Б", *, above: str = "") -> str:
    """One entry of three lines, and one empty; `above` are whole lines before it."""
    return f'{above}msgctxt "{key}"\nmsgid "{english}"\nmsgstr "{text}"\n\n'
