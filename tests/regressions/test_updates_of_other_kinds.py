"""An update of another kind, or of none, made the library warn with the whole update in its words."""

from __future__ import annotations

import warnings
from typing import Any

import pytest

from tests.telegram.house import House, Person

MESSAGE: dict[str, Any] = {"message_id": 1, "date": 1, "chat": {"id": 1001, "type": "private"}, "text": "сөз"}


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1},
        {"update_id": 1, "brand_new": {"text": "сөз"}},
        {"update_id": 1, "edited_message": MESSAGE},
        {"update_id": 1, "channel_post": MESSAGE},
        {"update_id": 1, "message_reaction": {"chat": MESSAGE["chat"], "message_id": 1, "date": 1}},
    ],
)
async def test_it_is_passed_over_without_a_word(
    house: House, aida: Person, update: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        await house.feed(update)
    assert house.session.calls == []
    assert caught == []
    assert "сөз" not in caplog.text
