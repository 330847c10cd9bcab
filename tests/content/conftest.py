"""The real content, read once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.catalog.catalogue import Catalogue, read_catalogue

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_catalogue(ROOT / "content", ROOT / "locales")


@pytest.fixture(scope="session")
def last_worked_on(catalogue: Catalogue) -> date:
    """The newest day on which somebody worked on it. What is past its date today, `check --strict` tells."""
    content = catalogue.reading.content
    days = [card.reviewed for topic in content.topics for card in topic.cards]
    days += [item.reviewed for item in content.screenings]
    checked = [item.checked for item in content.sources] + [item.checked for item in content.facts]
    checked += [item.checked for item in content.contacts]
    return max(day for day in (*days, *checked) if day is not None)
