"""What pydantic finds wrong with a value, in words for an editor: what must stand there instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final

from pydantic_core import ErrorDetails

_PATTERNS: Final = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "must be small Latin letters, digits and single hyphens, such as unpaid-wages",
    r"^[A-Z]{2}$": "must be the two capital letters of a country, such as RU",
    r"^[a-z]{2}$": "must be the two small letters of a language, such as ky",
    r"^https?://[^\s<>\"]+$": "must be an address that begins with https://, without spaces",
    r"^(\+[1-9][0-9]{6,14}|[0-9]{2,8})$": 'must be a number such as "+74950000000", or a short code of 2 to 8 digits',
    r"^[0-9]{2,8}$": 'must be a short code of 2 to 8 digits, such as "112"',
    r"^(INTL|[A-Z]{2})(-[a-z0-9]+)*$": "must be INTL or a country, with words behind it where needed: RU, KG-foreigner",
    r"^[^\n]+$": "must be one line",
    r"^(?:editor|lawyer|operator|translator|volunteer)(?:-[1-9][0-9]{0,2})?$": (
        "must be a role code, such as lawyer-1, never a name"
    ),
    r"^[a-z_]+(\.[A-Za-z0-9_-]+)+$": "must be the key of a text, such as topic.complaint.title",
}
"""The patterns of the model in words; a test holds it complete."""
_WORDS: Final = {
    "model_type": "must be fields with their values",
    "dict_type": "must be fields with their values",
    "tuple_type": "must be a list, such as [one, two]",
    "bool": "must be true or false",
    "int": "must be a whole number",
    "float": "must be a number (16 or 16.5)",
    "date": "must be a day that exists, such as 2026-11-23",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} characters",
    "string_unicode": "has half a character in it",
    "too_short": "must have at least {min_length}",
    "too_long": "must have at most {max_length}",
    "greater_than_equal": "must be at least {ge:.0f}",
    "less_than_equal": "must be at most {le:.0f}",
    "finite_number": "must be a number",
}
"""By the type of the error, or by what it begins with."""
_EXPECTED: Final = re.compile(r"'([^']+)'")
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MOST_SHOWN: Final = 40
"""Letters of a wrong value that are repeated."""


def sentence(details: Sequence[ErrorDetails]) -> str:
    """What must stand there, after the name of the field; a value of several types is refused by each of them."""
    first = details[0]
    if first["type"] == "value_error":
        return f": {first['msg'].removeprefix('Value error, ')}."
    kinds = [detail["type"].partition("_")[0] for detail in details]
    # a number with a point is one, too: of the two only that is said
    shown = [detail for detail, kind in zip(details, kinds, strict=True) if kind != "int" or "float" not in kinds]
    said = " or ".join(dict.fromkeys(_words(detail) for detail in shown)).replace(" or must be ", " or ")
    found = _shown(first["input"])
    return f" {said}." if not found or first["type"] == "string_type" else f" {said}, not '{found}'."


def named(way: Iterable[str | int]) -> str:
    """A place inside a record as one says it: `number of the first phone`."""
    said, fields = "", list[str]()
    for part in way:
        if isinstance(part, str):
            fields.append(part)
            continue
        many = ".".join(fields)
        one = many.removesuffix("s")
        said = f"the {_nth(part)} {one if one != many else f'of {many}'}{_of(said)}"
        fields = []
    return f"{'.'.join(fields)}{_of(said)}" if fields else said


def _of(said: str) -> str:
    return f" of {said}" if said else ""


def _nth(index: int) -> str:
    return _ORDINALS[index] if index < len(_ORDINALS) else f"{index + 1}."


def _words(detail: ErrorDetails) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in {"enum", "literal_error"}:
        return f"must be {context['expected']}"
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(context["pattern"], f"must look like {context['pattern']}")
    if kind == "string_type":
        return _text(detail["input"])
    known = _WORDS.get(kind) or _WORDS.get(kind.partition("_")[0])
    return known.format_map(context) if known else f"is wrong: {detail['msg']}"


def _shown(value: object) -> str:
    """A wrong value as it is repeated to its writer; nothing where it is none, or long."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) and len(str(value)) <= _MOST_SHOWN else ""


def near(detail: ErrorDetails) -> str | None:
    """Which of the words that may stand there was meant, where one is near."""
    context: Mapping[str, Any] = detail.get("ctx", {})
    expected = _EXPECTED.findall(str(context.get("expected", "")))
    return next(iter(get_close_matches(str(detail["input"]), expected, n=1)), None)


def _text(value: object) -> str:
    if value is None:
        return "must be text, and is empty"
    if isinstance(value, dict | list):
        return f"must be text, not {'fields' if isinstance(value, dict) else 'a list'}"
    return f'must be text: write "{_shown(value)}"'
