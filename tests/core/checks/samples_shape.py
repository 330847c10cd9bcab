"""Samples for the rules on the shape of things: links, codes, nouns after numbers, terms, and what nobody is shown."""

from __future__ import annotations

from typing import Any

from bot.core import model
from bot.core.checks import Context
from tests.core.checks.sound import Sample, bad, good, ignored, sound, with_contact, with_text
from tests.support import builders as make
from tests.support import more_builders as more

_ANSWER = "topic.t.INTL.answer"


def _source(url: str) -> Context:
    return sound(sources=[make.source(), make.source("fund"), make.source("s", url=url)])


def _link(kind: str, value: str, *more_links: str) -> Context:
    links = [{"type": kind, "value": found, "not_shown_in": []} for found in (value, *more_links)]
    return with_contact(links=links)


_FIRST = "contact.helpline.links.0.value"

LINK = [
    *(
        bad("link", _source(url), "source.s.url")
        for url in (
            "https://example",
            "https://[x",
            "https://example.org:port/",
            "https://example.org./law",
            "https://-example.org/law",
            "https://me:secret@example.org/law",
            "https://example.org/law?id=5&utm_source=telegram",
            "https://example.org/law?fbclid=",
            "https://example.org/law.",
            "https://example.org/law)",
            "https://127.0.0.1/law",
        )
    ),
    *(
        good("link", _source(url))
        for url in (
            "https://example.org",
            "http://xn--80aafg4awbfege9o.xn--p1ai/zakon/?a=1",
            "https://юстиция.рф/закон_(2020)",
            "https://sub-domain.example.co.uk:8443/a;b?q=utm",
        )
    ),
    *(bad("link", _link("email", value), _FIRST) for value in ("help", "help@", "help@example", "a b@example.org")),
    *(bad("link", _link("telegram", value), _FIRST) for value in ("@helper", "t.me/helper", "1helper", "abc")),
    *(bad("link", _link("web", value), _FIRST) for value in ("example", "ftp://example.org", "example.org/a b")),
    bad("link", _link("web", "example.org", "example.org"), "contact.helpline.links.1.value"),
    good("link", _link("email", "help.me+us@mail.example.org")),
    good("link", _link("telegram", "helper_bot")),
    good("link", _link("web", "www.example.org/contacts", "https://example.org")),
]

_COUNTRY = [more.country("RU"), more.country("KG")]
_LINES = {"id": "unpaid-wages", "phrases": {"kg": ["айлык"]}, "keywords": {"ru": ["зарплата"], "xx": ["pay"]}}

CODE = [
    bad("code", with_contact(service_area=["RU", "UK"]), "contact.helpline.service_area"),
    bad("code", with_contact(service_area=["XX"]), "contact.helpline.service_area"),
    bad("code", with_contact(not_shown_in=["KY"]), "contact.helpline.not_shown_in"),
    bad("code", with_contact(phones=[make.phone(works_in=["RU", "ZZ"])]), "contact.helpline.phones.main.works_in"),
    bad("code", with_contact(phones=[make.phone(free_from=["EN"])]), "contact.helpline.phones.main.free_from"),
    bad("code", with_contact(languages=["ky", "kg"]), "contact.helpline.languages"),
    bad("code", with_contact(languages=["qq"]), "contact.helpline.languages"),
    bad("code", sound(facts=[make.fact(country="XX")]), "fact.stay-days.country"),
    bad("code", sound(shows=[more.show("w", lang="kz")]), "show.w.lang"),
    bad("code", sound(countries=[more.country("RU", zone="Europe/Moskow"), *_COUNTRY[1:]]), "country.RU.zone"),
    bad(
        "code",
        sound(phrasings=[model.Phrasings.model_validate(_LINES)]),
        "questions.unpaid-wages.phrases.kg",
        "questions.unpaid-wages.keywords.xx",
    ),
    good("code", with_contact(service_area=["ANY"], languages="unknown", phones=[make.phone(free_from="unknown")])),
    good("code", sound(facts=[make.fact(country=None)])),
]

_SHADOWED = make.topic("t", make.card("RU"), make.card("RU-more"), make.card())
_FOREIGNER = make.topic("t", make.card("RU", audience="foreigner-in-kg"), make.card())
_ALWAYS = [more.outcome("calm"), more.outcome("late")]


def _topic(topic: model.Topic) -> Context:
    phrasings = [more.phrasings(topic.id, "they did not pay me")]
    return sound(topics=[topic, make.topic("emergency", room=None)], screenings=[], shows=[], phrasings=phrasings)


UNREACHABLE = [
    bad("unreachable", _topic(_SHADOWED), "topic.t.RU-more"),
    bad("unreachable", _topic(_FOREIGNER), "topic.t.RU"),
    bad("unreachable", sound(phrasings=[]), "topic.unpaid-wages"),
    bad("unreachable", with_contact(service_area=["UZ"]), "contact.helpline.service_area"),
    bad("unreachable", with_contact(audience="foreigner-in-kg", service_area=["RU"]), "contact.helpline.service_area"),
    bad(
        "unreachable",
        with_contact(service_area=["RU"], phones=[make.short_code("112", "KG", id="short")]),
        "contact.helpline.phones.short.works_in",
    ),
    bad("unreachable", sound(screenings=[more.screening("s", outcomes=_ALWAYS)]), "screening.s.outcomes.late"),
    bad("unreachable", sound(shows=[more.show("w", audience="foreigner-in-kg")]), "show.w.audience"),
    bad("unreachable", sound(deadlines=[more.deadline("d", audience="foreigner-in-kg")]), "deadline.d.audience"),
    bad(
        "unreachable",
        sound(screenings=[more.screening("s", country="RU", audience="foreigner-in-kg")]),
        "screening.s.audience",
    ),
    good(
        "unreachable",
        _topic(
            make.topic(
                "t", make.card("KG-foreigner", audience="foreigner-in-kg"), make.card("KG", audience="kg-citizen")
            )
        ),
    ),
    good("unreachable", with_contact(service_area=["UZ"], kind="consulate")),
    good("unreachable", with_contact(service_area=["UZ"], status="defunct")),
    good("unreachable", with_contact(service_area=["ANY"], phones=[make.short_code("112", "KZ", id="short")])),
]

