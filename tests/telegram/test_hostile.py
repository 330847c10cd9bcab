"""Whatever somebody sends is answered kindly, once, in what Telegram takes; and nothing of it is found afterwards."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.conversation import Edition
from bot.core.markup import utf16_units
from tests.telegram.chats import JSON
from tests.telegram.fakes import NotedCounts
from tests.telegram.hostile import HUGE, LANGUAGES, LONGEST, MARK, TEXTS, said_in_all_ways
from tests.telegram.house import House, answered_once, build_house
from tests.telegram.logs import talkative_log

PAYLOAD = 64
QUERY = 256
WORD = re.compile(r"[A-Za-z0-9._:/+-]*")
EVERYWHERE = ("signs that are eighteen", "tags", "templates", "lone surrogates", "controls", "overrides")
"""Texts that are put into every field; all others are typed, written under a picture, and had for a name."""
SOME_WAYS = (0, 4, 7)


def as_it_comes(update: JSON) -> JSON:
    """The update after its way as JSON, where half of a pair is `\\ud800`."""
    return dict(json.loads(json.dumps(update)))


async def answered(house: House, update: JSON) -> None:
    """Feed an update; it is answered by one message that Telegram takes."""
    house.session.calls.clear()
    await house.feed(as_it_comes(update))
    sent = house.session.of("sendMessage")
    assert [call.status for call in house.session.calls] == [200] * len(house.session.calls)
    assert len(sent) == 1
    assert 0 < utf16_units(sent[0].form["text"]) <= LONGEST
    assert MARK not in repr(house.session.calls), "nobody's words are said to them again"


@pytest.mark.parametrize("name", TEXTS)
async def test_hostile_words(edition: Edition, name: str) -> None:
    counts = NotedCounts()
    with talkative_log() as log:
        house = build_house(edition, counters=counts)
        person = house.person(1, "ru")
        ways = said_in_all_ways(person, TEXTS[name])
        for update in ways if name in EVERYWHERE else (ways[way] for way in SOME_WAYS):
            await answered(house, update)
        assert MARK not in repr(await person.asks(TEXTS[name][-QUERY:]))
        assert answered_once(house, await person.press(TEXTS[name][-PAYLOAD:], person.screen))
    assert MARK not in log.getvalue()
    assert " ERROR " not in log.getvalue()
    assert len(counts.counts) >= 5
    for count in counts.counts:
        assert MARK not in repr(count)
        assert all(map(WORD.fullmatch, (count.event, count.subject, count.detail, count.language, count.country)))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_hostile_language(edition: Edition, language: str) -> None:
    house = build_house(edition)
    await answered(house, house.person(1, language).writes("/start"))


async def test_a_number_that_no_database_holds(edition: Edition) -> None:
    for number in (HUGE, -HUGE, 0, 2**63, -(2**63)):
        house = build_house(edition)
        await answered(house, house.person(number).writes("/start"))


texts = st.text(st.characters(), max_size=40) | st.text(
    st.sampled_from("\ud800\udfff\u202e\x00<&{%'\"`\\/@@ \n1я"), max_size=40
)
numbers = st.integers(-HUGE, HUGE) | st.floats() | st.booleans()
junk = st.recursive(
    st.none() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
MEANT = ("reply_markup", "entities", "caption", "forward_origin", "reply_to_message", "contact", "via_bot", "text")


@settings(max_examples=60, deadline=None)
@given(text=texts.filter(bool), field=st.sampled_from(MEANT), more=junk, language=texts)
def test_words_and_anything_beside_them(edition: Edition, text: str, field: str, more: Any, language: str) -> None:
    async def say() -> None:
        with talkative_log() as log:
            house = build_house(edition)
            person = house.person(1, language)
            await answered(house, person.writes(MARK + text))
            update = as_it_comes(person.writes(text))
            update["message"][field] = more
            await house.feed(update)
            await answered(house, person.writes(MARK + text))
        assert MARK not in log.getvalue()
        assert not any(line.split(" ")[2] == "ERROR" for line in log.getvalue().splitlines() if " ERROR " in line)

    asyncio.run(say())


def test_a_log_that_would_tell_is_seen() -> None:
    with talkative_log() as log:
        logging.getLogger("bot").error("%s", MARK)
    assert MARK in log.getvalue()
    assert " ERROR " in log.getvalue()
