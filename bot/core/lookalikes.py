"""Letters that look Latin and are Cyrillic, where only Latin ones are meant: in ids, fields, codes, addresses.

They come with a keyboard that was switched too late, and nobody sees them: «с» and c.
"""

from __future__ import annotations

from typing import Final

_LIKE_LATIN: Final = frozenset("аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅҺ")
"""Cyrillic letters that look as a Latin one does."""


def cyrillic_in(name: str) -> str:
    """The Cyrillic letters of a name that else is Latin; empty where another thing is wrong with it, or nothing."""
    odd = [letter for letter in name if not letter.isascii()]
    return "".join(dict.fromkeys(odd)) if odd and all(letter in _LIKE_LATIN for letter in odd) else ""


def retype(name: str) -> str:
    """How to mend a name with Cyrillic letters in it; empty where there are none."""
    letters = cyrillic_in(name)
    if not letters:
        return ""
    which = f"Its '{letters}' is a Cyrillic letter" if len(letters) == 1 else f"Its letters '{letters}' are Cyrillic"
    return f"{which}: type it again with the Latin keyboard."
