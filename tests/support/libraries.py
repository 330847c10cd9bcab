"""Libraries made of content and a few translations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core import model
from bot.core.library import Library, Translation
from bot.core.phrases import INTERFACE
from tests.support import builders as make
from tests.support import more_builders as more

Texts = Mapping[str, Mapping[str, str | Translation]]
"""language → key → the translation; a plain text is one that is done."""


def library(texts: Texts | None = None, **fields: Any) -> Library:
    """A library of `more_builders.content(**fields)` with these translations."""
    return of(more.content(**fields), texts)


def of(content: model.Content, texts: Texts | None = None) -> Library:
    """A library of this content with these translations."""
    return Library(content, {language: _table(table) for language, table in (texts or {}).items()}, INTERFACE, "test")


def _table(texts: Mapping[str, str | Translation]) -> dict[str, Translation]:
    return {key: text if isinstance(text, Translation) else Translation(text) for key, text in texts.items()}


def town() -> Library:
    """A library to walk through: four countries, every room's kind of topic, helpers of every kind."""
    return library(
        countries=[more.country("RU"), more.country("KZ"), more.country("KG", places=["Бишкек"]), more.country("TR")],
        sources=[
            make.source(),
            make.source("ngo", publisher="A fund", not_shown_in=["RU"]),
            make.source("paper", publisher="A book", url=None, source_date=None, checked="2026-10-05"),
        ],
        facts=[make.fact(sources=["ngo"])],
        topics=[_wages(), _women(), _complaint(), _danger()],
        contacts=_helpers(),
        screenings=[more.screening()],
        deadlines=[
            more.deadline("ru-wages", happening="unpaid", topic="unpaid-wages", action="Go to court."),
            more.deadline("ru-stay", window="calendar-year", exempt="Your contract says how long."),
            more.deadline("ru-doubt", happening="decision", fact=None, action="Appeal."),
        ],
        shows=[more.show(), more.show("police-kg", country="KG", audience="kg-citizen")],
        phrasings=[
            more.phrasings("unpaid-wages", "they did not pay my wages", "my boss keeps my money"),
            more.phrasings("women-safety", "my husband beats me", "my husband hits me at home"),
            more.phrasings("emergency", "they will kill me", "help me right now they hold me"),
        ],
    )


def _wages() -> model.Topic:
    return make.topic(
        "unpaid-wages",
        make.card("INTL", answer="You are owed pay for your work."),
        make.card(
            "RU",
            audience="kg-citizen",
            answer="Ask within {fact:stay-days}.",
            warnings={"sign": "Sign nothing empty."},
            rights={"code": "The Labour Code says so."},
            sources=[make.SOURCE, "paper"],
        ),
        make.card("KG-citizens", audience="kg-citizen", answer="Citizens go to the inspection."),
        make.card("KG-foreign", audience="foreigner-in-kg", answer="Foreigners go to the inspection too."),
        needs=["legal", "consular"],
    )


def _women() -> model.Topic:
    shelter = make.card("RU", audience="anyone", answer="Leave when you can.", needs=["shelter"])
    return make.topic("women-safety", shelter, room="danger", sensitivity="danger", title="He hurts me")


def _complaint() -> model.Topic:
    return make.topic("complaint", room=None, title="A complaint")


def _danger() -> model.Topic:
    everywhere = make.card("INTL", answer="Call now.", warnings={"quiet": "Keep quiet if they are near."})
    return make.topic("emergency", everywhere, room=None, sensitivity="danger", title="Danger", needs=["emergency"])


def _helpers() -> list[model.Contact]:
    here = model.Location(city="Moscow", address="1 Sample street", latitude=55.75, longitude=37.62)
    return [
        make.emergency_service("RU", "112", "103"),
        make.emergency_service("KG", "102"),
        make.consulate("RU", "+74950000001", location=here),
        make.contact("helpline", services=["legal", "psychological"]),
        make.contact(
            "shelter", services=["shelter", "violence"], service_area=["RU"], phones=[make.phone("+74950000002")]
        ),
        make.contact("kz-office", service_area=["KZ"], services=["migration"], phones=[]),
    ]
