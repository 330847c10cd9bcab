"""Somebody who can be recognised, and everything that they can do and that can go wrong for them."""

from __future__ import annotations

import asyncio
import warnings
from contextlib import suppress
from typing import Final

from bot.core.conversation import Edition
from bot.storage import Storage
from bot.telegram.polling import Poller
from bot.telegram.service import Service
from tests.telegram.broken import Broken
from tests.telegram.chats import JSON
from tests.telegram.failures import cut_body, html_page, no_network, refused, server_error, too_many
from tests.telegram.house import House, Person, build_house
from tests.telegram.samples import BROKEN, KINDS
from tests.telegram.updates import press_update
from tests.telegram.waiting import until

PERSON: Final = 7_713_204_559
GROUP: Final = -1_002_008_813_577
WORDS: Final = ("Маркерова", "Zqmarkeruser", "Zqword", "Zqcaption", "Zqtitle", "996700771320", "43.771234", "Zqsecret")
NAMES: Final = {"first_name": "Маркерова", "last_name": "Маркерова", "username": "Zqmarkeruser"}


def person(house: House) -> Person:
    return house.person(PERSON, "ru", **NAMES)


async def talk(house: House) -> None:
    """All that somebody can do in a private chat."""
    somebody = person(house)
    for text in ("/start", "/start Zqword", "/help", "/hotlines", "/offline", "/privacy", "/forget", "/Zqword"):
        await somebody.say(text)
    for text in (
        "Zqword",
        "паспорт Zqword",
        "мне не платят зарплату Zqword",
        "айлык бербей жатат",
        "меня убивают Zqword",
    ):
        await somebody.say(text)
    for content, _ in KINDS.values():
        await somebody.say(**content)
        await somebody.say(**content, caption="Zqcaption паспорт")
    await somebody.say(contact={"phone_number": "+996700771320", "first_name": "Маркерова", "user_id": PERSON})
    await somebody.say(location={"latitude": 43.771234, "longitude": 43.771234})
    await somebody.say("Zqword", forward_origin={"type": "hidden_user", "sender_user_name": "Маркерова", "date": 1})
    replied = {"message_id": 1, "date": 1, "chat": {"id": PERSON, "type": "private"}}
    await somebody.say("Zqword", reply_to_message=replied)
    for token in (
        "1ruKGo_m",
        "1ruKGo_k",
        "1ruRU0_t_hiv-care",
        "1ruRU0_q_forced-labour_0y",
        "1ruRU0_o_a",
        "Zqword",
        "1ruRU0_t_Zqword",
    ):
        await somebody.press(token)
    await somebody.press("1ruKGk_j_kg-sezim_hiv-care")
    await somebody.press("1ruRU0_y_s")
    house.api.open_queries.add("i1")
    await house.feed(press_update("i1", somebody.sender, None, "1ruRU0_k", inline_message_id="Zqword"))
    await somebody.say("/hide")
    await somebody.press("1ruKGo_k")


async def gather(house: House) -> None:
    """The same person in a group: addressed aloud, and unseen by others."""
    house.group(GROUP, title="Zqtitle")
    member = person(house).in_group(GROUP)
    for member.chat.admin in (False, True):
        for text in ("/start Zqword", "Zqword", "/start@other_bot Zqword", "@ukuk_test_bot меня убивают Zqword"):
            await member.say(text)
        await member.whispers("/help Zqword")
    house.session.fail(refused("Zqword"), refused("Zqword"), on="sendMessage")
    await member.say("@ukuk_test_bot паспорт Zqword")
    await member.press("1ruRU0_k")
    await member.say(new_chat_members=[member.sender])


