from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from bot.catalog import misfit_words
from bot.catalog.content_files import read_content
from bot.catalog.misfit_choices import choices
from bot.catalog.schemas import schemas
from bot.core import model
from bot.core.pagedate import _SHAPE
from tests.catalog.folders import Folders, said

TOPIC = "topics/unpaid-wages.yaml"
CONTACTS = "contacts/russia.yaml"
PAGE_DATE = _SHAPE.pattern
"""Read by a class of its own, which says what is wrong."""


def told(folders: Folders) -> list[str]:
    return said(read_content(folders.content).problems)


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (
            TOPIC,
            "sensitivity: public",
            "sensitivty: public",
            [
                "content/topics/unpaid-wages.yaml:4:1: error [field-unknown] "
                "The field 'sensitivty' is not known here. Did you mean 'sensitivity'?",
            ],
        ),
        (
            TOPIC,
            "    rights:\n",
            "    right:\n",
            [
                "content/topics/unpaid-wages.yaml:22:5: error [field-unknown] The field 'right' is not known here. "
                "Did you mean 'rights'?"
            ],
        ),
        (
            TOPIC,
            "    rights:\n      code: The code says so.\n",
            "    zzz: 1\n",
            [
                "content/topics/unpaid-wages.yaml:22:5: error [field-unknown] The field 'zzz' is not known here. "
                "Known fields: id, audience, answer, warnings, steps, rights, needs, sources, reviewed, review_by."
            ],
        ),
        (
            CONTACTS,
            "      works_in: []\n",
            "",
            [
                "content/contacts/russia.yaml:42:7: error [field-missing] The field 'works_in' is missing. "
                "Write a list or []."
            ],
        ),
        (
            "facts.yaml",
            "  confidence: high\n",
            "",
            ["content/facts.yaml:1:3: error [field-missing] The field 'confidence' is missing. Write high or medium."],
        ),
        (
            TOPIC,
            "    steps:\n      inspection: Write to the inspection.\n",
            "",
            [
                "content/topics/unpaid-wages.yaml:17:5: error [field-missing] The field 'steps' is missing. "
                "Write below it lines such as `ask: Ask for it`."
            ],
        ),
        (
            CONTACTS,
            "service_area: [RU]\n  services: [legal]",
            "service_area: [RU, Kazakhstan]\n  services: [legal]",
            [
                "content/contacts/russia.yaml:38:22: error [field-value] the second of service_area must be the two "
                "capital letters of a country, such as RU or 'ANY', not 'Kazakhstan'."
            ],
        ),
        (
            CONTACTS,
            "      works_in: []\n",
            "      works_in: []\n      chanels: [sms]\n",
            [
                "content/contacts/russia.yaml:44:7: error [field-unknown] The field 'chanels' is not known here. "
                "Did you mean 'channels'?"
            ],
        ),
        (
            TOPIC,
            "sensitivity: public",
            "sensitivity: secret",
            [
                "content/topics/unpaid-wages.yaml:4:14: error [field-value] "
                "sensitivity must be 'public', 'careful' or 'danger', not 'secret'."
            ],
        ),
        (
            CONTACTS,
            "  languages: unknown\n",
            "  languages: unknwon\n",
            [
                "content/contacts/russia.yaml:40:14: error [field-value] "
                "languages must be a list, such as [one, two] or 'unknown', not 'unknwon'. Did you mean 'unknown'?"
            ],
        ),
        (
            "facts.yaml",
            "value: 30",
            "value: thirty",
            [
                "content/facts.yaml:2:10: error [field-value] value must be a number (16 or 16.5) or a day that "
                "exists, such as 2026-11-23, not 'thirty'."
            ],
        ),
        (
            TOPIC,
            "      ask: Write down",
            "      Ask First: Write down",
            [
                "content/topics/unpaid-wages.yaml:12:7: error [field-value] "
                "an id in steps of the first card must be small Latin letters, digits and single hyphens, "
                "such as unpaid-wages, not 'Ask First'."
            ],
        ),
        (
            TOPIC,
            "      ask: Write down what",
            "      ask: Write  down what",
            [
                "content/topics/unpaid-wages.yaml:12:12: error [field-value] "
                "steps.ask of the first card: has spaces at its end, its start, or two in a row."
            ],
        ),
        (
            TOPIC,
            "    steps:\n      inspection: Write to the inspection.\n",
            "    steps: []\n",
            [
                "content/topics/unpaid-wages.yaml:20:12: error [field-value] "
                "steps of the second card must have at least 1."
            ],
        ),
        (
            CONTACTS,
            '      number: "112"\n',
            "      number: 112\n",
            [
                "content/contacts/russia.yaml:13:15: error [field-value] "
                'number of the first phone must be text: write "112".'
            ],
        ),
    ],
)
def test_each_mistake_is_told_in_words_with_its_place(
    folders: Folders, name: str, old: str, new: str, expected: list[str]
) -> None:
    folders.edit(name, old, new)
    assert told(folders) == expected


