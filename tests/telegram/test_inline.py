"""Inline mode: public cards to share, without links; of anything else a button into the private chat, and no word."""

from __future__ import annotations

import asyncio
import re

import pytest

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.elsewhere import MOST_OFFERED
from bot.core.library import Library
from bot.core.model import Sensitivity
from bot.core.routes import Ask, Emergency, Intent, TopicPlace, parse
from bot.core.skeleton import words
from bot.telegram.elsewhere import CACHED_SECONDS
from tests.telegram.broken import Broken
from tests.telegram.elsewhere_api import Offered
from tests.telegram.failures import no_network, refused
from tests.telegram.fakes import KeptChoices, NotedCounts
from tests.telegram.house import House, build_house
from tests.telegram.words import said, title

LANGUAGES = ("ky", "ru", "en")
WAGES = {"ky": "айлыгымды бербей жатышат", "ru": "не платят зарплату", "en": "my boss did not pay me"}
SENSITIVE = (
    "меня бьют", "мени өлтүрөм деп жатат", "they will kill me", "вич", "ВИЧ", "hiv", "забрали паспорт",
    "паспортумду алып койду", "күйөөм сабайт", "депортация", "меня задержала полиция", "отправляют на войну",
)  # fmt: skip


def _topic(card: Offered) -> str:
    intent = parse(card.id)
    assert isinstance(intent, Intent)
    assert isinstance(intent.place, TopicPlace)
    return intent.place.topic


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_public_topic_is_offered_for_each_country_in_the_clients_language(
    house: House, library: Library, language: str
) -> None:
    answer = await house.person(language=language).asks(WAGES[language])
    assert {_topic(card) for card in answer.results} == {"unpaid-wages"}
    wages = title(library, "unpaid-wages", language)
    assert all(card.title.startswith(wages) and card.text.startswith(wages) for card in answer.results)
    assert len(answer.results) == len(library.topics["unpaid-wages"].cards) - 1, "all but citizens' card of anywhere"
    assert answer.button == said(library, phrases.INLINE_BUTTON, language)


async def test_the_words_language_does_not_matter(house: House, library: Library) -> None:
    """Who shares it speaks the language of their own client."""
    answer = await house.person(language="ru").asks(WAGES["ky"])
    assert answer.results[0].text.startswith(title(library, "unpaid-wages", "ru"))


async def test_a_country_that_is_named_is_meant(house: House) -> None:
    answer = await house.person(language="ru").asks("паспорт россия")
    assert [card.id for card in answer.results] == ["1ruRU0_t_consular-documents"]
    assert "🇷🇺" in answer.results[0].title


async def test_in_kyrgyzstan_each_passport_has_its_card(house: House) -> None:
    answer = await house.person(language="ru").asks("не платят зарплату в Кыргызстане")
    assert [card.id[:7] for card in answer.results] == ["1ruKGk_", "1ruKGo_"]


async def test_of_several_topics_the_public_ones(house: House, library: Library) -> None:
    answer = await house.person(language="ru").asks("паспорт")
    assert answer.results
    assert {_topic(card) for card in answer.results} == {"consular-documents"}


async def test_nothing_typed_yet_offers_all_public_topics(house: House, library: Library) -> None:
    answer = await house.person().asks("")
    public = [item.id for item in library.topics.values() if item.sensitivity is Sensitivity.PUBLIC]
    assert [_topic(card) for card in answer.results] == public
    assert len(public) >= 8


async def test_a_word_that_is_begun_looks_into_the_titles(house: House, library: Library) -> None:
    person = house.person(language="en")
    understanding = house.conversation._edition().understanding
    begun, topic = next(
        (word[:end], item.id)
        for item in library.topics.values()
        if item.sensitivity is Sensitivity.PUBLIC
        for word in title(library, item.id, "en").split()
        for end in (6, 5, 4, 3)
        if len(word) > end
        and not understanding.understand(word[:end]).topics
        and len(words(word[:end])[0]) >= 3
        and words(word)[0].startswith(words(word[:end])[0])
    )
    assert any(_topic(card) == topic for card in (await person.asks(begun)).results)
    assert (await person.asks("zq")).results == ()


