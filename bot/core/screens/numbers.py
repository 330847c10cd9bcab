"""How phone numbers are written so that one tap dials them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from phonenumbers import NumberParseException, PhoneNumberFormat, format_number
from phonenumbers import parse as parse_number

_IN_TWO_HALVES: Final = 8
"""Digits of the lines that South Korea writes as 1577-0071."""


@lru_cache(maxsize=1024)
def dialled(number: str) -> str:
    """A number as people write it: E.164 in the international format, a short code as it stands.

    phonenumbers calls 112, 114 and 115 invalid in Kyrgyzstan, so short codes do not pass through it.
    A number that it cannot read, or would change a digit of, stays as the editor wrote it; the
    content check names it.
    """
    if not number.startswith("+"):
        return f"{number[:4]}-{number[4:]}" if len(number) == _IN_TWO_HALVES else number
    try:
        shown = format_number(parse_number(number), PhoneNumberFormat.INTERNATIONAL)
    except NumberParseException:
        return number
    return shown if [*filter(str.isdigit, shown)] == [*number[1:]] else number
