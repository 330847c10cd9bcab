"""Never another person's rule: every set of cards, every country, every passport."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from bot.core.library import fits
from bot.core.model import Audience, Card
from tests.support import builders as make
from tests.support.libraries import library

COUNTRIES = ("RU", "KG", "KZ", "XX", None)
PASSPORTS = ("kg", "other", None)
ASKERS = tuple(product(COUNTRIES, PASSPORTS))
CARDS = tuple(
    make.card(f"{place}-{number}", audience=audience)
    for place in ("INTL", "RU", "KG")
    for number, audience in enumerate(Audience)
)
SETS = tuple(cards for size in range(1, len(CARDS) + 1) for cards in combinations(CARDS, size))


def _is_theirs(audience: Audience, country: str | None, passport: str | None) -> bool:
    """The promise, written out case by case and apart from the code under test."""
    match audience:
        case Audience.ANYONE:
            return True
        case Audience.KG_CITIZEN:
            return passport == "kg" or (passport is None and country != "KG")
        case Audience.FOREIGNER_IN_KG:
            return (country, passport) == ("KG", "other")


@pytest.mark.parametrize(("country", "passport"), ASKERS)
@pytest.mark.parametrize("audience", Audience)
def test_for_whom_an_audience_is(audience: Audience, country: str | None, passport: str | None) -> None:
    assert fits(audience, country, passport) is _is_theirs(audience, country, passport)


def test_a_card_is_the_askers_own() -> None:
    """511 sets of cards for 15 askers: whose rule, of which country, and the nearest that there is."""
    choose = library().card
    tried = 0
    for cards in SETS:
        topic = make.topic("t", *cards)
        for country, passport in ASKERS:
            allowed = [card for card in cards if _is_theirs(card.audience, country, passport)]
            _judge(choose(topic, country, passport), allowed, country)
            tried += 1
    assert tried == 511 * 15


def _judge(chosen: Card | None, allowed: list[Card], country: str | None) -> None:
    near = [card for card in allowed if card.country == country] if country else []
    offered = near or [card for card in allowed if card.country is None]
    if chosen is None:
        assert not offered
        return
    assert chosen in offered
    if chosen.audience is Audience.ANYONE:
        assert all(card.audience is Audience.ANYONE for card in offered), "a rule made for them comes first"


def test_two_that_fit_are_taken_in_the_order_of_the_file() -> None:
    first, second = make.card("RU-a"), make.card("RU-b")
    assert library().card(make.topic("t", first, second), "RU", None) == first
    assert library().card(make.topic("t", second, first), "RU", None) == second


@pytest.mark.parametrize(
    ("country", "passport", "card"),
    [
        ("RU", None, "RU"),
        ("RU", "kg", "RU"),
        ("RU", "other", "INTL"),
        ("KG", "kg", "KG-citizens"),
        ("KG", "other", "KG-foreign"),
        ("KG", None, "INTL"),
        ("XX", None, "INTL"),
        (None, None, "INTL"),
    ],
)
def test_a_tajik_in_russia_is_not_told_the_rule_of_the_union(
    country: str | None, passport: str | None, card: str
) -> None:
    topic = make.topic(
        "equal-treatment",
        make.card("RU", audience="kg-citizen"),
        make.card("KG-citizens", audience="kg-citizen"),
        make.card("KG-foreign", audience="foreigner-in-kg"),
        make.card("INTL"),
    )
    chosen = library().card(topic, country, passport)
    assert chosen is not None
    assert chosen.id == card
