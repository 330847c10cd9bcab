"""What is looked for is found in any language, and numbers in contacts."""

from __future__ import annotations

import pytest

from bot.core.desk.find import find
from bot.core.desk.items import all_items
from tests.support.desk import WAGES_RU, work


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("LABOUR code", {WAGES_RU}),
        ("пустые  листы", {WAGES_RU}),
        ("бош кагаз", {WAGES_RU}),
        ("shelter.name", {"contact.shelter"}),
        ("495 000-00-09", {"contact.doubtful"}),
        ("+7 495 000 00 02", {"contact.shelter"}),
        ("nowhere written", set()),
        ("a", set()),
        ("", set()),
    ],
)
def test_find(wanted: str, found: set[str]) -> None:
    library = work()
    assert set(find(library, all_items(library), wanted)) == found
