"""The parts of the composition root that decide something: where the last good content is, what is counted by month."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import coarse
from bot.clock import SystemClock
from bot.core.errors import ContentError
from bot.core.ports import Count
from bot.core.understanding import Understanding
from bot.editions import load_edition
from bot.ongoing import ANEW_SECONDS, kept_going
from bot.settings import Settings
from tests.catalog.folders import Folders, small
from tests.support import builders as make
from tests.support.libraries import library
from tests.telegram.fakes import NotedPauses


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    monkeypatch.chdir(tmp_path)
    return small(tmp_path)


def settings(**environment: str) -> Settings:
    return Settings.from_env(environment)


def load(**environment: str) -> set[str]:
    return set(load_edition(settings(**environment), SystemClock()).library.topics)


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("", "var"),
        ("sqlite:///data/ukuk.sqlite3", "data"),
        ("sqlite+aiosqlite:///data/x.db?cache=shared", "data"),
        ("postgresql://user:geheim@host/db", "var"),
        ("postgres://host/db", "var"),
    ],
)
def test_the_last_good_content_is_kept_beside_the_database(folders: Folders, url: str, home: str) -> None:
    assert load(DATABASE_URL=url) == {"unpaid-wages", "emergency"}
    kept = sorted(path.parent.as_posix() for path in Path().glob("**/last-good"))
    assert kept == [home]


def test_an_absolute_path_of_the_database(folders: Folders, tmp_path: Path) -> None:
    load(DATABASE_URL=f"sqlite:///{tmp_path}/deep/er/ukuk.sqlite3")
    assert (tmp_path / "deep" / "er" / "last-good" / "content").is_dir()


def test_broken_content_gives_way_to_the_last_good_one(folders: Folders) -> None:
    load()
    folders.edit("topics/emergency.yaml", "sensitivity: danger", "sensitivity: secret")
    assert load() == {"unpaid-wages", "emergency"}
    shutil.rmtree("var")
    with pytest.raises(ContentError):
        load()


def test_other_folders_can_be_named(folders: Folders, tmp_path: Path) -> None:
    folders.content.rename(tmp_path / "words")
    assert load(CONTENT_DIR="words") == {"unpaid-wages", "emergency"}


def test_an_edition_understands_its_own_library(folders: Folders) -> None:
    edition = load_edition(settings(), SystemClock(), phrases=True)
    assert edition.understanding.understand("they did not pay my wages").topics == ("unpaid-wages",)
    assert Understanding(edition.library, None).is_urgent("he wants to kill me")


def test_what_was_learned_is_not_served(folders: Folders) -> None:
    """The phrases are half of the memory; who is served needs the first lines of danger alone."""
    load_edition(settings(), SystemClock())
    edition = load_edition(settings(), SystemClock(), learn=False)
    assert edition.understanding.is_urgent("he wants to kill me")
    content = edition.library.content
    assert (content.phrasings, content.vocabularies) == ((), ())
    assert [(kind.first, kind.says) for kind in content.dangers] == [("Get to people.", {})]


def test_the_clock_is_aware_and_goes() -> None:
    before = datetime.now(UTC)  # noqa: TID251  # compared with the clock under test
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert before <= now <= datetime.now(UTC)  # noqa: TID251


COUNTS = [
    (Count("topic", "hiv-care", "steps"), True),
    (Count("topic", "women-safety"), True),
    (Count("topic", "unpaid-wages", "steps"), False),
    (Count("topic", "gone"), False),
    (Count("emergency"), True),
    (Count("show", "police-ru"), True),
    (Count("screening", "forced-labour"), True),
    (Count("typed", "", "urgent"), True),
    (Count("typed", "", "none"), False),
    (Count("typed", "unpaid-wages", "sure"), False),
    (Count("menu"), False),
    (Count("typed", "unpaid-wages", "urgent"), False),
]


@pytest.mark.parametrize(("count", "expected"), COUNTS, ids=str)
def test_what_could_point_at_somebody_is_counted_coarsely(count: Count, *, expected: bool) -> None:
    topics = [
        make.topic("unpaid-wages"),
        make.topic("hiv-care", sensitivity="careful"),
        make.topic("women-safety", sensitivity="danger"),
    ]
    assert coarse(lambda: library(topics=topics))(count) is expected


def test_the_library_of_the_moment_decides() -> None:
    now = [library(topics=[make.topic("hiv-care", sensitivity="public")])]
    is_coarse = coarse(lambda: now[-1])
    assert not is_coarse(Count("topic", "hiv-care"))
    now.append(library(topics=[make.topic("hiv-care", sensitivity="careful")]))
    assert is_coarse(Count("topic", "hiv-care"))


async def test_a_part_that_breaks_begins_anew(caplog: pytest.LogCaptureFixture) -> None:
    """Whatever it is that breaks it, such as a system that has no thread to give: without it people are answered."""
    begun: list[int] = []
    pauses = NotedPauses()

    async def work() -> None:
        begun.append(len(begun))
        if len(begun) < 3:
            raise RuntimeError("can't start new thread")

    await kept_going(work, pauses)
    assert begun == [0, 1, 2]
    assert pauses.seconds == [ANEW_SECONDS] * 2
    assert caplog.text.count("a part of the bot broke, and begins anew") == 2
