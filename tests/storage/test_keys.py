from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.storage.keys import CACHED_KEYS, WORK_N, WORK_R, KeyRing, derive
from tests.storage.rooms import UNSAID

CHATS = st.integers(min_value=-(2**63), max_value=2**63 - 1)


def test_keys_stay_what_they_are() -> None:
    """Red means: nobody's choice would be found any more, and what they asked to be remembered is lost."""
    assert derive(b"a secret", 5551234567).hex() == "5971b32cf2f8f1369c58d4841a72410e01fdbb2abd5129ae7e9fe906927ab831"
    assert (
        derive(b"a secret", -1001234567890).hex() == "63f9012f3748a66e282bdbbb5108833b60bf88dabcef50778ea582e80cf85c07"
    )


def test_work_is_what_the_design_says() -> None:
    assert 128 * WORK_N * WORK_R == 4 * 1024 * 1024


@settings(max_examples=20, deadline=None)
@given(CHATS, CHATS)
def test_each_chat_has_its_own(one: int, other: int) -> None:
    assert (derive(b"s", one) == derive(b"s", other)) is (one == other)
    assert len(derive(b"s", one)) == 32


def test_each_secret_has_its_own() -> None:
    assert derive(b"one", 1) != derive(b"two", 1)


async def test_a_key_is_worked_out_once() -> None:
    ring = KeyRing(UNSAID)
    first = await ring.key_of(1)
    assert await ring.key_of(1) is first
    assert first == derive(UNSAID.encode(), 1)
    ring.close()


async def test_cached_keys_are_bounded_and_the_longest_unused_goes_first() -> None:
    ring = KeyRing(UNSAID, cached=2)
    one, two = await ring.key_of(1), await ring.key_of(2)
    assert await ring.key_of(1) is one
    await ring.key_of(3)
    assert await ring.key_of(1) is one
    again = await ring.key_of(2)
    assert again is not two
    assert again == two
    ring.close()
    assert CACHED_KEYS == 10_000


def test_nothing_secret_in_repr() -> None:
    ring = KeyRing(UNSAID)
    assert UNSAID not in repr(ring)
    ring.close()
