"""Samples for the rules on Kyrgyz."""

from __future__ import annotations

from bot.core.checks import Context
from tests.core.checks.sound import Sample, bad, good, ignored, sound
from tests.support import builders as make

_ANSWER, _STEP = "topic.t.INTL.answer", "topic.t.INTL.steps.ask"


def _says(answer: str, step: str = "Даа.", russian: str = "Ааа.") -> Context:
    """Sound content in whose Kyrgyz stand these texts."""
    texts = {"ky": {_ANSWER: answer, _STEP: step}, "ru": {_ANSWER: russian}}
    topics = [make.topic("t"), make.topic("emergency", room=None)]
    return sound(texts, topics=topics, screenings=[], shows=[], phrasings=[])


def _ky(rule: str, answer: str, step: str = "Даа.") -> Sample:
    return bad(rule, _says(answer, step), _ANSWER, language="ky")


LETTERS = [
    _ky("ky-letters", "Бүгун келиңиз.", "Бүгүн келиңиз."),
    _ky("ky-letters", "Он жак жана тандоо.", "Он, таңдоо: ушул таңдоо."),
    bad("ky-letters", _says("Онун өзүн.", "Өнүн өзүн, өнүн."), _ANSWER, language="ky"),
    bad("ky-letters", _says("Ошондо болуп.", "Бөлүп, бөлүп."), _ANSWER, language="ky"),
    ignored("ky-letters", _says("Ушундай болот.", "Экиге бөлөт.")),
    good("ky-letters", _says("«Бугун» деңиз.", "Бүгүн келиңиз.")),
    good("ky-letters", _says("ОН мүчөсү", "Он адам")),
    good("ky-letters", sound({"ky": {"contact.helpline.name": "Бугун", _ANSWER: "Бүгүн"}})),
]

HARMONY = [
    _ky("ky-harmony", "Биз үйдо отурабыз."),
    _ky("ky-harmony", "Ар кундө барыңыз."),
    _ky("ky-harmony", "Арыз менен келуу керек."),
    _ky("ky-harmony", "Үйде күтүңүз, бул сиздин үй."),
    _ky("ky-harmony", "Сотга барыңыз, сот чечет."),
    _ky("ky-harmony", "Паспортымды беришпейт.", "Паспорт керек."),
    _ky("ky-harmony", "Адамлердан сураңыз, адам айтат."),
    good("ky-harmony", _says("Үйлөрдөн, сотторго, колуна, кулдарга.", "Үй, сот, кол, кул.")),
    good("ky-harmony", _says("Директор, доллар, календарь, рольго.", "Роль, долл, кален.")),
    good("ky-harmony", _says("Айтуудан, иштөөгө, далилдөө, документтүү.", "Айт, ишт, документ.")),
    ignored("ky-harmony", _says("Түркстанда жана Түркияда.", "Түркстан.")),
    good("ky-harmony", _says("«Паспортымды бермей жатыр» деңиз.", "Паспорт керек.")),
    good("ky-harmony", _says("АРТга барыңыз, 112ге чалыңыз.", "Арт.")),
]

RUSSIAN = [
    _ky("ky-russian", "Штраф төлөңүз."),
    _ky("ky-russian", "Аларга штрафты бербеңиз."),
    _ky("ky-russian", "Горячая линияга чалыңыз."),
    good("ky-russian", _says("«Штраф» деген кагазды сураңыз (штраф).")),
    ignored("ky-russian", _says("Штрафбад шаарына барыңыз; автоштраф.")),
    good("ky-russian", sound({"ky": {"source.law.publisher": "Штраф тууралуу"}})),
    good("ky-russian", sound({"ru": {_ANSWER: "Штраф"}})),
]

SEN = [
    bad("ky-sen", _says("Сен барасың."), _ANSWER, _ANSWER, language="ky"),
    _ky("ky-sen", "Сага жардам беришет."),
    _ky("ky-sen", "Бүгүн барсаң болот."),
    _ky("ky-sen", "Арыз берген жоксуң."),
    _ky("ky-sen", "Паспортуңду бербе."),
    _ky("ky-sen", "Бүгүн келиңер."),
    ignored("ky-sen", _says("Сиз барыңыз, оң жакка, эң жакшы, калың, жаңы, таңда.")),
    good("ky-sen", _says("«Сен кимсиң» дешсе, унчукпаңыз.")),
]

EQUAL = [
    bad("ky-equals-ru", _says("Позвоните нам.", russian="Позвоните нам."), _ANSWER, language="ky"),
    good("ky-equals-ru", _says("Календарь", russian="Календарь")),
    good("ky-equals-ru", _says("Бизге чалыңыз.", russian="Позвоните нам.")),
    good(
        "ky-equals-ru",
        sound({language: {"contact.helpline.name": "Санкт-Петербург"} for language in ("ky", "ru")}),
    ),
]

SAMPLES: list[Sample] = [*LETTERS, *HARMONY, *RUSSIAN, *SEN, *EQUAL]
