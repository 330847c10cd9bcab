"""Fixtures: the real content, and the whole bot over it."""

from __future__ import annotations

import pytest

from bot.core.conversation import Edition
from bot.core.library import Library
from tests.telegram.edition import real_edition
from tests.telegram.house import House, Person, build_house


@pytest.fixture(scope="session")
def edition() -> Edition:
    return real_edition()


@pytest.fixture
def library(edition: Edition) -> Library:
    return edition.library


@pytest.fixture
async def house(edition: Edition) -> House:
    return build_house(edition)


@pytest.fixture
async def aida(house: House) -> Person:
    """Somebody whose client speaks Kyrgyz."""
    return house.person()
