"""A number that somebody types is looked up among the contacts."""

from __future__ import annotations

import pytest

from bot.core.understanding import Understanding, Understood
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.libraries import library

HELP = make.contact("helpline", services=["oversight"], service_area=["KG"], phones=[make.phone("115")])
BOTH = make.contact("line", services=["labour"], service_area=["KG", "RU"], phones=[make.phone("+996312000000")])
POLICE = make.contact(
    "police", kind="emergency", services=["emergency"], service_area=["RU"], phones=[make.phone("102")]
)
LONELY = make.contact("lonely", services=["hiv"], phones=[make.phone("199")])
TOPICS = [
    make.topic("complaint", needs=["oversight"]),
    make.topic("unpaid-wages", needs=["labour", "legal"]),
    make.topic("work-legally", needs=["labour"]),
    make.topic("emergency", room=None, needs=["emergency"]),
]
TAUGHT = Understanding.of(
    library(
        topics=TOPICS,
        contacts=[HELP, BOTH, POLICE, LONELY],
        countries=[more.country("KG"), more.country("RU")],
        phrasings=[more.phrasings("complaint", "where can I complain about 115 things")],
    )
)


@pytest.mark.parametrize("text", ["115", " 115 ", "1-1-5"])
def test_a_number_stands_for_what_it_is_for(text: str) -> None:
    assert TAUGHT.understand(text) == Understood(("complaint",), "sure", urgent=False, country="KG")
    assert not TAUGHT.is_urgent(text)


def test_a_number_for_several_things_leaves_a_choice() -> None:
    found = TAUGHT.understand("+996 (312) 00-00-00")
    assert found == Understood(("work-legally", "unpaid-wages"), "unsure", urgent=False)


def test_who_types_an_emergency_number_wants_it_now() -> None:
    assert TAUGHT.understand("102") == Understood(("emergency",), "sure", urgent=True, country="RU", danger="now")
    assert TAUGHT.is_urgent("102")


def test_a_number_for_which_there_is_no_topic() -> None:
    assert TAUGHT.understand("199").confidence == "none"


@pytest.mark.parametrize("text", ["1150", "call 102", "115 115", "2026", "1", "", "+", "((("])
def test_what_is_no_known_number_is_read_as_words(text: str) -> None:
    assert not TAUGHT.understand(text).urgent
