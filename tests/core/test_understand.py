"""What a typed message means: made-up phrasings, so that real content may change freely."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.limits import CHOICES_WHEN_UNSURE, TYPED_CHARACTERS
from bot.core.understanding import DANGER_TOPIC, Understanding, Understood
from tests.support import more_builders as more
from tests.support.libraries import library

WAGES, PASSPORT, DOCTOR = "unpaid-wages", "passport-taken", "health-care"
PHRASINGS = [
    more.phrasings(
        WAGES,
        phrases={
            "ky": ["иштеген акымды бербей жатат", "үч айдан бери айлык албадым"],
            "ru": ["начальник не платит зарплату", "мне должны за три месяца"],
            "en": ["my boss does not pay my wages"],
        },
        keywords={"ru": ["зарплата", "зарплату"], "ky": ["айлык"]},
    ),
    more.phrasings(
        PASSPORT,
        phrases={
            "ky": ["паспортумду алып койду", "документтеримди кайтарып бербейт"],
            "ru": ["забрали паспорт и не отдают", "хозяин держит мои документы"],
            "en": ["they keep my passport"],
        },
        keywords={"ru": ["паспорт"]},
    ),
    more.phrasings(
        DOCTOR,
        phrases={
            "ky": ["ооруп калдым дарыгер керек"],
            "ru": ["мне нужен врач и больница"],
            "en": ["I am ill and need a doctor"],
        },
    ),
    more.phrasings(
        DANGER_TOPIC,
        phrases={
            "ky": ["мени өлтүрөм деп коркутуп жатат", "жардам бергиле"],
            "ru": ["меня убивают прямо сейчас", "нас заперли и не выпускают"],
        },
    ),
]
COUNTRIES = [more.country("RU", places=["Москва", "Мск"]), more.country("KG", places=["Бишкек"]), more.country("TR")]
UNDERSTANDING = Understanding.of(library(countries=COUNTRIES, phrasings=PHRASINGS))


OWN_WORDS = [(found.id, line) for found in PHRASINGS[:-1] for group in found.phrases.values() for line in group]


@pytest.mark.parametrize(("topic", "line"), OWN_WORDS)
def test_the_contents_own_words_are_sure(topic: str, line: str) -> None:
    assert UNDERSTANDING.understand(line) == Understood((topic,), "sure", urgent=False)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("iштеген акымды бербей жатат", WAGES),
        ("ishtegen akymdy berbei jatat", WAGES),
        ("ИШТЕГЕН АКЫМДЫ БЕРБЕЙ ЖАТАТ!!!", WAGES),
        ("nachalnik ne platit zarplatu", WAGES),
        ("начальник не плотит зарплату уже давно", WAGES),
        ("uch aidan beri ailyk albadym", WAGES),
        ("pasportumdu alyp koidu", PASSPORT),
        ("забрали мой паспорт", PASSPORT),
        ("нужен врачь", DOCTOR),
    ],
)
def test_people_write_as_they_can(text: str, topic: str) -> None:
    assert UNDERSTANDING.understand(text).topics[:1] == (topic,)


@pytest.mark.parametrize(
    "text",
    [
        "меня убивают прямо сейчас",
        "помогите, меня убивают прямо сейчас, забрали паспорт и не платят зарплату",
        "сейчас прямо убивают меня",
        "МЕНЯ УБИВАЮТ ПРЯМО СЕЙЧАС!!!",
        "meni oltürom dep korkutup jatat",
        "жардам бергиле",
        "zhardam bergile, айлык албадым",
    ],
)
def test_danger_comes_before_everything(text: str) -> None:
    found = UNDERSTANDING.understand(text)
    assert found == Understood((DANGER_TOPIC,), "sure", urgent=True, danger="now")
    assert UNDERSTANDING.is_urgent(text)


@pytest.mark.parametrize(
    "text", ["миня убевают прямо сичас", "мне кажется меня убьют убивают", "запирли нас не випускают"]
)
def test_danger_is_heard_through_mistakes(text: str) -> None:
    """No phrase of the list is met, but nothing is nearer."""
    assert UNDERSTANDING.is_urgent(text)


@pytest.mark.parametrize("text", ["мне должны за три месяца", "паспорт", "", "привет", "my boss"])
def test_no_false_alarm(text: str) -> None:
    assert not UNDERSTANDING.understand(text).urgent
    assert not UNDERSTANDING.is_urgent(text)


@pytest.mark.parametrize("text", ["", "   ", "?!…", "🤷", "щщщ", "qqqq wwww", "12345"])
def test_what_shares_nothing_is_not_guessed(text: str) -> None:
    assert UNDERSTANDING.understand(text) == Understood((), "none", urgent=False)


def test_topics_that_say_the_same_leave_a_doubt() -> None:
    names = [f"t{number}" for number in range(5)]
    twins = Understanding.of(library(phrasings=[more.phrasings(name, "my boss cheats me") for name in names]))
    found = twins.understand("my boss cheats me")
    assert found.confidence == "unsure"
    assert len(found.topics) == CHOICES_WHEN_UNSURE
    assert twins.understand("my boss cheats me") == found, "in an order that stays"


@given(st.text() | st.text("акымбершуүөң jumpasort"))
def test_total(text: str) -> None:
    found = UNDERSTANDING.understand(text)
    sizes = {"sure": {1}, "unsure": {1, 2, 3}, "none": {0}}
    assert len(found.topics) in sizes[found.confidence]
    assert len(set(found.topics)) == len(found.topics)
    assert (DANGER_TOPIC in found.topics) is found.urgent is UNDERSTANDING.is_urgent(text)
    assert UNDERSTANDING.understand(text) == found


def test_nothing_to_learn_from() -> None:
    empty = Understanding.of(library())
    assert empty.understand("мне не платят") == Understood((), "none", urgent=False)
    assert empty.language("мне не платят") is None


def test_what_lies_beyond_the_limit_is_not_looked_at() -> None:
    far = " " * TYPED_CHARACTERS + "меня убивают прямо сейчас в Бишкеке"
    assert UNDERSTANDING.understand(far) == Understood((), "none", urgent=False)
    assert not UNDERSTANDING.is_urgent(far)
    assert UNDERSTANDING.language(far) is None


def _taught(*neighbours: str, weight: int = 1) -> Understanding:
    weights = {"papers": weight} if weight > 1 else {}
    one = more.phrasings("one", "the boss keeps my papers", "my papers are with him", keywords={"en": ["papers"]})
    other = more.phrasings("other", "I lost my papers in the bus", "new papers at the consulate", "papers burnt")
    taught = [one.model_copy(update={"neighbours": neighbours, "weights": weights}), other]
    return Understanding.of(library(phrasings=taught))


def test_neighbours_are_both_shown_where_one_does_not_lead_clearly() -> None:
    text = "the papers are with the boss or in the bus, new"
    alone, beside = _taught().understand(text), _taught("other").understand(text)
    assert (alone.confidence, alone.topics) == ("sure", ("one",))
    assert (beside.confidence, set(beside.topics)) == ("unsure", {"one", "other"})


def test_a_key_word_weighs_as_much_as_it_says() -> None:
    light, heavy = dict(_taught().likely("papers")), dict(_taught(weight=9).likely("papers"))
    assert heavy["one"] > light["one"]
