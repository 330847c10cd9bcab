from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from bot.catalog import misfit_words
from bot.catalog.content_files import read_content
from bot.catalog.schemas import schemas
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
                "Where nothing is known, write null, unknown or [] as EDITORS.md says."
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
                "languages must be a list, such as [a, b] or 'unknown', not 'unknwon'. Did you mean 'unknown'?"
            ],
        ),
        (
            "facts.yaml",
            "value: 30",
            "value: thirty",
            [
                "content/facts.yaml:2:10: error [field-value] value must be a whole number or a number or a day that "
                "exists, such as 2026-11-23, not 'thirty'."
            ],
        ),
        (
            TOPIC,
            "      ask: Write down",
            "      Ask First: Write down",
            [
                "content/topics/unpaid-wages.yaml:12:18: error [field-value] "
                "cards.0.steps.Ask First must be small Latin letters, digits and single hyphens, such as unpaid-wages, "
                "not 'Ask First'."
            ],
        ),
        (
            TOPIC,
            "      ask: Write down what",
            "      ask: Write  down what",
            [
                "content/topics/unpaid-wages.yaml:12:12: error [field-value] "
                "cards.0.steps.ask: has spaces at its end, its start, or two in a row."
            ],
        ),
        (
            TOPIC,
            "    steps:\n      inspection: Write to the inspection.\n",
            "    steps: []\n",
            ["content/topics/unpaid-wages.yaml:20:12: error [field-value] cards.1.steps must have at least 1."],
        ),
        (
            CONTACTS,
            '      number: "112"\n',
            "      number: 112\n",
            ['content/contacts/russia.yaml:13:15: error [field-value] phones.0.number must be text: write "112".'],
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
        "phones.0.free_from must be a list, such as [a, b] or 'unknown'."
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
