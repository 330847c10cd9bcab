"""Values that do not fit, and names of what is not there."""

from __future__ import annotations

from tests.broken.change import CONTACTS, TOPIC, Broken, contacts, edit, refused, topic, warned

_AT = f"content/{TOPIC}"
_CONTACTS = f"content/{CONTACTS}"
_SCREENING = "screening/forced-labour.yaml"
_QUESTIONS = "questions/unpaid-wages.yaml"
_TEN_MILLION = "9" * 13
_CHANGED = tuple(f"locales/{language}/LC_MESSAGES/content.po:{{}}: outdated" for language in ("ky", "ru"))


def _outdated(line: int) -> tuple[str, ...]:
    """The translations of a changed English text are told, too."""
    return tuple(told.format(f"{line}:1") for told in _CHANGED)


FIELDS: list[Broken] = [
    refused("an unknown field", topic("    rights:", "    right:"), f"{_AT}:22:5: field-unknown", words="'rights'"),
    refused(
        "a misspelt field that must be there",
        topic("title: I", "titel: I"),
        f"{_AT}:5:1: field-unknown",
        words="'title'",
    ),
    refused("no title", topic("title: I was not paid\n", ""), f"{_AT}:2:1: field-missing"),
    refused("an empty title", topic("title: I was not paid", "title:"), f"{_AT}:5:7: field-value"),
    refused(
        "a number for a text", topic("title: I was not paid", "title: 112"), f"{_AT}:5:8: field-value", words='"112"'
    ),
    refused(
        "a list for fields", topic("    steps:\n      ask: ", "    steps:\n      - ask: "), f"{_AT}:13:7: yaml-syntax"
    ),
    refused("a text for a list", topic("[legal]", "legal"), f"{_AT}:6:8: field-value", words="list"),
    refused("fields for a list", topic("[legal]", "{legal: yes}"), f"{_AT}:6:8: field-value", words="list"),
    refused("an unknown word", topic("room: work", "room: wrok"), f"{_AT}:3:7: field-value", words="'work'"),
    refused("an unknown need", topic("[legal]", "[legel]"), f"{_AT}:6:9: field-value", words="'legal'"),
    refused("spaces at the end", topic("I was not paid", '"I was not paid "'), f"{_AT}:5:8: field-value"),
    refused(
        "no steps",
        topic("    steps:\n      inspection: Write to the inspection.\n", "    steps: {}\n"),
        f"{_AT}:20:12: field-value",
    ),
    refused("an id with a picture", topic("id: unpaid-wages", "id: unpaid-💰"), f"{_AT}:2:5: field-value"),
    refused("an id with a Cyrillic letter", topic("id: unpaid-wages", "id: unpaid-wаges"), f"{_AT}:2:5: field-value"),
    refused(
        "a Cyrillic letter in a field",
        topic("    audience: anyone\n    answer: Ask", "    аudience: anyone\n    answer: Ask"),
        f"{_AT}:9:5: field-unknown",
        words="Cyrillic",
    ),
    refused(
        "a Cyrillic letter before a text", topic("      ask: ", "      аsk: "), f"{_AT}:12:7: field-value", words="'а'"
    ),
    refused(
        "a Cyrillic letter in a code",
        edit("facts.yaml", "country: RU", "country: RУ"),
        "content/facts.yaml:5:12: field-value",
    ),
    refused("a text that is a remark", topic("title: I", "title: #I"), f"{_AT}:5:7: field-value", words="remark"),
    refused(
        "a number that begins with nought",
        edit("facts.yaml", "value: 30", "value: 030"),
        "content/facts.yaml:2:10: field-value",
    ),
    refused(
        "a language without a name",
        edit("languages.yaml", "name: Русский", 'name: ""'),
        "content/languages.yaml:2:18: field-value",
    ),
    refused(
        "a long id", edit("sources/law.yaml", "id: law", "id: " + "l" * 60), "content/sources/law.yaml:1:5: field-value"
    ),
    refused("a card twice", topic("  - id: RU\n", "  - id: INTL\n"), f"{_AT}:8:3: field-value", words="INTL"),
    refused(
        "a day that is none",
        edit("facts.yaml", "expires: 2027-11-01", "expires: 2026-02-30"),
        "content/facts.yaml:10:12: field-value",
        words="2026-02-30",
    ),
    refused(
        "a day in words",
        edit("facts.yaml", "expires: 2027-11-01", "expires: next November"),
        "content/facts.yaml:10:12: field-value",
        words="such as",
    ),
    refused(
        "a day from another country",
        edit("facts.yaml", "source_date: 2026-08", "source_date: 08/2026"),
        "content/facts.yaml:8:16: field-value",
    ),
    refused(
        "a month that is none",
        edit("facts.yaml", "source_date: 2026-08", "source_date: 2026-13"),
        "content/facts.yaml:8:16: field-value",
    ),
    refused("less than nothing", edit("facts.yaml", "value: 30", "value: -30"), "content/facts.yaml:2:10: field-value"),
    refused(
        "more than anything",
        edit("facts.yaml", "value: 30", f"value: {_TEN_MILLION}"),
        "content/facts.yaml:2:10: field-value",
    ),
    refused("no number", edit("facts.yaml", "value: 30", "value: 1e400"), "content/facts.yaml:2:10: field-value"),
    refused("a phone with letters", contacts('"+74950000000"', '"+7495ABC0000"'), f"{_CONTACTS}:42:15: field-value"),
    refused(
        "a phone as people write it",
        contacts('"+74950000000"', '"+7 (495) 000-00-00"'),
        f"{_CONTACTS}:42:15: field-value",
        words="Did you mean '+74950000000'?",
    ),
    refused(
        "a short code that is a number",
        contacts('number: "112"', "number: 112"),
        f"{_CONTACTS}:13:15: field-value",
        words='"112"',
    ),
    refused(
        "a country in words",
        contacts("area: [RU]\n  services: [legal]", "area: [Russia]\n  services: [legal]"),
        f"{_CONTACTS}:38:18: field-value",
    ),
    refused(
        "a link that is none",
        edit("sources/law.yaml", "https://example.org/law", "example.org/law"),
        "content/sources/law.yaml:3:6: field-value",
        words="https://",
    ),
    refused(
        "a place off the earth",
        contacts("  hours: null\n", "  location: {city: Moscow, address: null, latitude: 555.7}\n  hours: null\n"),
        f"{_CONTACTS}:49:53: field-value",
    ),
    refused(
        "a weight of a hundred",
        edit(_QUESTIONS, "keywords: {en", "weights: {unpaid wages: 100}\nkeywords: {en"),
        f"content/{_QUESTIONS}:2:25: field-value",
    ),
    refused(
        "a phrase that is empty",
        edit(_QUESTIONS, "    - my boss keeps my money", "    -"),
        f"content/{_QUESTIONS}:6:6: field-value",
    ),
]

