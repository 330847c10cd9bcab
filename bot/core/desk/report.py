"""What was found beside the served content: where each text stands, and what `check` says of the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.library import SOURCE_LANGUAGE
from bot.core.problems import Place, Problem, Severity


class Stage(StrEnum):
    """How far the look at the files is."""

    READING = "reading"
    CHECKING = "checking"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Report:
    """One look at the files on the disk.

    `number` counts the reports, so that a page can tell an old one; `revision` names the files that were
    looked at; `places` has (language, key) → place; `roots` the first folder of a place → the folder
    in which it really lies.
    """

    number: int = 0
    stage: Stage = Stage.READING
    revision: str = ""
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    roots: Mapping[str, str] = field(default_factory=dict)

    @property
    def refused(self) -> tuple[Problem, ...]:
        """What keeps the files from being served."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.BLOCKS)

    def place(self, key: str, language: str = SOURCE_LANGUAGE) -> Place | None:
        """Where a text or a record stands; None where it does not, or before the files were read."""
        return self.places.get((language, key))
