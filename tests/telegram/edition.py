"""The real content and translations of the repository, read once for each process."""

from __future__ import annotations

import gc
from functools import cache
from pathlib import Path

from bot.catalog.loading import load
from bot.core.conversation import Edition
from bot.core.library import Library
from bot.core.phrases import INTERFACE
from bot.core.understanding import Understanding
from tests.support.clock import NOON
from tests.support.learned import learned

ROOT = Path(__file__).parents[2]


@cache
def real_edition() -> Edition:
    """What the bot would serve on the day that the tests' clock shows."""
    library = load(ROOT / "content", ROOT / "locales", NOON.date())
    edition = Edition(library, Understanding(library, learned(library)))
    gc.freeze()  # it stays for good, as the modules do: each full collection would go through all of them again
    return edition


def with_a_pin(edition: Edition) -> tuple[Edition, str]:
    """The content with one contact whose exact place is known, and that contact's id."""
    library = edition.library
    found = next(item for item in library.content.contacts if item.location is not None and item.usable)
    assert found.location is not None
    place = found.location.model_copy(update={"latitude": 42.8746, "longitude": 74.5698, "pin": True})
    contacts = tuple(
        item.model_copy(update={"location": place}) if item is found else item for item in library.content.contacts
    )
    content = library.content.model_copy(update={"contacts": contacts})
    made = Library(content, library._translations, INTERFACE, library.revision)
    return Edition(made, edition.understanding), found.id
