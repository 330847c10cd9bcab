"""Which content is served, and what was learned from its phrases; a part of the composition root.

Learning takes some seconds, so it is kept beside the database, and a start does not wait for it: it
goes on in a process of its own. Until then what was learned before decides, taught the new lines in a
moment; where nothing ever was, the list of danger, places and the menu are there, and typed words are
answered honestly: not understood.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import chain, repeat
from pathlib import Path
from typing import Final

import bot
from bot.catalog.catalogue import revision
from bot.catalog.files import Files
from bot.catalog.loading import Known, keep_good, load, load_or_last_good, measure
from bot.catalog.parsed_file import ParsedFile
from bot.catalog.snapshot import Snapshot
from bot.catalog.trained_file import keep_trained, load_earlier, load_made_from, load_trained
from bot.clock import SystemClock
from bot.core.conversation import Edition
from bot.core.library import Library
from bot.core.understanding import Trained, Understanding, fingerprint
from bot.settings import Settings

log = logging.getLogger(__name__)

Pause = Callable[[float], Awaitable[None]]
LEARN_PAUSES: Final = (60.0, 600.0, 3600.0)
"""Seconds between tries to learn, which takes a processor and much memory for half a minute."""


class Current:
    """The edition that is served now, since when, and whether what the files say was refused."""

    def __init__(self, edition: Edition, since: datetime, *, refused: bool = False) -> None:
        self.edition = edition
        self.since = since
        self.refused = refused


def load_edition(settings: Settings, clock: SystemClock, *, learn: bool = True, phrases: bool = False) -> Edition:
    """The content to serve. With `learn` it waits until the phrases are learned, where that was not kept.

    With `phrases` its library still has them once they are learned: to explain what decided.

    Raises:
        ContentError: it is broken, and no good one was ever kept.
    """
    library = load_library(settings, clock)
    kept = load_trained(beside_database(settings), library)
    if kept is not None:
        return Edition(library if phrases else library.without_phrases(), Understanding(library, kept))
    if not learn:
        return Edition(library, Understanding.taught(library, load_earlier(beside_database(settings))))
    understanding = Understanding(library, _learned(settings, library))
    return Edition(library if phrases else library.without_phrases(), understanding)


def load_library(settings: Settings, clock: SystemClock) -> Library:
    """The content alone.

    Raises:
        ContentError: it is broken, and no good one was ever kept.
    """
    folder = beside_database(settings)
    parsed = parsed_file(folder)
    known = Known(parsed.load())
    today = clock.now().date()
    library = load_or_last_good(
        settings.content_dir, settings.locales_dir, Snapshot(folder / "last-good"), today, known
    )
    parsed.keep(known.parsed.used)
    return library


def parsed_file(folder: Path) -> ParsedFile:
    """What content files hold, kept in a folder for this program."""
    return ParsedFile(folder, Path(bot.__file__).parent)


def is_refused(settings: Settings, served: Edition) -> bool:
    """Whether the files say something else than what is served, as after a start with broken ones."""
    return revision(settings.content_dir, settings.locales_dir) != served.library.revision


def _learned(settings: Settings, library: Library) -> Trained:
    trained = Trained.of(library)
    try:
        keep_trained(beside_database(settings), trained)
    except OSError:
        log.exception("what was learned cannot be kept: the next start learns it anew")
    return trained


def prepare(settings: Settings, clock: SystemClock, served: Edition, known: Known) -> None:
    """Get to know the files as they were read at the start, so that a change of them is taken up quickly."""
    known.parsed = parsed_file(beside_database(settings)).load()
    files, folders = Files(), (settings.content_dir, settings.locales_dir)
    if revision(*folders, files=files) == served.library.revision:
        # of the same bytes: what somebody saves meanwhile was not measured
        known.shown = revision(*folders, files=files, shown=True)
    measure(served.library, clock.now().date(), known)
    # what is here by now stays: the collector would go through all of it whenever a change is taken up
    gc.collect()
    gc.freeze()


def changed_edition(
    settings: Settings, clock: SystemClock, served: Edition, known: Known | None = None
) -> Edition | None:
    """What the files say now; None where they say what is served already.

    What typed words mean is known from before, and taught the new phrases; until all is learned anew.

    Raises:
        ContentError: the files are broken.
    """
    now = revision(settings.content_dir, settings.locales_dir)
    if now == served.library.revision:
        return None
    proven = Snapshot(beside_database(settings) / "last-good").revision == now
    with _uncollected():
        library = load(settings.content_dir, settings.locales_dir, clock.now().date(), proven=proven, known=known)
        return _with_understanding(settings, library, served)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing of what is made here is thrown away: looking for that would be a tenth of the work."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def keep_served(settings: Settings, served: Edition) -> None:
    """Keep what is served for a later start, unless the files say something else again by now."""
    if revision(settings.content_dir, settings.locales_dir) == served.library.revision:
        snapshot = Snapshot(beside_database(settings) / "last-good")
        keep_good(snapshot, settings.content_dir, settings.locales_dir, served.library.revision)


def _with_understanding(settings: Settings, library: Library, served: Edition) -> Edition:
    phrases, before = fingerprint(library), served.understanding
    trained = load_made_from(beside_database(settings), phrases)
    if trained is None:
        if to_learn(served) == phrases:
            return Edition(library, before.renewed(library))  # taught these phrases already
        return Edition(library, Understanding.taught(library, before.learned, before))
    # whose library is without phrases has learned exactly those that it was made from
    same = not served.library.content.phrasings and before.learned and before.learned.fingerprint == trained.fingerprint
    understanding = before.renewed(library) if same else Understanding(library, trained, before)
    return Edition(library.without_phrases(), understanding)


def to_learn(served: Edition) -> str | None:
    """What names the phrases that are not learned yet; None where all are."""
    return fingerprint(served.library) if served.library.content.phrasings else None


async def learn_beside(settings: Settings, current: Current, pause: Pause = asyncio.sleep) -> None:
    """Learn the phrases of the current edition in a process of its own, then serve with what was learned.

    What is served may change meanwhile, as long as its phrases do not. Where the process is killed, as for the memory
    that it takes, it is tried again after a while.
    """
    library = current.edition.library
    if not library.content.phrasings:
        return
    pauses = chain(LEARN_PAUSES, repeat(LEARN_PAUSES[-1]))
    while (trained := await _learned_beside(settings, library)) is None:
        seconds = next(pauses)
        log.error(
            "the phrases could not be learned: what was known before decides, and danger's list; next try in %s s",
            seconds,
        )
        await pause(seconds)
    served = current.edition
    if to_learn(served) != trained.fingerprint:
        return
    understanding = Understanding(served.library, trained, served.understanding)
    current.edition = Edition(served.library.without_phrases(), understanding)
    log.info("the phrases are learned: typed words are understood")


async def _learned_beside(settings: Settings, library: Library) -> Trained | None:
    """What was learned from a library; None where the process came to nothing."""
    given = b""
    try:
        given = await _learn_in_a_process()
    except OSError:
        log.exception("the process that learns could not be started")
    return load_trained(beside_database(settings), library) or _given(given, library)


def _given(learned: bytes, library: Library) -> Trained | None:
    """What the process that learned gave, where the disk did not take it; None where it is not of these phrases."""
    with suppress(ValueError):
        trained = Trained.from_bytes(learned)
        return trained if trained.fingerprint == fingerprint(library) else None
    return None


async def _learn_in_a_process() -> bytes:
    """What was learned. It takes a processor for half a minute, which is none of the conversation's."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "learn", "--give",
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        given, _ = await process.communicate()
        return given
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def beside_database(settings: Settings) -> Path:
    """The folder of the SQLite file; `var` where the database is a server."""
    return settings.data_folder