NAMES: list[Broken] = [
    refused(
        "an unknown topic",
        edit(_SCREENING, "topic: unpaid-wages", "topic: unpaid-wage"),
        f"content/{_SCREENING}:2:8: reference",
        words="'unpaid-wages'",
    ),
    refused(
        "an unknown source",
        edit("facts.yaml", "sources: [law]", "sources: [lawn]"),
        "content/facts.yaml:7:12: reference",
        words="'law'",
    ),
    refused(
        "an unknown country of a card",
        topic("  - id: RU\n", "  - id: KZ\n"),
        f"{_AT}:17:5: reference",
        *(f"{_AT}:{at}: missing" for at in ("19:13", "19:13", "21:19", "21:19", "23:13", "23:13")),
        *(f"locales/{of}/LC_MESSAGES/content.po:{line}:1: stray" for of in ("ky", "ru") for line in (58, 63, 68)),
    ),
    refused(
        "a fact that is not there",
        topic("{fact:stay-days}", "{fact:stay-day}"),
        f"{_AT}:13:13: placeholder",
        *_outdated(53),
        words="'stay-days'",
    ),
    refused(
        "a brace that is not closed",
        topic("{fact:stay-days}.", "{fact:stay-days."),
        f"{_AT}:13:13: placeholder",
        *_outdated(53),
    ),
    refused(
        "questions of no topic",
        edit(_QUESTIONS, "id: unpaid-wages", "id: unpaid-wage"),
        f"content/{_QUESTIONS}:1:5: reference",
        f"{_AT}:2:1: unreachable",
    ),
    refused(
        "a language that nobody speaks",
        edit("languages.yaml", "fallback: [en]", "fallback: [eng]"),
        "content/languages.yaml:2:38: field-value",
    ),
    refused(
        "no English",
        edit("languages.yaml", "fallback: [ru, en]", "fallback: [ru, uz]"),
        "content/languages.yaml:1:3: language",
    ),
    refused(
        "no emergency number",
        contacts("kind: emergency", "kind: state"),
        "content/countries.yaml:1:3: emergency-number",
    ),
    refused(
        "answers without an outcome",
        edit(_SCREENING, "calm, urgent", "calm, at_least: 1, urgent"),
        f"content/{_SCREENING}:11:5: screening",
    ),
    refused(
        "a sign of no question",
        edit(_SCREENING, "any_sign: [locked]", "any_sign: [lock]"),
        f"content/{_SCREENING}:10:5: screening",
    ),
    refused("a deadline by money", edit("facts.yaml", "unit: day", "unit: RUB"), "content/deadlines.yaml:7:9: term"),
    refused(
        "a deadline of three thousand years",
        edit("facts.yaml", "value: 30", "value: 1000000"),
        "content/deadlines.yaml:7:9: term",
        "content/facts.yaml:2:10: unit",
    ),
    refused(
        "a text over Telegram's limit",
        topic("Ask for it in writing.", "Ask. " * 900 + "Ask."),
        f"{_AT}:10:13: message-length",
        f"{_AT}:10:13: screen-length",
        *_outdated(43),
    ),
]

