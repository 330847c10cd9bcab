"""Whatever a client sends, there is a language."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.locale import base_language, negotiate

AVAILABLE = ("ky", "ru", "en")
JUNK = (
    "", " ", "-", "_", "1234", "r", "x-klingon", "klingon", "fa-pes", "zh-hans", "zh-hans-raw", "pt-br-raw", "uk-raw",
    "uk_UA", "classic-zh-tw-raw", "be-tarask", "İstanbul", "ру", "и", "\x00", "ky\x00", "🇰🇬", "ky ky", "en.UTF-8",
)  # fmt: skip
"""Codes that clients were seen to send, and some that none should."""
_CODES = st.none() | st.text() | st.sampled_from([*AVAILABLE, *JUNK, "ru-RU", "KY", "en_GB", "ru-raw"])


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("ru", "ru"), ("ru-RU", "ru"), ("RU", "ru"), ("ru_raw", "ru"), ("ky-Cyrl-KG", "ky"), ("zh-hans-raw", "zh"),
        (" en ", "en"), ("fil", "fil"), (None, None), ("", None), ("r", None), ("classic-zh-tw-raw", None),
        ("1234", None), ("r2", None),
    ],
)  # fmt: skip
def test_the_language_of_a_code(code: str | None, language: str | None) -> None:
    assert base_language(code) == language


@pytest.mark.parametrize("code", JUNK)
def test_junk_leads_to_the_default(code: str) -> None:
    assert negotiate(AVAILABLE, "ky", client=code) == "ky"


@given(chosen=_CODES, written=_CODES, client=_CODES)
@example(chosen=None, written="zh-hans-raw", client="ru-raw")
def test_total_and_always_available(chosen: str | None, written: str | None, client: str | None) -> None:
    assert negotiate(AVAILABLE, "ky", chosen, written, client) in AVAILABLE


@pytest.mark.parametrize(
    ("chosen", "written", "client", "language"),
    [
        ("en", "ru", "ky", "en"),
        (None, "ru", "ky", "ru"),
        (None, None, "ru-RU", "ru"),
        ("de", "ru", "en", "ru"),
        ("de", "fr", "zh-hans", "ky"),
        (None, None, None, "ky"),
    ],
)
def test_chosen_then_written_then_the_clients(
    chosen: str | None, written: str | None, client: str | None, language: str
) -> None:
    assert negotiate(AVAILABLE, "ky", chosen, written, client) == language


@given(client=_CODES)
def test_a_choice_outweighs_every_client(client: str | None) -> None:
    assert negotiate(AVAILABLE, "ky", chosen="en", client=client) == "en"
