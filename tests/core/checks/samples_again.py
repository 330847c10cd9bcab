"""Samples for the rules on what editors put aside."""

from __future__ import annotations

from dataclasses import replace

from bot.core.checks import Context
from bot.core.library import Translation
from tests.core.checks.sound import bad, good, sound

_KEY = "topic.unpaid-wages.title"
_MARK = {"why": "The term is another now.", "since": "2026-11-20", "begun_in": "ru"}


def _withdrawn(words: str = "", key: str = _KEY, fuzzy: str = "") -> Context:
    made = sound({"ky": {_KEY: Translation("Акы", fuzzy=True) if fuzzy else None}})
    return replace(made, withdrawn={"ky": {} if fuzzy else {key: words}}, flagged={"ky": {_KEY: fuzzy}})


SAMPLES = [
    bad("flagged", sound(flagged=[{"id": _KEY, **_MARK}]), _KEY),
    bad("flagged", sound(flagged=[{"id": "ui.sos", **_MARK, "begun_in": None}]), "ui.sos"),
    bad("flagged", sound(flagged=[{"id": "topic.gone.title", **_MARK}]), "flagged.topic.gone.title"),
    bad("flagged", sound(flagged=[{"id": _KEY, **_MARK, "begun_in": "uz"}]), f"flagged.{_KEY}", _KEY),
    good("flagged", sound(flagged=[])),
    bad("withdrawn", _withdrawn("2026-11-20: It names another office."), _KEY, language="ky"),
    bad("withdrawn", _withdrawn(), _KEY, language="ky"),
    good("withdrawn", _withdrawn(key="topic.gone.title")),
    good("missing", _withdrawn()),
    bad("missing", _withdrawn(key="topic.gone.title"), _KEY, language="ky"),
    bad("fuzzy", _withdrawn(fuzzy="2026-11-20, begun in ru: It is another term."), _KEY, language="ky"),
]
