"""The shapes of ids, texts, numbers and lists."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from bot.core import model
from tests.support import builders as make
from tests.support import more_builders as more


@pytest.mark.parametrize("bad", ["", "Unpaid", "unpaid_wages", "unpaid--wages", "-unpaid", "акы", "a" * 29, "a\n"])
def test_ids_that_no_button_could_carry(bad: str) -> None:
    with pytest.raises(ValidationError):
        make.source(bad)


def test_the_longest_ids() -> None:
    assert make.contact("a" * model.MAX_ID).id == "a" * 28
    assert make.topic("t" * 20).id == "t" * 20
    with pytest.raises(ValidationError):
        make.topic("t" * 21)


@pytest.mark.parametrize("bad", ["", " at its start", "at its end ", "two  in a row", "at its end\n"])
def test_texts_with_stray_space(bad: str) -> None:
    with pytest.raises(ValidationError):
        make.card(answer=bad)


@pytest.mark.parametrize("bad", ["+012345678", "+12345", "1", "123456789", "112 ", "8 800 555", "+7-495-000-00-01"])
def test_numbers_that_nobody_can_dial(bad: str) -> None:
    with pytest.raises(ValidationError):
        make.phone(bad)


def test_short_codes_are_told_from_full_numbers() -> None:
    assert make.short_code("112", "RU").is_short_code
    assert not make.phone("+996312987654").is_short_code


@pytest.mark.parametrize("bad", ["ftp://example.org", "example.org", "https://exa mple.org", "javascript:alert(1)"])
def test_addresses_of_sources_are_web_pages(bad: str) -> None:
    with pytest.raises(ValidationError):
        make.source(url=bad)


def test_steps_are_written_as_a_mapping_and_keep_their_order() -> None:
    steps = make.card(steps={"z": "First.", "a": "Second."}).steps
    assert [(step.id, step.text) for step in steps] == [("z", "First."), ("a", "Second.")]


@pytest.mark.parametrize(
    "build",
    [
        lambda: make.topic("t", make.card("RU"), make.card("RU")),
        lambda: make.contact(phones=[make.phone(), make.phone("+996312000000")]),
        lambda: make.card(steps=[{"id": "a", "text": "A."}, {"id": "a", "text": "B."}]),
        lambda: more.screening(questions=[more.question("q"), more.question("q")]),
    ],
)
def test_the_same_id_twice_is_named(build: Any) -> None:
    with pytest.raises(ValidationError, match=r"the same id twice: (RU|main|a|q)"):
        build()


@pytest.mark.parametrize(
    ("name", "country"), [("INTL", None), ("INTL-short", None), ("RU", "RU"), ("KG-citizens", "KG")]
)
def test_a_card_is_of_a_country_or_of_all(name: str, country: str | None) -> None:
    assert make.card(name).country == country


@pytest.mark.parametrize("bad", ["ru", "RUS", "ANY", "RU-", "INT"])
def test_a_card_of_no_country(bad: str) -> None:
    with pytest.raises(ValidationError):
        make.card(bad)


@pytest.mark.parametrize(
    ("status", "usable"),
    [("active", True), ("temporarily-closed", True), ("inactive", False), ("defunct", False)],
)
def test_who_may_be_shown_at_all(status: str, usable: bool) -> None:  # noqa: FBT001  # a column of the table above
    assert make.contact(status=status).usable is usable


def test_a_pin_lies_on_the_earth() -> None:
    for bad in ({"latitude": 91}, {"latitude": -91}, {"longitude": 181}, {"longitude": -181}):
        with pytest.raises(ValidationError):
            model.Location.model_validate({"city": "Osh", "address": None, **bad})


def test_lists_that_may_not_be_empty() -> None:
    for build in (
        lambda: make.card(steps={}),
        lambda: make.card(sources=[]),
        lambda: make.topic(needs=[]),
        lambda: make.contact(services=[]),
        lambda: make.contact(service_area=[]),
        lambda: more.screening(questions=[]),
        lambda: more.screening(questions=[more.question(f"q{number}") for number in range(21)]),
    ):
        with pytest.raises(ValidationError):
            build()
