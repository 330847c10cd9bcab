"""The errors of Ukuk.

UkukError
├── ContentError        content or translations are broken: nothing was replaced
├── SettingsError       the environment is not usable: every problem at once
└── UnknownTextError    a key that no text stands under: a mistake in the code or a stale button
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.problems import Problem


class UkukError(Exception):
    """Base of all errors that Ukuk raises on purpose."""


class ContentError(UkukError):
    """Content that must not be served; carries every problem found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problem(s) in the content")
        self.problems = tuple(problems)


class SettingsError(UkukError):
    """Settings that cannot work; one sentence for each."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("; ".join(sentences))
        self.sentences = tuple(sentences)


class UnknownTextError(UkukError, KeyError):
    """No text stands under this key."""
