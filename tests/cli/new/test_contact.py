"""`new contact`: unconfirmed, with its source, and no number that the source did not give."""

from __future__ import annotations

import pytest

from bot.core.routes import ContactPlace
from tests.cli.new.terminal import Typing, advice, files, text, written
from tests.cli.places import Place
from tests.support.talk import Talk, seen

GIVEN = [
    "contact", "ru-union", "--name", "A union", "--description", "Advice on pay.", "--kind", "ngo", "--services",
    "labour,legal", "--area", "RU", "--audience", "anyone", "--phone", "+7 495 123-45-67", "--site",
    "https://bad.example.org", "--alert", "They speak Russian only.", "--source", "law",
]  # fmt: skip


def test_all_of_it_as_options(typing: Typing, place: Place) -> None:
    before = files(place)
    ran = typing(*GIVEN)
    assert (ran.code, ran.err) == (0, "")
    assert written(place, before) == ["content/contacts/russia.yaml", "content/numbers.yaml"]
    assert "check finds nothing wrong in them; what is missing is their translation.\n\nWritten:" in ran.out
    old = before["content/contacts/russia.yaml"].decode()
    new = text(place, "contacts/russia.yaml")
    assert new.startswith(old)
    assert (
        new[len(old) :]
        == """\
- id: ru-union
  name: A union
  description: Advice on pay.
  kind: ngo
  status: active
  alert: They speak Russian only.
  audience: anyone
  service_area: [RU]
  services: [labour, legal]
  languages: unknown  # as [ky, ru] once somebody asked
  phones:
    - id: main
      number: "+74951234567"
      works_in: []  # [] where it can be called from anywhere
      free_from: unknown  # the countries from which it costs nothing
      confidence: unconfirmed
      sources: [law]
      source_date: 2026-08
      checked: null
  links:
    - {type: web, value: "https://bad.example.org", not_shown_in: [RU]}
  hours: null  # as "Mo-Fr 09:00-18:00", or "24/7", once known
  hours_zone: Europe/Moscow
  cost: unknown  # free or paid
  asks_name: unknown  # must a caller say their name: yes or no
  may_check_papers: unknown  # may they check papers: yes or no
  confidence: unconfirmed  # confirmed only after a call
  confirmation: null
  sources: [law]
  source_date: 2026-08
  checked: null
  not_shown_in: []
"""
    )
    assert advice(place) == []
    screen = Talk(place.folders.catalogue().library()).at(ContactPlace("ru-union"))
    assert "They speak Russian only." in seen(screen)
    assert "+7 495 123-45-67" in seen(screen)


def test_what_is_not_known_is_left_out(typing: Typing, place: Place) -> None:
    ran = typing("contact", lines=["any-fund", "A fund", "Advice.", "ngo", "legal", "any", "", "", "", "", "law", ""])
    assert (ran.code, ran.err) == (0, "")
    made = text(place, "contacts/international.yaml")
    assert made.startswith("# yaml-language-server: $schema=../schemas/contacts.json\n# Who helps.")
    assert "phones:" not in made
    assert "links:" not in made
    assert "  alert: null  # what a caller must know first\n" in made
    assert "  hours_zone: null\n" in made
    assert [problem.rule for problem in advice(place)] == ["reachable"]
    assert "warning [reachable]" in ran.out, "and it is said at once"
    assert "nothing wrong" not in ran.out


def test_a_short_code_is_listed_where_it_works(typing: Typing, place: Place) -> None:
    at = GIVEN.index("--phone") + 1
    assert typing(*GIVEN[:at], "112", *GIVEN[at + 1 :]).code == 0
    assert typing("contact", "ru-child", *GIVEN[2:at], "124", *GIVEN[at + 1 :]).code == 0
    assert "      works_in: [RU]  #" in text(place, "contacts/russia.yaml")
    assert text(place, "short_codes.yaml").splitlines() == [
        '- {id: "112", works_in: [RU], sources: [law]}', '- {id: "124", works_in: [RU], sources: [law]}',
    ]  # fmt: skip
    assert advice(place) == []


@pytest.mark.parametrize(
    ("option", "wrong", "told"),
    [
        ("--phone", "8 495 123", "Write it as one dials it from abroad, with + and the country: +996312000000."),
        ("--phone", "84951234", "Write it as one dials it from abroad, with + and the country: +996312000000."),
        ("--phone", "+7 000 000", "The numbering plan knows no such number: +7000000. Compare it with its source."),
        ("--phone", "+", "No such number can exist: +."),
        ("--area", "Russia", "There is no country 'RUSSIA'."),
        ("--area", "KZ", "There is no country 'KZ'."),
        ("--area", ",", "Write countries, as RU or KG, with commas between them; ANY for all."),
        ("--services", "", "Write one at least; several with commas between them."),
        ("--name", "", "Write it: a reader would see an empty place."),
        ("--name", "TBD", "'TBD' is a note, not the text. Write the text itself, or come back with it."),
        ("--description", "Advice  on pay.", "Write it on one line, with single spaces between words."),
        ("--site", "example.org", "Write the whole address: https://example.org/page."),
    ],
)
def test_what_cannot_be_is_explained(typing: Typing, place: Place, option: str, wrong: str, told: str) -> None:
    before = files(place)
    at = GIVEN.index(option) + 1
    ran = typing(*GIVEN[:at], wrong, *GIVEN[at + 1 :])
    assert (ran.code, ran.told) == (2, [f"{option}: {told}", "Nothing was written."])
    assert written(place, before) == []


@pytest.mark.parametrize(
    ("identifier", "told"),
    [
        ("ru-lawyer", "The contact 'ru-lawyer' already exists. Choose another id, or edit the one there is."),
        ("RU lawyer", "Write small Latin letters, digits, and hyphens between them: unpaid-wages."),
        ("2026-11-26", "Write at least one letter: an id says what it is, as ru-tk-136."),
        ("a" * 29, "At most 28 characters: it must fit into a button; this has 29."),
    ],
)
def test_an_id_that_cannot_be(typing: Typing, place: Place, identifier: str, told: str) -> None:
    before = files(place)
    ran = typing("contact", identifier, *GIVEN[2:])
    assert (ran.code, ran.told) == (2, [f"ID: {told}", "Nothing was written."])
    assert written(place, before) == []


def test_a_short_number_needs_a_country(typing: Typing) -> None:
    given = [part if part != "RU" else "ANY" for part in GIVEN]
    at = given.index("--phone") + 1
    ran = typing(*given[:at], "112", *given[at + 1 :])
    assert ran.told[0] == "--phone: 112 is a short number: it works in some country, so name that as the area."
