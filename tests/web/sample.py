"""A small library built by hand: two countries, two topics, three contacts, three languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from bot.core import model
from bot.core.conversation import Conversation, Edition
from bot.core.library import Library, Translation
from bot.core.pagedate import PageDate
from bot.core.phrases import INTERFACE
from bot.core.understanding import Understanding

NOON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HELPLINE = "+996312987654"
"""An invented number of the sample's helper."""
HELPLINE_SHOWN = "+996 312 987 654"
ANSWER = "You have a right to be paid for your work."

WORDS = {
    "ky": {
        "ui.sos": "Коркунуч",
        "ui.country.question": "Кайсы өлкө жөнүндө?",
        "ui.menu.question": "Эмне жөнүндө?",
        "ui.room.work": "Жумуш жана акы",
        "topic.unpaid-wages.title": "Акымды бербей жатышат",
        "topic.unpaid-wages.INTL.answer": "Иштегениңиз үчүн акы алууга укугуңуз бар.",
    },
    "ru": {
        "ui.sos": "Опасность",
        "ui.country.question": "О какой стране речь?",
        "ui.menu.question": "О чём речь?",
        "ui.room.work": "Работа и деньги",
        "topic.unpaid-wages.title": "Мне не заплатили",
        "topic.unpaid-wages.INTL.answer": "Вы имеете право на деньги за свою работу.",
    },
}


class StillClock:
    """A clock that stands at noon in Bishkek's winter."""

    def now(self) -> datetime:
        """Always the same moment."""
        return NOON


def build_library(answer: str = ANSWER, name: str = "Sample helpline") -> Library:
    """The library; `answer` and `name` are texts that an editor could have written."""
    content = model.Content(
        languages=(
            model.Language(id="ky", name="Кыргызча", fallback=("ru", "en")),
            model.Language(id="ru", name="Русский", fallback=("en",)),
            model.Language(id="en", name="English", fallback=()),
        ),
        countries=(
            model.Country(id="RU", full=True, zone="Europe/Moscow"),
            model.Country(id="KG", full=True, zone="Asia/Bishkek"),
        ),
        sources=(_source(),),
        facts=(),
        topics=(_topic("unpaid-wages", model.Room.WORK, answer), _topic("women-safety", model.Room.DANGER, answer)),
        contacts=(_emergency(), _helpline(name)),
        phrasings=(
            model.Phrasings(id="unpaid-wages", phrases={"en": ("I was not paid",), "ru": ("Мне не заплатили",)}),
            model.Phrasings(id="emergency", phrases={"en": ("they will kill me",)}),
        ),
    )
    return Library(content, _translations(answer), INTERFACE, "sample")


def build_edition(library: Library | None = None) -> Edition:
    """An edition of the library."""
    found = library if library is not None else build_library()
    return Edition(found, Understanding.of(found))


def build_conversation(edition: Edition) -> Conversation:
    """The conversation over an edition that does not change."""
    return Conversation(lambda: edition, StillClock(), remember_offered=True)


def _translations(answer: str) -> Mapping[str, Mapping[str, Translation]]:
    """The translations, as far as the English still says what they were made from."""
    if answer != ANSWER:
        return {}
    return {language: {key: Translation(text) for key, text in texts.items()} for language, texts in WORDS.items()}


def _source() -> model.Source:
    return model.Source(
        id="law",
        publisher="The law",
        url="https://example.org/law",
        source_date=PageDate("2026-08"),
        checked=None,
        not_shown_in=(),
    )


def _topic(name: str, room: model.Room, answer: str) -> model.Topic:
    card = model.Card(
        id="INTL",
        audience=model.Audience.ANYONE,
        answer=answer,
        steps=(model.Entry(id="ask", text="Ask for the money in writing."),),
        sources=("law",),
        reviewed=date(2026, 11, 1),
        review_by=date(2027, 11, 1),
    )
    sensitivity = model.Sensitivity.DANGER if room is model.Room.DANGER else model.Sensitivity.PUBLIC
    return model.Topic(
        id=name, room=room, sensitivity=sensitivity, title="I was not paid", needs=(model.Service.LEGAL,), cards=(card,)
    )


def _phone(number: str, *works_in: str) -> model.Phone:
    return model.Phone(
        number=number,
        works_in=works_in,
        free_from=works_in,
        confidence=model.Confidence.SOURCED,
        sources=("law",),
        source_date=PageDate("2026-08"),
        checked=None,
    )


def _emergency() -> model.Contact:
    found = _contact("ru-112", "Emergency number", model.Service.EMERGENCY, _phone("112", "RU"), "RU")
    return found.model_copy(update={"kind": model.Kind.EMERGENCY})


def _helpline(name: str) -> model.Contact:
    found = _contact("helpline", name, model.Service.LEGAL, _phone(HELPLINE), model.ANYWHERE)
    place = model.Location(city="Bishkek", address="1 Sample street", latitude=42.87, longitude=74.59)
    link = model.Link(type="web", value="https://example.org/help", not_shown_in=())
    return found.model_copy(update={"location": place, "links": (link,)})


def _contact(name: str, title: str, service: model.Service, phone: model.Phone, area: str) -> model.Contact:
    return model.Contact(
        id=name,
        name=title,
        description="Helps.",
        kind=model.Kind.NGO,
        status="active",
        alert=None,
        audience=model.Audience.ANYONE,
        service_area=(area,),
        services=(service,),
        languages=("ky", "ru"),
        phones=(phone,),
        hours="24/7",
        hours_zone="Asia/Bishkek",
        cost="free",
        asks_name="no",
        may_check_papers="no",
        confidence=model.Confidence.SOURCED,
        confirmation=None,
        sources=("law",),
        source_date=PageDate("2026-08"),
        checked=None,
        not_shown_in=(),
    )