PLURAL = [
    *(
        bad("plural", with_text(text, language), _ANSWER, language=language)
        for language, text in (
            ("en", "Wait 3 day."),
            ("en", "Wait 1 days."),
            ("en", "Stay: {fact:stay-days} days."),
            ("ru", "Ждите 21 дней."),
            ("ru", "Ждите 3 месяц."),
            ("ru", "Срок: {fact:stay-days} дня."),
            ("ky", "Күтүңүз: 30 күндөр."),
        )
    ),
    bad(
        "plural",
        sound(
            {"ru": {"topic.unpaid-wages.RU.answer": "Детям до {fact:stay-days} лет."}},
            facts=[make.fact(value=21, unit="count")],
        ),
        "topic.unpaid-wages.RU.answer",
        language="ru",
    ),
    *(
        good("plural", with_text(text, language))
        for language, text in (
            ("en", "Wait 1 day or 21 days, a 3-month ban, 1.5 day."),
            ("ru", "До 21 года, до 3 лет, 2 раза, 11 дней, 1 000 рублей, 23 ноября 2026 года, в 9 часов."),
            ("ky", "30 күн, 5 айда, 2 жылдан кийин."),
            ("ru", "Срок: {fact:stay-days}."),
        )
    ),
]

_TITLE = "topic.t.INTL.answer".replace("INTL.answer", "title")
BUTTON = [
    bad("button", with_text("Сөз " * 15 + "ж", "ky", _TITLE), _TITLE, language="ky"),
    bad("button", sound(shows=[more.show("w", title="W" * 59)]), "show.w.title"),
    good("button", with_text("С" * 58, "ky", _TITLE)),
]

_TERM = {
    "id": "tribune",
    "words": {"en": ["tribune", "people judge"], "ru": ["суд"], "ky": ["сот чечим"]},
    "use": "суд · сот",
}
_SAID = {"ru": {"topic.t.INTL.answer": "Идите в суд."}, "ky": {"topic.t.INTL.answer": "Соттун чечими."}}


def _term(english: str, texts: dict[str, Any], **fields: Any) -> Context:
    topics = [make.topic("t", make.card(answer=english)), make.topic("emergency", room=None)]
    terms = [model.Term.model_validate(_TERM | fields)]
    return sound(texts, topics=topics, terms=terms, screenings=[], shows=[], phrasings=[])


GLOSSARY = [
    bad(
        "glossary", _term("Go to the Tribune.", _SAID | {"ru": {_ANSWER: "Идите в трибунал."}}), _ANSWER, language="ru"
    ),
    bad("glossary", _term("Go to tribune.", _SAID | {"ky": {_ANSWER: "Сотко барыңыз."}}), _ANSWER, language="ky"),
    bad("glossary", _term("Peoples judges.", _SAID | {"ru": {_ANSWER: "Рассуди."}}), _ANSWER, language="ru"),
    good("glossary", _term("Go to tribune.", _SAID)),
    good("glossary", _term("Go to the atribune.", _SAID | {"ru": {_ANSWER: "Идите."}})),
    good("glossary", _term("Go to tribune.", _SAID | {"ru": {_ANSWER: None}})),
    ignored("glossary", _term("Go to tribune.", _SAID | {"ru": {_ANSWER: "Идите в трибунал."}}, unless=[_ANSWER])),
]

_GOING_ON = [more.outcome(next=["unpaid-wagez", "not-written-yet"])]
NEXT = [
    bad("next", sound(screenings=[more.screening("s", outcomes=_GOING_ON)]), "screening.s.outcomes.calm.next"),
    good("next", sound(screenings=[more.screening("s", outcomes=[more.outcome(next=["not-written-yet"])])])),
]

INVISIBLE = [
    *(
        bad("invisible", with_text(f"Сөз{sign} сөз.", "ky"), _ANSWER, language="ky")
        for sign in ("\u00ad", "\u200b", "\u202e", "\ufeff", "\u2066", "\t", "\0", "\ufffd")
    ),
    bad("invisible", with_text("Ask\u2028now."), _ANSWER),
    good("invisible", with_text("Сөз\u00a0сөз, ата\u2011эне 👨\u200d👩\u200d👧 ☎️\nсөз.", "ky")),
]

_NOW = "topic.unpaid-wages.RU.answer"
STRAY = [
    bad(
        "stray", sound(english={"topic.unpaid-wages.RU.answr": "Ask."}), *["topic.unpaid-wages.RU.answr"], language="ky"
    ),
    good("stray", sound(english={_NOW: "Ask, as it was."})),
]

UNIT = [
    bad("unit", sound(facts=[make.fact(value="2026-11-01", unit="day")]), "fact.stay-days.unit"),
    bad("unit", sound(facts=[make.fact(value=30, unit="date")]), "fact.stay-days.unit"),
    good("unit", sound(facts=[make.fact(value="2026-11-01", unit="date")])),
]

SAMPLES: list[Sample] = [
    *LINK, *CODE, *UNREACHABLE, *PLURAL, *BUTTON, *GLOSSARY, *NEXT, *INVISIBLE, *STRAY, *UNIT,
]  # fmt: skip