async def share(house: House) -> None:
    """The same person types in other chats, and their queries meet every kind of failure."""
    somebody = person(house)
    for text in ("Zqword", "паспорт Zqword", "меня убивают Zqword", ""):
        await somebody.asks(text, location={"latitude": 43.771234, "longitude": 43.771234})
    for failures in ([refused("query is too old Zqword")], [refused("Zqword")], [no_network()] * 5, [too_many(900)]):
        house.session.fail(*failures, on="answerInlineQuery")
        with suppress(AssertionError):
            await somebody.asks("паспорт Zqword")
        house.session._failures.clear()
    house.session.fail(refused("Zqword"), on="sendContact")
    await somebody.press("1ruKGk_j_kg-sezim")
    house.session.fail(refused("Zqword"), on="deleteMessages")
    await somebody.say("вич Zqword")


async def go_wrong(house: House) -> None:
    """Everything that goes wrong between here and Telegram."""
    somebody = person(house)
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
        await somebody.say("Zqword паспорт")
        house.session._failures.clear()
        await somebody.say("/start")
        house.session.fail(*failures)
        await somebody.press("1ruRU0_t_unpaid-wages")
        house.session._failures.clear()
    somebody.chat.closed = True
    await somebody.say("Zqword")
    somebody.chat.closed = False


async def misread(house: House) -> None:
    """Updates that cannot be read, or are of other kinds."""
    somebody = person(house)
    message = somebody.writes("Zqword")["message"]
    number = 50_000_000
    broken: list[JSON] = [
        *BROKEN,
        {"message": {**message, "entities": "Zqword", "from": {"first_name": "Маркерова"}}},
        {"edited_message": message},
        {"brand_new": message},
        {"callback_query": {"id": "Zqword", "from": somebody.sender, "data": ["Zqword"]}},
    ]
    for offset, update in enumerate(broken):
        await house.feed({"update_id": number + offset, **update})


async def poll(house: House) -> None:
    """The same by polling, with answers that are none."""
    somebody = person(house)
    house.session.fail(html_page(), cut_body(), server_error(), on="getUpdates")
    good = [somebody.writes("Zqword паспорт"), {"update_id": 60_000_000, "message": {"text": "Zqword"}}]
    house.api.pending(*good, {**somebody.writes("/help"), "update_id": 60_000_001})
    stop = asyncio.Event()
    sent = len(house.session.of("sendMessage"))
    running = asyncio.ensure_future(Poller(house.bot, house.feed, house.pauses).run(stop))
    await until(lambda: len(house.session.of("sendMessage")) >= sent + 2)
    stop.set()
    await running


async def serve(house: House, edition: Edition) -> None:
    """A start at which Telegram refuses a part."""
    house.session.fail(refused("Zqword"), on="setMyCommands")
    stop = asyncio.Event()
    service = Service(house.bot, house.inbox, lambda: edition.library, None)
    running = asyncio.ensure_future(service.run(stop, house.pauses))
    await until(lambda: service.connected)
    stop.set()
    await running


async def hang(edition: Edition, storage: Storage) -> None:
    """An update that is given up."""
    house = build_house(edition, storage.preferences, storage.counters, seconds=0.02)
    house.session.hold("sendMessage")
    await person(house).say("Zqword")


async def everything(edition: Edition, storage: Storage) -> None:
    house = build_house(edition, storage.preferences, storage.counters)
    await talk(house)
    await gather(house)
    await share(house)
    await go_wrong(house)
    await misread(house)
    await poll(house)
    await serve(house, edition)
    ways = ("press", "start", "command", "typed", "located", "unread", "phrase", "offer", "lead")
    for broken in (Broken.at(*ways), Broken.at(*ways, "failed")):
        mishap = build_house(edition, storage.preferences, storage.counters, conversation=broken)
        mishap.api.chats.update(house.api.chats)
        for text in ("/start Zqword", "/help", "Zqword"):
            await person(mishap).say(text)
        await person(mishap).press("Zqword", person(house).screen)
        await person(mishap).say(location={"latitude": 43.771234, "longitude": 1})
        await person(mishap).in_group(GROUP).say("/start Zqword")
        await person(mishap).in_group(GROUP).say("@ukuk_test_bot Zqword")
        with suppress(AssertionError):
            await person(mishap).asks("Zqword")
    await hang(edition, storage)
    warnings.warn("Zqword", RuntimeWarning, stacklevel=1)
