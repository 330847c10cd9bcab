"""The real content for tests of the file for the phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalog.catalogue import read_catalogue
from bot.core.library import Library

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def real() -> Library:
    """Read once; nothing is learned from it, since nobody asks here."""
    return read_catalogue(ROOT / "content", ROOT / "locales").library()
