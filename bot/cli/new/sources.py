"""The sources of what is new: chosen among those that exist, or named by title, address and date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.catalog.scaffolds.source import NewSource
from bot.cli.console import say_error
from bot.cli.new import reading
from bot.cli.new.asking import ask
from bot.core.library import Library
from bot.core.pagedate import PageDate

_WORDS = "Source it rests on: the id of one in content/sources, or an id of your own for a new page"


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What the command line said of sources."""

    ids: list[str] | None = None
    title: str | None = None
    url: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources by id, the first dated one's date, and those of them that are new."""

    ids: tuple[str, ...]
    dated: PageDate | None
    new: tuple[NewSource, ...]


def ask_sources(library: Library, today: date, options: SourceOptions) -> Sources:
    """Ask for one source at least; each that is not there yet is asked about at once.

    Raises:
        Stopped: nobody answers, or the person ends it.
    """
    read = reading.new_id("source", ())
    new: dict[str, NewSource] = {}
    ids: list[str] = []
    given = list(options.ids or ())
    while given or not options.ids:
        words, default = (f"{_WORDS} (empty: no more)", "") if ids else (_WORDS, None)
        name = ask("--source", words, reading.optional(read), given.pop(0) if given else None, default=default)
        if name is None:
            break
        if name not in library.sources and name not in new:
            made = _new(library, name, today, options)
            if made is None:
                continue
            new[name] = made
        ids.append(name)
    dates = [(library.sources.get(name) or new[name]).source_date for name in ids]
    dated = next((day for day in dates if day is not None), None)
    return Sources(tuple(dict.fromkeys(ids)), dated, tuple(new.values()))


def _new(library: Library, name: str, today: date, options: SourceOptions) -> NewSource | None:
    say_error(f"There is no source '{name}' yet.{reading.near(name, library.sources)}")
    words = f"Title of the new source '{name}': who published what"
    if options.ids:
        title: str | None = ask("--source-title", words, reading.text(), options.title)
    else:
        title = ask("--source-title", f"{words} (empty: none, ask again)", reading.optional(reading.text()), default="")
    if title is None:
        return None
    address = ask(
        "--source-url", "Its address (empty: it is no page)", reading.optional(reading.url), options.url, default=""
    )
    words = "The page's own date, as 2025, 2025-08 or 2025-08-25 (empty: it has none)"
    day = ask("--source-date", words, reading.page_date(today), options.date, default="")
    return NewSource(name, title, address, day, harmful_in(library, address))


def harmful_in(library: Library, address: str | None) -> tuple[str, ...]:
    """The countries where a link to this address harms a reader, after content/hosts.yaml."""
    host = (address or "").partition("://")[2].partition("/")[0].partition(":")[0].lower().removeprefix("www.")
    found: set[str] = set()
    for item in library.content.harmful_hosts:
        if host == item.id or host.endswith(f".{item.id}"):
            found.update(item.harmful_in)
    return tuple(sorted(found))
