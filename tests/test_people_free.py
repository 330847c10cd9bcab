"""The marker test: somebody with a name, an id, words, a place and a phone goes through everything.

Afterwards nothing of it stands in the log at its most talkative, in any file, or in the counts.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import logging
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import coarse
from bot.catalog.loading import load_or_last_good
from bot.catalog.snapshot import Snapshot
from bot.core.conversation import Edition
from bot.storage import Storage
from bot.telegram.polling import Poller
from bot.telegram.service import Service
from tests.support.clock import NOON, FakeClock
from tests.telegram.broken import Broken
from tests.telegram.chats import JSON
from tests.telegram.edition import ROOT, real_edition
from tests.telegram.failures import cut_body, html_page, no_network, refused, server_error, too_many
from tests.telegram.house import House, Person, build_house
from tests.telegram.logs import talkative_log
from tests.telegram.test_kinds import KINDS
from tests.telegram.test_updates import BROKEN
from tests.telegram.updates import press_update
from tests.telegram.waiting import until

PERSON = 7_713_204_559
GROUP = -1_002_008_813_577
WORDS = ("Маркерова", "Zqmarkeruser", "Zqword", "Zqcaption", "Zqtitle", "996700771320", "43.771234", "Zqsecret")
SECRET = "Zqsecret-of-the-test"
NAMES = {"first_name": "Маркерова", "last_name": "Маркерова", "username": "Zqmarkeruser"}
SQLITE = "ukuk.sqlite3"


def _traces() -> Iterator[bytes]:
    """Every way in which something of the person could stand somewhere."""
    for word in WORDS:
        yield from (word.encode(), word.encode("utf-16-le"), word.lower().encode())
    for number in (PERSON, GROUP, -GROUP):
        digits = str(number)
        yield from (digits.encode(), digits.encode("utf-16-le"), f"{abs(number):x}".encode())
        size = (number.bit_length() + 8) // 8
        for order in ("big", "little"):
            yield from (number.to_bytes(length, order, signed=True) for length in {size, 8})
        for algorithm in ("md5", "sha1", "sha256", "blake2b"):
            digest = hashlib.new(algorithm, digits.encode())
            yield from (digest.digest(), digest.hexdigest().encode())


def _found(content: bytes) -> list[bytes]:
    return [trace for trace in _traces() if trace in content]


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """The content as a start reads it, which keeps a copy beside the database."""
    snapshot = Snapshot(tmp_path / "last-good")
    library = load_or_last_good(ROOT / "content", ROOT / "locales", snapshot, NOON.date())
    assert snapshot.exists()
    return Edition(library, real_edition().understanding)


@pytest.fixture
async def storage(tmp_path: Path, edition: Edition) -> AsyncIterator[Storage]:
    made = Storage(
        f"sqlite:///{tmp_path / SQLITE}", secret=SECRET, clock=FakeClock(), coarse=coarse(lambda: edition.library)
    )
    await made.migrate()
    yield made
    await made.close()


def _person(house: House) -> Person:
    return house.person(PERSON, "ru", **NAMES)


async def _talk(house: House) -> None:
    """All that somebody can do in a private chat."""
    person = _person(house)
    for text in ("/start", "/start Zqword", "/help", "/hotlines", "/privacy", "/forget", "/Zqword"):
        await person.say(text)
    for text in (
        "Zqword",
        "паспорт Zqword",
        "мне не платят зарплату Zqword",
        "айлык бербей жатат",
        "меня убивают Zqword",
    ):
        await person.say(text)
    for content, _ in KINDS.values():
        await person.say(**content)
        await person.say(**content, caption="Zqcaption паспорт")
    await person.say(contact={"phone_number": "+996700771320", "first_name": "Маркерова", "user_id": PERSON})
    await person.say(location={"latitude": 43.771234, "longitude": 43.771234})
    await person.say("Zqword", forward_origin={"type": "hidden_user", "sender_user_name": "Маркерова", "date": 1})
    replied = {"message_id": 1, "date": 1, "chat": {"id": PERSON, "type": "private"}}
    await person.say("Zqword", reply_to_message=replied)
    for token in (
        "1ruKGo_m",
        "1ruKGo_k",
        "1ruRU0_t_hiv-care",
        "1ruRU0_q_forced-labour_0y",
        "Zqword",
        "1ruRU0_t_Zqword",
    ):
        await person.press(token)
    house.api.open_queries.add("i1")
    await house.feed(press_update("i1", person.sender, None, "1ruRU0_k", inline_message_id="Zqword"))
    await person.say("/hide")
    await person.press("1ruKGo_k")


async def _gather(house: House) -> None:
    """The same person in a group."""
    house.group(GROUP, title="Zqtitle")
    member = _person(house).in_group(GROUP)
    for text in ("/start Zqword", "Zqword", "/start@other_bot Zqword"):
        await member.say(text)
    await member.press("1ruRU0_k")
    await member.say(new_chat_members=[member.sender])


async def _break(house: House) -> None:
    """Everything that goes wrong between here and Telegram."""
    person = _person(house)
    for failures in (
        [too_many(2)],
        [too_many(900)],
        [no_network()] * 12,
        [server_error()] * 12,
        [html_page()] * 12,
        [cut_body()] * 12,
        [refused("chat not found Zqword")] * 3,
        [refused("BUTTON_DATA_INVALID")],
    ):
        house.session.fail(*failures)
        await person.say("Zqword паспорт")
        house.session._failures.clear()
        await person.say("/start")
        house.session.fail(*failures)
        await person.press("1ruRU0_t_unpaid-wages")
        house.session._failures.clear()
    person.chat.closed = True
    await person.say("Zqword")
    person.chat.closed = False


async def _misread(house: House) -> None:
    """Updates that cannot be read, or are of other kinds."""
    person = _person(house)
    message = person.writes("Zqword")["message"]
    number = 50_000_000
    broken: list[JSON] = [
        *BROKEN,
        {"message": {**message, "entities": "Zqword", "from": {"first_name": "Маркерова"}}},
        {"edited_message": message},
        {"brand_new": message},
        {"callback_query": {"id": "Zqword", "from": person.sender, "data": ["Zqword"]}},
    ]
    for offset, update in enumerate(broken):
        await house.feed({"update_id": number + offset, **update})


async def _poll(house: House) -> None:
    """The same by polling, with answers that are none."""
    person = _person(house)
    house.session.fail(html_page(), cut_body(), server_error(), on="getUpdates")
    good = [person.writes("Zqword паспорт"), {"update_id": 60_000_000, "message": {"text": "Zqword"}}]
    house.api.pending(*good, {**person.writes("/help"), "update_id": 60_000_001})
    stop = asyncio.Event()
    sent = len(house.session.of("sendMessage"))
    running = asyncio.ensure_future(Poller(house.bot, house.feed, house.pauses).run(stop))
    await until(lambda: len(house.session.of("sendMessage")) >= sent + 2)
    stop.set()
    await running


async def _serve(house: House, edition: Edition) -> None:
    """A start at which Telegram refuses a part."""
    house.session.fail(refused("Zqword"), on="setMyCommands")
    stop = asyncio.Event()
    service = Service(house.bot, house.inbox, lambda: edition.library, None)
    running = asyncio.ensure_future(service.run(stop, house.pauses))
    await until(lambda: service.connected)
    stop.set()
    await running


async def _hang(edition: Edition, storage: Storage) -> None:
    """An update that is given up."""
    house = build_house(edition, storage.preferences, storage.counters, seconds=0.02)
    house.session.hold("sendMessage")
    await _person(house).say("Zqword")


async def _everything(edition: Edition, storage: Storage) -> None:
    house = build_house(edition, storage.preferences, storage.counters)
    await _talk(house)
    await _gather(house)
    await _break(house)
    await _misread(house)
    await _poll(house)
    await _serve(house, edition)
    ways = ("press", "start", "command", "typed", "located", "unread", "phrase")
    for broken in (Broken.at(*ways), Broken.at(*ways, "failed")):
        mishap = build_house(edition, storage.preferences, storage.counters, conversation=broken)
        mishap.api.chats.update(house.api.chats)
        for text in ("/start Zqword", "/help", "Zqword"):
            await _person(mishap).say(text)
        await _person(mishap).press("Zqword", _person(house).screen)
        await _person(mishap).say(location={"latitude": 43.771234, "longitude": 1})
        await _person(mishap).in_group(GROUP).say("/start Zqword")
    await _hang(edition, storage)
    warnings.warn("Zqword", RuntimeWarning, stacklevel=1)


@pytest.mark.filterwarnings("default::RuntimeWarning")
async def test_nothing_of_the_person_is_left(edition: Edition, storage: Storage, tmp_path: Path) -> None:
    usual = io.StringIO()
    with talkative_log() as log:
        plain = logging.StreamHandler(usual)
        logging.getLogger().addHandler(plain)
        await _everything(edition, storage)
        assert storage.counters.waiting
        assert await storage.counters.flush()
    counts = await storage.read_counts()
    open_files = _files(tmp_path)
    shown = repr([storage, storage.preferences, storage.counters, counts])
    await storage.close()
    closed_files = _files(tmp_path)

    # What is searched is really there: the search would find the person if the person were told.
    assert _found(usual.getvalue().encode())
    assert log.getvalue().count("ERROR") > 20
    assert {SQLITE, f"{SQLITE}-wal"} <= open_files.keys()
    assert any("last-good" in name for name in closed_files)
    assert {count.event for _, count, _ in counts} >= {"start", "typed", "topic", "remember", "location", "failed"}
    assert b"hiv-care" in closed_files[SQLITE]

    assert _found(log.getvalue().encode()) == []
    assert _found(shown.encode()) == []
    for name, content in (*open_files.items(), *closed_files.items()):
        assert _found(content) == [], name
        assert _found(name.encode()) == [], name


async def test_one_choice_was_kept_under_a_key_that_says_nothing(edition: Edition, storage: Storage) -> None:
    """The press that keeps is real: the test above is not about an empty table."""
    house = build_house(edition, storage.preferences, storage.counters)
    await _talk(house)
    kept: Any = None
    while kept is None:  # a read may give up after 50 ms on a busy machine
        kept = await storage.preferences.get(PERSON)
    assert (kept.language, kept.country, kept.passport) == ("ru", "KG", "other")
