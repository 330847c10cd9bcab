"""What is to be checked, as an editor asks for it: a table, CSV, JSON, and a page to print."""

from __future__ import annotations

import csv
import json
import re
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest

from bot.core import phrases
from tests.cli.places import Inside, Place
from tests.support.clock import NOON

pytestmark = pytest.mark.usefixtures("noon")
RUSSIA = "contacts/russia.yaml"


def usage(place: Place, *rows: dict[str, Any], **head: Any) -> str:
    """A file of `stats --format json` in the working folder."""
    path = place.folder / "usage.json"
    rows_with_days = [{"from": "2026-11-23", "to": "2026-11-29", **row} for row in rows]
    path.write_text(json.dumps({"ukuk": "stats", "version": 1, "rows": rows_with_days} | head), encoding="utf-8")
    return str(path)


def found(inside: Inside, *arguments: str) -> list[dict[str, Any]]:
    ran = inside(*arguments, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    return list(json.loads(ran.out))


def test_contacts_as_a_table(inside: Inside) -> None:
    ran = inside("contacts", "due", COLUMNS="200")
    week_ahead = NOON.date() + timedelta(days=7)
    assert (ran.code, ran.err) == (0, "")
    assert "ru-lawyer" in ran.out
    assert "never confirmed by a call; from a page without a date" in ran.out
    assert ran.out.splitlines()[-1] == f"1 to check by {week_ahead}."


def test_programs_are_told_where_it_stands(inside: Inside) -> None:
    assert found(inside, "contacts", "due", "--by", "2026-12-01") == [
        {
            "place": 1, "kind": "contact", "id": "ru-lawyer", "name": "A lawyer",
            "why": "never confirmed by a call; from a page without a date", "dated": None, "due": None, "danger": False,
            "used": 0, "answered": 0, "silent": 0, "wrong": 0, "file": "content/contacts/russia.yaml", "line": 31,
        }
    ]  # fmt: skip


def test_what_users_report_stands_first_and_is_counted(inside: Inside, place: Place) -> None:
    place.folders.edit(RUSSIA, "      source_date: 2026-08", "      source_date: 2020")
    assert [row["id"] for row in found(inside, "contacts", "due")] == ["ru-emergency", "ru-lawyer"]
    reports = [{"event": "reached", "subject": "ru-lawyer", "detail": "wrong", "n": 15}]
    told = usage(place, *reports, {"event": "contact", "subject": "ru-lawyer", "n": 120})
    rows = found(inside, "contacts", "due", "--usage", told)
    assert [(row["id"], row["wrong"], row["used"]) for row in rows] == [("ru-lawyer", 15, 120), ("ru-emergency", 0, 0)]
    assert "15 wrong number, 0 no answer" in inside("contacts", "due", "--usage", told, COLUMNS="200").out


def test_csv_has_the_same_rows(inside: Inside) -> None:
    rows = list(csv.DictReader(inside("contacts", "due", "--format", "csv").out.splitlines()))
    assert [{name: str(value if value is not None else "") for name, value in row.items()} for row in found(inside, "contacts", "due")] == rows  # noqa: E501  # fmt: skip


def test_only_of_a_country_and_only_the_first(inside: Inside, place: Place) -> None:
    place.folders.edit(RUSSIA, "      source_date: 2026-08", "      source_date: 2020")
    assert len(found(inside, "contacts", "due", "--country", "RU")) == 2
    assert found(inside, "contacts", "due", "--country", "KZ") == []
    assert [row["id"] for row in found(inside, "contacts", "due", "--limit", "1")] == ["ru-emergency"]
    assert "1 and 1 more to check by" in inside("contacts", "due", "--limit", "1").out


def test_facts_and_cards_by_their_day(inside: Inside, place: Place) -> None:
    assert inside("facts", "due").out.endswith(". The next is due on 2027-11-01.\n")
    rows = found(inside, "facts", "due", "--by", "2027-11-01")
    assert {(row["kind"], row["id"], row["file"]) for row in rows} == {
        ("fact", "stay-days", "content/facts.yaml"),
        ("card", "unpaid-wages.INTL", "content/topics/unpaid-wages.yaml"),
        ("card", "unpaid-wages.RU", "content/topics/unpaid-wages.yaml"),
        ("card", "emergency.INTL", "content/topics/emergency.yaml"),
        ("screening", "forced-labour", "content/screening/forced-labour.yaml"),
    }
    assert rows[0]["id"] == "emergency.INTL", "danger first"
    assert {row["why"] for row in rows} == {"its date comes"}
    of_russia = {row["id"] for row in found(inside, "facts", "due", "--by", "2027-11-01", "--country", "RU")}
    assert of_russia == {"stay-days", "unpaid-wages.RU"}
    told = usage(place, {"event": "topic", "subject": "unpaid-wages", "country": "RU", "n": 40})
    used = {row["id"]: row["used"] for row in found(inside, "facts", "due", "--by", "2027-11-01", "--usage", told)}
    assert used["unpaid-wages.RU"] == used["unpaid-wages.INTL"] == 40
    assert used["emergency.INTL"] == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "cannot be read: No such file or directory."),
        ("no json", "is no JSON. The operator makes it with `stats --format json`."),
        ("[]", "It is no file of `stats --format json`."),
        ('{"ukuk": "stats", "version": 2, "rows": []}', "It is of version 2; version 1 is read here."),
        ("\x00\xff", "is no JSON."),
    ],
)
def test_a_file_that_is_no_usage(inside: Inside, place: Place, text: str | None, words: str) -> None:
    path = place.folder / "usage.json"
    if text is not None:
        path.write_text(text, encoding="latin-1")
    ran = inside("contacts", "due", "--usage", str(path))
    assert (ran.code, ran.out, len(ran.told)) == (2, "", 1)
    assert words in ran.told[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("--zone", "Asia/Bishkekk"), "no time zone 'Asia/Bishkekk'"), (("--by", "soon"), "'soon' is no day")],
)
def test_what_cannot_be_meant(inside: Inside, arguments: tuple[str, ...], words: str) -> None:
    ran = inside("contacts", "due", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.told[0]


def test_a_list_that_is_not_whole_says_so(inside: Inside, place: Place) -> None:
    place.folders.edit("topics/emergency.yaml", "sensitivity: danger", "sensitivity: secret")
    ran = inside("contacts", "due")
    assert ran.code == 0
    assert ran.told == ["A part of the content cannot be read, so this list is not whole: python -m bot check"]


class _Page(HTMLParser):
    """What a page says, and what it would load."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "br"}:
            self.open.append(tag)
        self.loads += [f"{name}={value}" for name, value in attrs if name in {"src", "href"} or name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)


def sheet(inside: Inside, *arguments: str) -> str:
    """The words of a page to print, which is whole HTML and loads nothing."""
    ran = inside(*arguments, "--format", "sheet")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("<!DOCTYPE html>")
    assert "size: A4" in ran.out
    assert not re.search(r"<script|url\(|@import", ran.out)
    page = _Page(ran.out)
    assert page.open == page.loads == []
    return " ".join(" ".join(page.words).split())


def test_the_call_sheet(inside: Inside, place: Place) -> None:
    """An office in Moscow, called from Bishkek and from Seoul; Russian is what it speaks."""
    place.folders.edit(RUSSIA, "languages: unknown", "languages: [ru, tr]")
    place.folders.edit(RUSSIA, "  hours: null\n", '  hours: "Mo-Su 20:00-23:00"\n')
    place.folders.edit(RUSSIA, "hours_zone: null\n  cost: free\n  asks_name: unknown", "hours_zone: Europe/Moscow\n  cost: free\n  asks_name: unknown")  # noqa: E501  # fmt: skip
    words = sheet(inside, "contacts", "due")
    assert "1. A lawyer ru-lawyer" in words
    assert "+7 495 000-00-00" in words
    assert "☐ answered ☐ no answer ☐ wrong number" in words
    assert "Mon–Sun 20:00–23:00 23:00–02:00" in words
    assert "your clock (Asia/Bishkek)" in words
    assert "They speak Russian and Turkish. The questions in Russian:" in words
    assert f"[ru] {phrases.CALL_WHO.english}" in words
    assert "We say now: Advice free of charge. ☐ right" in words
    assert "+7 495 000-00-00: unknown" in words
    assert "We say now: unknown. ☐ yes" in words
    assert "Role code ____" in words
    assert "python -m bot contacts confirm ru-lawyer --by ROLE-CODE --date DATE" in words
    assert 'python -m bot contacts withdraw ru-lawyer --why "wrong number"' in words
    assert "The law, page of 2026-08 https://example.org/law" in words
    assert "02:00–05:00 (+1 day)" in sheet(inside, "contacts", "due", "--zone", "Asia/Seoul")


def test_emergency_numbers_are_not_called(inside: Inside, place: Place) -> None:
    place.folders.edit(RUSSIA, "      source_date: 2026-08", "      source_date: 2020")
    words = sheet(inside, "contacts", "due", "--limit", "1")
    assert "Emergency services ru-emergency" in words
    assert "DO NOT CALL. Compare with the source." in words
    assert "contacts confirm" not in words
    assert phrases.CALL_WHO.english not in words


def test_languages_that_we_have_no_questions_in(inside: Inside, place: Place) -> None:
    assert "We do not know which languages they speak. The questions in Russian:" in sheet(inside, "contacts", "due")
    place.folders.edit(RUSSIA, "languages: unknown", "languages: [tr]")
    words = sheet(inside, "contacts", "due")
    assert "They speak Turkish: we have no questions in that. Try English and Russian, or let somebody call" in words
    assert f"{phrases.CALL_COST.english} [ru] {phrases.CALL_COST.english}" in words


def test_who_has_no_number_and_who_was_withdrawn(inside: Inside, place: Place) -> None:
    inside("contacts", "withdraw", "ru-lawyer", "--why", "A <wrong> number.")
    words = sheet(inside, "contacts", "due")
    assert "Shown to nobody" in words
    assert "A <wrong> number." in words
    assert "python -m bot contacts restore ru-lawyer" in words
    text = (place.folders.content / RUSSIA).read_text(encoding="utf-8")
    start, end = text.index("  phones:\n    - number"), text.index("  hours: null")
    place.folders.write(RUSSIA, text[:start] + text[end:])
    inside("contacts", "restore", "ru-lawyer")
    assert "No number to call. Its ways: none" in sheet(inside, "contacts", "due")


def test_the_sheet_of_facts_and_cards(inside: Inside) -> None:
    words = sheet(inside, "facts", "due", "--by", "2027-11-01")
    assert "How long one may stay. stay-days" in words
    assert "We say now: 30 days (Russia; sure: high)." in words
    assert "python -m bot facts confirm stay-days --by ROLE-CODE --date DATE [--value VALUE]" in words
    assert "I was not paid (RU) unpaid-wages.RU" in words
    assert "Write to the inspection. ☐ right" in words
    assert "content/topics/unpaid-wages.yaml:" in words
    assert "Is it forced labour? forced-labour" in words
    assert "Say who you are" not in words, "nobody is called"


def test_nothing_is_due(inside: Inside) -> None:
    assert "Nothing is due." in sheet(inside, "facts", "due")
    assert inside("facts", "due", "--format", "json").out == "[]\n"
    assert len(inside("facts", "due", "--format", "csv").out.splitlines()) == 1
