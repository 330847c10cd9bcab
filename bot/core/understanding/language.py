"""The language of a text, as a model of its own tells it."""

from __future__ import annotations

import re
from typing import Final

from bot.core.understanding.linear import LinearModel
from bot.core.understanding.message import Message

_KYRGYZ_LETTERS: Final = re.compile("[ңөү]", re.IGNORECASE)
_KYRGYZ: Final = "ky"
_TOLD: Final = 0.6
"""From this probability a language is told: a word such as «паспорт» is of all of them."""


def language_of(model: LinearModel | None, message: Message) -> str | None:
    """The language of a message; None where no language leads, and where no model is there."""
    if _KYRGYZ_LETTERS.search(message.text):
        return _KYRGYZ
    if model is None or not message.known:
        return None
    chances = model.probabilities(message.rows)
    most = max(chances)
    return model.classes[chances.index(most)] if most >= _TOLD else None
