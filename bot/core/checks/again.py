"""Rules on what editors put aside: English that waits to be read again, translations that were withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.checks.rule import Context, Finding

_DONE = "python -m bot translations done {key}"


def flagged(context: Context) -> Iterator[Finding]:
    """No English waits to be read again because a correction began in another language."""
    library = context.library
    for mark in library.content.flagged:
        own, done = f"flagged.{mark.id}", _DONE.format(key=mark.id)
        if mark.begun_in is not None and mark.begun_in not in library.languages:
            yield Finding(own, f"There is no language '{mark.begun_in}'.", "Write null, or a language of ours.")
        if mark.id not in library.keys:
            yield Finding(own, "This text was flagged, and is there no more.", f"`{done}` takes the mark away.")
            continue
        begun = f", as the correction began in '{mark.begun_in}'" if mark.begun_in else ""
        words = f"This English is to be read again since {mark.since}{begun}: {mark.why}"
        yield Finding(mark.id, words, f"Mend it; then `{done}` takes the mark away.")


def withdrawn(context: Context) -> Iterator[Finding]:
    """No translation is withdrawn."""
    for language, table in context.withdrawn.items():
        for key, words in table.items():
            if key in context.library.keys:
                told = f"The '{language}' text was withdrawn {words}".rstrip(". ")
                yield Finding(key, f"{told}.", "Translate it anew in the PO file.", language)
