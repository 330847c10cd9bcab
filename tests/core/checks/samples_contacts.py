"""Samples for the rules on people who help."""

from __future__ import annotations

from typing import Any

from bot.core.checks import Context
from tests.core.checks.sound import Sample, bad, good, ignored, services, sound, with_contact
from tests.support import builders as make

_NUMBER = "contact.helpline.phones.main.number"
_OFFICE = "Mo-Fr 09:00-18:00"
_CALLED = {"date": "2026-11-01", "by": "lawyer"}
_HOST = "fund.example"


def _phone(number: str, **fields: Any) -> Context:
    return with_contact(phones=[make.phone(number, **fields)])


def _source(url: str | None, *hidden: str) -> Context:
    return sound(sources=[make.source(), make.source("fund", url=url, not_shown_in=hidden)])


def _link(value: str, kind: str = "web", hidden: tuple[str, ...] = (), **fields: Any) -> Context:
    return with_contact(links=[{"type": kind, "value": value, "not_shown_in": hidden}], **fields)


PHONES = [
    bad("phone", _phone("+7495000"), _NUMBER),
    bad("phone", _phone("+99631298765432"), _NUMBER),
    bad("phone", _phone("+9999999999"), _NUMBER),
    bad("phone", _phone("112"), _NUMBER),
    bad("phone", _phone("112", works_in=["RU", "KZ"]), _NUMBER),
    bad("phone", _phone("1515", works_in=["RU", "KG"]), _NUMBER, _NUMBER),
    bad("phone", _phone("+996112987654"), _NUMBER),
    bad("phone", _phone("+996312987654", plan_exception="New numbers, see the source."), _NUMBER),
    bad("phone", with_contact(phones=[make.phone("+77272345678")], service_area=["RU"]), _NUMBER),
    bad("phone", with_contact(phones=[make.phone("+996312987654")], service_area=["RU"]), _NUMBER),
    bad("phone", with_contact(phones=[make.phone("+78007000600")], service_area=["KZ"]), _NUMBER),
    ignored("phone", _phone("+996112987654", plan_exception="The plan is of 2026, see the source.")),
    good("phone", with_contact(phones=[make.phone("+77272345678")], service_area=["RU", "KZ"])),
    good("phone", with_contact(phones=[make.phone("+78007000600")], service_area=["RU"])),
    good("phone", with_contact(phones=[make.phone("+80080020200")], service_area=["RU"])),
    good("phone", with_contact(phones=[make.phone("+996312987654")], service_area=["RU"], kind="consulate")),
    good("phone", with_contact(phones=[make.phone("+996312987654")], service_area=["RU", "KG"], kind="state")),
    good("phone", _phone("+996312987654")),
    good("phone", _phone("112", works_in=["RU", "KG"])),
]

HOURS = [
    bad("hours", with_contact(hours="from nine to five", hours_zone="Europe/Moscow"), "contact.helpline.hours"),
    bad("hours", with_contact(hours=_OFFICE, hours_zone=None), "contact.helpline.hours_zone"),
    bad("hours", with_contact(hours=_OFFICE, hours_zone="Europe/Moskow"), "contact.helpline.hours_zone"),
    bad("hours", with_contact(hours=_OFFICE, hours_zone="Europe"), "contact.helpline.hours_zone"),
    bad("hours", with_contact(hours="9-5", hours_zone=""), "contact.helpline.hours", "contact.helpline.hours_zone"),
    good("hours", with_contact(hours=_OFFICE, hours_zone="Asia/Bishkek")),
    good("hours", with_contact(hours="24/7", hours_zone=None)),
    good("hours", with_contact(hours=None, hours_zone=None)),
]

CONFIRMATION = [
    bad("confirmation", with_contact(confidence="confirmed"), "contact.helpline"),
    bad("confirmation", _phone("+996312987654", confidence="confirmed"), "contact.helpline"),
    bad(
        "confirmation",
        with_contact(confidence="confirmed", confirmation={"date": "2026-11-24", "by": "lawyer"}),
        "contact.helpline.confirmation",
    ),
    good("confirmation", with_contact(confidence="confirmed", confirmation=_CALLED)),
    good("confirmation", with_contact(confidence="sourced", confirmation={"date": "2026-11-23", "by": "lawyer"})),
]

REACHABLE = [
    bad("reachable", with_contact(phones=[]), "contact.helpline"),
    good("reachable", with_contact(phones=[], status="inactive")),
    good("reachable", with_contact(phones=[], location={"city": "Osh", "address": None})),
    good("reachable", _link("example.org", phones=[])),
]

HARMFUL = [
    bad("harmful-link", _source(f"https://{_HOST}/page"), "source.fund.url"),
    bad("harmful-link", _source(f"https://www.{_HOST}/page", "KZ"), "source.fund.url"),
    bad("harmful-link", _source(f"http://ru.{_HOST}:8080"), "source.fund.url"),
    bad("harmful-link", _source("https://FUND.Example"), "source.fund.url"),
    bad("harmful-link", _link(f"https://{_HOST}"), "contact.helpline.links"),
    bad("harmful-link", _link(f"www.{_HOST}/help"), "contact.helpline.links"),
    good("harmful-link", _source(f"https://{_HOST}/page", "RU")),
    good("harmful-link", _source("https://notfund.example")),
    good("harmful-link", _source(f"https://example.org/{_HOST}")),
    good("harmful-link", _source("https://[broken")),
    good("harmful-link", _source(None)),
    good("harmful-link", _link(f"https://{_HOST}", hidden=("RU",))),
    good("harmful-link", _link(f"https://{_HOST}", not_shown_in=["RU"])),
    good("harmful-link", _link(f"help@{_HOST}", "email")),
    good("harmful-link", sound(contacts=services(), harmful_hosts=[], sources=[make.source(url=f"https://{_HOST}")])),
]

SAMPLES: list[Sample] = [*PHONES, *HOURS, *CONFIRMATION, *REACHABLE, *HARMFUL]
