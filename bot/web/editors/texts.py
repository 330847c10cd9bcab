"""The texts of a screen in several languages, each with its file and line."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.library import SOURCE_LANGUAGE
from bot.web.editors.asked import Asked
from bot.web.editors.desk import Sight
from bot.web.editors.parts import BAD, WARN, chip, where
from bot.web.html import Safe, tag


def texts(sight: Sight, asked: Asked, keys: list[str], name: str, heading: str, *, opened: bool = False) -> Safe | None:
    """A table of texts as the files have them, folded where it is not `opened`; None without any."""
    if not keys:
        return None
    languages = [sight.library.languages[code] for code in asked.languages]
    head = tag("tr", tag("th", "Text", scope="col"), [tag("th", one.name, scope="col") for one in languages])
    rows = [_text(sight, key, asked.languages) for key in keys]
    table = tag("table", tag("thead", head), tag("tbody", rows), class_="texts")
    return tag("details", tag("summary", f"{heading} ({len(keys)})"), table, id=name, open=opened)


def _text(sight: Sight, key: str, languages: Iterable[str]) -> Safe:
    name = tag("th", tag("code", _tail(key), title=key), scope="row")
    return tag("tr", name, [_cell(sight, key, language) for language in languages])


def _tail(key: str) -> str:
    """A key without what the page says already: the topic and the card."""
    head, _, rest = key.partition(".")
    return ".".join(rest.split(".")[2:]) or rest if head == "topic" else rest


def _cell(sight: Sight, key: str, language: str) -> Safe:
    library, name = sight.library, sight.library.languages[language].name
    if language == SOURCE_LANGUAGE:
        text, mark = library.english(key), None
    else:
        found = library.translation(key, language)
        text = found.text if found is not None else ""
        mark = chip("missing", BAD) if found is None else chip("fuzzy", WARN) if found.fuzzy else None
    place = where(sight.report, sight.report.place(key, language))
    return tag("td", tag("p", mark, " " if mark else None, text), place, lang=language, data_language=name)
