"""The sheet for a lawyer has every text that people in a country can be shown, once, and what it rests on."""

from __future__ import annotations

from bot.core.desk.sheet import cards_there, sheet
from bot.core.library import TextState
from bot.core.texts import translatable
from tests.support.desk import WAGES_RU, scene, work


def test_cards_are_those_that_people_there_are_shown() -> None:
    library = work()
    wages = library.topics["unpaid-wages"]
    assert [card.id for card in cards_there(library, wages, "RU")] == ["INTL", "RU"]
    assert [card.id for card in cards_there(library, wages, "KG")] == ["INTL", "KG-citizens", "KG-foreign"]
    assert [card.id for card in cards_there(library, wages, "TR")] == ["INTL"]
    assert [card.id for card in cards_there(library, wages, None)] == ["INTL"]
    assert cards_there(library, library.topics["women-safety"], "TR") == []


def test_every_text_stands_on_it_once_and_in_order() -> None:
    library = work()
    made = sheet(scene(library), library.topics["unpaid-wages"], "RU", ("en", "ru"))
    rows = [row for section in made.sections for row in section.rows]
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    shown = (
        *("topic.unpaid-wages.title", f"{WAGES_RU}.", "topic.unpaid-wages.INTL.", "screening.forced-labour."),
        *("show.police-ru.", "deadline.ru-wages.", "deadline.ru-stay.", "deadline.ru-doubt."),
    )
    wanted = {key for key, _ in translatable(library.content) if key.startswith(shown)}
    assert len(wanted) >= 18
    assert sorted(row.key for row in rows) == sorted(wanted)


def test_facts_are_filled_in_and_named() -> None:
    library = work()
    made = sheet(scene(library), library.topics["unpaid-wages"], "RU", ("en", "ru", "ky"))
    answer = next(row for section in made.sections for row in section.rows if row.key == f"{WAGES_RU}.answer")
    assert [words.text for words in answer.words] == ["Ask within 30 days.", "Срок: 30 дней.", "Мөөнөт: 30 күн."]
    assert [words.state for words in answer.words] == [TextState.DONE, TextState.DONE, TextState.FUZZY]
    assert answer.facts == ("stay-days",)
    assert [fact.id for fact in made.facts] == ["stay-days"]


def test_sources_and_contacts_are_all_there() -> None:
    library = work()
    made = sheet(scene(library), library.topics["unpaid-wages"], "RU", ("en",))
    assert {source.id for source in made.sources} == {"law", "paper", "ngo"}
    assert {contact.id for contact in made.contacts} >= {"helpline", "doubtful"}
    assert len({contact.id for contact in made.contacts}) == len(made.contacts)


def test_terms_of_the_days_to_act_before_are_facts_too() -> None:
    library = work()
    made = sheet(scene(library), library.topics["unpaid-wages"], "KG", ("en",))
    assert made.facts == ()
    headings = [section.heading for section in made.sections]
    assert headings == ["Topic", "Card INTL", "Card KG-citizens", "Card KG-foreign", "Questions forced-labour",
                        "Words to show police-kg"]  # fmt: skip
