"""The parts of the file beside the topics: terms, words to show, questions, helpers, sources."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core import phrases
from bot.core.offline import document
from bot.core.routes import Visitor
from tests.core.offline.reading import read
from tests.support import builders as make
from tests.support import more_builders as more
from tests.support.clock import NOON
from tests.support.libraries import library

TOPIC = make.topic()


def html_of(language: str = "en", country: str = "RU", passport: str = "kg", **fields: Any) -> str:
    html = document(library(**{"topics": [TOPIC]} | fields), Visitor(language, country, passport), NOON.date())
    assert read(html).faults == []
    return html


def text_of(**fields: Any) -> str:
    return read(html_of(**fields)).text


def contact(**fields: Any) -> str:
    """What is said of one contact."""
    return text_of(contacts=[make.contact(**fields)]).partition("Helps free of charge.")[2]


def test_a_sure_term_is_named_and_a_doubtful_one_is_not() -> None:
    facts = [make.fact(), make.fact("guess", value=7, confidence="medium")]
    rules = [
        more.deadline("sure"),
        more.deadline("doubtful", action="Ask.", fact="guess"),
        more.deadline("unknown", action="Appeal.", fact=None, happening="decision"),
        more.deadline("elsewhere", action="Not here.", country="KZ"),
        more.deadline("theirs", action="Not you.", audience="foreigner-in-kg"),
    ]
    text = text_of(facts=facts, deadlines=rules)
    assert "I entered the country What to do How much time Register or leave. 30 days Ask. At once" in text
    assert "Appeal. At once" in text
    assert "7 days" not in text
    assert "Not here." not in text
    assert "Not you." not in text
    assert phrases.OFFLINE_COUNTING.english in text
    assert text.count("By when must I act?") == 2, "in the contents and above the tables"


def test_where_no_term_is_known_there_is_no_table() -> None:
    html = html_of(country="KZ", facts=[make.fact()], deadlines=[more.deadline()])
    assert "<table" not in html
    assert "By when must I act?" not in html


@pytest.mark.parametrize(
    ("window", "phrase"),
    [("calendar-year", phrases.OFFLINE_WINDOW_YEAR), ("rolling-180", phrases.OFFLINE_WINDOW_HALF_YEAR)],
)
def test_earlier_stays_and_contracts_are_told(window: str, phrase: phrases.Phrase) -> None:
    rule = more.deadline(window=window, exempt="Your contract says how long.")
    text = text_of(facts=[make.fact()], deadlines=[rule])
    assert f"Register or leave. {phrase.english} Your contract says how long. 30 days" in text
    assert phrase.english not in text_of(facts=[make.fact()], deadlines=[more.deadline()])


def test_words_to_show_are_in_their_own_language_and_direction() -> None:
    arabic = more.show("ae", lang="ar", dir="rtl", shown="سطر\nسطر ثان")
    html = html_of(language="ru", shows=[arabic])
    assert '<p class="shown" lang="ar" dir="rtl">سطر<br>سطر ثان</p>' in html
    assert '<p class="said" lang="en">Please call the consulate.</p>' in html
    assert phrases.SHOW_UNCHECKED.english in html
    checked = html_of(language="ru", shows=[arabic.model_copy(update={"native_checked": NOON.date()})])
    assert 'class="said"' not in checked
    assert phrases.SHOW_UNCHECKED.english not in checked
    assert 'class="said"' not in html_of(language="en", shows=[arabic])


def test_questions_and_what_each_set_of_answers_means() -> None:
    outcomes = [
        more.outcome("danger", any_sign=["locked", "free"], urgent=True),
        more.outcome("single", any_sign=["debt"]),
        more.outcome("both", all_signs=["debt", "free"]),
        more.outcome("likely", at_least=2, next=["unpaid-wages", "not-written-yet"]),
        more.outcome("calm"),
    ]
    text = text_of(screenings=[more.screening(outcomes=outcomes)])
    assert "Is it so with locked? Is it so with debt? Is it so with free?" in text
    assert "At least one of these answers: 1 — yes, 3 — no. It means danger." in text
    assert "This answer: 2 — yes. It means single." in text
    assert "All of these answers: 2 — yes, 3 — no. It means both." in text
    assert "2 or more of these answers: 1 — yes, 2 — yes, 3 — no. It means likely." in text
    assert "Read also: I was not paid." in text
    assert "All other answers It means calm." in text


def test_what_a_caller_wants_to_know() -> None:
    text = contact(
        phones=[make.phone("+74950000001", free_from=["RU", "KG"], label="For women", channels=["voice", "whatsapp"])],
        hours="Mo-Fr 09:00-18:00; PH off",
        hours_zone="Europe/Moscow",
        languages=["ky"],
        cost="paid",
        asks_name="yes",
        may_check_papers="unknown",
        location={"city": "Moscow", "address": "1 Sample street"},
        links=[
            {"type": "email", "value": "a@example.org", "not_shown_in": []},
            {"type": "telegram", "value": "example", "not_shown_in": []},
            {"type": "web", "value": "https://www.example.org/help", "not_shown_in": []},
            {"type": "web", "value": "https://example.net", "not_shown_in": ["RU"]},
        ],
        services=["legal", "labour"],
        alert="Ask first.",
    )
    for words in (
        "! Ask first.", "+7 495 000-00-01 — For women; WhatsApp", "Free call from: Russia and Kyrgyzstan.",
        "Hours: Mon-Fri 09:00-18:00; holidays closed. By the clock of this city: Moscow.", "Languages: Kyrgyz.",
        "The help costs money. They ask your name. We do not know if they check papers.",
        "Address: Moscow, 1 Sample street", "E-mail: a@example.org", "Telegram: @example", "Website: example.org",
        "Help with: Lawyer, legal advice; Work and wages.", "From a page of August 2026. We have not called.",
        "Sources: 1.",
    ):  # fmt: skip
        assert words in text, words
    assert "example.net" not in text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"hours": "24/7"}, "Day and night."),
        ({"hours": None}, "Hours not known."),
        ({"hours": "Mo 09:00-10:00", "hours_zone": None}, "Hours: Mon 09:00-10:00 "),
        ({"phones": []}, phrases.NO_PHONE.english),
        ({"confidence": "unconfirmed", "phones": [make.phone(confidence="unconfirmed")]}, "Not confirmed: from August"),
        (
            {"confidence": "confirmed", "confirmation": {"date": "2026-11-02", "by": "editor"}},
            "We called: they answered on 2 November 2026.",
        ),
        ({"location": {"city": "Moscow", "address": None}}, "City: Moscow"),
    ],
)
def test_what_is_known_of_a_contact_and_what_is_not(fields: dict[str, Any], words: str) -> None:
    assert words in contact(**fields)


def test_numbers_that_differ_in_price_say_their_own() -> None:
    phones = [make.phone(id="a", free_from=["RU"]), make.phone("+996312000000", id="b")]
    text = contact(phones=phones)
    assert "+996 312 987 654 — Free call from: Russia" in text
    assert "+996 312 000 000 — The call costs money" in text


def test_sources_stand_once_with_publisher_and_dates_and_without_address() -> None:
    sources = [
        make.source(),
        make.source("ngo", publisher="A fund", not_shown_in=["RU"], url="https://secret.example"),
        make.source("book", publisher="A book", url=None, source_date=None, checked="2026-10-05"),
    ]
    cards = [make.card("RU", sources=["ngo", "law"]), make.card("INTL")]
    topics = [make.topic("one", *cards), make.topic("two", make.card("RU", sources=["book", "ngo"]))]
    html = html_of(topics=topics, sources=sources)
    text = read(html).text
    assert html.count("A fund") == 1
    assert "A fund (page of August 2026) The law (page of August 2026)" in text
    assert "A book (page without a date; checked by a person on 5 October 2026)" in text
    assert "secret.example" not in html
    assert phrases.SOURCES_HIDDEN.english not in html
    assert text.count(phrases.SOURCES_UNCHECKED.english) == 1, "of the two topics one rests on a checked book"
