"""A new country, with the emergency numbers without which it would be refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.catalog.scaffolds.adding import Addition, add
from bot.catalog.scaffolds.yaml_text import listed, scalar
from bot.catalog.yaml_edit import edit
from bot.catalog.yaml_tree import read_yaml

_CODES = "short_codes.yaml"


@dataclass(frozen=True, slots=True)
class NewCountry:
    """The answers; `zone` is where the capital's clock stands."""

    id: str
    full: bool
    zone: str
    places: Sequence[str]


def country(answers: NewCountry) -> Addition:
    """The country as a record."""
    lines = [
        f"- id: {scalar(answers.id)}",
        f"  full: {str(answers.full).lower()}",
        f"  zone: {answers.zone}",
        f"  places: {listed(answers.places)}",
    ]
    return Addition("countries.yaml", "\n".join(lines) + "\n", "Countries, in the order of the buttons.")


def add_short_code(content: Path, number: str, country_id: str, sources: Sequence[str]) -> None:
    """Say that a short number works in a country, after these sources.

    Raises:
        CannotAddError: the list is written in a way that a program cannot go on with.
        UneditableYamlError: the same.
        OSError: it cannot be read or written.
    """
    path = content / _CODES
    known = read_yaml(path, _CODES)[0] if path.exists() else None
    if known is not None and any(item.get("id") == number for item in known.value):
        edit(path, lambda codes: _widen(codes, number, country_id, sources))
        return
    line = f'- {{id: "{number}", works_in: {listed([country_id])}, sources: {listed(sources)}}}\n'
    add(content, Addition(_CODES, line, "Short numbers, and the countries where they work."))


def _widen(codes: Any, number: str, country_id: str, sources: Sequence[str]) -> None:
    code = next(item for item in codes if item["id"] == number)
    code["works_in"].extend([country_id] if country_id not in code["works_in"] else [])
    code["sources"].extend(source for source in sources if source not in code["sources"])
