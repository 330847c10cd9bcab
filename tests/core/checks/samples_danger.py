"""Samples for the rule on what must not be missing in danger."""

from __future__ import annotations

from typing import Any

from bot.core.checks import Context
from tests.core.checks.sound import Sample, bad, good, services, sound, with_contact
from tests.support import builders as make

_WARNED = {"warnings": {"sign": "Sign nothing."}}
_UNKNOWN = {"asks_name": "unknown", "may_check_papers": "unknown"}
_CALLED = {"confidence": "confirmed", "confirmation": {"date": "2026-11-01", "by": "lawyer"}}
_KAZAKH = make.contact(service_area=["KZ"], phones=[make.phone("+77272345678")])


def _danger(*cards: Any, contacts: Any = None, **fields: Any) -> Context:
    """Sound content with one topic of danger."""
    legal: dict[str, Any] = {"room": "danger", "sensitivity": "danger"}
    topics = [make.topic("t", *cards, **legal | fields), make.topic("emergency", room=None)]
    helping = contacts if contacts is not None else [make.contact()]
    return sound(topics=topics, contacts=[*services(), *helping], screenings=[], shows=[], phrasings=[])


def _helps(**fields: Any) -> Context:
    return with_contact(services=["shelter"], **fields)


SAMPLES: list[Sample] = [
    bad("danger", _danger(make.card("RU", **_WARNED), sensitivity="careful"), "topic.t.sensitivity"),
    bad("danger", _danger(make.card("RU")), "topic.t.RU.warnings"),
    bad("danger", _danger(make.card("RU", **_WARNED), make.card(), room="police"), "topic.t.INTL.warnings"),
    bad("danger", _danger(make.card("RU", **_WARNED), contacts=[]), "topic.t.RU.needs"),
    bad("danger", _danger(make.card("RU", **_WARNED), contacts=[_KAZAKH]), "topic.t.RU.needs"),
    bad("danger", _danger(make.card("RU", needs=["hiv"], **_WARNED)), "topic.t.RU.needs"),
    bad("danger", _helps(**_UNKNOWN), "contact.helpline.alert"),
    bad("danger", _helps(**_UNKNOWN | _CALLED), "contact.helpline.asks_name", "contact.helpline.may_check_papers"),
    bad("danger", _helps(asks_name="unknown", **_CALLED), "contact.helpline.asks_name"),
    good("danger", _danger(make.card("RU", **_WARNED), make.card(**_WARNED))),
    good("danger", _danger(make.card("RU", **_WARNED), needs=["emergency"], contacts=[])),
    good("danger", _danger(make.card("RU"), room="police", sensitivity="careful", contacts=[])),
    good("danger", _helps(alert="Ask first whether you must say your name.", **_UNKNOWN)),
    good("danger", _helps(asks_name="unknown")),
    good("danger", _helps(**_CALLED)),
    good("danger", with_contact(**_UNKNOWN)),
]
