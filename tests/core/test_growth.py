"""What is done with a text grows with its length, and not with the square of it: no message holds up another's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import thread_time
from typing import Final

import pytest

from bot.core import markup
from bot.core.dates import find_date
from bot.core.library import Library
from bot.core.limits import TYPED_CHARACTERS
from bot.core.routes import parse
from bot.core.skeleton import MOST_CHARACTERS, words
from bot.core.understanding.danger import Danger
from bot.core.understanding.keyboard import other_layout
from bot.core.understanding.places import Places
from tests.telegram.edition import real_edition

PIECES: Final = (
    "a", "1", " ", "\n", "1 ", "1.", "1-", "01.", "1.1.", "2020ж", "2020ж.", "2020-ж ", "1янв", "янв1", "янв ", "jan",
    "1 of ", "1-го", "jan1-ү", "&", "<", "<a ", "</", "<b>", "&#1", "\u200d", "а\u0301", "\U0001f1e6", "👨\u200d", "(",
    "ja", "bja", "a.", "x.kg", "24.kg ", "\ufdfa", "🆘", "менин ", "я ", "россия", " россия",
)  # fmt: skip
SHORT: Final = 512
TIMES: Final = 8
LINEAR: Final = 2.5 * TIMES
"""The square of it would be 64 times as much."""
NOTHING_SECONDS: Final = 0.004
"""What takes no longer for the longest text is no matter, and cannot be measured."""
TRIES: Final = 2
LEAST_UNITS: Final = 128

WORK: Final[dict[str, Callable[[str], object]]] = {
    "dates": lambda text: find_date(text, date(2026, 9, 1)),
    "words": words,
    "other layout": other_layout,
    "escape": lambda text: markup.visible(markup.escape(text)),
    "split": lambda text: markup.split(markup.escape(text), max(len(text) // 4, LEAST_UNITS)),
    "valid": markup.is_valid,
    "unlinked": lambda text: markup.unlinked(markup.escape(text)),
    "token": parse,
    "place": lambda text: _places().country(text),
}

SLOW: Final = {"place", "split"}
"""Of these a part of the pieces is tried."""


def _places() -> Places:
    if not _made:
        _made.append(Places(real_edition().library))
    return _made[0]


_made: list[Places] = []


def growth(work: Callable[[str], object], piece: str, tail: str) -> float:
    """How many times as long the longer text takes; 0 where that is next to nothing."""

    def seconds(length: int) -> float:
        text = (piece * length)[:length] + tail
        found = []
        for _ in range(TRIES):
            begun = thread_time()
            work(text)
            found.append(thread_time() - begun)
        return min(found)

    longer = seconds(SHORT * TIMES)
    return 0.0 if longer < NOTHING_SECONDS else longer / max(seconds(SHORT), 1e-6)


@pytest.mark.parametrize("name", WORK)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    work = WORK[name]
    work("warm")
    pieces = PIECES[::4] if name in SLOW else PIECES
    slow = {piece: found for piece in pieces for tail in ("", "!") if (found := growth(work, piece, tail)) > LINEAR}
    assert slow == {}


def test_the_square_of_it_would_be_seen() -> None:
    def squared(text: str) -> int:
        return sum(text.count(letter) for letter in text)

    assert growth(squared, "a", "") > LINEAR


@pytest.mark.parametrize("sign", ["\ufdfa", "🆘", "㌖", "½"])
def test_a_sign_that_is_written_out_as_many_is_read_within_a_bound(sign: str) -> None:
    assert sum(map(len, words(sign * TYPED_CHARACTERS))) <= MOST_CHARACTERS


class _Asked(dict[str, str]):
    """The list of danger, and how often it was looked into."""

    asked = 0

    def get(self, key: str, default: object = None) -> str | None:  # type: ignore[override]
        self.asked += 1
        return super().get(key)


@pytest.fixture(scope="module")
def library() -> Library:
    return real_edition().library


def test_looking_for_danger_grows_with_the_words(library: Library) -> None:
    """Also where each word begins a phrase of the list: no text costs more looks than some for each word."""
    danger = Danger(library, None)
    asked = danger._phrases = _Asked(danger._phrases)
    hardest = sorted(danger._beginnings, key=lambda start: -len(danger._beginnings[start]))[:20]
    texts = [[*start] * 300 for start in hardest] + [["a"] * 2048, ["menia"] * 2048, list("abcdefgh") * 200]
    for text in texts:
        asked.asked = 0
        danger.listed(text)
        assert asked.asked <= 4 * len(text)


def test_danger_is_found_wherever_it_stands(library: Library) -> None:
    danger = Danger(library, None)
    phrases = [phrase.split(" ") for phrase in list(danger._phrases)[:: len(danger._phrases) // 200]]
    assert len(phrases) >= 200
    for phrase in phrases:
        assert danger.listed(phrase) is not None
        if len(phrase) >= 3:
            assert danger.listed(["qzxw", *phrase, "qzxw"]) is not None
        else:
            assert danger.listed(["qzxw", "qzxw", *phrase]) is None
