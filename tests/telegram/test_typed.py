"""Typed words: sure, unsure, not understood, danger, in three languages."""

from __future__ import annotations

import asyncio

import pytest

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.library import Library
from bot.core.ports import Choice
from tests.telegram.fakes import KeptChoices, NotedCounts
from tests.telegram.house import House, Person, build_house
from tests.telegram.words import has_number, phrasing, said, title

LANGUAGES = ("ky", "ru", "en")
NONSENSE = ("....", "🙂", "qzxw vbnm", "\u200b\u2060", "👍🏽", "۴۵۶", "<b>&amp;", "{fact:qzxw-vbnm}", "a" * 4096)


def _choices() -> KeptChoices:
    """Somebody whose choice was kept: the language of the client says nothing then."""
    choices = KeptChoices()
    choices.choices[1001] = Choice("en", "RU", None)
    return choices


@pytest.mark.parametrize("language", LANGUAGES)
async def test_sure_shows_the_card_in_the_language_of_the_words(house: House, edition: Edition, language: str) -> None:
    line, understood = phrasing(edition.library, edition.understanding, language, "sure")
    person = house.person(language="de")
    await person.say(line)
    assert title(edition.library, understood.topics[0], language) in person.screen.text
    assert said(edition.library, phrases.TOPIC_HELP, language) in person.button("📞").label


@pytest.mark.parametrize("language", LANGUAGES)
async def test_unsure_offers_up_to_three_and_none_of_them(house: House, edition: Edition, language: str) -> None:
    line, understood = phrasing(edition.library, edition.understanding, language, "unsure")
    person = house.person(language=language)
    await person.say(line)
    assert said(edition.library, phrases.TYPED_UNSURE, language) in person.screen.text
    labels = [button.label for button in person.screen.buttons]
    assert 1 <= len(understood.topics) <= 3
    for topic in understood.topics:
        assert title(edition.library, topic, language)[:40] in " ".join(labels)
    await person.tap(said(edition.library, phrases.TYPED_NONE_OF_THESE, language))
    assert said(edition.library, phrases.ASK_TITLE, language) in person.screen.text


@pytest.mark.parametrize("text", NONSENSE)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_not_understood_says_so_and_offers_somebody_to_call(
    house: House, library: Library, language: str, text: str
) -> None:
    person = house.person(language=language)
    await person.say(text)
    spoken = (person.screen.buttons[0].data or "")[1:3]
    assert said(library, phrases.TYPED_NOT_UNDERSTOOD, spoken) in person.screen.text
    assert any(said(library, phrases.WHO_CAN_HELP, spoken) in button.label for button in person.screen.buttons)


async def test_not_understood_with_a_known_country_has_a_number_at_once(edition: Edition) -> None:
    person = build_house(edition, _choices()).person()
    await person.say("qzxw vbnm")
    assert said(edition.library, phrases.TYPED_NOT_UNDERSTOOD, "en") in person.screen.text
    assert has_number(person.screen)


async def test_the_country_is_on_a_button_of_every_answer(edition: Edition) -> None:
    person = build_house(edition, _choices()).person()
    for confidence in ("sure", "unsure"):
        line, _ = phrasing(edition.library, edition.understanding, "en", confidence)
        await person.say(line)
        assert any("_c" in (button.data or "") for button in person.screen.buttons)


async def test_words_that_name_a_country_move_there(edition: Edition) -> None:
    """In Kyrgyzstan the passport is asked before a rule is told."""
    person = build_house(edition, _choices()).person()
    line, understood = phrasing(edition.library, edition.understanding, "en", "sure", behind="Bishkek")
    await person.say(f"{line} Bishkek")
    assert said(edition.library, phrases.PASSPORT_QUESTION, "en") in person.screen.text
    assert [button.data for button in person.screen.buttons][:2] == [
        f"1enKGk_t_{understood.topics[0]}",
        f"1enKGo_t_{understood.topics[0]}",
    ]


def _danger(edition: Edition) -> list[tuple[str, str]]:
    item = next(item for item in edition.library.content.phrasings if item.id == "emergency")
    return [(language, line) for language in LANGUAGES for line in item.phrases[language]]


async def test_every_danger_phrase_leads_to_the_emergency_screen_without_looking_anything_up(
    edition: Edition,
) -> None:
    """Choices that raise or hang must not matter."""
    choices = _choices()
    choices.breaks = OSError("the database is gone")
    choices.hangs = True
    house = build_house(edition, choices)
    person = house.person()
    lines = _danger(edition)
    assert len(lines) >= 30
    for language, line in lines:
        async with asyncio.timeout(10):
            await person.say(line)
        wanted = {said(edition.library, phrases.EMERGENCY_TITLE, item) for item in LANGUAGES}
        assert any(word in person.screen.text for word in wanted), (language, line)
        assert has_number(person.screen)
        assert person.screen.quiet
    assert choices.asked == 0


async def test_danger_in_a_caption(edition: Edition) -> None:
    choices = _choices()
    choices.hangs = True
    person = build_house(edition, choices).person()
    photo = [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}]
    _, line = _danger(edition)[0]
    await person.say(photo=photo, caption=line)
    assert "🆘" in person.screen.text


async def test_no_press_looks_anything_up(edition: Edition) -> None:
    choices = _choices()
    house = build_house(edition, choices)
    person = house.person()
    await person.say("/start")
    asked = choices.asked
    choices.hangs = True
    async with asyncio.timeout(30):
        for token in ("1ky000_e", "1ky000_h", "1kyRU0_m", "1kyRU0_t_unpaid-wages"):
            await person.press(token)
    assert choices.asked == asked


async def test_counts_hold_no_words(edition: Edition) -> None:
    counts = NotedCounts()
    house = build_house(edition, None, counts)
    await house.person().say("айлык бербей жатат")
    assert [count.event for count in counts.counts] == ["typed"]
    assert counts.counts[0].detail in {"sure", "unsure", "none"}
    assert "айлык" not in repr(counts.counts)


async def test_words_are_never_quoted_back(aida: Person) -> None:
    await aida.say("Zxqv9 <b>менин атым</b>")
    assert "Zxqv9" not in aida.screen.text
