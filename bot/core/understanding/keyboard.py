"""What was typed with the wrong keyboard layout: «gfcgjhn» for «паспорт», «ьн зфыызщке» for "my passport"."""

from __future__ import annotations

import re
from typing import Final

_LATIN: Final = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC: Final = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_SHIFTED: Final = {"~": "ё", "{": "х", "}": "ъ", ":": "ж", '"': "э", "<": "б", ">": "ю"}
_TO_CYRILLIC: Final = str.maketrans(_LATIN, _CYRILLIC) | str.maketrans(_SHIFTED)
_TO_LATIN: Final = str.maketrans(_CYRILLIC, _LATIN)
_ANY_CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)


def other_layout(text: str) -> str:
    """The same keys on the other layout (ЙЦУКЕН and QWERTY): from the one that the text is in."""
    return text.lower().translate(_TO_LATIN if _ANY_CYRILLIC.search(text) else _TO_CYRILLIC)
