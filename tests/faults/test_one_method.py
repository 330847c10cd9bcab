"""One method of the Bot API fails and the others work: what people wait for comes another way, danger at once."""

from __future__ import annotations

from typing import Final

import pytest

from bot.telegram import calling, cleaner, sender
from bot.telegram.fetching import SAME_BATCH_SECONDS
from bot.telegram.patience import EDIT_SECONDS
from bot.telegram.service import UNTOLD
from tests.e2e.person import Person, has_button
from tests.faults.front import Misdeed
from tests.faults.misdeeds import flood, hangs, refuses, says
from tests.faults.rig import Rig

pytestmark = pytest.mark.asyncio(loop_scope="module")
ALWAYS: Final = 100
DANGER: Final = "SOS"
UNLISTED: Final = "help they beat me"
"""Danger, but not by the list."""
EMERGENCY: Final = "_e"
"""What the token of a button holds that stands on the emergency screen alone, beside its own."""
SOON: Final = 0.05
BROKEN: Final = says(500, {"ok": False, "error_code": 500, "description": "Internal Server Error"})
NO_THREAD: Final = refuses(400, "Bad Request: message thread not found")


async def _begun(rig: Rig) -> Person:
    person = rig.person()
    await person.text("/start")
    await person.press("Русский")
    await rig.until(lambda: not rig.inbox.working, "all is done")
    rig.forget()
    return person


async def _done(rig: Rig) -> None:
    await rig.until(lambda: not rig.inbox.working, "all is done")
    rig.front.behave()


@pytest.mark.parametrize("misdeed", [hangs, BROKEN, flood(retry_after=60)])
async def test_danger_waits_for_no_edit(rig: Rig, misdeed: Misdeed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "URGENT_EDIT_SECONDS", 1.0 if misdeed is BROKEN else SOON)
    person = await _begun(rig)
    rig.front.prepare(misdeed, ALWAYS, "editMessageText")
    person.tap(EMERGENCY)
    await rig.until(lambda: len(person.answers) == 2, "the emergency screen, in a message of its own")
    await _done(rig)
    assert "🆘" in person.screen.text
    assert sum(rig.pauses.seconds) <= 1, "and at once"


