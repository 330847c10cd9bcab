"""The date of a page, as exact as the page gives it: a year, a month or a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

_FIRST_YEAR = 1000
"""Of four digits."""
_SHAPE = re.compile(r"^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$")


class PageDate:
    """`2025`, `2025-08` or `2025-08-25`. Compared by the earliest day it can mean."""

    __slots__ = ("_text", "earliest", "latest")

    def __init__(self, text: str) -> None:
        """Read the date.

        Raises:
            ValueError: the text has another shape or names no real day.
        """
        match = _SHAPE.fullmatch(text)
        if match is None:
            raise ValueError("write a date as 2025, 2025-08 or 2025-08-25")
        year, month, day = match.groups()
        self._text = text
        last_month = int(month or 12)
        try:
            self.earliest = date(int(year), int(month or 1), int(day or 1))
            self.latest = date(int(year), last_month, int(day or monthrange(int(year), last_month)[1]))
        except ValueError:
            raise ValueError(f"there is no such day: {text}") from None

    @property
    def precision(self) -> str:
        """`year`, `month` or `day`."""
        return {4: "year", 7: "month", 10: "day"}[len(self._text)]

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"PageDate({self._text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PageDate) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    @classmethod
    def _read(cls, value: Any) -> PageDate:
        if isinstance(value, PageDate):
            return value
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            return cls(str(value))
        raise ValueError("write a date as 2025, 2025-08 or 2025-08-25")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A bare year is a number where YAML is read."""
        text = {"type": "string", "pattern": _SHAPE.pattern}
        year = {"type": "integer", "minimum": _FIRST_YEAR, "maximum": date.max.year}
        return {"anyOf": [text, year], "description": cls.__doc__}