@pytest.mark.parametrize("text", SENSITIVE)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_of_what_is_sensitive_there_is_nothing(house: House, library: Library, text: str, language: str) -> None:
    answer = await house.person(language=language).asks(text)
    assert answer.results == ()
    assert answer.button == said(library, phrases.INLINE_BUTTON, language)
    intent = parse(answer.start)
    assert isinstance(intent, Intent)
    assert isinstance(intent.place, Ask | Emergency)


async def test_danger_leads_straight_to_the_emergency_screen(house: House, library: Library) -> None:
    person = house.person(language="ru")
    answer = await person.asks("меня сейчас убьют")
    await person.say(f"/start {answer.start}")
    assert said(library, phrases.EMERGENCY_TITLE, "ru") in person.screen.text


async def test_no_card_of_another_class_no_link_and_no_more_than_telegram_takes(house: House, library: Library) -> None:
    """Every word and phrase that the content knows, one after the other."""
    person, seen = house.person(language="ru"), set()
    for item in library.content.phrasings:
        for text in (*item.keywords.get("ru", ())[:6], *item.phrases.get("ru", ())[:2], item.id):
            for card in (await person.asks(text[:250])).results:
                seen.add(card)
    assert len(seen) >= 100
    for card in seen:
        assert library.topics[_topic(card)].sensitivity is Sensitivity.PUBLIC
        assert not card.linked, card.text
        assert "⁠" not in card.title
    assert any("24.⁠kg" in card.text for card in seen), "a name that would be a link is among them"
    assert MOST_OFFERED == 50


async def test_each_card_says_where_it_is_from_and_when(house: House) -> None:
    for card in (await house.person(language="en").asks("")).results:
        _, _, sources = card.text.partition("📄")
        assert re.search(r"\(page of|\(page without a date|checked by a person", sources), card.text


async def test_what_is_offered_is_one_persons_and_soon_old(house: House) -> None:
    answer = await house.person().asks("айлык")
    assert (answer.personal, answer.cached) == (True, CACHED_SECONDS)


async def test_nothing_is_looked_up_and_one_word_is_counted(edition: Edition) -> None:
    choices, counts = KeptChoices(), NotedCounts()
    person = build_house(edition, choices, counts).person(language="ru")
    for text in ("меня бьют в Казахстане", "не платят зарплату в Казахстане"):
        await person.asks(text)
    assert choices.asked == 0
    assert {(count.event, count.subject, count.detail, count.language, count.country) for count in counts.counts} == {
        ("inline", "", "", "ru", "")
    }
    assert len(counts.counts) == 2


@pytest.mark.parametrize("words", ["query is too old and response timeout expired or query ID is invalid", "new"])
async def test_a_refusal_is_no_failure(house: House, words: str) -> None:
    person = house.person()
    house.session.fail(refused(words), on="answerInlineQuery")
    with pytest.raises(AssertionError, match="not answered"):
        await person.asks("айлык")
    assert (await person.asks("айлык")).results


async def test_no_network(house: House) -> None:
    house.session.fail(*[no_network()] * 5, on="answerInlineQuery")
    with pytest.raises(AssertionError, match="not answered"):
        await house.person().asks("айлык")


async def test_what_breaks_is_logged_and_nobody_is_told(edition: Edition) -> None:
    house = build_house(edition, conversation=Broken.at("offer"))
    with pytest.raises(AssertionError, match="not answered"):
        await house.person().asks("айлык")
    assert house.session.calls == []


async def test_two_persons_queries_do_not_wait_for_each_other(house: House) -> None:
    free = house.session.hold("answerInlineQuery")
    first = asyncio.ensure_future(house.person(1).asks("айлык"))
    await house.session.waiting["answerInlineQuery"].wait()
    second = asyncio.ensure_future(house.person(2).asks("айлык"))
    await asyncio.sleep(0)
    assert house.inbox.throttle.lanes.busy == 2
    free.set()
    await asyncio.gather(first, second)