@pytest.mark.parametrize("words", [DANGER, UNLISTED])
async def test_danger_is_said_again_where_no_answer_comes(
    rig: Rig, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or its line died without a word. All else has a minute."""
    assert rig.edition.understanding.names_danger(words) is (words == DANGER)
    monkeypatch.setattr(calling, "URGENT_CALL_SECONDS", SOON)
    person = await _begun(rig)
    rig.front.prepare(hangs, 1, "sendMessage")
    await person.text(words)
    assert "🆘" in person.screen.text
    assert rig.noted.errors == ["TelegramNetworkError"]
    await _done(rig)


@pytest.mark.parametrize("misdeed", [hangs, BROKEN])
async def test_what_cannot_be_edited_in_time_is_said_anew(
    rig: Rig, misdeed: Misdeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For two minutes it was tried, and then nothing at all came: the apology was an edit, too."""
    monkeypatch.setattr(calling, "EDIT_SECONDS", EDIT_SECONDS if misdeed is BROKEN else SOON)
    person = await _begun(rig)
    rig.front.prepare(misdeed, ALWAYS, "editMessageText")
    person.tap("🇷🇺")
    await rig.until(lambda: len(person.answers) == 2, "the screen, in a new message")
    await _done(rig)
    assert sum(rig.pauses.seconds) <= EDIT_SECONDS
    assert sum(message.from_bot for message in person.chat.messages.values()) == 1, "the old one is gone"


@pytest.mark.parametrize("method", ["answerCallbackQuery", "deleteMessages"])
async def test_what_nobody_waits_for_holds_up_no_next_question(
    rig: Rig, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "BRIEF_SECONDS", SOON)
    monkeypatch.setattr(cleaner, "BRIEF_SECONDS", SOON)
    person = await _begun(rig)
    rig.front.prepare(hangs, 1, method)
    person.tap("🇷🇺")
    person.say("/help")
    await rig.until(lambda: len(person.answers) == 2, "both are answered")
    await _done(rig)
    assert rig.front.done == 1


async def test_who_hides_sees_harmless_words_where_nothing_can_be_deleted(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what still stands is known: once more, and it is gone."""
    monkeypatch.setattr(cleaner, "CLEAR_SECONDS", SOON)
    person = await _begun(rig)
    rig.front.prepare(hangs, 1, "deleteMessages")
    shown = await person.text("/hide")
    await _done(rig)
    assert len(person.chat.messages) > 1
    await person.text("/hide")
    await _done(rig)
    assert shown.text == person.screen.text
    assert sum(message.from_bot for message in person.chat.messages.values()) == 1


async def test_what_waited_before_danger_takes_no_place_of_it(rig: Rig) -> None:
    """Few waited, as after a moment's silence of Telegram: the emergency screen was replaced at once."""
    pressed, wrote = await _begun(rig), await _begun(rig)
    await rig.kill()
    pressed.tap("🇷🇺")
    pressed.tap("🇰🇿")
    pressed.tap(EMERGENCY)
    wrote.say("/help")
    wrote.say(DANGER)
    rig.start()
    await rig.until(lambda: not rig.stand_in.mailbox.waiting, "all is answered")
    await _done(rig)
    assert "🆘" in pressed.screen.text
    assert len(pressed.chat.toasts) == 4, "each press is answered"
    assert wrote.screen.text == wrote.answers[1].text != wrote.answers[2].text
    assert len(wrote.answers) == 4, "what was asked before is answered, above"


@pytest.mark.parametrize(("misdeed", "waits"), [(BROKEN, UNTOLD), (refuses(404, "Not Found"), 0)])
async def test_polling_begins_where_nobody_says_whether_a_webhook_is_set(
    rig: Rig, misdeed: Misdeed, waits: int
) -> None:
    """As behind a proxy that lets only some methods pass."""
    await rig.kill()
    rig.front.prepare(misdeed, ALWAYS, "getWebhookInfo")
    rig.start()
    await rig.person().text("/help")
    assert len(rig.noted.errors) == waits
    rig.front.behave()


async def test_nothing_at_once_is_not_asked_for_at_once_again(rig: Rig) -> None:
    """A server that does not know long polls; fifteen hundred requests a second were made of it."""
    rig.front.prepare(says(200, {"ok": True, "result": []}), 3, "getUpdates")
    await rig.person().text("/help")
    await rig.person().text("/help")
    await rig.until(lambda: rig.front.done == 3, "nothing came")
    assert SAME_BATCH_SECONDS in rig.pauses.seconds


@pytest.mark.parametrize("strange", [{"poll": {"id": 1}}, {"entities": [{"length": "x"}], "date": "x"}, {"quote": 5}])
async def test_words_beside_what_cannot_be_read_are_heard(
    rig: Rig, strange: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    """From a server that is older or newer than what reads it."""
    person = rig.person()
    person.send(DANGER, {"text": DANGER, **strange})
    await rig.until(lambda: len(person.answers) == 1, "the emergency screen")
    assert "🆘" in person.screen.text
    assert "an update could not be read whole" in caplog.text
    assert DANGER not in caplog.text


async def test_who_asks_in_a_topic_is_answered_there(rig: Rig) -> None:
    """And beside it, where the topic is gone."""
    person = await _begun(rig)
    topic = {"text": DANGER, "message_thread_id": 7, "is_topic_message": True}
    person.send(DANGER, topic)
    await rig.until(lambda: len(person.answers) == 2, "the emergency screen")
    await _done(rig)
    assert [sent["message_thread_id"] for sent in rig.stand_in.called("sendMessage")] == [7]
    rig.front.prepare(NO_THREAD, 1, "sendMessage")
    person.send(DANGER, topic)
    await rig.until(lambda: len(person.answers) == 3, "the emergency screen")
    await _done(rig)
    assert "message_thread_id" not in rig.stand_in.called("sendMessage")[-1]
    assert has_button(person.screen, EMERGENCY)
