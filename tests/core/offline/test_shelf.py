"""All files as a folder: their names, their dates, and the page before them."""

from __future__ import annotations

from datetime import date

from bot.core.offline.shelf import INDEX, Dates, dates, index, places
from bot.core.routes import Visitor
from tests.core.offline.reading import read
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.clock import NOON
from tests.support.libraries import library, town

DAY = NOON.date()


def test_there_is_one_file_a_language_country_and_passport() -> None:
    found = {place.path: place.visitor for place in places(town())}
    assert len(found) == 3 * 5 * 2
    assert found["ky/ru-kg.html"] == Visitor("ky", "RU", "kg")
    assert found["en/kg-other.html"] == Visitor("en", "KG", "other")
    assert found["ru/xx-kg.html"] == Visitor("ru", "XX", "kg")


def test_the_page_before_them_leads_to_each_and_nowhere_else() -> None:
    found = read(index(town(), DAY))
    paths = [place.path for place in places(town())]
    assert found.links == paths
    assert [fault for fault in found.faults if fault.removeprefix("leads elsewhere: ") not in paths] == []
    assert not {"script", "img", "link"} & found.tags
    assert "English Russia Passport of Kyrgyzstan Passport of another country" in found.text
    assert "Made on 23 November 2026." in found.text
    assert INDEX not in paths
    assert index(town(), DAY) == index(town(), DAY)


def test_the_dates_are_those_of_the_oldest_text_and_the_first_to_be_read_again() -> None:
    cards = [
        make.card("RU", reviewed="2026-05-01", review_by="2027-05-01", answer="{fact:stay-days}"),
        make.card("INTL", reviewed="2026-01-01", review_by="2026-12-01"),
    ]
    found = library(topics=[make.topic("t", *cards)], facts=[make.fact(expires="2027-03-01")])
    assert dates(found, Visitor("en", "RU", "kg"), DAY) == Dates(date(2026, 5, 1), date(2027, 3, 1))
    assert dates(found, Visitor("en", "KZ", "kg"), DAY) == Dates(date(2026, 1, 1), date(2026, 12, 1))
    asked = library(topics=[make.topic("t", *cards[:1])], facts=[make.fact()], screenings=[more.screening(topic="t")])
    assert dates(asked, Visitor("en", "RU", "kg"), DAY) == Dates(date(2026, 5, 1), date(2027, 5, 1))
    assert dates(library(), Visitor("en", "RU", "kg"), DAY) == Dates(None, None)
