from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from urllib.request import urlopen

import pytest

from bot.cli import preview as command
from bot.core.conversation import Edition
from bot.settings import Settings
from tests.cli.places import SECONDS, Inside, Place, first_line
from tests.cli.servers import taken_port


def test_it_says_its_address_serves_and_ends_in_order(place: Place) -> None:
    started = place.start("preview", PORT="0")
    try:
        line = first_line(started.stdout)
        assert line.startswith("The preview chat: http://127.0.0.1:")
        assert started.stdout is not None
        # both lines may have come at once, and then there is nothing more to wait for
        assert started.stdout.readline() == f"For editors: {line.split()[-1]}/editors\n"
        for address in ("", "/editors"):
            with urlopen(line.split()[-1] + address, timeout=SECONDS) as page:  # noqa: S310  # our own server
                assert page.status == 200
                assert b"<html" in page.read()
        started.send_signal(signal.SIGTERM)
        _, err = started.communicate(timeout=SECONDS)
    finally:
        started.kill()
        started.wait()
    assert started.returncode == 0
    assert "Traceback" not in err


def test_a_taken_port_is_said_in_one_sentence(inside: Inside) -> None:
    with taken_port() as port:
        ran = inside("preview", PORT=str(port))
    assert ran.code == 2
    assert len(ran.told) == 1
    assert ran.told[0].startswith(f"HOST 127.0.0.1, PORT {port} cannot be used: ")
    assert ran.told[0].endswith(". Set another PORT.")


def test_what_is_no_username_is_said_before_anything_is_read(inside: Inside) -> None:
    ran = inside("preview", "--bot", "x y", CONTENT_DIR="nowhere")
    assert ran.code == 2
    assert ran.told == [
        "--bot x y is no username of Telegram: 5 to 32 letters, digits and underscores, a letter first."
    ]


def test_broken_content_and_nothing_kept(inside: Inside, place: Place) -> None:
    place.folders.edit("topics/unpaid-wages.yaml", "sensitivity: public", "sensitivity: secret")
    ran = inside("preview", PORT="0")
    assert ran.code == 2
    assert ran.told[0] == "The content cannot be served:"


def test_broken_content_gives_way_to_the_last_good_one(
    inside: Inside, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def run_preview(
        settings: Settings, edition: Edition, stop: asyncio.Event, ready: Callable[[str], None], *, bot: str
    ) -> None:
        await asyncio.sleep(0)
        ready(f"{len(edition.library.topics)} topics")

    monkeypatch.setattr(command, "run_preview", run_preview)
    said = "The preview chat: 2 topics\nFor editors: 2 topics/editors\n"
    assert inside("preview").out == said
    place.folders.edit("topics/unpaid-wages.yaml", "sensitivity: public", "sensitivity: secret")
    ran = inside("preview")
    assert (ran.code, ran.out) == (0, said)
    assert "the last good content is served instead" in ran.err
