"""Extract → merge → count: the translations of all languages against the English as it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract_from_dir

from bot.catalog.catalogue import Catalogue
from bot.catalog.messages import po_path
from bot.catalog.po_files import Merged, Text, update
from bot.core.library import SOURCE_LANGUAGE, Library, Translation
from bot.core.texts import translatable

_KEYWORDS = {"phrase": ((1, "c"), 2)}
"""How Babel reads `phrase("key", "English")`: the first argument is the context."""


_STATES = ("done", "changed", "missing", "withdrawn")


@dataclass(frozen=True, slots=True)
class Status:
    """How far one language is, in one topic or elsewhere; in all of it, where `part` is None."""

    language: str
    part: str | None
    done: int = 0
    changed: int = 0
    """Marked fuzzy: the English changed since, or somebody doubts the text."""
    missing: int = 0
    withdrawn: int = 0
    words: int = 0
    """English words that wait for a translator: of all that is not done."""


def interface_texts(code: Path) -> Iterator[Text]:
    """The interface's phrases, extracted from the code by Babel."""
    for filename, line, message, _, context in extract_from_dir(code, [("**.py", "python")], keywords=_KEYWORDS):
        if context is not None:
            yield Text(f"ui.{context}", str(message), f"bot/{filename}:{line}" if line else filename)


def content_texts(catalogue: Catalogue) -> Iterator[Text]:
    """The texts of the content, with the file each stands in."""
    for key, english in translatable(catalogue.reading.content):
        yield Text(key, english, catalogue.reading.place(key).file)


def update_all(catalogue: Catalogue, code: Path, locales: Path) -> dict[tuple[str, str], Merged]:
    """Bring every PO file of every language up to date; (language, domain) → what was done."""
    interface = [
        Text(item.key, item.english, item.place.rpartition(":")[0] or item.place) for item in interface_texts(code)
    ]
    content = list(content_texts(catalogue))
    done: dict[tuple[str, str], Merged] = {}
    for language in catalogue.reading.content.languages:
        if language.id == SOURCE_LANGUAGE:
            continue
        for domain, texts in (("bot", interface), ("content", content)):
            done[language.id, domain] = update(po_path(locales, language.id, domain), language.id, texts)
    return done


def status(library: Library, withdrawn: Mapping[str, Mapping[str, str]] | None = None) -> list[Status]:
    """How many texts are done, changed, missing or withdrawn: by language, and by topic or kind of text.

    Without `withdrawn` (language → keys) a withdrawn text is a missing one.
    """
    found: list[Status] = []
    for language in library.languages:
        if language == SOURCE_LANGUAGE:
            continue
        gone = (withdrawn or {}).get(language, {})
        parts: dict[str, Counter[str]] = {}
        for key in library.keys:
            row = parts.setdefault(_part(key), Counter())
            state = _state(library.translation(key, language), withdrawn=key in gone)
            row[state] += 1
            row["words"] += 0 if state == "done" else len(library.english(key).split())
        found.extend(Status(language, part, **row) for part, row in sorted(parts.items()))
    return found


def totals(rows: Iterable[Status]) -> list[Status]:
    """The sums of each language."""
    sums: dict[str, Counter[str]] = {}
    for row in rows:
        counted = {name: getattr(row, name) for name in (*_STATES, "words")}
        sums.setdefault(row.language, Counter()).update(counted)
    return [Status(language, None, **counted) for language, counted in sums.items()]


def _state(translation: Translation | None, *, withdrawn: bool) -> str:
    if translation is None:
        return "withdrawn" if withdrawn else "missing"
    return "changed" if translation.fuzzy else "done"


def _part(key: str) -> str:
    kind, name = key.split(".")[:2]
    return name if kind == "topic" else {"ui": "interface"}.get(kind, f"{kind}s")
