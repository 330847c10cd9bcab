from __future__ import annotations

from datetime import date

import phonenumbers
import pytest

from bot.catalog.catalogue import Catalogue
from bot.catalog.loading import load, problems
from bot.core.model import Kind, Service
from bot.core.phrases import INTERFACE
from bot.core.problems import Severity
from bot.core.texts import translatable
from bot.core.understanding import OFF_TOPIC
from tests.content.conftest import ROOT

TOPICS = {
    "equal-treatment", "unpaid-wages", "work-legally", "passport-taken", "injury-at-work", "recruitment-scam",
    "hiv-work-permit", "hiv-care", "health-care", "trafficking-signs", "trafficking-help", "hate-violence",
    "women-safety", "military-pressure", "police-detention", "entry-ban", "consular-documents", "consular-protection",
    "death-repatriation", "children-school", "children-alone", "children-home", "complaint", "emergency",
}  # fmt: skip
COUNTRIES = ["RU", "KZ", "KG", "TR", "KR", "AE", "SA", "QA", "DE", "PL", "GB", "IT", "US"]
ESSENTIALS = {"work-legally", "hiv-work-permit", "passport-taken", "unpaid-wages", "trafficking-help", "emergency"}
CONSULAR = {"consular-documents", "consular-protection"}


def test_enough_was_read_for_the_other_tests_to_mean_anything(catalogue: Catalogue) -> None:
    content = catalogue.reading.content
    assert [language.id for language in content.languages][:3] == ["ky", "ru", "en"]
    assert {topic.id for topic in content.topics} >= TOPICS, "ids are contracts: more may come, none goes"
    assert [country.id for country in content.countries][: len(COUNTRIES)] == COUNTRIES
    assert len(content.contacts) >= 185
    assert len(content.sources) >= 600
    assert len(content.facts) >= 135
    assert len(content.shows) >= 45
    assert len(content.deadlines) >= 60
    assert len(list(translatable(content))) >= 5000


def test_every_file_is_read_and_every_record_counted(catalogue: Catalogue) -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*.yaml")}
    assert len(files) >= 90
    assert {tree.file for tree, _ in catalogue.reading.records.values()} == files


def test_it_may_be_served(last_worked_on: date) -> None:
    assert len(load(ROOT / "content", ROOT / "locales", last_worked_on).topics) >= len(TOPICS)


def test_nothing_blocks(catalogue: Catalogue, last_worked_on: date) -> None:
    found = problems(catalogue, last_worked_on)
    assert [str(problem) for problem in found if problem.severity is Severity.BLOCKS] == []


def test_there_is_no_advice_either_on_the_day_it_was_worked_on(catalogue: Catalogue, last_worked_on: date) -> None:
    assert [str(problem) for problem in problems(catalogue, last_worked_on)] == []


def test_every_text_is_translated_from_the_english_as_it_stands(catalogue: Catalogue) -> None:
    english = {**INTERFACE, **dict(translatable(catalogue.reading.content))}
    for language in ("ky", "ru"):
        assert catalogue.messages.made_from[language] == english
        assert set(catalogue.messages.translations[language]) == set(english)


def test_every_number_can_exist_or_is_a_listed_short_code(catalogue: Catalogue) -> None:
    content = catalogue.reading.content
    codes = {code.id: set(code.works_in) for code in content.short_codes}
    seen = 0
    for contact in content.contacts:
        for phone in contact.phones:
            seen += 1
            if phone.number.startswith("+"):
                number = phonenumbers.parse(phone.number)
                assert phonenumbers.is_possible_number(number), (contact.id, phone.number)
                written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
                assert written == phone.number, contact.id
            else:
                assert phone.works_in, (contact.id, phone.number)
                assert set(phone.works_in) <= codes.get(phone.number, set()), (contact.id, phone.number)
    assert seen >= 90


def test_every_short_code_is_used(catalogue: Catalogue) -> None:
    content = catalogue.reading.content
    used = {phone.number for contact in content.contacts for phone in contact.phones}
    assert {code.id for code in content.short_codes} <= used


def test_people_can_ask_for_every_topic_in_every_language(catalogue: Catalogue) -> None:
    content = catalogue.reading.content
    asked = {item.id: {**item.keywords, **item.phrases} for item in content.phrasings}
    assert set(asked) == {topic.id for topic in content.topics} | {OFF_TOPIC}
    for topic, words in asked.items():
        assert {"ky", "ru", "en"} <= set(words), topic


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_has_the_essentials(catalogue: Catalogue, country: str) -> None:
    """Cards of its own on what matters most, a consulate, emergency numbers, words to show."""
    content = catalogue.reading.content
    own = {topic.id for topic in content.topics if any(card.country == country for card in topic.cards)}
    assert own >= ESSENTIALS
    assert own & CONSULAR
    here = [contact for contact in content.contacts if country in contact.service_area]
    assert {Kind.EMERGENCY} <= {contact.kind for contact in here}
    assert country == "KG" or any(Service.CONSULAR in contact.services for contact in here)
    assert any(show.country == country for show in content.shows)


@pytest.mark.parametrize("country", ["RU", "KZ", "KG"])
def test_the_neighbours_have_every_topic(catalogue: Catalogue, country: str) -> None:
    content = catalogue.reading.content
    assert {topic.id for topic in content.topics if any(card.country == country for card in topic.cards)} >= TOPICS


def test_every_topic_says_something_wherever_one_is(catalogue: Catalogue) -> None:
    for topic in catalogue.reading.content.topics:
        assert any(card.country is None for card in topic.cards), topic.id
