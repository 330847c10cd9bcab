"""People who talk to the bot over real HTTP: by polling on SQLite, by webhook on PostgreSQL."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Final

import aiohttp
import pytest

from tests.e2e.chats import BOT, SENT_AT, Chat, Message
from tests.e2e.person import Person, crowd, has_button
from tests.e2e.pusher import SECRET_HEADER
from tests.e2e.rules import Button, Refusal
from tests.e2e.running import House
from tests.e2e.stand_in import Call, Held

pytestmark = pytest.mark.asyncio(loop_scope="session")

PHONE: Final = re.compile(r"\+\d[\d -]{6,}\d|\b1\d\d\b")
QUESTIONS: Final = {
    "ky": "Үч айдан бери айлыгымды бербей жатышат",
    "ru": "Мне не заплатили зарплату за два месяца",
    "en": "My boss did not pay me for two months",
}
DANGER: Final = {"ky": "мени өлтүрөм деп жатат", "ru": "меня сейчас убьют", "en": "they will kill me"}
LANGUAGES: Final = {"ky": "Кыргызча", "ru": "Русский", "en": "English"}
TURNS: Final = 30
_numbers: Final = count(77)
each_language: Final = pytest.mark.parametrize("language", sorted(LANGUAGES))
only_webhook: Final = pytest.mark.parametrize("house", ["webhook"], indirect=True)
only_polling: Final = pytest.mark.parametrize("house", ["polling"], indirect=True)


@each_language
async def test_from_start_to_a_phone_number(house: House, language: str) -> None:
    person = Person(house.stand_in, 7_000_000_001)
    assert not PHONE.search((await person.text("/start")).text)
    await person.press(LANGUAGES[language])
    await person.press(f"1{language}RU")
    await person.press("_r_work")
    await person.press("_t_unpaid-wages")
    helpers = await person.press("_t_unpaid-wages_h")
    assert PHONE.search(helpers.text)
    assert len(person.answers) == 1, "a press edits the message that it is on"


@each_language
async def test_typed_question(house: House, language: str) -> None:
    person = Person(house.stand_in, 7_000_000_002, language="tr")
    answer = await person.text(QUESTIONS[language])
    assert has_button(answer, f"1{language}000_t_unpaid-wages_s"), "the topic's steps, in the language of the question"


@each_language
async def test_danger(house: House, language: str) -> None:
    answer = await Person(house.stand_in, 7_000_000_003).text(DANGER[language])
    assert "112" in answer.text
    assert answer.quiet
    assert has_button(answer, f"1{language}000_x"), "the button that hides it all"


async def test_what_cannot_be_read_is_answered(house: House) -> None:
    person = Person(house.stand_in, 7_000_000_004, language="ru")
    voice = {"file_id": "a", "file_unique_id": "b", "duration": 1}
    assert has_button(await person.other({"voice": voice}), "_a"), "asked to write instead"


async def test_location(house: House) -> None:
    person = Person(house.stand_in, 7_000_000_005, language="ru")
    assert " км" in (await person.location(55.75, 37.62)).text


async def test_a_question_goes_when_a_dangerous_answer_stands(house: House) -> None:
    person = Person(house.stand_in, 7_000_000_006, language="ru")
    await person.text("/start")
    answer = await person.text(DANGER["ru"])
    await house.stand_in.changes.until(lambda: len(person.chat.messages) == 1, "all but the answer goes")
    assert person.chat.messages == {answer.number: answer}
    assert not PHONE.search(answer.text.partition("\n")[0]), "the first line gives nothing away"


@pytest.mark.parametrize("by", ["button", "command"])
async def test_hide_after_a_long_conversation_among_others(house: House, by: str) -> None:
    """Ids count over all chats of the bot: between two of one chat are those of everybody else."""
    first = 7_000_000_120 if by == "button" else 7_000_000_130  # nobody talks so long twice in a minute
    person = Person(house.stand_in, first, language="ru")
    others = crowd(house.stand_in, 3, first=first + 1)
    for _ in range(TURNS):
        for somebody in (person, *others):
            await somebody.text(QUESTIONS["ru"])
    await person.press("_t_unpaid-wages_h")
    await person.press("1ru000_n_kg-adilet", on=_with_button(person.screen, "1ru000_n_kg-adilet"))
    await person.press("1ru000_j_kg-adilet")
    await person.location(55.75, 37.62)
    own = [set(somebody.chat.messages) for somebody in (person, *others)]
    assert min(map(len, own)) >= TURNS
    assert max(own[0]) - min(own[0]) > 2 * len(own[0]), "others' ids lie between"
    button = _with_button(person.screen, "1ru000_x")
    shown = await (person.press("_x", on=button) if by == "button" else person.text("/hide"))
    await house.stand_in.changes.until(lambda: len(person.chat.messages) == 1, "the rest is deleted")
    assert person.chat.messages == {shown.number: shown}
    assert not PHONE.search(shown.text)
    assert "Удалить" in shown.text, "how to delete the chat by hand"
    for somebody, before in zip(others, own[1:], strict=True):
        await house.stand_in.changes.until(partial(_has_one_screen, somebody.chat), "one screen stands in each chat")
        assert before >= set(somebody.chat.messages)
        assert len(somebody.chat.messages) == TURNS + 1


def _with_button(message: Message, token: str) -> Message:
    """The message as a client may still show it: whoever pressed a button that is gone by now."""
    return replace(message, rows=((Button("x", token),),))


def _has_one_screen(chat: Chat) -> bool:
    return sum(message.from_bot for message in chat.messages.values()) == 1


@each_language
async def test_public_cards_are_offered_to_share_and_nothing_else(house: House, language: str) -> None:
    person = Person(house.stand_in, 7_000_000_021, language=language)
    offered = await person.asks(QUESTIONS[language])
    assert len(offered.texts) > 5
    assert not [text for text in offered.texts if "http" in text or "t.me" in text]
    for words in (DANGER[language], "ВИЧ"):
        nothing = await person.asks(words)
        assert nothing.texts == ()
        assert nothing.button == offered.button
    assert "112" in (await person.text(f"/start {(await person.asks(DANGER[language])).start}")).text


async def test_a_number_is_saved_under_a_neutral_name(house: House) -> None:
    person = Person(house.stand_in, 7_000_000_022, language="ru")
    start = await person.text("/start")
    await person.press("_j_", on=_with_button(start, "1ruKGk_j_kg-sezim"))
    card = person.answers[-1]
    assert card.contact is not None
    assert card.quiet
    assert card.contact[1].startswith("Справка ")


async def test_choice_is_remembered_and_forgotten(house: House) -> None:
    person = Person(house.stand_in, 7_000_000_007, language="en")
    await person.text("/start")
    await person.press(LANGUAGES["ky"])
    await person.press("1kyRU")
    await person.press("1kyRU0_k")
    assert has_button(await person.text("/start"), "1kyRU")
    await person.press("Кыргызча")
    await person.press("1kyRU0_f")
    assert has_button(await person.text("/help"), "1en000")


async def test_same_button_twice(house: House) -> None:
    """The second edit changes nothing and the real server refuses it: to the person that is an answer all the same."""
    person = Person(house.stand_in, 7_000_000_008)
    start = await person.text("/start")
    as_it_was = Message(start.number, from_bot=True, text=start.text, html=start.html, rows=start.rows)
    await person.press("English", on=as_it_was)
    await person.press("English", on=as_it_was)
    assert len(person.answers) == 1
    assert len(house.stand_in.violations) == 1, house.stand_in.violations
    (violation,) = house.stand_in.violations
    assert "message is not modified" in violation
    house.stand_in.violations.clear()


async def test_asked_to_wait(house: House) -> None:
    person = Person(house.stand_in, 7_000_000_009)
    refusals = [Refusal("Too Many Requests: retry after 1", 429, retry_after=1), Refusal("Bad Gateway", 502)]

    def fail(call: Call) -> Refusal | None:
        return refusals.pop() if refusals and call.method == "sendMessage" else None

    house.stand_in.fail = fail
    assert has_button(await person.text("/start"), "English")
    assert not refusals


async def test_one_person_whose_answer_hangs_holds_up_nobody(house: House) -> None:
    stuck, other = Person(house.stand_in, 7_000_000_010), Person(house.stand_in, 7_000_000_011)
    house.stand_in.hold = lambda chat: Held.BEFORE if chat == stuck.chat.number else None
    stuck.say(QUESTIONS["ru"])
    await house.stand_in.changes.until(lambda: house.stand_in.held == 1, "the answer hangs")
    for words in QUESTIONS.values():
        await other.text(words)
    assert not stuck.answers
    house.stand_in.release()
    await house.stand_in.changes.until(lambda: len(stuck.answers) == 1, "the answer that hung")


async def test_numbers_of_updates_begin_anew(house: House) -> None:
    person = Person(house.stand_in, 7_000_000_018)
    for first in (300_000_000, 100_000_000, 200_000_000):
        await house.stand_in.changes.until(lambda: not house.stand_in.mailbox.waiting, "all is confirmed")
        house.stand_in.mailbox.number_anew(first)
        await person.text(QUESTIONS["ru"])
        await person.text(QUESTIONS["ky"])


async def test_updates_that_cannot_be_read(house: House) -> None:
    before, after = Person(house.stand_in, 7_000_000_012), Person(house.stand_in, 7_000_000_013)
    chat = {"id": 7_000_000_012, "type": "private", "first_name": "Aida"}
    before.say(QUESTIONS["ru"])
    for event in (
        {"message_id": 1, "chat": chat, "from": before.user, "text": "no date"},
        {"message_id": 2, "chat": chat, "from": "nobody", "date": SENT_AT, "text": "not a user"},
        {"message_id": 3, "chat": {"id": "seven", "type": "balcony"}, "date": SENT_AT, "text": "not a chat"},
        "not even an object",
        None,
    ):
        house.stand_in.update("message", event)
    house.stand_in.update("callback_query", {"id": 5, "data": {"un": "known"}})
    after.say(QUESTIONS["ru"])
    await house.stand_in.changes.until(lambda: bool(before.answers and after.answers), "the good are answered")
    await house.stand_in.changes.until(lambda: not house.stand_in.mailbox.waiting, "the others do not come for ever")


async def test_in_a_group_who_asks_unseen_is_answered_unseen(house: House) -> None:
    member = Person(house.stand_in, 7_000_000_023, language="ru")
    member.chat = Chat(-1_000_000_000_023, member.user, kind="supergroup")
    house.stand_in.chats.open(member.chat)
    assert f"https://t.me/{BOT['username']}" in await member.whispers("/help")
    assert not member.chat.messages


async def test_groups_get_one_line_and_only_when_asked(house: House) -> None:
    member = Person(house.stand_in, 7_000_000_014)
    group = Chat(-1_000_000_000_014, member.user, kind="supergroup")
    house.stand_in.chats.open(group)
    member.chat = group
    member.say(QUESTIONS["ru"])
    line = await member.text(f"/start@{BOT['username']}")
    assert len(group.sent) == 1
    assert QUESTIONS["ru"] not in (await member.text(f"@{BOT['username']} {QUESTIONS['ru']}")).text
    assert len(group.sent) == 2
    assert f"https://t.me/{BOT['username']}" in line.text
    assert not line.rows


async def test_healthz(house: House) -> None:
    status, body = await house.bot.health()
    assert (status, body["status"], body["parts"]) == (200, "ok", {"telegram": True, "database": True})


async def test_operators_see_how_it_does_and_strangers_do_not(house: House) -> None:
    await Person(house.stand_in, 7_000_000_031).text("/start")
    status, metrics = await house.bot.page("/metrics")
    assert status == 200
    assert re.search(r'^ukuk_update_seconds_count\{kind="message"\} [1-9]', metrics, re.MULTILINE)
    assert "\nukuk_telegram_connected 1.0\n" in metrics
    assert "\nukuk_understanding_ready 1.0\n" in metrics
    assert "\nukuk_content_refused 0.0\n" in metrics
    status, report = await house.bot.page("/report")
    assert status == 200
    assert report.startswith("<!doctype html>")
    for path in ("/metrics", "/report"):
        assert await house.bot.page(path, X_Forwarded_For="192.0.2.1") == (404, "404: Not Found")


async def test_asks_for_no_more_updates_than_it_answers(house: House) -> None:
    assert house.stand_in.mailbox.allowed == ["message", "callback_query", "inline_query"]


@only_polling
async def test_polling_is_long(house: House) -> None:
    person = Person(house.stand_in, 7_000_000_015)
    await person.text("/start")
    await house.stand_in.changes.until(lambda: not house.stand_in.mailbox.waiting, "the answered update is confirmed")
    assert house.stand_in.called("getUpdates")[-1]["timeout"] == 25
    assert house.stand_in.mailbox.conflicts == 0


@only_webhook
@pytest.mark.parametrize("header", [{}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: ""}], ids=["no", "wrong", "empty"])
async def test_webhook_without_the_secret(house: House, header: dict[str, str]) -> None:
    person = Person(house.stand_in, 7_000_000_016)
    assert await _post(house, person, header) == 401
    assert await _post(house, person, {SECRET_HEADER: house.stand_in.pusher.secret}) == 200
    assert len(person.answers) == 1


@only_webhook
async def test_webhook_takes_each_update_once(house: House) -> None:
    person = Person(house.stand_in, 7_000_000_017)
    number = person.say("/start")
    assert number is not None
    await house.stand_in.changes.until(lambda: number not in house.stand_in.mailbox.waiting, "the update is taken")
    assert house.stand_in.pusher.tries[number] == [200]


async def _post(house: House, person: Person, headers: dict[str, str]) -> int:
    message = {"message_id": 1, "date": SENT_AT, "chat": person.chat.as_json(), "from": person.user, "text": "/start"}
    update = {"update_id": next(_numbers), "message": message}
    async with (
        aiohttp.ClientSession() as session,
        session.post(house.bot.webhook, json=update, headers=headers) as answer,
    ):
        return answer.status
