"""No secret is told by the process, at DEBUG and with everything around it broken."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import aiohttp
import pytest

from tests.e2e.privacy import found_in, traces_of_text, written_by
from tests.e2e.process import SECRET, BotProcess, free_port, measured
from tests.e2e.pusher import SECRET_HEADER
from tests.e2e.running import House
from tests.e2e.stand_in import LOOPBACK, StandIn

HOOK: Final = "Zqwebhook-secret"
OPERATOR: Final = "Zqoperator-token"
PASSWORD: Final = "Zqdatabase-password"
PROXY: Final = "Zqproxy-password"
PATH: Final = "Zqproxy-path"
WORDS: Final = "Zqwords"


async def test_a_process_around_which_all_is_broken(tmp_path: Path) -> None:
    """Telegram by a proxy that is not there, with a password and the token in its address; a database that is not."""
    stand_in = StandIn()
    bot = BotProcess(tmp_path / "work", stand_in, measured())
    bot.environment |= {
        "LOG_LEVEL": "DEBUG",
        "TELEGRAM_API_URL": f"http://u:{PROXY}@{LOOPBACK}:{free_port()}/{PATH}/bot{stand_in.token}",
        "DATABASE_URL": f"postgresql://u:{PASSWORD}@{LOOPBACK}:{free_port()}/x",
        "WEBHOOK_URL": f"https://example.org/{PATH}",
        "WEBHOOK_SECRET": HOOK,
        "OPERATOR_TOKEN": OPERATOR,
        "HOST": LOOPBACK,
    }
    secrets = (stand_in.token, stand_in.token.partition(":")[2], SECRET, HOOK, OPERATOR, PASSWORD, PROXY, PATH, WORDS)
    wanted = [trace for secret in secrets for trace in traces_of_text(secret)]
    try:
        await bot.start()
        await bot.logged("Telegram cannot be reached")
        await bot.logged("storage: migration failed")
        pages = await _asked(bot)
        await bot.logged("an update could not be read")
        process = _process(bot)
        bot.terminate()
        assert await bot.ended() == 0
    finally:
        await bot.close()
    files = written_by(House(stand_in, bot))
    assert found_in(files | pages | process, wanted) == []
    assert b"ukuk_errors_total" in pages["/metrics"]
    assert b"bot" in process["cmdline"]
    assert stand_in.calls == []
    assert found_in({"log": f"bot{stand_in.token}".encode()}, wanted), "it would be found"


async def _asked(bot: BotProcess) -> dict[str, bytes]:
    """All that is served, asked for rightly and wrongly; and an update that cannot be read."""
    found: dict[str, bytes] = {}
    for path in ("/healthz", "/metrics", "/telegram", "/elsewhere"):
        found[path] = (await bot.page(path, Authorization=f"Bearer {OPERATOR}"))[1].encode()
    for path in ("/metrics", "/report"):
        found[f"{path} refused"] = (await bot.page(path, Authorization="Bearer wrong"))[1].encode()
    broken = {"update_id": 1, "message": {"text": [WORDS]}}
    async with aiohttp.ClientSession() as session:
        for secret, status in ((HOOK, 200), ("wrong", 401), ("", 401)):
            async with session.post(bot.webhook, json=broken, headers={SECRET_HEADER: secret}) as answer:
                assert answer.status == status
                found[f"pushed with {secret}".replace(HOOK, "the right one")] = await answer.read()
    return found


def _process(bot: BotProcess) -> dict[str, bytes]:
    """What everybody on the machine may see of the process."""
    assert bot._process is not None
    folder = Path("/proc") / str(bot._process.pid)
    if not folder.exists():
        pytest.skip("there is no /proc here: what others see of a process was not looked at")
    return {name: (folder / name).read_bytes() for name in ("cmdline", "comm")}
