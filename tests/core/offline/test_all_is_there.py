"""On the real content: nothing that the bot says is missing in the file, and each file is small and valid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle

import pytest

from bot.core.library import Library
from bot.core.limits import FILE_BYTES
from bot.core.offline import Scope, document
from bot.core.routes import OTHER_COUNTRY, Visitor
from tests.core.offline.reading import read
from tests.core.offline.screens import said
from tests.support.clock import NOON

DAY = NOON.date()
PASSPORTS = ("kg", "other")
LEAST_LINES = {"RU": 650, "KG": 550, "KZ": 550}
LEAST_ANYWHERE = 450
"""Lines that the screens of a country have at least; a walk that finds fewer has lost its way."""


def readers(library: Library) -> Iterator[Visitor]:
    """Somebody in each country, in the first with either passport; languages and passports take turns."""
    languages, countries = cycle(library.languages), [*library.countries, OTHER_COUNTRY]
    for number, country in enumerate([*countries, *countries[:4]]):
        yield Visitor(next(languages), country, PASSPORTS[(number + number // len(countries)) % 2])


def test_the_readers_are_of_every_kind(real: Library) -> None:
    found = list(readers(real))
    assert {visitor.country for visitor in found} == {*real.countries, OTHER_COUNTRY}
    assert len({(visitor.language, visitor.passport) for visitor in found}) == len(real.languages) * len(PASSPORTS)
    assert {(visitor.country, visitor.passport) for visitor in found} >= {
        (country, passport) for country in LEAST_LINES for passport in PASSPORTS
    }


def test_no_line_of_a_screen_is_missing(real: Library) -> None:
    for visitor in readers(real):
        lines = said(real, visitor, NOON)
        text = read(document(real, visitor, DAY)).text
        assert sorted(line for line in lines if line not in text) == [], visitor
        assert len(lines) >= LEAST_LINES.get(visitor.country or "", LEAST_ANYWHERE), visitor


def test_a_line_that_is_missing_is_found(real: Library) -> None:
    """The bad sample: a file that leaves a part out on purpose."""
    visitor = Visitor("ru", "RU", "kg")
    text = read(document(real, visitor, DAY, Scope.CALM)).text
    assert len([line for line in said(real, visitor, NOON) if line not in text]) >= 100


def test_every_number_of_a_screen_can_be_dialled_in_the_file(real: Library) -> None:
    visitor = Visitor("en", "RU", "kg")
    numbers = {re.sub(r"\D", "", line) for line in said(real, visitor, NOON) if re.fullmatch(r"\+?[\d ()-]+", line)}
    dialled = {re.sub(r"\D", "", link) for link in read(document(real, visitor, DAY)).links if link.startswith("tel:")}
    assert len(numbers) >= 10
    assert numbers <= dialled


def test_every_file_is_valid(real: Library) -> None:
    links = 0
    for visitor in readers(real):
        found = read(document(real, visitor, DAY))
        assert found.faults == [], visitor
        links += len(found.links)
    assert links >= 8_000


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_file_is_small(real: Library, language: str) -> None:
    sizes = {
        (country, passport): len(document(real, Visitor(language, country, passport), DAY).encode())
        for country in (*real.countries, OTHER_COUNTRY)
        for passport in PASSPORTS
    }
    assert len(sizes) == (len(real.countries) + 1) * len(PASSPORTS)
    assert max(sizes.values()) <= FILE_BYTES, "what is repeated? sources and helpers stand once each"
    assert min(sizes.values()) >= 50_000


def test_nobody_is_named_who_must_not_be_shown_there(real: Library) -> None:
    hidden = [contact for contact in real.content.contacts if contact.not_shown_in]
    gone = [contact for contact in real.content.contacts if not contact.usable]
    assert hidden
    for contact in (*hidden, *gone):
        for country in contact.not_shown_in or real.countries:
            for passport in PASSPORTS:
                text = document(real, Visitor("en", country, passport), DAY)
                assert real.english(f"contact.{contact.id}.name") not in text
                assert not [phone.number for phone in contact.phones if f'"tel:{phone.number}"' in text]
