"""The report's parts, on counts whose figures are known."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest

from bot.core.limits import MESSAGE_UNITS
from bot.core.ports import Count, Counted
from bot.core.report.answers import CONTACTS_SHOWN
from bot.core.report.asked import DAYS_DRAWN
from bot.core.report.build import build
from bot.core.report.page import page
from bot.core.report.publication import publish
from bot.core.report.section import Report, Section
from bot.core.report.style import POLICY, STYLE
from bot.core.report.summary import LINES_A_SECTION, summary
from tests.core.report.samples import noon, sample_library
from tests.support import builders as make
from tests.support.counted import thirteen_weeks
from tests.support.libraries import library

MONDAY = date(2026, 11, 9)
NOW = noon(date(2026, 12, 14))


def counted(event: str, subject: str = "", detail: str = "", n: int = 10, **more: str) -> Counted:
    count = Count(event, subject, detail, more.get("language", "ky"), more.get("country", "RU"))
    return Counted(MONDAY, weekly=False, count=count, n=n)


def report(*rows: Counted) -> Report:
    found = sample_library()
    return build(publish(rows, found, NOW), found, NOW)


def section(name: str, *rows: Counted) -> Section:
    return next(item for item in report(*rows).sections if item.id == name)


def test_what_nobody_did_has_no_part() -> None:
    assert [item.id for item in report().sections] == ["trust", "age", "due"]
    assert dict(report().overview)["Topics opened"] == "0"
    assert dict(report().overview)["Not understood"] == "–"


def test_topics() -> None:
    found = section(
        "topics", counted("topic", "unpaid-wages", n=20), counted("topic", "hiv-care"), counted("topic", "x", n=2)
    )
    assert found.table.rows == (
        ("I was not paid", "week", "20"),
        ("I was not paid", "month", "10"),
        ("x", "month", "*"),
    )
    assert found.bars == (1.0, 0.5, None)


def test_languages_and_countries() -> None:
    rows = [
        counted("room", "work", language="ru"),
        counted("countries", n=20),
        counted("room", "work", n=3, language="xx"),
    ]
    assert section("languages", *rows).table.rows == (("Kyrgyz", "20"), ("Russian", "10"), ("xx", "*"))
    rows = [counted("menu", country=code, n=n) for code, n in (("RU", 30), ("XX", 20), ("", 10), ("ZW", 2))]
    assert section("countries", *rows).table.rows == (
        ("Russia", "30"), ("another country", "20"), ("none chosen yet", "10"), ("Zimbabwe", "*"),
    )  # fmt: skip


def test_what_was_not_understood() -> None:
    rows = [
        counted("typed", "", "sure", n=30),
        counted("typed", "words-to-3", "none", n=10),
        counted("typed", "words-more", "none", n=3),
        counted("typed", "", "urgent", n=50),
        counted("typed", "", "sure", n=10, language="ru"),
        counted("typed", "", "sure", n=3, language="en"),
        counted("typed", "words-to-3", "none", n=3, language="en"),
    ]
    found = section("understood", *rows)
    assert found.table.rows == (
        ("Kyrgyz", "30", "", "10 + *", "25%"),
        ("Russian", "10", "", "", "0%"),
        ("English", "*", "", "*", "*"),
    )
    assert found.bars == (0.25, 0.0, None)
    assert section("lengths", *rows).table.rows == (
        ("up to 3 words", "10", "*"),
        ("4 to 12 words", "", ""),
        ("13 to 40 words", "", ""),
        ("more than 40 words", "*", ""),
    )
    assert ("typed urgent", "50") in section("else", *rows).table.rows
    assert dict(report(*rows).overview)["Not understood"] == "20%"


def test_days_are_drawn_with_what_is_hidden_and_what_was_not() -> None:
    rows = [replace(counted("start", n=n), day=MONDAY + timedelta(days=day)) for day, n in ((0, 20), (1, 3), (7, 10))]
    found = section("days", *rows)
    assert [day.n for day in found.days[:4]] == [20, None, 0, 0]
    assert found.days[-1].day == date(2026, 12, 13)
    assert [number for _, number in found.table.rows] == ["20 + *", "10"]
    long_ago = replace(rows[0], day=MONDAY - timedelta(days=200))
    assert len(section("days", long_ago, *rows).days) == DAYS_DRAWN


def test_contacts_that_do_not_answer_stand_first() -> None:
    rows = [
        counted("contact", "helpline", n=50),
        counted("contact", "unions", n=20),
        counted("reached", "unions", "silent", n=10),
        counted("reached", "unions", "answered", n=2),
        counted("contact", "gone", n=9),
        counted("contact", "shelter", n=2),
    ]
    found = section("health", *rows)
    assert found.table.rows == (
        ("Unions", "unconfirmed", "20", "*", "10", ""),
        ("Helpline", "sourced", "50", "", "", ""),
        ("gone", "gone", "10", "", "", ""),
    )
    assert "1 more" in found.about


def test_contacts_end_somewhere() -> None:
    found = section("health", *(counted("contact", f"c{number}") for number in range(CONTACTS_SHOWN + 5)))
    assert len(found.table.rows) == CONTACTS_SHOWN
    assert "5 more" in found.about


def test_what_helped() -> None:
    rows = [
        counted("helped", "unpaid-wages", said, n) for said, n in (("yes", 20), ("no", 10), ("too-long", 8), ("old", 2))
    ]
    found = section("helped", *rows, counted("helped", "complaint", "yes", 2))
    assert found.table.head == ("Topic", "yes", "no", "old", "too-long")
    assert found.table.rows == (("I was not paid", "20", "10", "*", "10"),)


def test_how_old_the_content_is() -> None:
    facts = [
        make.fact("new", source_date="2026-11", checked="2026-12-01"),
        make.fact("half", source_date="2026-03", checked="2026-12-01"),
        make.fact("old", source_date="2025", checked=None, expires="2026-12-13"),
        make.fact("older", source_date="2020", checked="2026-12-01", expires="2026-12-14"),
        make.fact("undated", source_date=None, checked=None, expires="2027-01-20"),
    ]
    card = make.card(review_by="2026-12-01", reviewed="2026-11-01")
    found = library(facts=facts, topics=[make.topic("t", card)], contacts=[make.contact(), make.contact("b")])
    made = {item.id: item.table.rows for item in build(publish([], found, NOW), found, NOW).sections}
    assert [number for _, number in made["age"]] == ["1", "1", "1", "1", "1"]
    assert made["due"] == (("facts", "1", "1", "5"), ("cards", "1", "0", "1"))
    assert made["trust"] == (("confirmed by a call", "0"), ("from a dated page", "2"), ("not confirmed", "0"))


class _Page(HTMLParser):
    """What a page is made of, and whether its tags close."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def whole() -> Report:
    found = sample_library()
    return build(publish(thirteen_weeks(found, date(2026, 12, 13)), found, NOW), found, NOW)


