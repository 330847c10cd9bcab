"""What the library has no name for, and live photos, were met with silence."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core import phrases
from bot.core.library import Library
from tests.telegram.house import Person
from tests.telegram.words import said


@pytest.mark.parametrize("content", [{"hologram": {"depth": 3}}, {}])
async def test_it_is_answered_like_everything_that_is_not_read(
    aida: Person, library: Library, content: dict[str, Any]
) -> None:
    await aida.say(**content)
    assert said(library, phrases.UNREAD_OTHER) in aida.screen.text
