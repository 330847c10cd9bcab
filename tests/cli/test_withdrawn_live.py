"""A number is taken out while the preview runs: it is gone from the served screens without a restart."""

from __future__ import annotations

import json
import time
from typing import Final
from urllib.request import Request, urlopen

from bot.core.routes import ContactPlace, Hotlines, Place, TopicPlace, Visitor, token
from tests.cli.places import SECONDS, first_line
from tests.cli.places import Place as Folder

NUMBER: Final = "+7 495 000-00-00"
LOOK_AGAIN_SECONDS: Final = 0.05
SCREENS: Final[tuple[Place, ...]] = (
    *(ContactPlace("ru-lawyer"), Hotlines(), Hotlines("legal")),
    *(TopicPlace("unpaid-wages"), TopicPlace("unpaid-wages", "h")),
)


def _shown(address: str) -> list[bool]:
    """On which screens the number stands."""
    found = []
    for place in SCREENS:
        body = json.dumps({"token": token(Visitor("en", "RU", None), place), "language": "en"}).encode()
        asked = Request(f"{address}/api/press", body, {"Content-Type": "application/json"})  # noqa: S310  # our own server
        with urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310
            found.append(NUMBER in answer.read().decode())
    return found


def _until(address: str, *, shown: bool) -> None:
    end = time.monotonic() + SECONDS
    while set(_shown(address)) != {shown}:
        assert time.monotonic() < end, "the served screens do not follow"
        time.sleep(LOOK_AGAIN_SECONDS)


def test_a_number_taken_out_is_gone_from_the_served_screens(place: Folder) -> None:
    started = place.start("preview", PORT="0")
    try:
        address = first_line(started.stdout).split()[-1]
        _until(address, shown=True)
        assert place.run("contacts", "withdraw", "ru-lawyer", "--why", "The line is closed.").code == 0
        _until(address, shown=False)
        assert place.run("contacts", "restore", "ru-lawyer").code == 0
        _until(address, shown=True)
    finally:
        started.kill()
        started.communicate()
