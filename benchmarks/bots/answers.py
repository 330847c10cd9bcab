"""What the compared bots say: always the same, in the size of a short screen of Ukuk's."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

TEXT: Final = "Which country is it about? Where you are, where you are going, or where somebody of yours is."
BUTTONS: Final = ("Kyrgyzstan", "Russia", "Kazakhstan", "Türkiye", "South Korea", "Emirates", "Another country", "Back")
A_ROW: Final = 2


def rows() -> list[list[tuple[str, str]]]:
    """Rows of buttons: label and callback data."""
    made = [(label, f"country_{number}") for number, label in enumerate(BUTTONS)]
    return [made[at : at + A_ROW] for at in range(0, len(made), A_ROW)]


@dataclass(frozen=True, slots=True)
class Given:
    """What a bot is told by the environment, the same names as Ukuk's."""

    token: str
    api: str
    webhook: str
    port: int


def given() -> Given:
    """The environment's."""
    taken = os.environ
    return Given(
        taken["BOT_TOKEN"], taken["TELEGRAM_API_URL"], taken.get("WEBHOOK_URL", ""), int(taken.get("PORT") or 0)
    )
