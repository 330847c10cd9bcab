"""Dates as people type them, in Kyrgyz, Russian and English: 23.11.2026, 23-ноябрь, «вчера», Nov 23.

Day before month, as in all our countries; a year that is left out is the one that puts the day
nearest to today in the past.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.core.limits import TYPED_CHARACTERS

_MONTHS: Final = (
    r"янв\w*|jan\w*", r"фев\w*|feb\w*", r"март\w*|мар|mar(?:ch)?", r"апр\w*|apr\w*", r"мая|май\w*|may", r"июн\w*|june?",
    r"июл\w*|july?", r"авг\w*|aug\w*", r"сен\w*|sep\w*", r"окт\w*|oct\w*", r"ноя\w*|nov\w*", r"дек\w*|dec\w*",
)  # fmt: skip
_MONTH: Final = "|".join(f"(?P<m{number}>{stem})" for number, stem in enumerate(_MONTHS, 1))
_YEAR: Final = r"(?P<year>\d{4})"
_YEAR_AFTER: Final = rf"(?:[\s,.-]*{_YEAR}(?!\d))?"
_NUMBERS: Final = re.compile(r"(?<![\d.])(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4}|\d{2})(?![\d])")
_ISO: Final = re.compile(rf"(?<!\d){_YEAR}[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})(?!\d)")
_SHORT: Final = re.compile(r"^\s*(?P<day>\d{1,2})[./](?P<month>\d{1,2})\.?\s*$")
_KYRGYZ: Final = re.compile(rf"(?<!\d){_YEAR}-?\s?ж\w{{0,10}}\.?,?\s*(?P<day>\d{{1,2}})[\s-]*(?:{_MONTH})\b")
_DAY_MONTH: Final = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|-?го|-?е)?(?:\s+of)?[\s-]*(?:{_MONTH})\b{_YEAR_AFTER}"
)
_MONTH_DAY: Final = re.compile(rf"\b(?:{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th|-?[үуиы]\w*)?(?!\d|:){_YEAR_AFTER}")
_FORMS: Final = (_ISO, _NUMBERS, _KYRGYZ, _DAY_MONTH, _MONTH_DAY, _SHORT)
_WORDS: Final = {
    "сегодня": 0, "бүгүн": 0, "бугун": 0, "today": 0,
    "вчера": 1, "кечээ": 1, "кече": 1, "yesterday": 1,
    "позавчера": 2, "мурдагы күнү": 2, "мурдагы куну": 2, "day before yesterday": 2,
}  # fmt: skip
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_CENTURY: Final = 2000


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a text. `day` is None where it is written like one but is none (31.02.2026).

    `alone` says that the text is hardly more than the date.
    """

    day: date | None
    alone: bool


def find_date(text: str, today: date) -> Dated | None:
    """The first date in a text; None where there is none. Never raises."""
    text = text[:TYPED_CHARACTERS].casefold()
    said = text.strip(" .!?,")
    if said in _WORDS:
        return Dated(today - timedelta(days=_WORDS[said]), alone=True)
    for form in _FORMS:
        match = form.search(text)
        if match is not None:
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            return Dated(_read(match, today), alone=len(_LETTERS.findall(rest)) <= 1)
    return None


def _read(match: re.Match[str], today: date) -> date | None:
    groups = match.groupdict()
    month = groups.get("month")
    number = int(month) if month else next(n for n in range(1, 13) if groups.get(f"m{n}"))
    day = int(groups["day"])
    year = groups.get("year")
    if year is not None:
        return _date(int(year) + (_CENTURY if len(year) == 2 else 0), number, day)  # noqa: PLR2004  # two digits
    this_year = _date(today.year, number, day)
    return this_year if this_year is not None and this_year <= today else _date(today.year - 1, number, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
