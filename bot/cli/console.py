"""What commands say to the person at the terminal, and how they stop."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Final, NoReturn

from bot import log
from bot.core.errors import ContentError, SettingsError
from bot.core.problems import Problem
from bot.settings import Settings

EXIT_FAILED: Final = 1
EXIT_CANNOT: Final = 2
"""The exit code for what an operator must mend first: settings, a token, broken content."""


class Stopped(Exception):  # noqa: N818  # an end, not an error: the sentence has been said
    """A command ends with an exit code; what there was to say has been said."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def stop(*sentences: str, code: int = EXIT_CANNOT) -> NoReturn:
    """Say why, and end with an exit code."""
    for sentence in sentences:
        say_error(sentence)
    raise Stopped(code)


def say(text: str) -> None:
    """A line for people or programs on standard output, at once: a pipe would keep it until the end."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def say_error(text: str) -> None:
    """A line on standard error."""
    sys.stderr.write(f"{text}\n")


def settings_or_stop() -> Settings:
    """The settings; where they cannot be used, every reason is said and the command ends."""
    try:
        settings = Settings.from_env(os.environ)
    except SettingsError as error:
        stop(*error.sentences)
    log.set_up(settings.log_level)
    return settings


def stop_for_content(error: ContentError) -> NoReturn:
    """Say what is broken in the content, where, and end."""
    stop("The content cannot be served:", *map(str, error.problems))


def list_problems(problems: Iterable[Problem]) -> None:
    """One line a problem: file, line, rule, words."""
    for problem in problems:
        say(str(problem))
