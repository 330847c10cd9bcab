from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable

import pytest

from bot.cli import run as command
from bot.core.conversation import Edition
from bot.core.errors import SettingsError
from bot.settings import Settings
from bot.telegram.service import REFUSED_PAUSES, WrongTokenError
from tests.cli.places import SECONDS, Inside, Place, first_line
from tests.cli.servers import free_port, refusing_telegram, taken_port

TOKEN = "123456:geheim-geheim-geheim-geheim-geheim1"
Runs = Callable[[Exception | None], list[Settings]]


def test_without_a_token_a_user_is_sent_to_the_preview(place: Place) -> None:
    ran = place.run("run")
    assert (ran.code, ran.out) == (2, "")
    assert ran.told == [command.NOTHING_TO_RUN]
    assert "python -m bot preview" in ran.err


def test_a_token_that_telegram_does_not_know_is_said_in_one_sentence(place: Place) -> None:
    with refusing_telegram() as url:
        ran = place.run("run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, PORT="0")
    assert (ran.code, ran.out) == (2, "")
    assert ran.told[-1] == command.NOT_KNOWN_THERE
    assert ran.err.count("Telegram says that it does not know the token: trying again") == len(REFUSED_PAUSES)


def test_it_waits_for_telegram_and_ends_in_order_when_told_to(place: Place) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    started = place.start("run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, PORT="0")
    try:
        line = first_line(started.stderr)
        assert "Telegram cannot be reached" in line
        started.send_signal(signal.SIGTERM)
        _, rest = started.communicate(timeout=SECONDS)
    finally:
        started.kill()
        started.wait()
    assert started.returncode == 0
    assert "Traceback" not in rest
    assert "geheim" not in line + rest


@pytest.mark.parametrize(
    "token", ["abc", "123456", "123456:", "geheim geheim", ":geheim", "12 34:x", "токен:geheim", "12:geheim\u200b"]
)
def test_a_token_that_cannot_be_one_is_said_in_one_sentence(inside: Inside, token: str) -> None:
    ran = inside("run", BOT_TOKEN=token, PORT="0")
    assert ran.code == 2
    assert ran.told == [command.NOT_KNOWN_THERE]


def test_a_token_of_spaces_is_none(inside: Inside) -> None:
    assert inside("run", BOT_TOKEN="  ").told == [command.NOTHING_TO_RUN]


def test_a_misspelled_setting_is_told(inside: Inside) -> None:
    ran = inside("run", BOT_TOKN=TOKEN)
    assert "BOT_TOKN is no setting: perhaps BOT_TOKEN is meant" in ran.err
    assert ran.told[-1] == command.NOTHING_TO_RUN
    assert "geheim" not in ran.err


@pytest.mark.parametrize("url", ["mysql://user:geheim@host/db", "sqlite:///:memory:", "http://geheim"])
def test_a_database_address_that_is_none(inside: Inside, url: str) -> None:
    ran = inside("run", BOT_TOKEN=TOKEN, DATABASE_URL=url)
    assert ran.code == 2
    assert len(ran.told) == 1
    assert ran.told[0].startswith("DATABASE_URL: ")
    assert "geheim" not in ran.err


def test_broken_content_and_nothing_kept(inside: Inside, place: Place) -> None:
    place.folders.edit("topics/unpaid-wages.yaml", "sensitivity: public", "sensitivity: secret")
    ran = inside("run", BOT_TOKEN=TOKEN)
    assert ran.code == 2
    assert ran.told[0] == "The content cannot be served:"


def test_a_taken_port_in_webhook_mode(place: Place) -> None:
    with taken_port() as port:
        ran = place.run("run", BOT_TOKEN=TOKEN, WEBHOOK_URL="https://ukuk.example", HOST="127.0.0.1", PORT=str(port))
    assert ran.code == 1, "so that it is started again: who listens there may be about to end"
    assert any(line.startswith(f"HOST 127.0.0.1 and PORT {port} cannot be used: ") for line in ran.told)
    assert "Traceback" not in ran.err


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Runs:
    """Puts something in the place of the bot: it notes the settings, and raises or ends at once."""

    def replace(error: Exception | None) -> list[Settings]:
        seen: list[Settings] = []

        async def run_bot(settings: Settings, edition: Edition, stop: asyncio.Event) -> None:
            assert "unpaid-wages" in edition.library.topics
            assert not stop.is_set()
            seen.append(settings)
            await asyncio.sleep(0)
            if error is not None:
                raise error

        monkeypatch.setattr(command, "run_bot", run_bot)
        return seen

    return replace


def test_it_runs_with_the_settings_and_the_content(inside: Inside, runs: Runs) -> None:
    seen = runs(None)
    ran = inside("run", BOT_TOKEN=TOKEN, PORT="8081")
    assert (ran.code, ran.err) == (0, "")
    assert [(item.port, item.bot_token is not None) for item in seen] == [(8081, True)]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (WrongTokenError(), command.NOT_KNOWN_THERE),
        (SettingsError(["DATABASE_URL: write it so"]), "DATABASE_URL: write it so"),
    ],
)
def test_what_must_be_mended_first_is_said(inside: Inside, runs: Runs, error: Exception, told: str) -> None:
    runs(error)
    ran = inside("run", BOT_TOKEN=TOKEN)
    assert (ran.code, ran.told) == (2, [told])


@pytest.mark.parametrize("name", ["DYNO", "RENDER", "RAILWAY_ENVIRONMENT", "SPACE_ID"])
def test_a_disk_that_is_thrown_away_is_told(inside: Inside, runs: Runs, name: str) -> None:
    runs(None)
    ran = inside("run", BOT_TOKEN=TOKEN, **{name: "web.1"})
    assert ran.code == 0
    assert len(ran.told) == 1
    assert "WARNING" in ran.told[0]
    assert "DATABASE_URL" in ran.told[0]


def test_a_server_for_the_counts_needs_no_telling(inside: Inside, runs: Runs) -> None:
    runs(None)
    assert inside("run", BOT_TOKEN=TOKEN, DYNO="web.1", DATABASE_URL="postgresql://host/db").err == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_order(inside: Inside, monkeypatch: pytest.MonkeyPatch, number: signal.Signals) -> None:
    async def run_bot(settings: Settings, edition: Edition, stop: asyncio.Event) -> None:
        os.kill(os.getpid(), number)
        await asyncio.wait_for(stop.wait(), SECONDS)

    monkeypatch.setattr(command, "run_bot", run_bot)
    assert inside("run", BOT_TOKEN=TOKEN).code == 0


def test_an_error_that_nobody_foresaw_keeps_its_words(
    inside: Inside, runs: Runs, capsys: pytest.CaptureFixture[str]
) -> None:
    """It leaves the program, and the hook that prints it says where, not what."""
    runs(RuntimeError("Айгүл +996700123456"))
    with pytest.raises(RuntimeError) as caught:
        inside("run", BOT_TOKEN=TOKEN)
    sys.excepthook(caught.type, caught.value, caught.tb)
    err = capsys.readouterr().err
    assert "builtins.RuntimeError" in err
    assert "in run_bot" in err
    assert "Айгүл" not in err
