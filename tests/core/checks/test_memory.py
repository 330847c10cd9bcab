"""What is remembered spares work and changes nothing of what is found."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import model
from bot.core.checks import RULES, Context, everything, memory
from bot.core.checks.memory import Lengths, Memory, Remembered
from bot.core.checks.new_texts import new_texts
from bot.core.checks.screens import _measured
from bot.core.checks.whole_texts import OF_TEXTS
from bot.core.page import Screen
from bot.core.scene import Scene
from bot.core.screens import topic
from tests.core.checks.sound import services, sound
from tests.support import builders as make
from tests.support import more_builders as more


def remembering(context: Context, before: Remembered) -> Context:
    return Context(context.library, context.made_from, context.today, memory=Memory(before))


def sizes(context: Context) -> list[tuple[str, Lengths]]:
    return [(way.name, lengths) for way, lengths in context.once(_measured)]


def measured_again(context: Context, before: Remembered) -> set[str]:
    """The ways whose screens were rendered anew."""
    after = remembering(context, before)
    sizes(after)
    return {name for name, known in after.memory.now.lengths.items() if known is not before.lengths.get(name)}


@pytest.fixture(scope="module")
def before() -> Remembered:
    context = sound()
    sizes(context)
    return context.memory.now


def test_the_same_content_is_not_measured_again(before: Remembered) -> None:
    assert len(before.lengths) > 100
    assert measured_again(sound(), before) == set()


def test_a_translation_is_read_by_the_screens_that_say_it(before: Remembered) -> None:
    changed = sound({"ky": {"topic.unpaid-wages.RU.steps.ask": "Сураңыз, жазыңыз."}})
    assert measured_again(changed, before) == {
        "ky RU kg topic.unpaid-wages.RU.steps at(place=TopicPlace(topic='unpaid-wages', part='s', page='1'))"
    }


def test_a_contact_is_read_where_it_serves_and_where_all_are(before: Remembered) -> None:
    again = measured_again(sound(contacts=[*services(), make.contact(hours="24/7", hours_zone=None)]), before)
    assert 0 < len(again) < len(before.lengths) / 2
    assert any("part='h'" in way for way in again)


def test_most_is_measured_beside_where_there_is_much_and_remembered_the_same(
    before: Remembered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_WORTH_SHARING", 2)
    shared: list[int] = []

    def beside(work: Callable[[], Any]) -> Callable[[], Any]:
        written = json.dumps(work())
        shared.append(len(json.loads(written)[1]))
        return lambda: json.loads(written)

    plain = sound()
    context = Context(plain.library, plain.made_from, plain.today, memory=Memory(beside=beside))
    assert sizes(context) == sizes(plain)
    assert shared == [int(memory._SHARE * len(before.lengths))]
    now = context.memory.now
    assert {name: (lengths, set(reads)) for name, (lengths, reads) in now.lengths.items()} == {
        name: (lengths, set(reads)) for name, (lengths, reads) in before.lengths.items()
    }
    assert now.fingerprints == before.fingerprints
    assert measured_again(sound(), now) == set()


CHANGES: list[dict[str, Any]] = [
    {},
    {"countries": [more.country("KG"), more.country("RU")]},
    {"countries": [more.country("RU"), more.country("KG", full=False)]},
    {"facts": [make.fact(expires="2026-01-01")]},
    {"facts": [make.fact(value=31)]},
    {"sources": [make.source(checked="2026-11-01"), make.source("fund")]},
    {"sources": [make.source(), make.source("fund", url="https://fund.example/a", not_shown_in=["RU", "KG"])]},
    {"contacts": services()},
    {"avoided": [model.Avoided(id="word", words={"ky": ("сөз",)}, use="кеп")]},
    {"reviewed": [], "russian_words": []},
    {"terms": [model.Term(id="pay", words={"en": ("not paid",), "ky": ("акы",)}, use="акы")]},
    {"contacts": [*services(), make.contact(service_area=["KG"])]},
    {"contacts": [*services(), make.contact(status="defunct")]},
    {"screenings": [], "shows": []},
    {"deadlines": [more.deadline("d")]},
    {"deadlines": [more.deadline("d", exempt="It does not hold.")]},
    {"languages": [*more.LANGUAGES[:1], model.Language(id="ru", name="Русский", fallback=()), *more.LANGUAGES[2:]]},
    {"topics": [make.topic("unpaid-wages", make.card()), make.topic("emergency", room=None)]},
    {
        "topics": [
            make.topic("unpaid-wages", make.card(answer="Ask {fact:stay-days}.")),
            make.topic("a"),
            make.topic("emergency", room=None),
        ]
    },
]
TEXTS = st.dictionaries(
    st.sampled_from(["topic.unpaid-wages.title", "topic.unpaid-wages.INTL.answer", "ui.back", "contact.helpline.name"]),
    st.none()
    | st.sampled_from(
        [
            "Сөз",
            "Сөз " * 300,
            "Сөз 5",
            "<b>Сөз</b>",
            "Cөз",
            "Сөз \u200bсөз",
            "30 күндөр",
            "штраф",
            "Сен барасың.",
            "сөз " * 30,
        ]
    ),
)


@settings(deadline=None, max_examples=30)
@given(first=st.sampled_from(CHANGES), second=st.sampled_from(CHANGES), texts=TEXTS, later=TEXTS)
def test_whatever_changes_the_lengths_are_those_without_memory(
    first: dict[str, Any], second: dict[str, Any], texts: dict[str, str | None], later: dict[str, str | None]
) -> None:
    begun = sound({"ky": texts}, **first)
    sizes(begun)
    assert sizes(remembering(sound({"ky": later}, **second), begun.memory.now)) == sizes(sound({"ky": later}, **second))


@settings(deadline=None, max_examples=15)
@given(first=st.sampled_from(CHANGES), second=st.sampled_from(CHANGES), before_it=TEXTS, texts=TEXTS)
def test_whatever_changes_what_is_found_is_the_same(
    first: dict[str, Any], second: dict[str, Any], before_it: dict[str, str | None], texts: dict[str, str | None]
) -> None:
    begun = sound({"ky": before_it}, **first)
    everything(begun)
    again = remembering(sound({"ky": texts}, **second), begun.memory.now)
    assert everything(again) == everything(sound({"ky": texts}, **second))
    assert everything(remembering(sound({"ky": texts}, **second), again.memory.now)) == everything(again)


def test_what_a_screen_reads_by_a_way_that_is_not_known_is_read_again_every_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A new index of the library, say: whoever forgets to tell of it pays with time, not with wrong answers."""
    plain = topic.steps

    def steps(scene: Scene, *rest: Any) -> Screen:
        assert scene.library.revision == ""
        return plain(scene, *rest)

    monkeypatch.setattr(topic, "steps", steps)
    begun = sound()
    sizes(begun)
    again = measured_again(sound(), begun.memory.now)
    assert again
    assert all("part='s'" in way for way in again)


