"""Builders of what stands beside topics and contacts: screenings, words to show, lists, whole content."""

from __future__ import annotations

from typing import Any

from bot.core import model
from tests.support.builders import SOURCE, source

LANGUAGES = (
    model.Language(id="ky", name="Кыргызча", fallback=("ru", "en")),
    model.Language(id="ru", name="Русский", fallback=("en",)),
    model.Language(id="en", name="English", fallback=()),
)
"""The three languages, in the order and with the stand-ins of the real content."""
_ZONES = {"RU": "Europe/Moscow", "KG": "Asia/Bishkek", "KZ": "Asia/Almaty", "TR": "Europe/Istanbul"}


def country(code: str = "RU", /, **fields: Any) -> model.Country:
    """A country in full."""
    legal: dict[str, Any] = {"id": code, "full": True, "zone": _ZONES.get(code, "UTC")}
    return model.Country.model_validate(legal | fields)


def question(name: str, /, **fields: Any) -> model.Question:
    """A question to which yes is a sign."""
    legal: dict[str, Any] = {"id": name, "text": f"Is it so with {name}?", "sign": "yes"}
    return model.Question.model_validate(legal | fields)


def outcome(name: str = "calm", /, **fields: Any) -> model.Outcome:
    """An outcome that always holds and is not urgent."""
    legal: dict[str, Any] = {"id": name, "urgent": False, "text": f"It means {name}.", "next": []}
    return model.Outcome.model_validate(legal | fields)


def deadline(name: str = "stay", /, **fields: Any) -> model.Deadline:
    """Thirty days from the entry into Russia, for anyone."""
    legal: dict[str, Any] = {
        "id": name,
        "happening": "entry",
        "country": "RU",
        "audience": "anyone",
        "topic": "unpaid-wages",
        "action": "Register or leave.",
        "fact": "stay-days",
    }
    return model.Deadline.model_validate(legal | fields)


def screening(name: str = "forced-labour", /, **fields: Any) -> model.Screening:
    """Three questions: one that stops, two that count; urgent at the first, likely at two signs."""
    legal: dict[str, Any] = {
        "id": name,
        "topic": "unpaid-wages",
        "country": None,
        "audience": "anyone",
        "title": "Three questions",
        "intro": "Answer alone. Nothing is kept.",
        "questions": [question("locked", stop_at_sign=True), question("debt"), question("free", sign="no")],
        "outcomes": [
            outcome("danger", any_sign=["locked"], urgent=True),
            outcome("likely", at_least=2, next=["unpaid-wages", "not-written-yet"]),
            outcome("calm"),
        ],
        "sources": [SOURCE],
        "reviewed": "2026-11-01",
        "review_by": "2027-11-01",
    }
    return model.Screening.model_validate(legal | fields)


def show(name: str = "police-ru", /, **fields: Any) -> model.ShowCard:
    """Russian words to show in Russia, that no native speaker has checked."""
    legal: dict[str, Any] = {
        "id": name,
        "topic": "unpaid-wages",
        "country": "RU",
        "audience": "anyone",
        "title": "Words for the police",
        "lang": "ru",
        "dir": "ltr",
        "shown": "Прошу позвонить в консульство.",
        "meaning": "Please call the consulate.",
        "native_checked": None,
        "sources": [SOURCE],
    }
    return model.ShowCard.model_validate(legal | fields)


def phrasings(name: str, /, *phrases: str, **fields: Any) -> model.Phrasings:
    """How people say a topic; the phrases given are filed under English."""
    return model.Phrasings.model_validate({"id": name, "phrases": {"en": phrases}} | fields)


def content(**fields: Any) -> model.Content:
    """Content of three languages, one country, one source, and what is given."""
    legal: dict[str, Any] = {
        "languages": LANGUAGES,
        "countries": [country("RU")],
        "sources": [source()],
        "facts": [],
        "topics": [],
        "contacts": [],
    }
    return model.Content.model_validate(legal | fields)