def test_the_page_needs_nothing_else(whole: Report) -> None:
    text = page(whole)
    made = _Page(text)
    assert {"svg", "table", "section", "style", "main"} <= made.tags
    assert not made.tags & {"script", "link", "img", "iframe", "object", "form", "base", "a"}
    names = {name for name, _ in made.attributes}
    assert not {name for name in names if name.startswith("on")} | (names & {"href", "src", "style", "xlink:href"})
    assert "http" not in re.sub(r"http-equiv", "", text)
    assert not re.search(r"url\((?!#hatch\))|@import", text)
    assert f"<style>{STYLE}</style>" in text
    assert "default-src 'none'" in POLICY


def test_each_part_is_named_and_every_chart_has_its_table(whole: Report) -> None:
    text = page(whole)
    assert len(whole.sections) >= 11
    for item in whole.sections:
        part = text[text.index(f'<section id="{item.id}"') :]
        part = part[: part.index("</section>")]
        assert f'id="{item.id}-title"' in part
        assert f'aria-labelledby="{item.id}-title"' in part
        assert part.count('<tr role="row"><th scope="row"') == len(item.table.rows)
        assert part.count('class="bar"') == len(item.bars)
        assert not item.days or re.search(r'<svg class="columns" role="img" aria-label="[^"]+"', part)


def test_words_are_words_on_the_page() -> None:
    text = page(report(counted("topic", "<b>&'\"")))
    assert "&lt;b&gt;&amp;&#x27;&quot;" in text
    assert "<b>" not in text


def test_the_summary_is_one_message(whole: Report) -> None:
    text = summary(whole)
    assert len(text.encode("utf-16-le")) // 2 < MESSAGE_UNITS / 2
    assert "Conversations begun: " in text
    assert text.count("• ") <= 4 * LINES_A_SECTION
    assert "* is a number from 1 to 7" in text
