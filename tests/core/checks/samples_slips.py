"""Samples of slips that nobody sees: letters of another alphabet, exchanged numbers, a digit too much in a year."""

from __future__ import annotations

from typing import Any

from bot.core import model
from bot.core.checks import Context
from tests.core.checks.sound import Sample, bad, good, sound, with_contact, with_text
from tests.support import builders as make
from tests.support import more_builders as more

_ANSWER = "topic.t.INTL.answer"
_LATITUDE = "contact.helpline.location.latitude"


def _at(north: float | None, east: float | None, *area: str) -> Context:
    place: dict[str, Any] = {"city": "Somewhere", "address": None, "latitude": north, "longitude": east}
    return with_contact(location=place, service_area=list(area or ("RU",)))


def _host(name: str) -> Context:
    return sound(harmful_hosts=[model.HarmfulHost(id=name, harmful_in=("RU",), why="It is on the list.")])


def _web(url: str) -> Context:
    return sound(sources=[make.source(), make.source("fund"), make.source("s", url=url)])


POINT = [
    bad("point", _at(37.62, 55.75), _LATITUDE),
    bad("point", _at(0, 0), _LATITUDE),
    bad("point", _at(40.9, 29), _LATITUDE),
    bad("point", _at(55.75, None), "contact.helpline.location"),
    bad("point", _at(None, 37.62), "contact.helpline.location"),
    good("point", _at(55.75, 37.62)),
    good("point", _at(42.87, 74.57)),
    good("point", _at(38.9, -77.04, "US", "RU")),
    good("point", _at(46.2, 6.1, "ANY")),
    good("point", _at(None, None)),
]

SCRIPT = [
    bad("script", with_text("Спросите письменно."), _ANSWER),
    bad("script", with_text("Ask а lawyer."), _ANSWER),
    bad("script", with_text("Zhazuu zhuzundo suranyz.", "ky"), _ANSWER, language="ky"),
    bad("script", with_text("Zaprosite v pismennom vide.", "ru"), _ANSWER, language="ru"),
    bad("script", with_text("Çàïèøèòå äíè è ÷àñû", "ru"), _ANSWER, language="ru"),
    bad("script", with_text("Спросите y юриста.", "ru"), _ANSWER, language="ru"),
    bad("script", with_text("He подписывайте.", "ru"), _ANSWER, language="ru"),
    bad("script", with_text("C юристом проще.", "ru"), _ANSWER, language="ru"),
    bad("script", with_text("Өзүңүздүн күнүңүздү жазыңыз.", "ru"), _ANSWER, language="ru"),
    bad("script", with_text("Спросіте письменно.", "ru"), _ANSWER, language="ru"),
    bad("script", with_text("Мой работодатель: мои\u0306.", "ru"), _ANSWER, language="ru"),
    bad("script", with_text("Спросите  письменно.", "ru"), _ANSWER, language="ru"),
    bad("script", with_text(" Сураңыз.", "ky"), _ANSWER, language="ky"),
    good("script", with_text("Say «Мне нужен адвокат» and wait (адвокат).")),
    good("script", with_text("Гепатит B и C, портал e-Otinish, SMS.", "ru")),
    good("script", with_text("WhatsApp.", "ky")),
    bad("script", with_text("A сиз күтүңүз.", "ky"), _ANSWER, language="ky"),
    bad("script", with_text("Спросите y WhatsApp.", "ru"), _ANSWER, language="ru"),
    good("script", with_text("B категориясындагы күбөлүк. C визасы да бар.", "ky")),
    good("script", with_text("A жана B кагаздары: a) паспорт, c) виза.", "ky")),
    good("script", with_text("Виза E-9 или H-2, глава IV, в течение 5-й недели, 20 °C: a) паспорт.", "ru")),
    good("script", with_text("Пишите на he@e.example или to.example, такси Door to Door.", "ru")),
    good("script", with_text("Завод Daewoo Co. или Samsung & Co платит. Co., Ltd — это форма.", "ru")),
    good("script", with_text("Бо́льшая часть — ваша.", "ru")),
    good("script", with_text("Бирок «Не подписывайте» деңиз.\nАнан күтүңүз.", "ky")),
    good("script", with_text("Акыйкатчы (Омбудсмен), Жогорку Кеңеш.", "ru")),
]

LINKS = [
    bad("link", _web("https://exаmple.org/law"), "source.s.url"),
    bad("link", _web("https://example.org/\u200blaw"), "source.s.url"),
    bad("link", _host("https://fund.example"), "host.https://fund.example"),
    bad("link", with_contact(links=[{"type": "email", "value": "a@exаmple.org", "not_shown_in": []}]),
        "contact.helpline.links.0.value"),
    bad("link", with_contact(links=[{"type": "telegram", "value": "helреr_bot", "not_shown_in": []}]),
        "contact.helpline.links.0.value"),
    good("link", _host("fund.example")),
]  # fmt: skip

_CALLED = {"date": "2026-11-01", "by": "lawyer", "note": "Ask for him at +996 555 12 34 56."}
_GONE = {"date": "2026-11-01", "why": "Write to a@example.org."}

REST = [
    bad("unit", sound(facts=[make.fact(value=20261126, unit="day")]), "fact.stay-days.value"),
    bad("code", sound(shows=[more.show("w", dir="rtl")]), "show.w.dir"),
    bad("emergency-number", sound(contacts=[]), "contact"),
    bad("dates", sound(facts=[make.fact(expires="3027-11-01")]), "fact.stay-days.expires"),
    bad("dates", sound(topics=[make.topic("t", make.card(review_by="2077-01-01"))]), "topic.t.INTL.review_by"),
    bad("dates", sound(sources=[make.source(source_date="1022")]), "source.law.source_date"),
    bad("confirmation", with_contact(confidence="confirmed", confirmation=_CALLED),
        "contact.helpline.confirmation.note"),
    bad("confirmation", with_contact(withdrawn=_GONE), "contact.helpline.withdrawn.why"),
    bad("confirmation", with_contact(phones=[make.phone(withdrawn=_GONE)]),
        "contact.helpline.phones.main.withdrawn.why"),
    bad("code", sound(terms=[model.Term(id="shelter", words={"rus": ("приют",)}, use="приют")]),
        "term.shelter.words.rus"),
    bad("stray", sound(english={f"topic.gone.RU.steps.{step}": "Go." for step in "abc"}),
        "topic.gone.RU.steps.a", language="ky"),
    bad("stray", sound(english={"topic.gone.title": "Gone"}), "topic.gone.title", language="ky"),
    bad("stray", sound(english={"zzz.a.title": "A", "zzz.b.title": "B"}), "zzz.a.title", language="ky"),
    bad("markup", with_text("Ask *now*."), _ANSWER),
    bad("markup", with_text("Ask &#39;now."), _ANSWER),
    bad("markup", with_text("Wait %(days)s."), _ANSWER),
    bad("placeholder", with_text("Wait (fact:stay-days)."), _ANSWER),
    bad("placeholder", sound(facts=[], deadlines=[]), "fact"),
]  # fmt: skip

SAMPLES: list[Sample] = [*POINT, *SCRIPT, *LINKS, *REST]
