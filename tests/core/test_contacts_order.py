"""Each criterion of the order decides where all before it tie, and against all that come after."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from bot.core.contacts import Wanted, helpers, wanted_for
from bot.core.model import Card, Contact, Service
from bot.core.routes import Visitor
from tests.support import builders as make
from tests.support.clock import NOON
from tests.support.libraries import library

ASKER = Visitor("ky", "RU", "kg")
WANTED = Wanted((Service.SHELTER, Service.LEGAL, Service.VIOLENCE), danger=True)
CRITERIA: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("danger first", {"kind": "emergency"}, {"kind": "ngo"}),
    ("of this country", {"service_area": ["RU"]}, {"service_area": ["ANY"]}),
    ("can be reached", {"phone": {}}, {"phone": None}),
    ("what is needed first", {"services": ["legal", "shelter"]}, {"services": ["legal"]}),
    ("open now", {"hours": "24/7"}, {"hours": "Mo 03:00-04:00"}),
    ("speaks the language", {"languages": ["ky"]}, {"languages": ["ru"]}),
    ("free", {"cost": "free"}, {"cost": "paid"}),
    ("surer", {"phone": {"confidence": "confirmed"}}, {"phone": {"confidence": "unconfirmed"}}),
    ("what is needed next", {"services": ["legal"]}, {"services": ["violence"]}),
    ("the id", {"id": "a"}, {"id": "z"}),
]
"""In the order of the module's docstring: what is better, what is worse."""


def _contact(name: str, differences: list[dict[str, Any]]) -> Contact:
    """A contact equal to the other in all but these; the hours of both are Moscow's."""
    fields: dict[str, Any] = {"hours_zone": "Europe/Moscow"}
    for difference in differences:
        fields |= difference
    number = fields.pop("phone", {})
    return make.contact(fields.pop("id", name), **fields, phones=[] if number is None else [make.phone(**number)])


def _first(*contacts: Contact) -> str:
    return helpers(library(contacts=contacts), WANTED, ASKER, NOON)[0].contact.id


@pytest.mark.parametrize("decides", range(len(CRITERIA)), ids=[name for name, _, _ in CRITERIA])
def test_one_criterion_outweighs_all_after_it(decides: int) -> None:
    """Both are equal in what comes before; the better one is worse in everything that comes after."""
    _, better, worse = CRITERIA[decides]
    later = [criterion for criterion in CRITERIA[decides + 1 : -1] if not better.keys() & criterion[1].keys()]
    good = _contact("z", [*(low for _, _, low in later), better])
    poor = _contact("a", [*(high for _, high, _ in later), worse])
    assert _first(good, poor) == _first(poor, good) == good.id


def test_an_emergency_service_is_first_only_in_danger() -> None:
    service = make.contact("z-emergency", kind="emergency")
    other = make.contact("a-lawyer")
    calm = Wanted((Service.LEGAL,), danger=False)
    assert helpers(library(contacts=[service, other]), calm, ASKER, NOON)[0].contact == other


@pytest.mark.parametrize(
    ("field", "best", "middle", "worst"),
    [
        ("cost", "free", "unknown", "paid"),
        ("confidence", "confirmed", "sourced", "unconfirmed"),
    ],
)
def test_not_knowing_stands_between(field: str, best: str, middle: str, worst: str) -> None:
    values = {"c-best": best, "b-middle": middle, "a-worst": worst}
    found = library(
        contacts=[
            make.contact(name, phones=[], hours_zone="Europe/Moscow", **{field: value})
            for name, value in values.items()
        ]
    )
    assert [helper.contact.id for helper in helpers(found, WANTED, ASKER, NOON)] == list(values)


def test_hours_that_nobody_knows_count_as_closed() -> None:
    hours = {"a-unknown": None, "b-closed": "Mo 03:00-04:00", "c-open": "24/7"}
    contacts = [make.contact(name, hours=text, hours_zone="Europe/Moscow") for name, text in hours.items()]
    order = [helper.contact.id for helper in helpers(library(contacts=contacts), WANTED, ASKER, NOON)]
    assert order == ["c-open", "a-unknown", "b-closed"]


def test_unknown_languages_are_not_the_persons_own() -> None:
    unknown, other, own = (
        make.contact(name, languages=languages)
        for name, languages in (("a", "unknown"), ("b", ["ru"]), ("c", ["ru", "ky"]))
    )
    order = [helper.contact for helper in helpers(library(contacts=[unknown, other, own]), WANTED, ASKER, NOON)]
    assert order == [own, unknown, other]


def test_the_order_does_not_depend_on_the_files() -> None:
    kinds = product(["24/7", None], ["free", "paid"], [["ky"], ["ru"]])
    contacts = [
        make.contact(f"c{number}", hours=hours, cost=cost, languages=languages)
        for number, (hours, cost, languages) in enumerate(kinds)
    ]
    forth = helpers(library(contacts=contacts), WANTED, ASKER, NOON)
    back = helpers(library(contacts=contacts[::-1]), WANTED, ASKER, NOON)
    assert forth == back
    assert len(forth) == 8


def test_only_who_does_what_is_needed_is_offered() -> None:
    found = library(contacts=[make.contact("yes", services=["legal", "health"]), make.contact("no", services=["hiv"])])
    assert [helper.contact.id for helper in helpers(found, WANTED, ASKER, NOON)] == ["yes"]


def _needs(card: Card | None) -> tuple[str, ...]:
    return wanted_for(make.topic(needs=["legal"], sensitivity="danger"), card).needs


def test_a_card_may_have_needs_of_its_own() -> None:
    assert _needs(None) == _needs(make.card()) == ("legal",)
    assert _needs(make.card(needs=["shelter", "violence"])) == ("shelter", "violence")
