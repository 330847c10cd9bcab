"""Samples for the rules that measure rendered screens."""

from __future__ import annotations

from typing import Any

from bot.core.checks import Context
from bot.core.limits import MESSAGE_UNITS, SCREEN_CHARACTERS
from tests.core.checks.sound import Sample, bad, good, sound
from tests.support import builders as make

_LONG = "Word " * (SCREEN_CHARACTERS // 5)
"""With the title and the line on whom it is for, longer than a screen should be."""
_ENDLESS = "Word " * (MESSAGE_UNITS // 5)
_AMPERSANDS = "&" * (MESSAGE_UNITS // 5)
"""Short to see, too long to send: each is five units when it is escaped."""


def _card(name: str = "RU", **fields: Any) -> Context:
    """Sound content with one card of a topic."""
    topics = [make.topic("t", make.card(name, **fields)), make.topic("emergency", room=None)]
    return sound(topics=topics, screenings=[], shows=[], phrasings=[])


def _in_kyrgyz(text: str) -> Context:
    topics = [make.topic("t", make.card("RU")), make.topic("emergency", room=None)]
    return sound({"ky": {"topic.t.RU.answer": text}}, topics=topics, screenings=[], shows=[], phrasings=[])


def _danger(answer: str) -> Context:
    return sound(topics=[make.topic("emergency", make.card(answer=answer), room=None)], screenings=[], shows=[])


SAMPLES: list[Sample] = [
    bad("message-length", _card(answer=_ENDLESS.strip()), "topic.t.RU.answer"),
    bad("message-length", _card(answer=_AMPERSANDS), "topic.t.RU.answer"),
    bad("message-length", _card(steps={"a": _ENDLESS.strip()}), "topic.t.RU.steps"),
    bad("message-length", _card(rights={"a": _ENDLESS.strip()}), "topic.t.RU.rights"),
    bad("message-length", _in_kyrgyz("Сөз " * 1100), "topic.t.RU.answer", language="ky"),
    bad(
        "message-length",
        _danger(_ENDLESS.strip()),
        "topic.emergency.INTL.answer",
        "topic.emergency.INTL.steps",
        *["topic.emergency"] * 3,
    ),
    good("message-length", _card(answer=_LONG.strip())),
    bad("screen-length", _card(answer=_LONG.strip()), "topic.t.RU.answer"),
    bad(
        "screen-length",
        _card("KG-foreign", audience="foreigner-in-kg", answer=_LONG.strip()),
        "topic.t.KG-foreign.answer",
    ),
    bad("screen-length", _card(audience="kg-citizen", steps={"a": _LONG.strip()}), "topic.t.RU.steps"),
    bad("screen-length", _in_kyrgyz("Сөз " * 230), "topic.t.RU.answer", language="ky"),
    good("screen-length", _card(answer="&" * (SCREEN_CHARACTERS // 2))),
    good("screen-length", _card("RU", audience="foreigner-in-kg", answer="Nobody is shown this.")),
]
