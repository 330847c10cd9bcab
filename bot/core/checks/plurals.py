"""The rule on nouns after numbers: "1 day", «21 год», and «30 күн», which in Kyrgyz has no plural then.

Only nouns that are counted often are looked at, right after a number. So a report is hardly ever
wrong, and some mistakes are not seen. Facts are filled in first: when a value changes so that it
takes another form, each text that names it is reported; and so is a unit that stands there twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from bot.core.checks.new_texts import new_texts
from bot.core.checks.rule import Context, Finding
from bot.core.formatting import format_fact, plural_form
from bot.core.library import Library
from bot.core.voice import FACT

_RUSSIAN: Final = (
    ("год", "года", "лет"),
    ("день", "дня", "дней"),
    ("месяц", "месяца", "месяцев"),
    ("неделя|неделю", "недели", "недель"),
    ("час", "часа", "часов"),
    ("минута|минуту", "минуты", "минут"),
    ("раз", "раза", "раз"),
    ("человек", "человека", "человек"),
    ("рубль", "рубля", "рублей"),
)
"""As it stands after 1, 2 and 5."""
_ENGLISH: Final = ("year", "day", "month", "week", "hour", "minute", "time")
_KYRGYZ: Final = ("күн", "жыл", "жаш", "ай", "жума", "апта", "саат", "мүнөт", "адам", "сом")
_DIGIT: Final = re.compile(r"\d")
_YEARS: Final = range(1900, 2101)
"""Such a number before a noun is a year: «2026 года»."""

_Fitting = Mapping[str, str]
"""Form of the plural (CLDR's) → the nouns that fit it, as a pattern."""


_Noun = tuple[str, _Fitting]
_Patterns = tuple[re.Pattern[str], re.Pattern[str], list[tuple[re.Pattern[str], _Fitting]]]
"""A number and any noun after it; a noun twice; each noun with what fits."""


def _nouns() -> dict[str, list[_Noun]]:
    """language → for each noun all its forms as a pattern, and those that fit."""
    russian: list[_Noun] = [
        # «до 21 года», «до 3 лет»: after a preposition it is the genitive
        (f"{one}|{few}|{many}", {"one": f"{one}|{few}", "few": f"{few}|{many}", "many": many})
        for one, few, many in _RUSSIAN
    ]
    english: list[_Noun] = [(f"{noun}s?", {"one": noun, "other": f"{noun}s"}) for noun in _ENGLISH]
    kyrgyz: list[_Noun] = [(rf"{noun}(?:[лдт][аеоө]р\w*)?", {"one": noun, "other": noun}) for noun in _KYRGYZ]
    return {"ru": russian, "en": english, "ky": kyrgyz}


@cache
def _patterns() -> dict[str, _Patterns]:
    made = {}
    for language, nouns in _nouns().items():
        every = "|".join(forms for forms, _ in nouns)
        counted = re.compile(rf"(?<![\d.,])(?<!\d\s)(?P<number>\d+)\s(?P<noun>{every})\b")
        twice = re.compile("|".join(rf"\b(?:{forms})\s(?:{forms})\b" for forms, _ in nouns))
        made[language] = counted, twice, [(re.compile(forms), fitting) for forms, fitting in nouns]
    return made


def plurals(context: Context) -> Iterator[Finding]:
    """A noun after a number has the form that the number asks for, and a fact's unit stands there once."""
    filled, patterns = _Filled(context.library), _patterns()
    for key, language, text in new_texts(context):
        if language not in patterns or not ("{" in text or _DIGIT.search(text)):
            continue
        counted, twice, nouns = patterns[language]
        said = filled.text(text, language)
        for match in counted.finditer(said):
            number = int(match["number"])
            right = next(fitting for forms, fitting in nouns if forms.fullmatch(match["noun"]))[
                plural_form(number, language)
            ]
            if number not in _YEARS and re.fullmatch(right, match["noun"]) is None:
                mend = f"Write: {number} {right.replace('|', ' or ')}."
                yield Finding(key, f"'{match.group()}' does not agree.", mend, language)
        for match in twice.finditer(said) if said != text else ():
            yield Finding(key, f"'{match.group()}' says the unit twice.", "A fact says its unit itself.", language)


class _Filled:
    """Texts with the values of their facts."""

    def __init__(self, library: Library) -> None:
        self._facts = library.facts
        self._values: dict[tuple[str, str], str] = {}

    def text(self, text: str, language: str) -> str:
        """The text; a fact that is not there, which is told elsewhere, leaves a gap."""
        return FACT.sub(lambda match: self._value(match[1], language), text) if "{" in text else text

    def _value(self, name: str, language: str) -> str:
        if (name, language) not in self._values:
            fact = self._facts.get(name)
            self._values[name, language] = format_fact(fact, language) if fact is not None else "…"
        return self._values[name, language]
