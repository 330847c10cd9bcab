"""The screens of items are the ones that workers see, and what is said on them is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core import markup
from bot.core.conversation import Conversation, Edition
from bot.core.desk.items import Item, Kind, all_items
from bot.core.desk.readers import readers
from bot.core.desk.shots import _SHOTS, shots, take
from bot.core.library import Library
from bot.core.routes import ContactPlace, Intent, TopicPlace
from bot.core.understanding import Understanding
from tests.support.clock import FakeClock
from tests.support.desk import WAGES_RU, scene, work
from tests.support.libraries import town


def _called(library: Library, item: Item) -> list[str]:
    visitor = readers(library, item)[0]
    return [shot.called for shot in shots(item, replace(scene(library), visitor=visitor))]


def test_every_kind_of_item_has_screens() -> None:
    assert set(_SHOTS) == set(Kind)


def test_every_screen_of_every_item_is_shown_to_each_of_its_readers() -> None:
    library, seen = town(), 0
    for item in all_items(library).values():
        for visitor in readers(library, item):
            here = replace(scene(library), visitor=visitor)
            taken = [take(shot, here) for shot in shots(item, here)]
            assert taken
            assert all(taken), (item.key, visitor)
            seen += len(taken)
    assert seen >= 150


def test_a_card_has_its_parts_and_pages() -> None:
    items = all_items(town())
    assert _called(town(), items[WAGES_RU]) == ["Answer", "What to do", "Rights", "Who helps", "Sources"]
    assert _called(town(), items["topic.emergency.INTL"]) == ["Answer", "Who helps", "Sources"]
    assert _called(town(), items["screening.forced-labour"])[:3] == [
        "Introduction",
        "Question 1 of 3",
        "Question 2 of 3",
    ]
    assert "Legal" in _called(town(), items["country.RU"])


def test_a_screen_is_what_the_conversation_shows() -> None:
    library = work()
    item = all_items(library)[WAGES_RU]
    conversation = Conversation(lambda: Edition(library, Understanding.of(library)), FakeClock(), remember_offered=True)
    seen = 0
    for language in ("ky", "ru", "en"):
        visitor = replace(readers(library, item)[0], language=language)
        for shot in shots(item, replace(scene(library), visitor=visitor)):
            assert shot.place is not None
            taken = take(shot, replace(scene(library), visitor=visitor))
            assert taken is not None
            assert taken.screen == conversation.go(Intent(visitor, shot.place)).screen
            assert taken.characters == len(markup.visible(taken.screen.text))
            seen += 1
    assert seen == 15


def test_what_is_said_on_a_screen_is_known() -> None:
    library = work()
    item = all_items(library)[WAGES_RU]
    here = scene(library, "ky", "RU", "kg")
    first = take(shots(item, here)[0], here)
    assert first is not None
    assert first.keys[:2] == ("topic.unpaid-wages.title", f"{WAGES_RU}.answer")
    assert f"{WAGES_RU}.warnings.sign" in first.keys
    assert any(key.startswith("contact.") for key in first.keys)
    assert any(key.startswith("ui.") for key in first.keys)
    assert f"{WAGES_RU}.rights.code" not in first.keys


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (WAGES_RU, {("RU", "kg")}),
        ("topic.unpaid-wages.KG-foreign", {("KG", "other")}),
        ("topic.women-safety.RU", {("RU", "kg"), ("RU", "other")}),
        ("contact.shelter", {("RU", "kg"), ("RU", "other")}),
        ("show.police-kg", {("KG", "kg")}),
    ],
)
def test_readers_are_those_to_whom_it_is_shown(key: str, expected: set[tuple[str, str]]) -> None:
    library = town()
    found = readers(library, all_items(library)[key])
    assert {(visitor.country, visitor.passport) for visitor in found} == expected


def test_an_international_card_is_read_where_there_is_no_other_for_the_reader() -> None:
    library = town()
    found = readers(library, all_items(library)["topic.unpaid-wages.INTL"])
    assert {(visitor.country, visitor.passport) for visitor in found} == {
        ("RU", "other"),
        *((code, passport) for code in ("KZ", "TR", "XX") for passport in ("kg", "other")),
    }


def test_further_pages_are_known_as_such() -> None:
    library = town()
    item = all_items(library)["screening.forced-labour"]
    found = shots(item, replace(scene(library), visitor=readers(library, item)[0]))
    assert [shot.further for shot in found][:4] == [False, False, True, True]


def test_places_lead_where_buttons_lead() -> None:
    library = town()
    items = all_items(library)
    card = shots(items[WAGES_RU], scene(library, "en", "RU", "kg"))
    assert card[0].place == TopicPlace("unpaid-wages")
    assert shots(items["contact.helpline"], scene(library, "en", "RU"))[0].place == ContactPlace("helpline")
