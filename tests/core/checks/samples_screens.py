"""Samples for the rules that measure rendered screens."""

from __future__ import annotations

from typing import Any

from bot.core.checks import Context
from bot.core.limits import MESSAGE_UNITS, SCREEN_CHARACTERS
from tests.core.checks.sound import Sample, bad, good, sound, with_contact
from tests.support import builders as make
from tests.support import more_builders as more

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
    topics = [make.topic("emergency", make.card(answer=answer), room=None)]
    return sound(topics=topics, screenings=[], shows=[], phrasings=[])


def _screening(**fields: Any) -> Context:
    return sound(screenings=[more.screening("s", **fields)])


def _helper(**fields: Any) -> Context:
    """Sound content with one more contact; two cards show who helps, and so do two countries."""
    return with_contact(service_area=["RU"], **fields)


_SIGN = [more.question("locked", text=_LONG.strip()), more.question("debt")]
_MEANT = [more.outcome("likely", at_least=1, text=_LONG.strip()), more.outcome()]
_DUE = {"ru": {"deadline.d.action": "Слово " * 160 + "."}}
_LISTED = [make.source(f"s{number}", publisher="Law " * 50 + ".") for number in range(6)]
_LAW = {"sources": [source.id for source in _LISTED]}
_PHONES = [make.phone(f"+7800700060{number}", id=f"p{number}", label="Line " * 45 + ".") for number in range(5)]
_KAZAKH = make.short_code("112", "KZ", id="short", label="Line " * 190 + ".")

BESIDE: list[Sample] = [
    bad("screen-length", _screening(intro=_LONG.strip()), "screening.s.intro"),
    bad("screen-length", _screening(questions=_SIGN, outcomes=[more.outcome()]), "screening.s.questions.locked"),
    bad("screen-length", _screening(outcomes=_MEANT), "screening.s.outcomes.likely"),
    bad("screen-length", sound(shows=[more.show("w", meaning=_LONG.strip())]), "show.w.meaning"),
    bad("screen-length", sound(shows=[more.show("w", shown="\u0635 " * 450)]), "show.w.meaning"),
    bad("screen-length", _helper(description=_LONG.strip()), "contact.helpline.description"),
    bad("screen-length", _helper(phones=[*_PHONES, _KAZAKH]), "contact.helpline.description"),
    bad("screen-length", sound({"ky": {"ui.privacy.nothing": "Даа " * 230 + "."}}), "ui.privacy", language="ky"),
    bad("screen-length", sound(_DUE, deadlines=[more.deadline("d")]), *["deadline.d"] * 4, language="ru"),
    bad(
        "screen-length",
        sound(
            topics=[make.topic("emergency", make.card(**_LAW), room=None)],
            sources=[make.source(), *_LISTED],
            screenings=[],
            shows=[],
            phrasings=[],
        ),
        "topic.emergency.INTL.sources",
    ),
    bad("message-length", _screening(outcomes=[more.outcome(text=_ENDLESS.strip())]), "screening.s.outcomes.calm"),
    bad("message-length", _helper(description=_ENDLESS.strip()), "contact.helpline.description"),
    good("screen-length", _screening(title="A title")),
    good("screen-length", _helper(status="defunct", description=_LONG.strip())),
    good("screen-length", _helper(not_shown_in=["RU"], description=_LONG.strip())),
]

SAMPLES: list[Sample] = [
    *BESIDE,
    bad("message-length", _card(answer=_ENDLESS.strip()), "topic.t.RU.answer"),
    bad("message-length", _card(answer=_AMPERSANDS), "topic.t.RU.answer"),
    bad("message-length", _card(steps={"a": _ENDLESS.strip()}), "topic.t.RU.steps"),
    bad("message-length", _card(rights={"a": _ENDLESS.strip()}), "topic.t.RU.rights"),
    bad("message-length", _in_kyrgyz("Сөз " * 1100), "topic.t.RU.answer", language="ky"),
    bad(
        "message-length",
        _danger(_ENDLESS.strip()),
        *["topic.emergency.INTL.answer"] * 3,
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
