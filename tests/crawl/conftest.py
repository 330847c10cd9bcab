"""One test for each language and country, so that they can run side by side."""

from __future__ import annotations

import pytest

from bot.core.conversation import Edition
from tests.crawl.walk import walks
from tests.telegram.edition import real_edition


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes `language` and `country` runs for all of them, one that takes `language` for each."""
    names = metafunc.fixturenames
    every = list(walks(real_edition()))
    if {"language", "country"} <= set(names):
        ids = [f"{language}-{country or 'none'}" for language, country in every]
        metafunc.parametrize(("language", "country"), every, ids=ids)


@pytest.fixture(scope="session")
def edition() -> Edition:
    return real_edition()