@pytest.mark.parametrize("text", ["hello", "~", "5", "[]\n---\n", "[a]", "[[]]"])
def test_a_record_is_fields_with_their_values(folders: Folders, text: str) -> None:
    folders.write("sources/law.yaml", text.removesuffix("\n---\n") if text != "[]\n---\n" else "[null]")
    assert len(told(folders)) == 1
    assert "error [field-value] Source must be fields with their values" in told(folders)[0]


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (("title",), "title"),
        (("sources", 0), "the first source"),
        (("phrases", "en", 9), "the tenth of phrases.en"),
        (("phones", 1, "works_in", 10), "the 11. of works_in of the second phone"),
        ((), ""),
    ],
)
def test_a_place_is_named_as_one_says_it(way: tuple[str | int, ...], said: str) -> None:
    assert misfit_words.named(way) == said


def test_what_may_stand_in_a_missing_field_is_named() -> None:
    written = {
        f"{record.__name__}.{name}": choices(field)
        for record in (model.Contact, model.Country, model.Topic, model.Source, model.Outcome)
        for name, field in record.model_fields.items()
        if field.is_required()
    }
    assert len(written) >= 30
    assert written["Source.url"] == "its value or null"
    assert written["Source.id"] == "its value"
    assert written["Contact.languages"] == "a list, unknown or []"
    assert written["Country.full"] == "true or false"
    assert written["Topic.room"] == "work, health, danger, police, consulate, children or null"
    assert written["Topic.needs"].startswith("a list of some of these: emergency, trafficking, ")
    assert written["Topic.cards"] == "a list"


def test_every_missing_field_is_told_at_once(folders: Folders) -> None:
    folders.write("sources/law.yaml", "url: https://example.org\n")
    missing = [line for line in told(folders) if "[field-missing]" in line]
    assert [line.split("'")[1] for line in missing] == ["id", "publisher", "source_date", "checked", "not_shown_in"]


def test_two_mistakes_at_two_places_are_two_problems(folders: Folders) -> None:
    folders.edit("sources/law.yaml", "not_shown_in: []", "not_shown_in: [Russia, RU, kg]")
    assert [line.partition(" error ")[0] for line in told(folders)] == [
        "content/sources/law.yaml:6:16:",
        "content/sources/law.yaml:6:28:",
    ]


def test_fields_where_a_list_belongs(folders: Folders) -> None:
    folders.edit(CONTACTS, "free_from: [RU]", "free_from: {RU: yes}")
    assert told(folders) == [
        "content/contacts/russia.yaml:15:18: error [field-value] "
        "free_from of the first phone must be a list, such as [one, two] or 'unknown'."
    ]


def test_an_unknown_field_of_an_optional_part(folders: Folders) -> None:
    folders.edit(
        CONTACTS, "  hours: null\n", "  location: {city: Moscow, address: null, latitud: 55.7}\n  hours: null\n"
    )
    assert [line.partition("] ")[2] for line in told(folders)] == [
        "The field 'latitud' is not known here. Did you mean 'latitude'?"
    ]


def test_a_wrong_id_in_a_nested_list_is_told_where_it_stands(folders: Folders) -> None:
    folders.edit("screening/forced-labour.yaml", "{id: calm, urgent: false", "{id: danger, urgent: false")
    assert told(folders) == [
        "content/screening/forced-labour.yaml:10:3: error [field-value] outcomes: the same id twice: danger."
    ]


def patterns(schema: object) -> Iterator[str]:
    """Every pattern in a JSON Schema."""
    for key, value in schema.items() if isinstance(schema, dict) else ():
        if key == "pattern":
            yield value
        yield from patterns(value)
    for item in schema if isinstance(schema, list) else ():
        yield from patterns(item)


def test_every_pattern_of_the_model_is_said_in_words() -> None:
    found = {pattern for schema in schemas().values() for pattern in patterns(json.loads(schema))}
    assert found - {PAGE_DATE} == set(misfit_words._PATTERNS)
