"""A new topic: its file with the international card, and how people ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.catalog.scaffolds.adding import Addition
from bot.catalog.scaffolds.yaml_text import field, listed, scalar, slug
from bot.core.model import INTERNATIONAL, MAX_ID, Audience, Room, Sensitivity, Service

READ_AGAIN: Final = timedelta(days=182)
"""After so long a card must be read again."""


@dataclass(frozen=True, slots=True)
class NewTopic:
    """The answers; `phrases` are by language."""

    id: str
    room: Room | None
    sensitivity: Sensitivity
    title: str
    needs: Sequence[Service]
    audience: Audience
    answer: str
    warnings: Sequence[str]
    steps: Sequence[str]
    sources: Sequence[str]
    phrases: Mapping[str, Sequence[str]]


def topic(answers: NewTopic, today: date) -> Iterator[Addition]:
    """The topic's file, and that of its phrases where there are any."""
    lines = [
        f"id: {answers.id}  # stands in buttons and in statistics: never change it",
        f"room: {answers.room.value if answers.room else 'null'}",
        f"sensitivity: {answers.sensitivity.value}",
        field("title", answers.title, 0),
        f"needs: {listed(answers.needs)}  # who helps follows from these",
        "cards:",
        f"  - id: {INTERNATIONAL}  # holds in every country; a country's own card has its code: RU, KZ, KG-foreigner",
        f"    audience: {answers.audience.value}  # whose rule it is",
        field("answer", answers.answer, 4),
        *_entries("warnings", answers.warnings),
        *_entries("steps", answers.steps),
        "    # rights:  # what the law gives, which law, where it binds; written as the steps are",
        f"    sources: {listed(answers.sources)}",
        f"    reviewed: {today}  # the day on which the text was last compared with its sources",
        f"    review_by: {today + READ_AGAIN}  # by then it must be read again; later the screen says so",
    ]
    about = f"Topic: {answers.title}\nThe word before a text is its id: translations hang on it, so it never changes."
    yield Addition(f"topics/{answers.id}.yaml", _file(lines), about)
    if any(answers.phrases.values()):
        yield Addition(f"questions/{answers.id}.yaml", _file(_phrases(answers)), _ABOUT_PHRASES)


_ABOUT_PHRASES: Final = """\
How people ask for it, as they really write: not translations of each other; mistakes are meant.
With some dozens of phrases in a language it is found reliably; with `keywords` beside them sooner."""


def _file(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _entries(name: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"    {name}:"
    taken: list[str] = []
    for text in texts:
        taken.append(slug(text, taken, MAX_ID))
        yield field(taken[-1], text, 6)


def _phrases(answers: NewTopic) -> Iterator[str]:
    yield f"id: {answers.id}"
    yield "phrases:"
    for language, lines in answers.phrases.items():
        if lines:
            yield f"  {language}:"
            yield from (f"    - {scalar(line)}" for line in lines)
