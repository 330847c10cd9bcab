"""What an answer must be: each reader takes a line and gives the value, or says why it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.core import model
from bot.core.checks.unwritten import note
from bot.core.limits import BUTTON_CHARACTERS
from bot.core.pagedate import PageDate
from bot.core.voice import FACT

Value = TypeVar("Value")
Reader = Callable[[str], Value]


def text(facts: Collection[str] = ()) -> Callable[[str], str]:
    """A sentence that a reader will see."""

    def read(answer: str) -> str:
        if not answer:
            raise ValueError("Write it: a reader would see an empty place.")
        unwritten = note(answer)
        if unwritten is not None:
            raise ValueError(f"'{unwritten}' is a note, not the text. Write the text itself, or come back with it.")
        if not answer.isprintable() or "  " in answer:
            raise ValueError("Write it on one line, with single spaces between words.")
        for name in FACT.findall(answer):
            if name not in facts:
                raise ValueError(f"There is no fact '{name}' in content/facts.yaml.{near(name, facts)}")
        if "{" in FACT.sub("", answer) or "}" in FACT.sub("", answer):
            raise ValueError("Write {fact:id} for a value that can change, and no other braces.")
        return answer

    return read


def optional(read: Callable[[str], str]) -> Callable[[str], str | None]:
    """The same, or nothing."""
    return lambda answer: read(answer) if answer else None


def button(answer: str) -> str:
    """A text for a button."""
    if len(text()(answer)) > BUTTON_CHARACTERS:
        raise ValueError(f"It stands on a button, which shows {BUTTON_CHARACTERS} characters; this has {len(answer)}.")
    return answer


def new_id(kind: str, taken: Collection[str], longest: int = model.MAX_ID) -> Callable[[str], str]:
    """An id that nothing else has."""

    def read(answer: str) -> str:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", answer):
            raise ValueError("Write small Latin letters, digits, and hyphens between them: unpaid-wages.")
        if not re.search(r"[a-z]", answer):
            raise ValueError("Write at least one letter: an id says what it is, as ru-tk-136.")
        if len(answer) > longest:
            raise ValueError(f"At most {longest} characters: it must fit into a button; this has {len(answer)}.")
        if answer in taken:
            raise ValueError(f"The {kind} '{answer}' already exists. Choose another id, or edit the one there is.")
        return answer

    return read


def known(kind: str, ids: Collection[str]) -> Callable[[str], str]:
    """An id that exists."""

    def read(answer: str) -> str:
        if answer not in ids:
            raise ValueError(f"There is no {kind} '{answer}'.{near(answer, ids)}")
        return answer

    return read


def url(answer: str) -> str:
    """A page's address."""
    try:
        return str(TypeAdapter[str](model.Url).validate_python(answer))
    except ValidationError:
        raise ValueError("Write the whole address: https://example.org/page.") from None


def page_date(today: date) -> Callable[[str], PageDate | None]:
    """A page's own date, as exact as it is; None where it has none."""

    def read(answer: str) -> PageDate | None:
        if not answer:
            return None
        try:
            found = PageDate(answer)
        except ValueError:
            raise ValueError(
                "Write it as 2025, 2025-08 or 2025-08-25; leave it empty where the page has no date."
            ) from None
        if found.earliest > today:
            raise ValueError(f"{answer} lies in the future.")
        return found

    return read


def yes_or_no(answer: str) -> bool:
    """Yes or no."""
    if answer.lower() not in {"y", "yes", "n", "no"}:
        raise ValueError("Write yes or no.")
    return answer.lower().startswith("y")


def near(answer: str, names: Iterable[str]) -> str:
    """Which names may have been meant, as a sentence; empty where none is near."""
    found = get_close_matches(answer, names, n=3)
    return f" Did you mean {' or '.join(map(repr, found))}?" if found else ""
