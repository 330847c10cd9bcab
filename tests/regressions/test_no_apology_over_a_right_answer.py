"""The screen stood, only the press could not be answered: an apology for nothing was sent after it."""

from __future__ import annotations

import pytest

from bot.core.library import Library
from tests.telegram.failures import Failure, no_network, server_error, too_many
from tests.telegram.house import House, Person
from tests.telegram.words import title


@pytest.mark.parametrize("failures", [[too_many(3600)], [server_error()] * 10, [no_network()] * 10])
async def test_the_right_screen_is_the_last_word(
    house: House, aida: Person, library: Library, failures: list[Failure], caplog: pytest.LogCaptureFixture
) -> None:
    await aida.say("/start")
    house.session.fail(*failures, on="answerCallbackQuery")
    await aida.press("1kyRU0_t_unpaid-wages")
    assert title(library, "unpaid-wages") in aida.screen.text
    assert [message.from_bot for message in aida.sees] == [False, True]
    assert "a press could not be answered" in caplog.text
