"""Samples for the rules on words and on time."""

from __future__ import annotations

from bot.core.library import Translation
from tests.core.checks.sound import Sample, bad, good, services, sound, with_contact, with_text
from tests.support import builders as make
from tests.support import more_builders as more

_ANSWER = "topic.t.INTL.answer"
_KEY = "topic.unpaid-wages.title"

TRANSLATIONS = [
    bad("missing", sound({"ky": {_KEY: None}}), _KEY, language="ky"),
    bad("missing", sound({"ru": {"ui.sos": None, _KEY: None}}), "ui.sos", _KEY, language="ru"),
    good("missing", sound({"ky": {_KEY: Translation("Акы", fuzzy=True)}})),
    bad("fuzzy", sound({"ky": {_KEY: Translation("Акы", fuzzy=True)}}), _KEY, language="ky"),
    good("fuzzy", sound({"ky": {_KEY: None}})),
    bad("outdated", sound({}, {_KEY: "I am not paid"}), _KEY, language="ky"),
    good("outdated", sound({}, {"topic.gone.title": "Long gone"})),
    bad("identical", sound({"ky": {"ui.help.title": "How this works"}}), "ui.help.title", language="ky"),
    bad("identical", with_text("Ask for it in writing.", "ru"), _ANSWER, language="ru"),
    good("identical", sound({"ky": {"ui.channel.whatsapp": "WhatsApp"}})),
    good("identical", sound({"ky": {_KEY: "Акы"}})),
    good(
        "identical",
        sound(
            {"ky": {"contact.helpline.location.address": "Ascot House, Crawford Street"}},
            contacts=[
                *services(),
                make.contact(location={"city": "London", "address": "Ascot House, Crawford Street"}),
            ],
        ),
    ),
]

NUMBERS = [
    bad("numbers", with_text("3 күн күтүңүз.", "ky"), _ANSWER, language="ky"),
    bad("numbers", sound({"ky": {"ui.emergency.unknown": "103"}}), "ui.emergency.unknown", language="ky"),
    good("numbers", with_text("Күтүңүз {fact:stay-days}, {fact:ru-2025}.", "ky")),
    good("numbers", with_text("Күтүңүз.", "ky")),
]

PROSE = [
    bad("prose", with_text("Call +7 495 000-00-01."), _ANSWER),
    bad("prose", with_text("https://example.org деген баракка кириңиз.", "ky"), _ANSWER, language="ky"),
    bad("prose", with_text("Баракка кириңиз: www.example.", "ky"), _ANSWER, language="ky"),
    bad("prose", with_text("Жазыңыз: @example_help.", "ky"), _ANSWER, language="ky"),
    bad("prose", with_text("Смотрите example.ru сейчас.", "ru"), _ANSWER, language="ru"),
    good("prose", with_text("Call 112. Wait 30 days, until 2026.")),
    good("prose", with_text("Write to help@example.")),
    bad("prose", with_contact(description="Call +7 495 000-00-01."), "contact.helpline.description"),
    bad("prose", with_contact(alert="Write to @example_help first."), "contact.helpline.alert"),
    bad("prose", sound(shows=[more.show("w", meaning="Look at www.example.")]), "show.w.meaning"),
    good("prose", with_contact(phones=[make.phone(label="In the city dial 495000001, from abroad +7495000001")])),
]

