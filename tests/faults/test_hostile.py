"""Whatever somebody sends comes over the real long poll, is answered kindly, once; and nothing of it is found after.

In plain functions, and one loop for all of them: hypothesis knows no other.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack
from time import thread_time
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.test_growth import LINEAR, PIECES, TIMES
from tests.e2e.chats import as_json
from tests.e2e.person import Person
from tests.faults.flooding import press
from tests.faults.rig import Rig, built
from tests.telegram.chats import JSON
from tests.telegram.edition import real_edition
from tests.telegram.hostile import LANGUAGES, LONGEST, MARK, TEXTS, said_in_all_ways
from tests.telegram.logs import talkative_log
from tests.telegram.test_forged_presses import FORGED, any_data
from tests.telegram.test_hostile import EVERYWHERE, MEANT, PAYLOAD, QUERY, SOME_WAYS, WORD, junk, texts

EXAMPLES: Final = 12
AT_ONCE: Final = 20
"""So many of hypothesis's texts are sent together, from different chats."""
ERROR: Final = re.compile(r"^\S+ \S+ ERROR ", re.MULTILINE)
STRANGE: Final = (float("nan"), float("inf"), "\ud800", ["\udfff"])
"""What JSON has no words for, or readers in a hurry refuse; as Python's writer puts it."""


class Line:
    """The rig, and the loop that it lives in."""

    def __init__(self, runner: asyncio.Runner, rig: Rig) -> None:
        self.rig = rig
        self._runner = runner

    def until_answered(self) -> None:
        """Wait until all that was sent is answered, and nothing of what was sent stands in what was done of it."""
        with talkative_log() as log:
            self._runner.run(self._until_answered())
        assert MARK not in log.getvalue()
        assert not ERROR.search(log.getvalue()), log.getvalue()
        assert MARK not in repr(self.rig.stand_in.calls), "nobody's words are said to them again"
        assert self.rig.stand_in.violations == []
        assert self.rig.noted.errors == []

    async def _until_answered(self) -> None:
        waits = self.rig.stand_in.mailbox.waiting
        await self.rig.until(lambda: not waits and not self.rig.inbox.working, "all is answered")

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self._runner.run(work)


class Writer:
    """Messages of somebody, whatever is in them."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.sender = person.user

    def writes(self, text: str = "", **content: Any) -> JSON:
        told = as_json(self.person.chat, self.person._stand_in.chats.incoming(self.person.chat, text))
        return {"message": {**told, **({} if text else {"text": None}), **content}}


@pytest.fixture(scope="module")
def whole() -> Iterator[Line]:
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        rig = runner.run(stack.enter_async_context(built(real_edition())))
        yield Line(runner, rig)
        runner.run(stack.aclose())


@pytest.fixture
def line(whole: Line) -> Line:
    whole.rig.forget()
    return whole


def send(line: Line, text: str, /, way: int = 0, language: str = "ru", **more: Any) -> Person:
    """Say a text in one of all ways, in a chat of its own."""
    writer = Writer(line.rig.person(language))
    line.rig.stand_in.update("message", said_in_all_ways(writer, text)[way]["message"] | more)
    return writer.person


def test_hostile_words(line: Line) -> None:
    ways = {name: range(12) if name in EVERYWHERE else SOME_WAYS for name in TEXTS}
    people = [send(line, text, way) for name, text in TEXTS.items() for way in ways[name]]
    people += [send(line, "/start", 0, language) for language in LANGUAGES]
    line.until_answered()
    assert len(people) > 100
    assert [len(person.answers) for person in people] == [1] * len(people)
    line.run(line.rig.storage.counters.flush())
    counts = line.run(line.rig.storage.read_counts())
    assert len(counts) >= 5
    for row in counts:
        words = (row.count.event, row.count.subject, row.count.detail, row.count.language, row.count.country)
        assert all(map(WORD.fullmatch, words)), words
    files = [path.read_bytes() for path in line.rig.file.parent.iterdir()]
    assert files
    assert not any(MARK.encode() in content for content in files)


def test_text_made_to_take_long(line: Line) -> None:
    """Eight times the text is no more than so many times the work, of all parts together; others are answered among."""

    def work(length: int) -> float:
        people = []
        for piece in PIECES[::2]:
            people += [send(line, (piece * length)[:length] + "!"), send(line, "/help")]
        begun = thread_time()
        line.until_answered()
        assert [len(person.answers) for person in people] == [1] * len(people)
        return thread_time() - begun

    work(1)
    assert work(LONGEST - 1) < LINEAR * work(LONGEST // TIMES)


def test_words_that_are_asked_for_elsewhere(line: Line) -> None:
    async def ask() -> list[Any]:
        return [await line.rig.person("ru").asks(text[-QUERY:]) for text in TEXTS.values()]

    offers = line.run(ask())
    line.until_answered()
    assert len(offers) == len(TEXTS)
    assert MARK not in repr(offers)


@settings(max_examples=EXAMPLES, deadline=None)
@given(said=st.lists(st.tuples(texts.filter(bool), st.sampled_from(MEANT), junk, texts), min_size=1, max_size=AT_ONCE))
def test_words_and_anything_beside_them(whole: Line, said: list[tuple[str, str, Any, str]]) -> None:
    """Each between two that are answered: what is beside them may be such that there is nobody to answer."""
    whole.rig.forget()
    people = []
    for text, field, more, language in said:
        people.append(send(whole, MARK + text, language=language))
        send(whole, text, language=language, **{field: more})
        people.append(send(whole, MARK + text, language=language))
    whole.until_answered()
    assert [len(person.answers) for person in people] == [1] * len(people)


@pytest.mark.parametrize("strange", STRANGE, ids=repr)
def test_one_strange_update_keeps_no_others_from_being_read(
    line: Line, strange: object, caplog: pytest.LogCaptureFixture
) -> None:
    first = send(line, "/help")
    line.rig.stand_in.update("message", strange)
    line.rig.stand_in.update("message", {"message_id": strange, "text": MARK})
    send(line, "/help", more=strange)
    last = send(line, "/help")
    line.until_answered()
    assert [len(first.answers), len(last.answers)] == [1, 1]


def pressed(line: Line, data: list[str]) -> None:
    """Each of a new person, whose screen stands; answered once, with a way on."""
    people = [send(line, "/start") for _ in data]
    line.until_answered()
    line.rig.forget()
    for person, token in zip(people, data, strict=True):
        press(person, token, person.screen)
    line.until_answered()
    assert [len(person.chat.toasts) for person in people] == [1] * len(people)
    assert all(person.screen.rows for person in people)


def test_forged_data_is_answered_with_a_way_on(line: Line) -> None:
    pressed(line, [*FORGED, *(text[-PAYLOAD:] for text in TEXTS.values())])


@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.lists(any_data, min_size=1, max_size=AT_ONCE))
def test_any_data_at_all(whole: Line, data: list[str]) -> None:
    pressed(whole, data)


@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.lists(any_data.filter(lambda text: bool(text.strip())), min_size=1, max_size=AT_ONCE))
def test_a_deep_link_of_anything(whole: Line, data: list[str]) -> None:
    whole.rig.forget()
    people = [send(whole, f"/start {payload}") for payload in data]
    whole.until_answered()
    assert [len(person.answers) for person in people] == [1] * len(people)
    assert all(person.screen.rows for person in people)