def test_only_what_was_asked_for_is_remembered_for_the_next_run(before: Remembered) -> None:
    fewer = remembering(sound(screenings=[], shows=[]), before)
    sizes(fewer)
    assert len(fewer.memory.now.lengths) < len(before.lengths)
    assert fewer.memory.now.fingerprints.keys() == {
        read for _, reads in fewer.memory.now.lengths.values() for read in reads
    }


def test_lines_are_compared_once() -> None:
    asked: list[Sequence[str]] = []

    def find(lines: Sequence[str]) -> Iterable[tuple[int, int]]:
        asked.append(lines)
        return [(0, 1)]

    first = Memory()
    assert first.alike(("a", "b"), find) == ((0, 1),)
    second = Memory(first.now)
    assert second.alike(("a", "b"), find) == ((0, 1),)
    second.alike(("a\0b",), find)
    second.alike(("b", "a"), find)
    assert asked == [("a", "b"), ("a\0b",), ("b", "a")]
    assert not Memory(first.now).now.alike
    assert second.is_new


def test_rules_on_all_texts_look_again_where_one_of_theirs_changed() -> None:
    begun = sound({"ky": {"topic.unpaid-wages.title": "Сен барасың, үйдо."}})
    everything(begun)
    known = begun.memory.now.found
    assert {name.split()[0] for name in known} == set(OF_TEXTS)
    assert sum(map(len, known.values())) >= 3

    def again(**texts: Any) -> set[str]:
        """The rules that looked again."""
        after = remembering(sound(texts), begun.memory.now)
        everything(after)
        return {name.split()[0] for name, found in after.memory.now.found.items() if found is not known.get(name)}

    same = {"topic.unpaid-wages.title": "Сен барасың, үйдо."}
    assert again(ky=same) == set()
    assert again(ky=same, ru={"ui.back": "Слово"}) == {"sentence", "mean-sentence"}
    assert again(ky=same | {"ui.back": "Сөз"}) == set(OF_TEXTS)


def test_texts_in_order_are_not_read_again_and_others_are() -> None:
    begun = sound({"ky": {"topic.unpaid-wages.title": "Сөз 5"}})
    everything(begun)
    again = remembering(sound({"ky": {"topic.unpaid-wages.title": "Сөз 5"}}), begun.memory.now)
    assert {key for key, *_ in new_texts(again)} == {"topic.unpaid-wages.title"}
    changed = remembering(sound({"ru": {"ui.back": "Слово"}}), begun.memory.now)
    assert {key for key, *_ in new_texts(changed)} == {"topic.unpaid-wages.title", "ui.back"}
    listed = remembering(sound(avoided=[]), begun.memory.now)
    assert {key for key, *_ in new_texts(listed)} == set(listed.library.keys)


def test_a_text_is_in_order_only_where_every_rule_on_texts_has_looked() -> None:
    begun = sound()
    everything(begun, [rule for rule in RULES if rule.id != "avoid"])
    assert not begun.memory.now.in_order
