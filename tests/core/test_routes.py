"""Tokens carry everything a press needs, and whatever else comes in is Stale."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from typing import Any, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core import routes
from bot.core.limits import TOKEN_BYTES
from bot.core.model import MAX_ID
from bot.core.navigate import _WAYS
from bot.core.routes import PLACES, Intent, Place, Stale, Visitor, parse, token

TOKEN = re.compile(r"[A-Za-z0-9_-]+")
_ID = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda found: len(found) <= MAX_ID)
_SHORT_ID = _ID.filter(lambda found: len(found) <= 20)
_FIELDS: dict[str, st.SearchStrategy[str]] = {
    "topic": _SHORT_ID,
    "contact": _ID,
    "screening": _ID,
    "show": _ID,
    "how": st.sampled_from(["answered", "silent", "wrong", "yes", "no", "hard"]),
    "room": _SHORT_ID,
    "service": _SHORT_ID,
    "part": st.sampled_from("asrho"),
    "rule": _ID,
    "day": st.dates().map(lambda day: f"{day:%Y%m%d}") | st.dates().map(lambda day: f"{day:%Y%m}"),
    "event": st.sampled_from(["entry", "dismissal", "unpaid", "decision"]),
    "contract": st.sampled_from("ynu"),
    "spent": st.integers(0, 366).map(str),
    "page": st.integers(1, 99).map(str),
    "scope": st.sampled_from("ac"),
    "answers": st.just("") | st.text("yns", max_size=20).map(lambda given: f"0{given}"),
}
"""What may stand in each field: as long as the model allows."""


def _places(kind: type[Place]) -> st.SearchStrategy[Place]:
    values = {
        item.name: _FIELDS[item.name] | (st.just(item.default) if item.default is not MISSING else st.nothing())
        for item in fields(kind)
    }
    return st.builds(kind, **values)


VISITORS = st.builds(
    Visitor,
    language=st.from_regex(r"[a-z]{2}", fullmatch=True),
    country=st.none() | st.from_regex(r"[A-Z]{2}", fullmatch=True) | st.just(routes.OTHER_COUNTRY),
    passport=st.sampled_from(["kg", "other", None]),
)
ANY_PLACE = st.one_of([_places(kind) for kind in PLACES.values()])


@given(visitor=VISITORS, place=ANY_PLACE)
@example(Visitor("ky", "KG", "other"), routes.ContactPlace("c" * 28, "t" * 20))
@example(Visitor("ky", "KG", "other"), routes.ScreeningPlace("q" * 28, "0" + "s" * 20))
def test_every_button_comes_back_as_it_went(visitor: Visitor, place: Place) -> None:
    made = token(visitor, place)
    assert parse(made) == Intent(visitor, place)
    assert len(made.encode()) <= TOKEN_BYTES
    assert TOKEN.fullmatch(made)


@given(first=VISITORS, second=VISITORS, here=ANY_PLACE, there=ANY_PLACE)
def test_no_two_buttons_look_alike(first: Visitor, second: Visitor, here: Place, there: Place) -> None:
    assert (token(first, here) == token(second, there)) is ((first, here) == (second, there))


@given(st.text() | st.from_regex(r"1[a-z]{2}([A-Z]{2}|00)[ko0](_[A-Za-z0-9-]{0,12}){0,6}") | st.text("1kyRUo0_tq-"))
def test_no_text_breaks_the_reading(text: str) -> None:
    found = parse(text)
    if isinstance(found, Intent):
        assert parse(token(found.visitor, found.place)) == found, "what was read can be written again"


@pytest.mark.parametrize(
    "junk",
    [
        "", "_", "1", "start", "topic:unpaid-wages", "1kyRUk", "1kyRUk_", "1kyRUk_z", "1kyRUk_T_x", "2kyRUk_m",
        "1kyruk_m", "1KYRUk_m", "1kyRUx_m", "1kyRU_m", "1kyRUk_m_x", "1kyRUk_r", "1kyRUk_t", "1kyRUk_t_a_s_1_2",
        "1kyRUk_t_акы", "1kyRUk_t_a b", "1kyRUk_m\n", "1kyRUk\n_m", "1kyRUk_t_a\n", " 1kyRUk_m", "1kyRUk_t_" + "a" * 60,
        "1kyRUk_m\x00", "🇰🇬",
    ],
)  # fmt: skip
def test_junk_is_stale(junk: str) -> None:
    assert parse(junk) == Stale()


@pytest.mark.parametrize("bad", ["a_b", "акы", "a b", "a\n", "a.b", "x" * 60])
def test_an_id_that_no_button_carries_is_said_at_once(bad: str) -> None:
    with pytest.raises(ValueError, match="not a token"):
        token(Visitor("ky"), routes.TopicPlace(bad))


@pytest.mark.parametrize(
    ("place", "made"),
    [
        (routes.TopicPlace("t"), "1ky00k_t_t"),
        (routes.TopicPlace("t", "h"), "1ky00k_t_t_h"),
        (routes.TopicPlace("t", "a", "2"), "1ky00k_t_t_a_2"),
        (routes.Hotlines("", "2"), "1ky00k_h__2"),
    ],
)
def test_what_goes_without_saying_is_left_out(place: Place, made: str) -> None:
    assert token(Visitor("ky", None, "kg"), place) == made


def test_every_place_has_a_code_and_a_way() -> None:
    kinds: set[Any] = set(get_args(Place))
    assert len(kinds) >= 18
    assert set(PLACES.values()) == kinds
    assert set(_WAYS) == kinds
    assert all(re.fullmatch(r"[a-z]", code) for code in PLACES)
