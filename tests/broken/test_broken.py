"""Each kind of broken content is told with its place, and with nothing besides; what must not be served is not."""

from __future__ import annotations

import logging
import re
import shutil
from pathlib import Path

import pytest

from bot.catalog.loading import problems
from bot.clock import SystemClock
from bot.core.conversation import Edition
from bot.core.errors import ContentError
from bot.editions import Current, load_edition, prepare
from bot.settings import Settings
from bot.upkeep import Upkeep
from tests.broken.cases_po import PO
from tests.broken.cases_values import ADVICE, FIELDS, NAMES
from tests.broken.cases_yaml import PLACES, TEXT
from tests.broken.change import Broken, copied
from tests.catalog.folders import TODAY, Folders, small
from tests.cli.places import Inside, Place

CASES = [*TEXT, *PLACES, *FIELDS, *NAMES, *ADVICE, *PO]
KINDS = {"yaml": TEXT, "file": PLACES, "field": FIELDS, "name": NAMES, "advice": ADVICE, "po": PO}
_ALL = pytest.mark.parametrize("broken", CASES, ids=lambda broken: broken.name.replace(" ", "-"))
_SAID = re.compile(r"^(?P<place>.+?): (?P<severity>error|warning) \[(?P<rule>[a-z-]+)\] (?P<words>.+)$")
EXPECTED_NOISE = {"mean-sentence"}
"""One finding a language, at the language's own line, whenever a text is very long."""


def test_there_are_many_kinds() -> None:
    assert len({broken.name for broken in CASES}) >= 110
    assert {kind: len(cases) >= 12 for kind, cases in KINDS.items()} == dict.fromkeys(KINDS, True)
    assert sum(broken.blocks for broken in CASES) >= 75


@_ALL
def test_it_is_told_with_its_place_and_nothing_besides(broken: Broken, sound: Folders, tmp_path: Path) -> None:
    folders = copied(sound, tmp_path)
    broken.change(folders)
    found = problems(folders.catalogue(), TODAY)
    told = [f"{problem.place}: {problem.rule}" for problem in found if problem.rule not in EXPECTED_NOISE]
    assert sorted(told) == sorted(broken.told)
    said = "\n".join(map(str, found))
    assert broken.words in said
    assert any(problem.severity.value == "error" for problem in found) is broken.blocks
    assert all(problem.text[-1] in ".'" and (not problem.mend or problem.mend[-1] in ".?…") for problem in found)


def test_as_the_editor_runs_it(sound: Folders, inside: Inside, place: Place) -> None:
    """`check` over several at once: every line has a place, a rule, words; exit code 1; and no traceback."""
    copied(sound, place.folder)
    for broken in (TEXT[1], PO[0], ADVICE[0]):
        broken.change(place.folders)
    ran = inside("check")
    lines = [line for line in ran.out.splitlines() if line.startswith(("content/", "locales/"))]
    assert len(lines) >= 3
    assert all(_SAID.match(line) for line in lines)
    assert ran.code == 1
    assert "Traceback" not in ran.out + ran.err


class Served:
    """A program that serves the small content and looks at the files when it is told to."""

    def __init__(self, home: Path, sound: Folders) -> None:
        self.home, self.sound = home, sound
        self.told: list[ContentError] = []
        copied(sound, home)
        self.settings = Settings.from_env({})
        self.current = Current(load_edition(self.settings, SystemClock()), SystemClock().now())
        self.upkeep = Upkeep(self.settings, self.current, SystemClock(), self._tell)
        prepare(self.settings, SystemClock(), self.current.edition, self.upkeep._known)  # as `run` begins

    async def _tell(self, error: ContentError) -> None:
        self.told.append(error)

    async def look(self, broken: Broken) -> Edition:
        """The edition that is served after the files are broken."""
        broken.change(copied(self.sound, self.home))
        self.upkeep._told = ()  # two may be broken alike, and what is told already is not told again
        await self.upkeep._take_up()
        return self.current.edition


@pytest.fixture(scope="module")
def served(sound: Folders, tmp_path_factory: pytest.TempPathFactory) -> Served:
    with pytest.MonkeyPatch.context() as patched:
        home = tmp_path_factory.mktemp("served")
        patched.chdir(home)
        return Served(home, sound)


@_ALL
async def test_a_running_program_goes_on_with_what_is_good(
    broken: Broken, served: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(served.home)
    caplog.set_level(logging.CRITICAL)
    before, told = served.current.edition, len(served.told)
    after = await served.look(broken)
    vanished = any(told.endswith(": po-missing") for told in broken.told)
    if broken.blocks or vanished:  # translations that are served do not go while it runs
        assert after is before
        assert len(served.told) == told + 1
        places = {f"{problem.place}: {problem.rule}" for problem in served.told[-1].problems}
        assert places & set(broken.told)
    else:
        assert len(served.told) == told
        assert after.library.say("topic.emergency.title", "ru").text == "[ru] I am in danger now"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, translations: Path) -> Folders:
    """The small content, translated; nobody breaks it itself."""
    folders = small(tmp_path_factory.mktemp("sound"))
    shutil.copytree(translations, folders.locales)
    assert problems(folders.catalogue(), TODAY) == []
    return folders
