"""getUpdates of the lean stand-in: what an offset confirms, and who waits."""

from __future__ import annotations

import asyncio

import pytest

from benchmarks.stand_in.mailbox import FIRST_UPDATE, ConflictError, Mailbox


def filled(number: int) -> Mailbox:
    mailbox = Mailbox()
    for index in range(number):
        mailbox.push("message", {"text": str(index)})
    return mailbox


def numbers(batch: list[dict[str, object]]) -> list[object]:
    return [update["update_id"] for update in batch]


def test_what_is_not_confirmed_comes_again() -> None:
    mailbox = filled(3)
    first, _, _ = mailbox.at_once(0, 100, 0, now=0.0)
    again, _, _ = mailbox.at_once(FIRST_UPDATE, 100, 0, now=10.0)
    assert numbers(first) == numbers(again) == [FIRST_UPDATE, FIRST_UPDATE + 1, FIRST_UPDATE + 2]


def test_a_higher_offset_confirms_what_is_below() -> None:
    mailbox = filled(3)
    found, _, _ = mailbox.at_once(FIRST_UPDATE + 2, 100, 0, now=0.0)
    assert numbers(found) == [FIRST_UPDATE + 2]
    assert len(mailbox.waiting) == 1


def test_a_negative_offset_keeps_the_last() -> None:
    found, _, _ = filled(3).at_once(-1, 100, 0, now=0.0)
    assert numbers(found) == [FIRST_UPDATE + 2]


@pytest.mark.parametrize(("asked", "given"), [(2, 2), (0, 1), (500, 100)])
def test_a_limit_is_between_one_and_a_hundred(asked: int, given: int) -> None:
    found, _, _ = filled(120).at_once(0, asked, 0, now=0.0)
    assert len(found) == given


def test_who_asks_for_the_same_again_at_once_is_given_one_and_waits() -> None:
    mailbox = filled(3)
    mailbox.at_once(FIRST_UPDATE, 100, 0, now=0.0)
    found, _, wait = mailbox.at_once(FIRST_UPDATE, 100, 0, now=0.4)
    assert (len(found), wait) == (1, 3)
    found, _, wait = mailbox.at_once(FIRST_UPDATE, 100, 0, now=2.0)
    assert (len(found), wait) == (3, 3)
    found, _, wait = mailbox.at_once(FIRST_UPDATE, 100, 0, now=9.0)
    assert (len(found), wait) == (3, 0)


async def test_who_waits_is_given_what_comes() -> None:
    mailbox = Mailbox()
    waiting = asyncio.ensure_future(mailbox.later(100, 20))
    await asyncio.sleep(0)
    mailbox.push("message", {"text": "a"})
    assert numbers(await waiting) == [FIRST_UPDATE]


async def test_what_comes_before_the_waiting_began_is_not_waited_for() -> None:
    mailbox = Mailbox()
    assert mailbox.at_once(0, 100, 20, now=0.0)[0] == []
    mailbox.push("message", {"text": "a"})
    async with asyncio.timeout(5):
        assert numbers(await mailbox.later(100, 20)) == [FIRST_UPDATE]


async def test_who_waits_in_vain_is_given_nothing() -> None:
    assert await Mailbox().later(100, 0.001) == []


async def test_a_second_request_ends_the_first() -> None:
    mailbox = Mailbox()
    first = asyncio.ensure_future(mailbox.later(100, 20))
    await asyncio.sleep(0)
    second = asyncio.ensure_future(mailbox.later(100, 20))
    with pytest.raises(ConflictError):
        await first
    mailbox.push("message", {"text": "a"})
    assert len(await second) == 1
