"""What could not be read is told where it stands; that it is missing elsewhere is not told besides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core import model
from bot.core.checks import RENDERED, RULES, Context, Unread, everything
from tests.core.checks.sound import services, sound, with_contact, with_text
from tests.support import builders as make
from tests.support import more_builders as more

_LONG = {"ky": {"ui.privacy.nothing": "Даа " * 230 + "."}}
_RUN = {rule.id: rule.run for rule in RULES}


@pytest.mark.parametrize(
    ("rule", "context", "unread"),
    [
        ("reference", with_contact(sources=["lost"]), Unread({"sources": {"lost"}})),
        ("reference", with_contact(sources=["lost"]), Unread(fields={"sources"})),
        ("placeholder", with_text("Pay {fact:gone} now."), Unread({"facts": {"gone"}})),
        ("emergency-number", sound(contacts=[make.contact()]), Unread({"contacts": {"ru-emergency"}})),
        ("language", sound(languages=[*more.LANGUAGES[:2]]), Unread({"languages": {"en"}})),
        (
            "danger",
            sound(topics=[make.topic("t", make.card(), sensitivity="danger", needs=["relief"])]),
            Unread(fields={"contacts"}),
        ),
        ("phone", with_contact(phones=[make.short_code("999", "RU")]), Unread(fields={"short_codes"})),
        ("ky-russian", sound({"ky": {"topic.unpaid-wages.title": "Штраф"}}), Unread(fields={"reviewed"})),
        ("missing", sound({"ky": {"topic.unpaid-wages.title": None}}), Unread(translations={("ky", "content")})),
        ("missing", sound({"ky": {"ui.back": None}}), Unread(translations={("ky", "bot")})),
        ("stray", sound(english={"topic.gone.title": "Gone"}), Unread(fields={"topics"})),
        (
            "code",
            sound(
                languages=[*more.LANGUAGES[1:]], phrasings=[model.Phrasings(id="unpaid-wages", phrases={"ky": ("а",)})]
            ),
            Unread({"languages": {"ky"}}),
        ),
        ("unreachable", sound(phrasings=[]), Unread(fields={"phrasings"})),
        ("unreachable", with_contact(service_area=["UZ"]), Unread({"countries": {"UZ"}})),
        (
            "next",
            sound(screenings=[more.screening(outcomes=[more.outcome(next=["unpaid-wagez"])])]),
            Unread({"topics": {"unpaid-wagez"}}),
        ),
        ("screen-length", sound(_LONG), Unread(translations={("ky", "bot")})),
        (
            "phone-change",
            sound(contacts=services(), numbers=sound().library.content.numbers),
            Unread({"contacts": {"helpline"}}),
        ),
        ("phone-change", sound(numbers=[]), Unread(fields={"numbers"})),
    ],
)
def test_it_is_told_once(rule: str, context: Context, unread: Unread) -> None:
    assert [finding.text for finding in _RUN[rule](context)]
    silent = [finding.text for finding in _RUN[rule](replace(context, unread=unread))]
    assert [text for text in silent if "warning" not in text] == []


def test_another_translation_is_told_as_ever() -> None:
    context = sound({"ky": {"ui.back": None}, "ru": {"ui.back": None}})
    unread = Unread(translations={("ky", "bot"), ("ru", "content")})
    assert [finding.language for finding in _RUN["missing"](replace(context, unread=unread))] == ["ru"]


def test_nothing_is_measured_on_half_of_the_content() -> None:
    context = replace(sound(contacts=services()), unread=Unread({"contacts": {"helpline"}}))
    everything(context)
    assert not context.memory.now.lengths
    assert not {rule for rule, _ in everything(context)} & set(RENDERED)


def test_what_is_unread() -> None:
    assert not Unread()
    assert not Unread(translations={("ky", "bot")})
    assert Unread({"topics": {"a"}})
    assert Unread(fields={"topics"})
    assert Unread({"topics": {"a"}}).may_hold("topics", "a")
    assert not Unread({"topics": {"a"}}).may_hold("topics", "b")
    assert Unread(fields={"topics"}).may_hold("topics", "b")
    assert Unread({"topics": {"a"}}).any_of("facts", "topics")
    assert not Unread({"topics": set()}).any_of("facts", "topics")
