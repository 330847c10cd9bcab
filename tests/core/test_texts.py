"""Keys of texts are contracts: translations hang on them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.core import model
from bot.core.texts import record_texts, translatable
from tests.support import builders as make
from tests.support import more_builders as more


def _keys(record: model.Record, head: str) -> list[str]:
    return [key for key, _ in record_texts(record, head)]


def test_a_topic() -> None:
    topic = make.topic(
        "unpaid-wages", make.card("RU", warnings={"sign": "Sign nothing."}, rights={"code": "The Code."})
    )
    assert dict(record_texts(topic, "topic.unpaid-wages")) == {
        "topic.unpaid-wages.title": "I was not paid",
        "topic.unpaid-wages.RU.answer": "Ask for it in writing.",
        "topic.unpaid-wages.RU.warnings.sign": "Sign nothing.",
        "topic.unpaid-wages.RU.steps.ask": "Write down what is owed to you.",
        "topic.unpaid-wages.RU.rights.code": "The Code.",
    }


def test_a_contact() -> None:
    found = make.contact(
        alert="Moved.",
        phones=[make.phone(label="Office"), make.phone("+996312000000", id="night")],
        location={"city": "Osh", "address": "1 Street"},
        links=[{"type": "web", "value": "example.org", "not_shown_in": []}],
    )
    assert _keys(found, "contact.helpline") == [
        "contact.helpline.name",
        "contact.helpline.description",
        "contact.helpline.alert",
        "contact.helpline.phones.main.label",
        "contact.helpline.location.city",
        "contact.helpline.location.address",
    ]


def test_what_is_not_there_has_no_key() -> None:
    found = make.contact(location={"city": "Osh", "address": None})
    assert _keys(found, "c") == ["c.name", "c.description", "c.location.city"]


def test_a_screening_and_words_to_show() -> None:
    assert _keys(more.screening(), "screening.s") == [
        "screening.s.title",
        "screening.s.intro",
        "screening.s.questions.locked",
        "screening.s.questions.debt",
        "screening.s.questions.free",
        "screening.s.outcomes.danger",
        "screening.s.outcomes.likely",
        "screening.s.outcomes.calm",
    ]
    assert _keys(more.show(), "show.w") == ["show.w.title", "show.w.meaning"], "the shown words are not translated"


def test_every_kind_of_record_has_its_head() -> None:
    whole = more.content(
        topics=[make.topic("t")],
        contacts=[make.contact("c")],
        screenings=[more.screening("s", topic="t")],
        shows=[more.show("w", topic="t")],
    )
    heads = {tuple(key.split(".")[:2]) for key, _ in translatable(whole)}
    assert heads == {("source", "law"), ("topic", "t"), ("contact", "c"), ("screening", "s"), ("show", "w")}


@given(st.permutations(["one", "two", "three"]))
def test_moving_lines_keeps_every_translation(order: list[str]) -> None:
    """Ids name items of lists, never their positions."""
    texts = {"one": "First.", "two": "Second.", "three": "Third."}
    moved = make.topic("t", make.card(steps={name: texts[name] for name in order}))
    still = make.topic("t", make.card(steps=texts))
    assert dict(record_texts(moved, "topic.t")) == dict(record_texts(still, "topic.t"))
    cards = [make.card(name) for name in ("RU", "KZ", "INTL")]
    assert dict(record_texts(make.topic("t", *cards), "t")) == dict(record_texts(make.topic("t", *cards[::-1]), "t"))
