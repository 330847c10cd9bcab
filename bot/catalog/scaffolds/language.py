"""A new language: one line; its translations are files that `translations update` makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.catalog.scaffolds.adding import Addition
from bot.catalog.scaffolds.yaml_text import listed, scalar


@dataclass(frozen=True, slots=True)
class NewLanguage:
    """The answers: the language's own name, and which languages stand in for a missing text, best first."""

    id: str
    name: str
    fallback: Sequence[str]


def language(answers: NewLanguage) -> Addition:
    """The language as a record."""
    line = f"- {{id: {answers.id}, name: {scalar(answers.name)}, fallback: {listed(answers.fallback)}}}\n"
    return Addition("languages.yaml", line, "The languages of the bot.")
