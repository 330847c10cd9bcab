"""Cutting a long screen: each part stands for itself, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core import markup
from bot.core.limits import MESSAGE_UNITS
from bot.core.markup import Html

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
WHOLE = ("🇰🇬", "🇷🇺", FAMILY, "👍🏽", "❤️", "😀", "2️⃣", "🏴\U000e0067\U000e0062\U000e007f", "й", "и\u0306", "🙅🏿\u200d♀️")
"""What a person sees as one sign."""
_WORDS = st.lists(
    st.sampled_from([*WHOLE, "акы", "үй", "<&>", '"', "a", ".", " ", "\n", "  ", "\n\n", ". "]), max_size=40
).map("".join)
_LINK = "https://example.org/page"
_PIECES = st.one_of(
    _WORDS.map(markup.escape),
    _WORDS.map(markup.bold),
    _WORDS.map(markup.italic),
    _WORDS.map(lambda words: markup.link(words, _LINK)),
    _WORDS.map(lambda words: Html(f"<b>{markup.italic(words)}{markup.escape(words)}</b>")),
)
_TEXTS = st.lists(_PIECES, max_size=8).map(lambda pieces: markup.join(pieces, markup.NEWLINE))
_LIMITS = st.integers(90, 400)


@given(_TEXTS, _LIMITS)
@example(markup.bold("a" * 200), 90)
@example(markup.escape(" " * 300), 90)
@example(markup.escape("&" * 300), 90)
@example(Html(f"{markup.escape('x' * 80)}{markup.bold('  ' * 40)}"), 90)
def test_every_part_is_whole_and_short_enough(html: Html, limit: int) -> None:
    parts = markup.split(html, limit)
    assert parts
    for part in parts:
        assert markup.utf16_units(part) <= limit
        assert markup.is_valid(part)
    if markup.visible(html).strip():
        assert all(markup.visible(part).strip() for part in parts), "Telegram refuses a message without words"


@given(_TEXTS, _LIMITS)
@example(markup.bold("a b" * 200), 90)
def test_nothing_is_lost_but_white_space_at_cuts(html: Html, limit: int) -> None:
    rest = markup.visible(html)
    for part in markup.split(html, limit):
        rest, words = rest.lstrip(), markup.visible(part).strip()
        assert rest.startswith(words)
        rest = rest.removeprefix(words)
    assert not rest.strip()


@given(st.lists(st.sampled_from(WHOLE), min_size=60, max_size=120), _LIMITS)
def test_what_is_one_sign_is_never_cut(signs: list[str], limit: int) -> None:
    for part in markup.split(markup.escape("".join(signs)), limit):
        rest = markup.visible(part)
        while rest:
            sign = next((sign for sign in sorted(WHOLE, key=len, reverse=True) if rest.startswith(sign)), "")
            assert sign, f"a part begins inside a sign: {rest[:3]!r}"
            rest = rest.removeprefix(sign)


@given(_TEXTS)
def test_what_fits_is_left_alone(html: Html) -> None:
    if markup.visible(html).strip():
        assert markup.split(html, MESSAGE_UNITS * 4) == [html]


def test_nothing_is_one_empty_part() -> None:
    assert markup.split(markup.NOTHING, 100) == [""]


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("a" * 60 + "\n\n" + "b" * 20 + "\n" + "c" * 60, ["a" * 60, "b" * 20 + "\n" + "c" * 60]),
        ("a" * 60 + "\n" + "b b" * 30, ["a" * 60, "b b" * 30]),
        ("a" * 60 + ". " + "b b" * 20, ["a" * 60 + ".", "b b" * 20]),
        ("a" * 60 + " " + "b" * 90, ["a" * 60, "b" * 90]),
        ("a" * 150, ["a" * 100, "a" * 50]),
    ],
)
def test_at_a_paragraph_a_line_a_sentence_a_word_or_anywhere(text: str, cuts: list[str]) -> None:
    assert markup.split(markup.escape(text), 100) == cuts


def test_an_early_paragraph_is_not_worth_a_short_part() -> None:
    text = "a\n\n" + "b" * 80 + " " + "c" * 80
    assert markup.split(markup.escape(text), 100) == ["a\n\n" + "b" * 80, "c" * 80]


def test_open_tags_are_closed_and_opened_again() -> None:
    parts = markup.split(Html(f'<a href="{_LINK}"><b>{"x" * 100}</b></a>'), 120)
    assert len(parts) == 2
    assert all(re.fullmatch(rf'<a href="{_LINK}"><b>x+</b></a>', part) for part in parts)


@pytest.mark.parametrize("html", ["<b>aaaaaa</b>", f'<a href="{_LINK}">a</a>', "&quot;&quot;"])
def test_a_limit_below_the_markup_is_said(html: str) -> None:
    """And said at once: no cut can be made, however often one tries."""
    with pytest.raises(ValueError, match="limit"):
        markup.split(Html(html), 5)


def test_accents_without_end_are_cut_somewhere() -> None:
    parts = markup.split(markup.escape("a" + "\u0301" * 500), 100)
    assert sum(len(part) for part in parts) == 501
