"""Samples for the rules without which nothing can be served."""

from __future__ import annotations

from bot.core import model
from bot.core.checks import Context
from tests.core.checks.sound import Sample, bad, good, services, sound, with_text
from tests.support import builders as make
from tests.support import more_builders as more

_ANSWER = "topic.t.INTL.answer"
_UNKNOWN = {"sources": ["lew"]}
_MONEY = make.fact("fee", value=30, unit="RUB")
_WEEKS = make.fact("weeks", value=3, unit="week")
_LENGTHS = [make.fact(), _MONEY, _WEEKS]

_SAID = ("they did not pay me for August", "They did not pay me for august!!")
_KIND = {"id": "held", "first": "Call.", "says": {}, "hints": {}, "unlike": {}}

PHRASES = [
    bad(
        "near-duplicate",
        sound(phrasings=[more.phrasings("unpaid-wages", "where is my pay", *_SAID)]),
        "questions.unpaid-wages.phrases.en.2",
    ),
    bad(
        "near-duplicate",
        sound(dangers=[model.DangerKind.model_validate(_KIND | {"hints": {"ru": ["дверь заперта", "dver zaperta"]}})]),
        "danger.held.hints.ru.1",
    ),
    good("near-duplicate", sound(phrasings=[more.phrasings("unpaid-wages", _SAID[0], "my boss keeps my money")])),
    good(
        "near-duplicate",
        sound(phrasings=[model.Phrasings(id="unpaid-wages", phrases={"ky": _SAID[:1], "en": _SAID[1:]})]),
    ),
]

_KEYWORD = {"id": "unpaid-wages", "keywords": {"ru": ["зарплата"]}}
WEIGHT = [
    bad(
        "weight",
        sound(phrasings=[model.Phrasings.model_validate(_KEYWORD | {"weights": {"зарплаты": 2}})]),
        "questions.unpaid-wages.weights.зарплаты",
    ),
    good("weight", sound(phrasings=[model.Phrasings.model_validate(_KEYWORD | {"weights": {"зарплата": 2}})])),
]

_EMPLOYER = {"ky": ["кожоюн"], "en": ["boss", "=chief"]}


def _vocabulary(**concepts: dict[str, list[str]]) -> Context:
    return sound(vocabularies=[model.Vocabulary.model_validate({"id": "work", "concepts": concepts})])


STEM = [
    bad("stem", _vocabulary(employer={"en": ["boss", "my boss"]}), "words.work.concepts.employer.en.1"),
    bad("stem", _vocabulary(employer={"ru": ["ше", "=ше"]}), "words.work.concepts.employer.ru.0"),
    bad(
        "stem",
        _vocabulary(employer=_EMPLOYER, owner={"en": ["boss"]}, friend={"ky": ["босс"]}),
        "words.work.concepts.friend.ky.0",
    ),
    good("stem", _vocabulary(employer=_EMPLOYER, owner={"en": ["boss"]}, whole={"en": ["=boss"]})),
]

TERM = [
    bad("term", sound(deadlines=[more.deadline("d", fact="fee")], facts=_LENGTHS), "deadline.d.fact"),
    bad("term", sound(deadlines=[more.deadline("d", fact=None, window="calendar-year")]), "deadline.d.window"),
    bad(
        "term",
        sound(deadlines=[more.deadline("d", fact="weeks", window="rolling-180")], facts=_LENGTHS),
        "deadline.d.window",
    ),
    good("term", sound(deadlines=[more.deadline("d", fact=None)])),
    good("term", sound(deadlines=[more.deadline("d", fact="lost", window="rolling-180")])),
    good("term", sound(deadlines=[more.deadline("d", fact="weeks")], facts=_LENGTHS)),
    good("term", sound(deadlines=[more.deadline("d", window="rolling-180")])),
]

REFERENCE = [
    bad(
        "reference",
        sound(phrasings=[model.Phrasings(id="unpaid-wages", neighbours=("unpaid-wage",))]),
        "questions.unpaid-wages.neighbours",
    ),
    bad(
        "reference",
        sound(deadlines=[more.deadline("d", country="KZ", topic="gone", fact="lost")]),
        "deadline.d.country",
        "deadline.d.topic",
        "deadline.d.fact",
    ),
    bad("reference", sound(screenings=[more.screening("s", country="KZ")]), "screening.s.country"),
    bad("reference", sound(facts=[make.fact(**_UNKNOWN)]), "fact.stay-days.sources"),
    bad(
        "reference",
        sound(topics=[make.topic("unpaid-wages", make.card(**_UNKNOWN))], facts=[]),
        "topic.unpaid-wages.INTL.sources",
    ),
    bad(
        "reference",
        sound(topics=[make.topic("unpaid-wages", make.card("KZ"))]),
        "topic.unpaid-wages.KZ",
    ),
    bad("reference", sound(contacts=[*services(), make.contact(**_UNKNOWN)]), "contact.helpline.sources"),
    bad(
        "reference",
        sound(contacts=[*services(), make.contact(phones=[make.phone(**_UNKNOWN)])]),
        "contact.helpline.phones.main.sources",
    ),
    bad(
        "reference",
        sound(screenings=[more.screening("s", topic="gone", **_UNKNOWN)]),
        "screening.s.topic",
        "screening.s.sources",
    ),
    bad(
        "reference",
        sound(shows=[more.show("w", topic="gone", country="KZ", **_UNKNOWN)]),
        "show.w.topic",
        "show.w.country",
        "show.w.sources",
    ),
    bad(
        "reference",
        sound(short_codes=[model.ShortCode(id="112", works_in=("RU", "KG"), sources=("lew",))]),
        "short_code.112.sources",
    ),
    good("reference", sound(screenings=[more.screening(outcomes=[more.outcome(next=["not-written-yet"])])])),
]

