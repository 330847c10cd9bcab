"""The marker test: somebody with a name, an id, words, a place and a phone goes through everything.

Afterwards nothing of it stands in the log at its most talkative, in any file, or in the counts.
"""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import coarse
from bot.catalog.loading import load_or_last_good
from bot.catalog.snapshot import Snapshot
from bot.core.conversation import Edition
from bot.storage import Storage
from tests.support.clock import NOON, FakeClock
from tests.telegram.edition import ROOT, real_edition
from tests.telegram.house import build_house
from tests.telegram.logs import talkative_log
from tests.telegram.marked import GROUP, PERSON, WORDS, everything, talk

SECRET = "Zqsecret-of-the-test"
SQLITE = "ukuk.sqlite3"


def _traces() -> Iterator[bytes]:
    """Every way in which something of the person could stand somewhere."""
    for word in WORDS:
        yield from (word.encode(), word.encode("utf-16-le"), word.lower().encode())
    for number in (PERSON, GROUP, -GROUP):
        digits = str(number)
        yield from (digits.encode(), digits.encode("utf-16-le"), f"{abs(number):x}".encode())
        size = (number.bit_length() + 8) // 8
        for order in ("big", "little"):
            yield from (number.to_bytes(length, order, signed=True) for length in {size, 8})
        for algorithm in ("md5", "sha1", "sha256", "blake2b"):
            digest = hashlib.new(algorithm, digits.encode())
            yield from (digest.digest(), digest.hexdigest().encode())


def _found(content: bytes) -> list[bytes]:
    return [trace for trace in _traces() if trace in content]


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """The content as a start reads it, which keeps a copy beside the database."""
    snapshot = Snapshot(tmp_path / "last-good")
    library = load_or_last_good(ROOT / "content", ROOT / "locales", snapshot, NOON.date())
    assert snapshot.exists()
    return Edition(library, real_edition().understanding)


@pytest.fixture
async def storage(tmp_path: Path, edition: Edition) -> AsyncIterator[Storage]:
    made = Storage(
        f"sqlite:///{tmp_path / SQLITE}", secret=SECRET, clock=FakeClock(), coarse=coarse(lambda: edition.library)
    )
    await made.migrate()
    yield made
    await made.close()


@pytest.mark.filterwarnings("default::RuntimeWarning")
async def test_nothing_of_the_person_is_left(edition: Edition, storage: Storage, tmp_path: Path) -> None:
    usual = io.StringIO()
    with talkative_log() as log:
        plain = logging.StreamHandler(usual)
        logging.getLogger().addHandler(plain)
        await everything(edition, storage)
        assert storage.counters.waiting
        assert await storage.counters.flush()
    counts = await storage.read_counts()
    open_files = _files(tmp_path)
    shown = repr([storage, storage.preferences, storage.counters, counts])
    await storage.close()
    closed_files = _files(tmp_path)

    # What is searched is really there: the search would find the person if the person were told.
    assert _found(usual.getvalue().encode())
    assert log.getvalue().count("ERROR") > 20
    assert {SQLITE, f"{SQLITE}-wal"} <= open_files.keys()
    assert any("last-good" in name for name in closed_files)
    assert {counted.count.event for counted in counts} >= {
        "start", "typed", "topic", "remember", "location", "failed", "inline", "save",
    }  # fmt: skip
    assert b"hiv-care" in closed_files[SQLITE]

    assert _found(log.getvalue().encode()) == []
    assert _found(shown.encode()) == []
    for name, content in (*open_files.items(), *closed_files.items()):
        assert _found(content) == [], name
        assert _found(name.encode()) == [], name


async def test_one_choice_was_kept_under_a_key_that_says_nothing(edition: Edition, storage: Storage) -> None:
    """The press that keeps is real: the test above is not about an empty table."""
    house = build_house(edition, storage.preferences, storage.counters)
    await talk(house)
    kept: Any = None
    while kept is None:  # a read may give up after 50 ms on a busy machine
        kept = await storage.preferences.get(PERSON)
    assert (kept.language, kept.country, kept.passport) == ("ru", "KG", "other")
