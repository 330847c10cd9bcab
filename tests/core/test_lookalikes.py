"""Cyrillic letters among Latin ones are found, and said with how to mend them."""

from __future__ import annotations

import pytest

from bot.core.lookalikes import cyrillic_in, retype


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("unpaid-wаges", "а"),
        ("RУ", "У"),
        ("serviсеs", "се"),
        ("РС", "РС"),
        ("RU", ""),
        ("укук", ""),
        ("café", ""),
        ("", ""),
    ],
)
def test_only_letters_that_look_latin_count(name: str, letters: str) -> None:
    assert cyrillic_in(name) == letters


def test_how_to_mend_it() -> None:
    assert retype("unpaid-wаges") == "Its 'а' is a Cyrillic letter: type it again with the Latin keyboard."
    assert retype("serviсеs") == "Its letters 'се' are Cyrillic: type it again with the Latin keyboard."
    assert retype("services") == ""
