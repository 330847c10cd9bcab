"""The token and what stands in addresses is told nowhere, whatever goes wrong over HTTP on the way to Telegram."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings
from tests.e2e.stand_in import TOKEN
from tests.faults.flooding import MENU, press
from tests.faults.misdeeds import Fault, breaks_off, closes, promises_more, says, swears
from tests.faults.rig import SECRET, Rig
from tests.faults.test_answers import named
from tests.telegram.logs import talkative_log

pytestmark = pytest.mark.asyncio(loop_scope="module")
PROXY = "Zqproxy"
SECRETS = (TOKEN, TOKEN.partition(":")[2], PROXY, SECRET, "Zqpath", "Zqhook", "Zqpassword", "Zqprivacy", "Zqoperator")
METHODS = ("sendMessage", "editMessageText", "answerCallbackQuery", "getUpdates")
AGAIN = f"http://u:{PROXY}@127.0.0.1/bot{TOKEN}/sendMessage"
WAYS = (
    Fault("redirects", says(307, b"", location=AGAIN)),
    Fault("says the address again", says(404, AGAIN.encode())),
    Fault("refuses with the address", says(400, {"ok": False, "error_code": 400, "description": AGAIN})),
    Fault("closes", closes),
    Fault("breaks off", breaks_off),
    Fault("is short", promises_more),
    Fault("is no HTTP", swears),
    Fault("is no HTTP, and says it", says(200, AGAIN.encode(), content_encoding=TOKEN)),
)


def told(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


@named(WAYS)
async def test_no_error_tells_the_address(rig: Rig, fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a proxy with a password in its address, at DEBUG; each screen is sent, edited, and asked for in vain."""
    address = rig.front.url.replace("://", f"://u:{PROXY}@")
    monkeypatch.setattr(rig.bot.session, "api", rig.bot.session.api.from_base(address))
    person = rig.person()
    with talkative_log() as log:
        for method in METHODS:
            rig.front.prepare(fault.does, 1, method)
        await person.text("/start")
        press(person, MENU, person.screen)
        rig.person().say("/help")
        await rig.until(lambda: rig.front.done == len(METHODS), "all of it went wrong")
        await rig.until(lambda: not rig.stand_in.mailbox.waiting and not rig.inbox.working, "and is done")
        rig.front.behave()
        await person.text("/help")
    assert "failed" in log.getvalue() or "could not be answered" in log.getvalue()
    assert told(log.getvalue()) == []
    assert told(repr([call for call in rig.stand_in.calls if call.method != "setWebhook"])) == []
    assert told(repr(rig.noted.errors)) == []


async def test_no_repr_tells_anything(rig: Rig, tmp_path: Path) -> None:
    """Of what has just talked with somebody."""
    await rig.person().text("/help")
    environment = {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"https://u:{PROXY}@example.org/Zqpath",
        "WEBHOOK_URL": "https://example.org/Zqpath",
        "WEBHOOK_SECRET": "Zqhook",
        "DATABASE_URL": "postgresql://u:Zqpassword@example.org/x",
        "PRIVACY_SECRET": "Zqprivacy",
        "OPERATOR_TOKEN": "Zqoperator",
    }
    storage, inbox = rig.storage, rig.inbox
    parts = [
        Settings.from_env(environment), rig.bot, rig.bot.session, storage, storage.preferences, storage.counters,
        inbox, inbox.throttle, rig.service, rig.running,
    ]  # fmt: skip
    assert told(repr(parts) + str(parts) + "".join(map(str, parts))) == []
    assert told(TOKEN) != [], "it would be found"
