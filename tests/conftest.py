"""What tests of several parts share."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import bot.telegram  # noqa: F401  # imports aiogram as the bot does, before a test does it otherwise
from tests.support.postgres import postgres_server

gc.set_threshold(50_000, 20, 50)  # looking for garbage is a tenth of the tests' work, and there is little of it
settings.register_profile(
    "untimed", settings(), deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")
"""A busy machine is no fault: nothing that is tested may take only so long. Each run tries other examples, and half as
many as usual: the gate has ten minutes."""


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder with the socket of a PostgreSQL server that lives as long as the tests."""
    with postgres_server() as folder:
        yield folder
