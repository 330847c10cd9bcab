"""Samples for the rules on plain language."""

from __future__ import annotations

from bot.core.checks import Context
from bot.core.limits import SENTENCE_WORDS
from tests.core.checks.sound import Sample, bad, good, services, sound, with_contact, with_text
from tests.support import builders as make

_ANSWER = "topic.t.INTL.answer"
_MOST = " ".join(["Word"] + ["word"] * (SENTENCE_WORDS - 1))
_TITLED = {"title": "Short", "needs": ["legal"]}


def _prose(answer: str, step: str, other: str = "Сураныз.") -> Context:
    """All prose of content: an answer and a step."""
    card = make.card(answer=answer, steps={"a": step})
    topics = [make.topic("emergency", card, room=None, **_TITLED)]
    said = {"topic.emergency.INTL.answer": other, "topic.emergency.INTL.steps.a": other}
    translations = {"ky": said, "ru": {**said, "topic.emergency.INTL.answer": "Срок."}}
    return sound(translations, topics=topics, contacts=services(), screenings=[], shows=[], phrasings=[])


def _of(words: int) -> str:
    return " ".join(["Word"] + ["word"] * (words - 1)) + "."


SAMPLES: list[Sample] = [
    bad("sentence", with_text(f"{_MOST} more."), _ANSWER),
    bad("sentence", with_text(f"Ask. {_MOST} more. Wait."), _ANSWER),
    bad("sentence", with_text(f"{_MOST} (article 5)."), _ANSWER),
    bad("sentence", with_text("сөз " * SENTENCE_WORDS + "сөз.", "ky"), _ANSWER, language="ky"),
    bad("sentence", with_text("See art. 5 " + "and so on " * 8 + "today."), _ANSWER),
    bad("sentence", with_contact(description=f"{_MOST} more."), "contact.helpline.description"),
    good("sentence", with_text(f"{_MOST}. {_MOST}! {_MOST}? «{_MOST}.» {_MOST}")),
    good("sentence", with_text(f"{_MOST}\n{_MOST}")),
    good("sentence", with_text("Don't pay 1,500.00 for a self-made paper. " * 4 + "Wait.")),
    good("sentence", sound(sources=[make.source(publisher=f"{_MOST} more")])),
    bad("mean-sentence", _prose(_of(18), _of(12)), "language.en"),
    bad("mean-sentence", _prose(_of(25), _of(25)), "language.en"),
    bad("mean-sentence", _prose(_of(9), _of(9), f"{_of(12)} {_of(10)}".replace("Word", "Сөз")), "language.ky"),
    good("mean-sentence", _prose(_of(17), _of(11), _of(10))),
    good("mean-sentence", sound(topics=[], contacts=services(), screenings=[], shows=[], phrasings=[])),
]
