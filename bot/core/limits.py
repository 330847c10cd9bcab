"""The limits of Telegram and of our own screens, each named once.

Telegram's are from the Bot API (core.telegram.org/bots/api); its text limit counts UTF-16 code
units after entities are parsed. We measure the text as it is sent, markup included, so that a
screen that passes here passes there.
"""

from __future__ import annotations

from typing import Final

MESSAGE_UNITS: Final = 4096
"""UTF-16 units in one message."""

TOKEN_BYTES: Final = 64
"""Bytes in callback data, and characters in a ?start= payload."""

TOAST_CHARACTERS: Final = 200
"""Characters in the answer to a callback query."""

COPY_CHARACTERS: Final = 256
"""Characters that a copy button may carry."""

BUTTON_CHARACTERS: Final = 60
"""Characters of a button's label: our own limit, what a small phone shows in one row."""

BUTTONS_A_SCREEN: Final = 100
"""Telegram refuses keyboards with more buttons."""

SCREEN_CHARACTERS: Final = 900
"""Visible characters of a screen, as DESIGN asks: our own limit, checked for content."""

SENTENCE_WORDS: Final = 25
"""Words in one sentence, in any language."""

MEAN_WORDS: Final = {"en": 14, "ru": 12, "ky": 10}
"""Words in a sentence of all prose in the mean: Russian and Kyrgyz say the same in fewer words."""

TYPED_CHARACTERS: Final = 4096
"""Characters of a typed question that are looked at."""

CONTACTS_A_SCREEN: Final = 3
SOURCES_A_SCREEN: Final = 5
EMERGENCY_CONTACTS: Final = 3
COUNTRY_BUTTONS_A_ROW: Final = 2
CHOICES_WHEN_UNSURE: Final = 3

FILE_BYTES: Final = 300_000
"""Bytes of the file for the phone: what comes through a slow network, held by a test over all countries."""

PHRASES_ALIKE: Final = 0.6
"""Share of letters by three (Jaccard) over which two phrases to learn from are the same thing said twice."""