PLACEHOLDER = [
    bad("placeholder", with_text("Pay {fact:gone} now."), _ANSWER),
    bad("placeholder", with_text("Pay {amount} now."), _ANSWER),
    bad("placeholder", with_text("Pay now}."), _ANSWER),
    bad("placeholder", with_text("Акы.", "ky", "ui.country.button"), "ui.country.button", language="ky"),
    bad("placeholder", with_text("Өлкө: {country", "ky", "ui.country.button"), "ui.country.button", language="ky"),
    bad("placeholder", with_text("Өлкө: {kountry}", "ky", "ui.country.button"), "ui.country.button", language="ky"),
    bad("placeholder", with_text("{fact:stay-days} күн.", "ky"), _ANSWER, language="ky"),
    bad("placeholder", with_text("{fact:gone}.", "ru"), _ANSWER, _ANSWER, language="ru"),
    good("placeholder", with_text("Stay: {fact:stay-days}. Again: {fact:stay-days}.")),
    good("placeholder", with_text("{country}: өлкө", "ky", "ui.country.button")),
    good(
        "placeholder",
        sound(
            {"ky": {"topic.unpaid-wages.RU.answer": "Сураңыз."}},
            {"topic.unpaid-wages.RU.answer": "Ask, as the English said before there was a fact."},
        ),
    ),
]

LANGUAGE = [
    bad("language", sound(languages=[model.Language(id="ky", name="Кыргызча", fallback=())]), "language"),
    bad(
        "language",
        sound(languages=[*more.LANGUAGES, model.Language(id="uz", name="Oʻzbekcha", fallback=("tg", "ru"))]),
        "language.uz",
    ),
    bad(
        "language",
        sound(languages=[*more.LANGUAGES, model.Language(id="ar", name="العربية", fallback=("en",))]),
        "language.ar",
    ),
    bad(
        "language",
        sound(languages=[*more.LANGUAGES, model.Language(id="xx", name="Nobody's", fallback=("en",))]),
        "language.xx",
    ),
    good("language", sound(languages=[*more.LANGUAGES, model.Language(id="uz", name="Oʻzbekcha", fallback=("ru",))])),
    good("language", sound(languages=[model.Language(id="en", name="English", fallback=())])),
]

_CONDITION = more.outcome("last", at_least=1)

SCREENING = [
    bad("screening", sound(screenings=[more.screening("s", outcomes=[_CONDITION])]), "screening.s.outcomes.last"),
    bad(
        "screening",
        sound(screenings=[more.screening("s", outcomes=[more.outcome("last", any_sign=["debt"])])]),
        "screening.s.outcomes.last",
    ),
    bad(
        "screening",
        sound(screenings=[more.screening("s", outcomes=[more.outcome("o", any_sign=["gone"]), more.outcome()])]),
        "screening.s.outcomes.o",
    ),
    good("screening", sound(screenings=[more.screening("s", outcomes=[_CONDITION, more.outcome()])])),
]

EMERGENCY = [
    bad("emergency-number", sound(countries=[more.country("RU"), more.country("KZ")]), "country.KZ"),
    bad(
        "emergency-number",
        sound(contacts=[make.emergency_service("RU"), make.emergency_service("KG", phones=[])]),
        "country.KG",
    ),
    bad(
        "emergency-number",
        sound(contacts=[make.emergency_service("RU"), make.emergency_service("KG", status="defunct")]),
        "country.KG",
    ),
    bad("emergency-number", sound(contacts=[make.contact(services=["emergency"])]), "country.RU", "country.KG"),
    good("emergency-number", sound(contacts=[make.emergency_service("RU", service_area=["RU", "KG"])])),
]

SAMPLES: list[Sample] = [*PHRASES, *STEM, *WEIGHT, *TERM, *REFERENCE, *PLACEHOLDER, *LANGUAGE, *SCREENING, *EMERGENCY]
