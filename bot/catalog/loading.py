"""A Library that may be served: read, checked for what blocks, or the last good one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.catalog.catalogue import Catalogue, read_catalogue, refuse_if_blocked
from bot.catalog.files import Parsed, is_folder
from bot.catalog.messages import DOMAINS, po_path
from bot.catalog.snapshot import Snapshot
from bot.core import phrases
from bot.core.checks import RENDERED, Context, Finding, Rule, blocking, everything, findings
from bot.core.checks.memory import Memory, Remembered
from bot.core.errors import ContentError
from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.problems import Place, Problem, Severity

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Known:
    """What a running program knows of its files, so that after a change only what changed is looked at.

    Screens that a change did not touch count as measured on the day on which they were, as screens do
    that are served from one day to the next.
    """

    parsed: Parsed = field(default_factory=Parsed)
    screens: Remembered = field(default_factory=Remembered)
    shown: str = ""
    """The revision of what is shown that was in order."""
    translated: frozenset[tuple[str, str]] = frozenset()
    """The languages and domains of which what is served has translations."""


def load(content: Path, locales: Path, today: date, *, proven: bool = False, known: Known | None = None) -> Library:
    """The library of two folders. What is `proven` was served before: its screens are not measured again.

    Raises:
        ContentError: something in them must not be served; with every problem and its place.
    """
    known = known or Known()
    catalogue = read_catalogue(content, locales, known.parsed)
    known.parsed.turn()
    refuse_if_blocked([*catalogue.problems, *_lost(catalogue, locales, known.translated)])
    library = catalogue.library()
    context = _context(catalogue, library, today, Memory(known.screens))
    proven = proven or catalogue.shown == known.shown
    refuse_if_blocked([problem(catalogue, rule, finding) for rule, finding in blocking(context, proven=proven)])
    known.shown = catalogue.shown
    if context.memory.now.lengths:
        known.screens = context.memory.now
    known.translated = _translated(library)
    return library


def _translated(library: Library) -> frozenset[tuple[str, str]]:
    interface = phrases.INTERFACE.keys()
    keys = zip(DOMAINS, (library.keys & interface, library.keys - interface), strict=True)
    return frozenset(
        (language, domain)
        for domain, own in keys
        for language in library.languages
        if any(library.translation(key, language) for key in own)
    )


def _lost(catalogue: Catalogue, locales: Path, served: Collection[tuple[str, str]]) -> list[Problem]:
    """Files of translations that were there when what is served was read, and are gone or empty.

    A text without a translation holds nothing back; but where a whole file goes while the bot runs, as while another
    branch is checked out, a disk is full or a save is half done, everybody would be spoken to in English.
    """
    words = "These translations are served, and their file is gone or empty."
    mend = "Put it back; to do without it start the bot again."
    gone = sorted(catalogue.messages.unread & set(served))
    places = [Place(f"{locales.name}/{po_path(Path(), language, domain).as_posix()}") for language, domain in gone]
    return [Problem(place, "po-missing", Severity.BLOCKS, words, mend) for place in places]


def measure(library: Library, today: date, known: Known) -> None:
    """Measure all screens of what is served, so that after a change only those are measured that it touches."""
    memory = Memory(known.screens)
    list(findings(Context(library, {}, today, memory=memory), RENDERED))
    known.screens = memory.now
    known.translated = _translated(library)


def first_problems(catalogue: Catalogue, today: date) -> list[Problem]:
    """What reading found; where nothing of it blocks, what blocks besides, but for the length of screens: no advice."""
    if any(found.severity is Severity.BLOCKS for found in catalogue.problems):
        return catalogue.problems
    context = Context(catalogue.library(), catalogue.messages.made_from, today)
    structure = [problem(catalogue, rule, finding) for rule, finding in blocking(context, proven=True)]
    return [*catalogue.problems, *structure]


def load_or_last_good(
    content: Path, locales: Path, snapshot: Snapshot, today: date, known: Known | None = None
) -> Library:
    """The library of the folders; where they are broken, the one served last, and loud words.

    Raises:
        ContentError: the folders are broken, and nothing good was ever kept, or that is broken, too.
    """
    try:
        library = load(content, locales, today, proven=snapshot.holds(content, locales), known=known)
    except ContentError as error:
        if not snapshot.exists():
            raise
        for found in error.problems:
            log.error("content: %s", found)  # noqa: TRY400  # an editor's problem, not a fault of the code
        kept = _last_good(snapshot, today)
        if kept is None:
            raise
        log.error("content is broken: the last good content is served instead")  # noqa: TRY400
        return kept
    if len(library.languages) > 1 and not is_folder(locales):
        log.warning("there is no folder %s: everybody is spoken to in English. Set LOCALES_DIR", locales)
    keep_good(snapshot, content, locales, library.revision)
    return library


def _last_good(snapshot: Snapshot, today: date) -> Library | None:
    """What was kept; None where it is broken, too: what is to be mended is the content, so that is what is told."""
    try:
        return load(snapshot.content, snapshot.locales, today, proven=True)
    except ContentError as error:
        log.error("the last good copy cannot be served either; the first problem there: %s", error.problems[0])  # noqa: TRY400  # as above
        return None


def keep_good(snapshot: Snapshot, content: Path, locales: Path, wanted: str | None = None) -> None:
    """Keep what can be served for a later start, while the folders still hold it (`wanted` is its revision).

    Where the disk refuses that is told, and nothing else.
    """
    try:
        snapshot.keep(content, locales, wanted)
    except OSError as error:
        log.warning("the good content could not be kept for a later start (%s)", type(error).__name__)


Look = Callable[[Context], list[tuple[Rule, Finding]]]
"""Gives the findings of all rules."""


def problems(catalogue: Catalogue, today: date, memory: Memory | None = None, look: Look = everything) -> list[Problem]:
    """Everything that is wrong or old, in one run, in the order of files and lines."""
    context = _context(catalogue, catalogue.library(), today, memory or Memory())
    found = [*catalogue.problems, *(problem(catalogue, rule, finding) for rule, finding in look(context))]
    return sorted(dict.fromkeys(found), key=_order)


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    place = problem.place
    return place.file, place.line, place.column, problem.rule, problem.text


def _context(catalogue: Catalogue, library: Library, today: date, memory: Memory) -> Context:
    messages = catalogue.messages
    return Context(
        library,
        messages.made_from,
        today,
        withdrawn=messages.withdrawn,
        flagged=messages.flagged,
        unread=catalogue.unread,
        memory=memory,
    )


def problem(catalogue: Catalogue, rule: Rule, finding: Finding) -> Problem:
    """A finding with the place where an editor mends it."""
    place: Place | None = None
    if finding.language != SOURCE_LANGUAGE:
        place = catalogue.messages.places.get((finding.language, finding.key))
    text = finding.text if finding.language == SOURCE_LANGUAGE else f"[{finding.language}] {finding.text}"
    where = place or english_place(catalogue, finding.key)
    return Problem(where, rule.id, rule.severity, text, finding.mend, finding.key, finding.language)


def english_place(catalogue: Catalogue, key: str) -> Place:
    """Where the English of a key stands: in a content file, or among the phrases of the interface."""
    if key not in phrases.INTERFACE:
        return catalogue.reading.place(key)
    written = f'"{key.removeprefix("ui.")}",'
    lines = Path(phrases.__file__).read_text(encoding="utf-8").splitlines()
    return Place("bot/core/phrases.py", next(number for number, line in enumerate(lines, 1) if written in line), 1)
