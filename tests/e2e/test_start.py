"""Starting where something is missing, wrong or broken."""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio

from bot.telegram.service import REFUSED_PAUSES
from tests.e2e.asking import health_is
from tests.e2e.counted import new_postgres
from tests.e2e.person import Person, has_button
from tests.e2e.process import CONTENT, END_SECONDS, BotProcess, measured
from tests.e2e.running import House, prepared
from tests.e2e.stand_in import Held, StandIn
from tests.storage.rooms import SOCKET, Wire

QUESTION: Final = "Мне не заплатили зарплату"
BROKEN_FILE: Final = Path("topics") / "unpaid-wages.yaml"
SENTENCE: Final = re.compile(r"[^.\n]*BOT_TOKEN[^\n]*\.\n")


def broken_content(folder: Path) -> tuple[Path, str]:
    """A copy of the content with a field that there is not, and the place of it as it must be told."""
    content = folder / "content"
    shutil.copytree(CONTENT, content)
    with (content / BROKEN_FILE).open("a", encoding="utf-8") as file:
        file.write("colour: red\n")
    line = len((content / BROKEN_FILE).read_text(encoding="utf-8").splitlines())
    return content, f"{BROKEN_FILE}:{line}:"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def failed(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[dict[str, tuple[int, str]]]:
    """Exit code and output of bots that cannot start, each for a reason of its own; all at once."""
    folder = tmp_path_factory.mktemp("failed")
    stand_in = StandIn()
    await stand_in.start()
    copy = folder / "served" / "var" / "last-good" / "content" / "facts.yaml"
    copy.parent.mkdir(parents=True)
    copy.write_text("broken: [", encoding="utf-8")
    bots = {
        "wrong token": BotProcess(folder / "wrong", stand_in, {"BOT_TOKEN": "123456789:AAE-another-token_0123"}),
        "no token": BotProcess(folder / "no", stand_in, {"BOT_TOKEN": "not a token", **measured()}),
        "unseen sign": BotProcess(folder / "unseen", stand_in, {"BOT_TOKEN": f"{stand_in.token}\u200b"}),
        "content": BotProcess(
            folder / "served", stand_in, {"CONTENT_DIR": str(broken_content(folder)[0]), **measured()}
        ),
    }
    try:
        await asyncio.gather(*(bot.start() for bot in bots.values()))
        codes = await asyncio.gather(*(bot.ended() for bot in bots.values()))
        yield {name: (code, bot.log) for (name, bot), code in zip(bots.items(), codes, strict=True)}
    finally:
        await asyncio.gather(*(bot.close() for bot in bots.values()))
        await stand_in.stop()


@pytest.mark.parametrize("token", ["wrong token", "no token", "unseen sign"])
def test_token_is_not_one(failed: dict[str, tuple[int, str]], token: str) -> None:
    code, output = failed[token]
    assert code == 2
    *before, last = output.splitlines(keepends=True)
    assert SENTENCE.fullmatch(last), output
    assert len(before) == len(REFUSED_PAUSES) * (token == "wrong token"), "it is no moment of a server that starts"
    assert "AAE-another" not in output


def test_content_is_broken(failed: dict[str, tuple[int, str]], tmp_path: Path) -> None:
    code, output = failed["content"]
    assert code == 2
    assert broken_content(tmp_path)[1] in output
    told, _, end = output.partition("The content cannot be served:")
    assert "the last good copy cannot be served either" in told
    assert "facts.yaml" not in end, "what is to be mended is the content"
    assert "Traceback" not in output


async def test_content_is_broken_after_a_good_start(tmp_path: Path) -> None:
    content, place = broken_content(tmp_path)
    good = tmp_path / "good"
    shutil.copytree(CONTENT, good)
    async with prepared(tmp_path, {"CONTENT_DIR": str(good)}) as house:
        await house.start()
        house.bot.terminate()
        assert await house.bot.ended() == 0
        house.bot.environment["CONTENT_DIR"] = str(content)
        await house.start()
        assert place in house.bot.log
        assert "the last good content is served instead" in house.bot.log
        answer = await Person(house.stand_in, 7_100_000_001).text(QUESTION)
        assert has_button(answer, "t_unpaid-wages")


@pytest.fixture
async def line(server: Path) -> AsyncIterator[Wire]:
    """A line to PostgreSQL that is not there yet."""
    with tempfile.TemporaryDirectory(prefix="ukuk-e2e-") as name:
        made = Wire(server / SOCKET, Path(name))
        yield made
        made.open()
        await made.disconnect()


async def test_network_that_comes_and_goes(tmp_path: Path, server: Path, line: Wire) -> None:
    async with new_postgres(server) as address, prepared(tmp_path, postgres=address) as house:
        house.bot.environment["DATABASE_URL"] = address.replace(str(server), str(line.folder))
        person = Person(house.stand_in, 7_100_000_002, language="ru")
        await _bot_api_comes_later(house, person)
        await _database_comes_later(house, person, line)
        await _both_fall_silent(house, person, line)


async def _bot_api_comes_later(house: House, person: Person) -> None:
    await house.stand_in.stop()
    person.say("/start")
    await house.bot.start()
    await house.bot.logged("Telegram cannot be reached")
    await health_is("degraded", [house.bot], "without Telegram")
    await house.stand_in.start(house.stand_in.port)
    await house.stand_in.changes.until(lambda: len(person.answers) == 1, "what waited is answered")


async def _database_comes_later(house: House, person: Person, line: Wire) -> None:
    """Whoever asks meanwhile is answered, and counted when it is there."""
    assert has_button(await person.text(QUESTION), "t_unpaid-wages")
    await house.bot.logged("storage: migration failed")
    assert await house.counted() == 0
    await line.connect()
    await house.until_counted(lambda counted: counted == 2)
    await health_is("ok", [house.bot], "with all that it needs")


async def _both_fall_silent(house: House, person: Person, line: Wire) -> None:
    """They take everything and answer nothing, as behind a broken network; the end comes all the same."""
    await person.text(QUESTION)
    line.silence()
    house.stand_in.hold = lambda _: Held.BEFORE
    person.say(QUESTION)
    await house.stand_in.changes.until(lambda: house.stand_in.held == 1, "the answer hangs")
    house.bot.terminate()
    assert await house.bot.ended(END_SECONDS) == 0
