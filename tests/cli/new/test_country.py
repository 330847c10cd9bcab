"""`new country`: with its emergency numbers, their source, and what to do next."""

from __future__ import annotations

import pytest

from bot.core.routes import Countries, Emergency, Visitor
from tests.cli.new.terminal import Typing, advice, files, text, written
from tests.cli.places import Place
from tests.support.talk import Talk, labels, screen_of, seen

GIVEN = [
    "country", "om", "--zone", "Asia/Muscat", "--full", "no", "--places", "Muscat, Маскат", "--number", "9999",
    "--number", "112=Ambulance", "--description", "Police and ambulance.", "--alert", "They may ask for your name.",
    "--source", "om-police", "--source-title", "Police of Oman", "--source-url", "https://example.org/om",
    "--source-date", "2025-03",
]  # fmt: skip


def test_all_of_it_as_options(typing: Typing, place: Place) -> None:
    before = files(place)
    ran = typing(*GIVEN)
    assert (ran.code, ran.told) == (0, ["There is no source 'om-police' yet."])
    assert written(place, before) == [
        "content/contacts/oman.yaml",
        "content/countries.yaml",
        "content/numbers.yaml",
        "content/short_codes.yaml",
        "content/sources/oman.yaml",
    ]
    assert text(place, "countries.yaml").endswith(
        "- id: OM\n  full: false\n  zone: Asia/Muscat\n  places: [Muscat, Маскат]\n"
    )
    assert '- {id: "112", works_in: [RU, OM], sources: [law, om-police]}' in text(place, "short_codes.yaml")
    assert '- {id: "9999", works_in: [OM], sources: [om-police]}' in text(place, "short_codes.yaml")
    contact = text(place, "contacts/oman.yaml")
    assert "- id: om-emergency\n  name: Emergency numbers of Oman\n" in contact
    assert contact.count("confidence: sourced") == 3, "its page has a date"
    assert advice(place) == []


def test_it_can_be_chosen_and_its_numbers_are_there(typing: Typing, place: Place) -> None:
    typing(*GIVEN)
    talk = Talk(place.folders.catalogue().library())
    countries = talk.at(Countries(), country=None)
    menu = talk.press(countries, "Oman")
    assert "9999 · 112" in seen(menu)
    emergency = talk.at(Emergency(), country="OM")
    assert "Ambulance" in seen(emergency)
    typed = screen_of(talk.conversation.typed("they did not pay my wages in Muscat", Visitor("en")))
    assert "Country: Oman" in " ".join(labels(typed)), "found by the name of its city"


def test_asked_for_at_the_terminal(typing: Typing, place: Place) -> None:
    ran = typing(
        "country",
        lines=[
            "RU", "Oman", "XX", "EU", "UZ", "Asia/Bukhara", "Asia/Samarkand", "", "", "12", "", "Help at once.", "",
            "law", "",
        ],
    )  # fmt: skip
    assert ran.code == 0
    assert ran.told[:4] == [
        "The country 'RU' already exists: Russia.",
        *(f"'{wrong}' is no country's code. Oman is OM, Norway is NO." for wrong in ("Oman", "XX", "EU")),
    ]
    assert ran.told[4].startswith("There is no time zone 'Asia/Bukhara'. Did you mean ")
    assert len(ran.told) == 5
    assert "🇺🇿 Uzbekistan" in ran.out
    assert "(there are Asia/Samarkand, Asia/Tashkent)" in ran.out
    assert [problem.rule for problem in advice(place)] == ["danger"], "nobody knows yet what a caller must say"


def test_a_country_whose_code_is_a_word_of_yaml(typing: Typing, place: Place) -> None:
    ran = typing("country", "no", *GIVEN[2:])
    assert (ran.code, ran.told) == (0, ["There is no source 'om-police' yet."])
    assert '- id: "NO"\n' in text(place, "countries.yaml")
    assert {country.id for country in place.folders.catalogue().reading.content.countries} == {"RU", "NO"}
    assert advice(place) == []


@pytest.mark.parametrize("missing", ["--number", "--description", "--source"])
def test_without_an_emergency_number_and_its_source_there_is_no_country(
    typing: Typing, place: Place, missing: str
) -> None:
    given = [part for at, part in enumerate(GIVEN) if missing not in {part, GIVEN[at - 1]}]
    before = files(place)
    ran = typing(*given)
    assert (ran.code, ran.told) == (2, [f"There is nobody to ask: give it as {missing}. Nothing was written."])
    assert written(place, before) == []


def test_a_number_from_a_page_without_a_date_is_unconfirmed(typing: Typing, place: Place) -> None:
    at = GIVEN.index("--source-date")
    typing(*GIVEN[:at])
    assert text(place, "contacts/oman.yaml").count("confidence: unconfirmed") == 3


def test_what_stands_in_the_way_of_an_old_file_is_told(typing: Typing, place: Place) -> None:
    """A list that is written as no program can go on with: the editor adds by hand."""
    place.folders.write("countries.yaml", "[{id: RU, full: true, zone: Europe/Moscow}]\n")
    before = files(place)
    ran = typing(*GIVEN)
    assert ran.code == 2
    assert ran.told[1:] == [
        "countries.yaml: its list is written in a way that a program cannot go on with.", "Nothing was written.",
    ]  # fmt: skip
    assert written(place, before) == []
