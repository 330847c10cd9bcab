"""What a withdrawal would take from people in danger."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core import model
from bot.core.confirming import RefusedError
from bot.core.withdrawing import left_without_help, refuse_last_emergency_number, without
from tests.support import builders as make
from tests.support import more_builders as more

GONE = {"date": "2026-11-01", "why": "Wrong."}
TODAY = date(2026, 11, 27)


def _content(*contacts: model.Contact, topics: tuple[model.Topic, ...] = ()) -> model.Content:
    countries = [more.country("RU"), more.country("KZ")]
    return more.content(contacts=contacts, topics=topics, countries=countries)


def test_no_country_is_left_without_an_emergency_number() -> None:
    russia, both = make.emergency_service("RU", "112", "103"), make.emergency_service("KZ", "112")
    content = _content(russia, both, make.contact())
    for contact, phone in ((russia, "n103"), (russia, "n112"), (make.contact(), None)):
        refuse_last_emergency_number(content, contact, phone)
    for contact, phone in ((russia, None), (both, None), (both, "n112")):
        with pytest.raises(RefusedError, match=f"last emergency number of {contact.service_area[0]}: people in danger"):
            refuse_last_emergency_number(content, contact, phone)


def test_a_number_that_is_withdrawn_already_is_none_that_is_left() -> None:
    phones = [make.short_code("112", "RU", id="a"), make.short_code("103", "RU", id="b", withdrawn=GONE)]
    service = make.emergency_service("RU").model_copy(update={"phones": tuple(phones)})
    with pytest.raises(RefusedError, match="last emergency number of RU"):
        refuse_last_emergency_number(_content(service), service, "a")
    spare = make.emergency_service("RU").model_copy(update={"id": "spare"})
    refuse_last_emergency_number(_content(service, spare), service, "a")


def test_a_country_that_has_none_keeps_nobody_from_withdrawing() -> None:
    refuse_last_emergency_number(_content(make.contact()), make.contact(), None)


def test_what_people_in_danger_lose_is_said() -> None:
    card = make.card("RU", audience="anyone", warnings={"quiet": "Keep quiet."})
    women = make.topic("women-safety", card, room="danger", sensitivity="danger", needs=["shelter"])
    phones = [make.phone("+74950000002"), make.phone("+74950000003", id="night")]
    shelter = make.contact("shelter", services=["shelter"], service_area=["RU"], phones=phones)
    content = _content(shelter, make.contact("lawyer"), topics=(women,))
    assert left_without_help(content, without(shelter, None), TODAY) == [
        "topic.women-safety.RU.needs: Among those who help with it in RU, nobody has a number that works there."
    ]
    assert left_without_help(content, without(shelter, "night"), TODAY) == []
    assert left_without_help(content, without(make.contact("lawyer"), None), TODAY) == []
