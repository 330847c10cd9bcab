"""Whom an editor calls, in which language, and what is asked."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core import phrases
from bot.core.calls import emergency_numbers, languages_to_ask_in, may_be_called, questions
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.libraries import library

_OTHER = make.contact(phones=[make.short_code("115", "KG")])
EMERGENCY = emergency_numbers(more.content(contacts=[make.emergency_service("RU", "112", "103"), _OTHER]))


def test_emergency_numbers_are_those_of_emergency_services_where_they_work() -> None:
    assert {("112", "RU"), ("103", "RU")} == EMERGENCY


@pytest.mark.parametrize(
    ("fields", "called"),
    [
        ({"phones": [make.phone()]}, True),
        ({"phones": [make.short_code("115", "KG")]}, True),
        ({"phones": [make.short_code("103", "KZ")]}, True),
        ({"phones": [make.short_code("103", "KZ", "RU")]}, False),
        ({"phones": [make.short_code("112", "IT")]}, False),
        ({"phones": [make.short_code("911", "SA")]}, False),
        ({"phones": [make.short_code("999", "GB")]}, False),
        ({"kind": "emergency", "phones": [make.phone()]}, False),
    ],
)
def test_no_emergency_number_is_called_to_test_it(fields: dict[str, Any], called: bool) -> None:  # noqa: FBT001
    contact = make.contact(**fields)
    assert may_be_called(contact, contact.phones[0], EMERGENCY) is called


@pytest.mark.parametrize(
    ("fields", "languages"),
    [
        ({"languages": ["ky", "ru"]}, ("ky",)),
        ({"languages": ["de", "ru"]}, ("ru",)),
        ({"languages": ["tr", "ar"]}, ("en", "ru")),
        ({"languages": "unknown", "service_area": ["KG"]}, ("ky", "ru")),
        ({"languages": [], "service_area": ["RU"]}, ("ru",)),
        ({"languages": "unknown", "service_area": ["TR", "KZ"]}, ("ru",)),
        ({"languages": "unknown", "service_area": ["TR"]}, ("en", "ru")),
        ({"languages": "unknown", "service_area": ["TR"], "kind": "consulate"}, ("ky", "ru")),
    ],
)
def test_the_questions_are_in_a_language_of_the_line(fields: dict[str, Any], languages: tuple[str, ...]) -> None:
    assert languages_to_ask_in(library(), make.contact(**fields)) == languages


def test_who_calls_and_what_for_comes_first() -> None:
    asked = list(questions(make.contact()))
    assert asked[:2] == [phrases.CALL_WHO, phrases.CALL_WHY]
    assert asked[-1] is phrases.CALL_THANKS
    assert {phrases.CALL_FREE, phrases.CALL_LANGUAGES, phrases.CALL_NAME, phrases.CALL_PAPERS} <= set(asked)
    assert phrases.CALL_DANGER not in asked


def test_a_line_for_danger_hears_at_once_that_nobody_is() -> None:
    assert list(questions(make.contact(services=["legal", "shelter"])))[1] is phrases.CALL_DANGER
