"""Translations: PO files read as they are, no compile step.

A text is found by its key alone, the entry's `msgctxt`. An entry marked fuzzy is served with a
notice; one flagged `withdrawn`, or empty, is as if it were not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from bot.core.library import Translation
from bot.core.problems import Place, Problem, Severity

DOMAINS = ("bot", "content")
WITHDRAWN = "withdrawn"


@dataclass(slots=True)
class Messages:
    """All translations, the English they were made from, their places, and problems."""

    translations: dict[str, dict[str, Translation]] = field(default_factory=dict)
    made_from: dict[str, dict[str, str]] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def po_path(folder: Path, language: str, domain: str) -> Path:
    """Where the translations of a language and domain stand."""
    return folder / language / "LC_MESSAGES" / f"{domain}.po"


def read_messages(folder: Path, languages: Iterable[str]) -> Messages:
    """Read the PO files of the languages. Never raises for what a translator wrote."""
    messages = Messages()
    for language in languages:
        messages.translations[language] = {}
        messages.made_from[language] = {}
        for domain in DOMAINS:
            _read(messages, folder, language, domain)
    return messages


def _read(messages: Messages, folder: Path, language: str, domain: str) -> None:
    path = po_path(folder, language, domain)
    shown_as = f"{folder.name}/{path.relative_to(folder).as_posix()}"
    if not path.is_file():
        words = "There are no translations: the file does not exist."
        mend = "Run: python -m bot translations update."
        messages.problems.append(Problem(Place(shown_as), "po-missing", Severity.ADVICE, words, mend))
        return
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, domain=domain, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        words = f"The file cannot be read: {str(error).splitlines()[0]}."
        line = getattr(error, "lineno", None) or 0
        messages.problems.append(Problem(Place(shown_as, line, 1 if line else 0), "po-syntax", Severity.BLOCKS, words))
        return
    for message in catalogue:
        if not message.id or not message.context:
            continue
        key, place = message.context, Place(shown_as, message.lineno or 0, 1)
        if (language, key) in messages.places:
            words = f"The key {key} stands twice; the first is at {messages.places[language, key]}."
            messages.problems.append(Problem(place, "po-duplicate", Severity.BLOCKS, words))
            continue
        messages.places[language, key] = place
        messages.made_from[language][key] = str(message.id)
        text = str(message.string or "")
        if text and WITHDRAWN not in message.flags:
            messages.translations[language][key] = Translation(text, fuzzy=message.fuzzy)
