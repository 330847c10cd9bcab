"""The bots that are compared, and how each is started."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

WORDLESS: Final = r"1.{5}_[vkfxbogzj](?:_|$)"
"""Tokens of Ukuk's that nobody presses here: what they do is more than a screen (a pin, a file, a number sent, a
choice kept or removed, everything hidden), or something that is asked once (did they answer, did it help)."""


@dataclass(frozen=True, slots=True)
class Contender:
    """One bot in one way of getting updates."""

    name: str
    title: str
    command: tuple[str, ...]
    webhook: bool = False
    not_pressed: str = ""
    starts: bool = True
    """Whether its start is measured: not where it is another's."""
    beside: bool = False
    """Not what the goals are about: it takes part in every other round."""

    @property
    def ours(self) -> bool:
        """Whether it is Ukuk, which needs a folder and content."""
        return self.command[-1] == "run"


_BARE: Final = "benchmarks.bots.bare_aiogram"
UKUK: Final = Contender("ukuk", "Ukuk, polling", ("bot", "run"), not_pressed=WORDLESS)
UKUK_WEBHOOK: Final = Contender("ukuk-webhook", "Ukuk, webhook", ("bot", "run"), webhook=True, not_pressed=WORDLESS)
UKUK_LARGER: Final = Contender(
    "ukuk-larger", "Ukuk, polling, files of any size", ("benchmarks.bots.larger", "run"), not_pressed=WORDLESS
)
AIOGRAM: Final = Contender("aiogram", "bare aiogram, polling", (_BARE,))
AIOGRAM_WEBHOOK: Final = Contender("aiogram-webhook", "bare aiogram, webhook", (_BARE,), webhook=True)
RAW: Final = Contender("raw", "no library, polling", ("benchmarks.bots.raw",), starts=False, beside=True)
RAW_WEBHOOK: Final = Contender(
    "raw-webhook", "no library, webhook", ("benchmarks.bots.raw",), webhook=True, starts=False, beside=True
)

ALL: Final = (
    UKUK,
    AIOGRAM,
    UKUK_WEBHOOK,
    AIOGRAM_WEBHOOK,
    Contender("aiogram-uvloop", "bare aiogram with uvloop, polling", (_BARE, "uvloop"), starts=False, beside=True),
    Contender(
        "aiogram-response",
        "bare aiogram, webhook, answers in the response",
        (_BARE, "response"),
        webhook=True,
        starts=False,
        beside=True,
    ),
    Contender("dialog", "aiogram-dialog, polling", ("benchmarks.bots.dialog",), beside=True),
    Contender("telegram-bot", "python-telegram-bot, polling", ("benchmarks.bots.telegram_bot",), beside=True),
    RAW,
    RAW_WEBHOOK,
)
