"""What an update wants, and whose turn it takes, read from whatever comes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.errands import Errand, asker_of, errand_of, press_of

PRIVATE = {"id": 7, "type": "private"}
GROUP = {"id": -5, "type": "supergroup"}
SENDER = {"id": 7, "is_bot": False}
BOT = {"id": 1087968824, "is_bot": True}
json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["message", "callback_query", "inline_query", "chat", "from", "id", "text", "data"]), inner
        )
    ),
    max_leaves=12,
)


def words(text: str) -> dict[str, Any]:
    return {"message": {"chat": PRIVATE, "from": SENDER, "text": text}}


def press(data: object) -> dict[str, Any]:
    return {"callback_query": {"id": "q", "from": SENDER, "message": {"chat": PRIVATE}, "data": data}}


@pytest.mark.parametrize(
    ("raw", "errand"),
    [
        (press("1kyRU0_e"), Errand.EMERGENCY), (press("1kyRU0_x"), Errand.HIDE), (press("1kyRU0_f"), Errand.FORGET),
        (press("1kyRU0_k"), Errand.REMEMBER), (press("1kyRU0_m"), Errand.READ), (press("danger"), Errand.READ),
        (press(None), Errand.READ), (words("danger"), Errand.EMERGENCY), (words("other"), Errand.READ),
        (words("/hide"), Errand.HIDE), (words("/Hide@ukuk_test_bot now"), Errand.HIDE),
        (words("/forget"), Errand.FORGET), (words("/help"), Errand.READ), (words("/start"), Errand.READ),
        (words("/start 1kyRU0_e"), Errand.EMERGENCY), (words("/start danger"), Errand.READ),
        (words("/danger"), Errand.EMERGENCY), (words("/"), Errand.READ), (words("/ danger"), Errand.EMERGENCY),
        ({"message": {"caption": "danger"}}, Errand.EMERGENCY), ({"message": {"text": 5}}, Errand.READ),
        ({"message": [1]}, Errand.READ), ({}, Errand.READ), ({"inline_query": {"query": "danger"}}, Errand.ASK),
    ],
)  # fmt: skip
def test_errand(raw: dict[str, Any], errand: Errand) -> None:
    assert errand_of(raw, lambda text: "danger" in text) is errand


@pytest.mark.parametrize(
    ("raw", "asker"),
    [
        (words("x"), 7),
        (press("x"), 7),
        ({"inline_query": {"from": SENDER}}, 7),
        ({"message": {"chat": GROUP, "from": SENDER}}, 7),
        ({"message": {"chat": GROUP, "from": BOT}}, -5),
        ({"message": {"chat": GROUP, "from": SENDER, "sender_chat": {"id": -5}}}, -5),
        ({"message": {"chat": GROUP}}, -5),
        ({"callback_query": {"from": SENDER, "inline_message_id": "x"}}, 7),
        ({"callback_query": {"from": SENDER, "message": {"chat": GROUP}}}, 7),
        ({"message": {"chat": {"id": 2**70, "type": "private"}}}, 2**70),
        ({"message": {"chat": {"id": "x", "type": "private"}}}, None),
        ({"message": None}, None),
        ({}, None),
    ],
)
def test_asker(raw: dict[str, Any], asker: int | None) -> None:
    assert asker_of(raw) == asker


@given(raw=st.dictionaries(st.sampled_from(["message", "callback_query", "inline_query"]), json))
def test_total(raw: dict[str, Any]) -> None:
    assert isinstance(errand_of(raw, lambda _: False), Errand)
    assert asker_of(raw) is None or isinstance(asker_of(raw), int)
    assert press_of(raw) is None or isinstance(press_of(raw), str)