ADVICE: list[Broken] = [
    warned(
        "a link with a Cyrillic letter",
        edit("sources/law.yaml", "https://example.org/law", "https://exаmple.org/law"),
        "content/sources/law.yaml:3:6: link",
        words="Cyrillic",
    ),
    warned(
        "a site of harm with its https",
        edit("hosts.yaml", "id: bad.example.org", "id: https://bad.example.org"),
        "content/hosts.yaml:1:3: link",
    ),
    warned(
        "north for east",
        contacts(
            "  hours: null\n",
            "  location: {city: Moscow, address: null, latitude: 37.6, longitude: 55.7}\n  hours: null\n",
        ),
        f"{_CONTACTS}:49:53: point",
        *(f"{_CONTACTS}:49:20: missing" for _ in "kr"),
        words="Exchange",
    ),
    warned(
        "a day in a thousand years",
        edit("facts.yaml", "expires: 2027-11-01", "expires: 3027-11-01"),
        "content/facts.yaml:10:12: dates",
    ),
    warned(
        "a page of a thousand years",
        edit("sources/law.yaml", "source_date: 2026-08", "source_date: 1026-08"),
        "content/sources/law.yaml:4:14: dates",
    ),
    warned(
        "a phone of no plan",
        contacts('"+74950000000"', '"+74950000"'),
        f"{_CONTACTS}:42:5: phone",
        f"{_CONTACTS}:42:5: phone-change",
    ),
    warned(
        "hours that cannot be read",
        contacts('"24/7"\n  hours_zone: null', '"Mo-Fr 9 to 18"\n  hours_zone: Europe/Moscow'),
        f"{_CONTACTS}:20:10: hours",
        words="from",
    ),
    warned(
        "a zone that is not there",
        contacts('"24/7"\n  hours_zone: null', '"Mo-Fr 09:00-18:00"\n  hours_zone: Europe/Moskow'),
        f"{_CONTACTS}:21:15: hours",
        words="'Europe/Moscow'",
    ),
    warned(
        "a country that is not there",
        contacts("      free_from: [RU]", "      free_from: [UK]"),
        f"{_CONTACTS}:15:18: code",
        words="'GB'",
    ),
    warned(
        "a contact that nobody is shown",
        contacts(
            "audience: anyone\n  service_area: [RU]\n  services: [legal]",
            "audience: foreigner-in-kg\n  service_area: [RU]\n  services: [legal]",
        ),
        f"{_CONTACTS}:38:17: unreachable",
    ),
    warned(
        "a contact that is called confirmed",
        contacts(
            "confidence: sourced\n  confirmation: null\n  sources: [law]\n  source_date: null",
            "confidence: confirmed\n  confirmation: null\n  sources: [law]\n  source_date: null",
        ),
        f"{_CONTACTS}:31:3: confirmation",
        words="python -m bot contacts confirm ru-lawyer --phone",
    ),
    warned(
        "a phone in what a contact does",
        contacts("Advice free of charge.", "Advice. Call +77273123456."),
        f"{_CONTACTS}:33:16: prose",
        *(
            f"locales/{of}/LC_MESSAGES/content.po:88:1: {rule}"
            for of in ("ky", "ru")
            for rule in ("numbers", "outdated")
        ),
    ),
    warned(
        "a link where it harms",
        edit("hosts.yaml", "bad.example.org", "example.org"),
        "content/sources/law.yaml:3:6: harmful-link",
    ),
    warned(
        "a link that tells tales",
        edit("sources/law.yaml", "org/law", "org/law?utm_source=x"),
        "content/sources/law.yaml:3:6: link",
    ),
    warned(
        "a fact past its date",
        edit("facts.yaml", "expires: 2027-11-01", "expires: 2020-11-01"),
        "content/facts.yaml:10:12: expired",
    ),
    warned(
        "a day in the future",
        edit("facts.yaml", "checked: null", "checked: 2031-01-01"),
        "content/facts.yaml:9:12: dates",
    ),
    warned(
        "a phone in a text",
        topic("Ask for it in writing.", "Call +7 495 000-00-00."),
        f"{_AT}:10:13: prose",
        *_outdated(43),
        *(f"locales/{of}/LC_MESSAGES/content.po:43:1: numbers" for of in ("ky", "ru")),
    ),
    warned(
        "markup in a text",
        topic("Ask for it in writing.", "Ask for it in <b>writing</b>."),
        f"{_AT}:10:13: markup",
        *_outdated(43),
    ),
    warned(
        "a sign that hides",
        topic("Ask for it in writing.", "Ask for it\u202e in writing."),
        f"{_AT}:10:13: invisible",
        *_outdated(43),
    ),
    warned(
        "a word to avoid",
        topic("Ask for it in writing.", "A gastarbeiter may ask."),
        f"{_AT}:10:13: avoid",
        *_outdated(43),
    ),
    warned(
        "a long sentence",
        topic("Ask for it in writing.", "Ask " + "and ask " * 13 + "again."),
        f"{_AT}:10:13: sentence",
        *_outdated(43),
    ),
    warned(
        "nouns after numbers",
        topic("Ask for it in writing.", "Ask for it within 3 day."),
        f"{_AT}:10:13: plural",
        *_outdated(43),
        *(f"locales/{of}/LC_MESSAGES/content.po:43:1: numbers" for of in ("ky", "ru")),
    ),
    warned(
        "a phrase twice",
        edit(_QUESTIONS, "my boss keeps my money", "they did not pay my wages!"),
        f"content/{_QUESTIONS}:6:7: near-duplicate",
    ),
    warned(
        "phrases in no language",
        edit(_QUESTIONS, "  ky: [", "  kg: ["),
        f"content/{_QUESTIONS}:7:7: code",
        words="'ky'",
    ),
    warned(
        "a way to nowhere",
        edit(_SCREENING, "next: [unpaid-wages]", "next: [unpaid-wagez]"),
        f"content/{_SCREENING}:10:79: next",
        words="'unpaid-wages'",
    ),
]
