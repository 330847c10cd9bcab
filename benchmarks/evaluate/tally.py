"""Counts over questions: what counts is what the person is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from benchmarks.evaluate.questions import Question
from bot.core.understanding import Understood

COLUMNS: Final = (
    "asked", "shown", "sure, right", "sure, wrong", "missed", "off-topic refused", "danger found", "false alarms",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """Counts over some questions: one topic is shown when sure, up to three when unsure, none else."""

    asked: int = 0
    shown: int = 0
    sure_right: int = 0
    sure_wrong: int = 0
    missed: int = 0
    off: int = 0
    refused: int = 0
    urgent: int = 0
    found: int = 0
    calm: int = 0
    alarms: int = 0

    def add(self, question: Question, understood: Understood) -> None:
        """Count one question."""
        if question.urgent:
            self.urgent += 1
            self.found += understood.urgent
            return
        self.calm += 1
        self.alarms += understood.urgent
        if not question.in_scope:
            self.off += 1
            self.refused += not understood.topics
            return
        self.asked += 1
        sure = understood.confidence == "sure"
        right = bool(question.right & set(understood.topics))
        self.shown += right
        self.sure_right += sure and right
        self.sure_wrong += sure and not right
        self.missed += not understood.topics

    def cells(self) -> list[str]:
        """The row of the table, as COLUMNS name it."""
        topics = (self.shown, self.sure_right, self.sure_wrong, self.missed)
        return [
            str(self.asked),
            *(share(count, self.asked) for count in topics),
            share(self.refused, self.off),
            share(self.found, self.urgent),
            share(self.alarms, self.calm),
        ]


def share(count: int, whole: int) -> str:
    """A part in per cent; nothing of nothing."""
    return f"{100 * count / whole:.1f} %" if whole else ""


def tallies(questions: Iterable[Question], understand: Callable[[str], Understood]) -> dict[str, Tally]:
    """All questions together, and by language and style."""
    found: dict[str, Tally] = {"all": Tally()}
    for question in questions:
        understood = understand(question.text)
        for name in ("all", question.language, question.style):
            found.setdefault(name, Tally()).add(question, understood)
    return found