PLAIN = [
    bad("markup", with_text("Ask <b>now</b>."), _ANSWER),
    bad("markup", with_text("Сураңыз **азыр**.", "ky"), _ANSWER, language="ky"),
    bad("markup", with_text("A &amp; B", "ky"), _ANSWER, language="ky"),
    bad("markup", with_text("`код`", "ru"), _ANSWER, language="ru"),
    bad("markup", with_text("__код__", "ru"), _ANSWER, language="ru"),
    good("markup", with_text("A & B * C _ 5 > 3")),
    bad("alphabet", with_text("Пacпорт", "ru"), _ANSWER, language="ru"),
    bad("alphabet", with_text("Aкы", "ky"), _ANSWER, language="ky"),
    bad("alphabet", with_text("Күн\u0275", "ky"), _ANSWER, language="ky"),
    bad("alphabet", with_text("Бұл арыз", "ky"), _ANSWER, language="ky"),
    bad("alphabet", with_text("Ста3ус", "ru"), _ANSWER, language="ru"),
    good("alphabet", sound({"ky": {"contact.helpline.name": "Мейірім"}})),
    good("alphabet", with_text("Үйдө 112ге чалыңыз, 2-берене, COVID19", "ky")),
    good("alphabet", with_text("WhatsApp аркылуу SMS-кат", "ky")),
    bad("avoid", with_text("You are an illegal worker."), _ANSWER),
    bad("avoid", with_text("Нелегалам помогут.", "ru"), _ANSWER, language="ru"),
    bad("avoid", with_text("An ILLEGAL, illegal way."), _ANSWER),
    good("avoid", with_text("You are paralegal.")),
    good("avoid", with_text("нелегал", "ky")),
]

UNWRITTEN = [
    bad("to-write", with_text("TODO: say what the law gives."), _ANSWER),
    bad("to-write", with_text("Ask [...] for it."), _ANSWER),
    bad("to-write", with_text("Call ???"), _ANSWER),
    bad("to-write", with_text("…"), _ANSWER),
    bad("to-write", with_text("Дописать: ДОПИСАТЬ.", "ru"), _ANSWER, language="ru"),
    bad("to-write", with_text("TODO", "ky"), _ANSWER, language="ky"),
    good("to-write", with_text("What to do? Write to the office. Ask for the XX form.")),
    good("to-write", with_text("Напишите, что добавить.", "ru")),
]

_UNDATED = make.source(source_date=None)
_TWICE = make.fact(source_date=None, sources=["law", "page"])
_LATE = {"reviewed": "2026-11-01", "review_by": "2026-11-22"}

TIME = [
    bad("expired", sound(facts=[make.fact(expires="2026-11-22")]), "fact.stay-days.expires"),
    good("expired", sound(facts=[make.fact(expires="2026-11-23")])),
    bad("review", sound(topics=[make.topic("unpaid-wages", make.card(**_LATE))]), "topic.unpaid-wages.INTL.review_by"),
    good("review", sound(topics=[make.topic("unpaid-wages", make.card(review_by="2026-11-23"))])),
    bad("certain", sound(facts=[make.fact(source_date=None)], sources=[_UNDATED]), "fact.stay-days.confidence"),
    good("certain", sound(facts=[make.fact(source_date=None, confidence="medium")], sources=[_UNDATED])),
    good("certain", sound(facts=[make.fact(source_date=None)])),
    good("certain", sound(facts=[make.fact()], sources=[_UNDATED])),
    good("certain", sound(facts=[_TWICE], sources=[_UNDATED, make.source("page", source_date=None)])),
    bad("dates", sound(sources=[make.source(checked="2026-11-24")]), "source.law.checked"),
    bad("dates", sound(sources=[make.source(source_date="2026-12")]), "source.law.source_date"),
    bad("dates", sound(facts=[make.fact(checked="2026-11-24")]), "fact.stay-days.checked"),
    bad("dates", with_contact(checked="2027-01-01", source_date="2027"),
        "contact.helpline.checked", "contact.helpline.source_date"),
    bad("dates", with_contact(phones=[make.phone(checked="2026-11-24")]), "contact.helpline.phones.main.checked"),
    bad(
        "dates",
        sound(topics=[make.topic("t", make.card(reviewed="2026-11-01", review_by="2026-10-01"))]),
        "topic.t.INTL.review_by",
    ),
    good("dates", sound(sources=[make.source(checked="2026-11-23", source_date="2026-11-23")], contacts=services())),
    good("dates", sound(topics=[make.topic("t", make.card(reviewed="2026-11-23", review_by="2026-11-23"))])),
]  # fmt: skip

SAMPLES: list[Sample] = [*TRANSLATIONS, *NUMBERS, *PROSE, *PLAIN, *UNWRITTEN, *TIME]
