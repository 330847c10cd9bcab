"""Every screen ends in the same way: honest notices, danger, the way home."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core import markup, phrases
from bot.core.library import Library, Translation
from bot.core.limits import BUTTON_CHARACTERS
from bot.core.model import Sensitivity
from bot.core.page import Copy, Open, Page, shorten
from bot.core.routes import Emergency, Hide, Menu, Privacy, TopicPlace, Visitor
from bot.core.voice import Voice
from tests.support import builders as make
from tests.support.libraries import library
from tests.support.talk import labels, leads, places, seen

TITLE = "topic.unpaid-wages.title"


def _page(found: Library | None = None, sensitivity: Sensitivity = Sensitivity.PUBLIC, language: str = "en") -> Page:
    visitor = Visitor(language, "RU", "kg")
    return Page(Voice(found or library(), language, date(2026, 11, 23)), visitor, sensitivity)


def test_lines_are_escaped_and_joined() -> None:
    page = _page()
    page.title("A & B", "🆘")
    page.line("<1>")
    page.gap()
    page.gap()
    page.small("so", "ℹ️")
    page.html(markup.bold("x"))
    page.gap()
    assert page.screen().text == "<b>🆘 A &amp; B</b>\n&lt;1&gt;\n\n<i>ℹ️ so</i>\n<b>x</b>"


def test_a_gap_never_stands_at_the_beginning() -> None:
    page = _page()
    page.gap()
    page.line("x")
    assert page.screen().text == "x"


def test_danger_and_home_are_on_every_screen() -> None:
    screen = _page().screen()
    assert places(screen) == [Emergency(), Menu()]
    assert screen.language == "en"
    assert not screen.quiet


@pytest.mark.parametrize("sensitivity", [Sensitivity.CAREFUL, Sensitivity.DANGER])
def test_what_harms_when_seen_can_be_hidden_and_comes_quietly(sensitivity: Sensitivity) -> None:
    screen = _page(sensitivity=sensitivity).screen()
    assert places(screen) == [Emergency(), Menu(), Hide()]
    assert screen.quiet


def test_both_can_be_left_out() -> None:
    assert _page().screen(home=False, sos=False).rows == ()


def test_rows() -> None:
    page = _page()
    page.row()
    page.rows_of([page.press(str(number), Privacy()) for number in range(5)], 2)
    page.row(Copy("📋 112", "112"), Open("Page", "https://example.org"))
    rows = page.screen(home=False, sos=False).rows
    assert [[button.label for button in row] for row in rows] == [["0", "1"], ["2", "3"], ["4"], ["📋 112", "Page"]]


def test_a_press_is_of_the_visitor_or_of_another() -> None:
    page = _page()
    page.row(page.go(phrases.SOS, TopicPlace("t")), page.press("x", Privacy(), "🔒", Visitor("ru", "KZ")))
    screen = page.screen(home=False, sos=False)
    assert leads(screen, "Danger now").visitor == Visitor("en", "RU", "kg")
    assert leads(screen, "🔒 x").visitor == Visitor("ru", "KZ")


@pytest.mark.parametrize(
    ("texts", "notice"),
    [
        ({}, phrases.NOTICE_FALLBACK),
        ({"ky": {TITLE: Translation("Акы", fuzzy=True)}}, phrases.NOTICE_FUZZY),
    ],
)
def test_a_text_that_is_not_sure_is_said_to_be_so(
    texts: dict[str, dict[str, Translation]], notice: phrases.Phrase
) -> None:
    ui = {"ky": {key: Translation(text) for key, text in phrases.INTERFACE.items()}}
    ui["ky"] |= texts.get("ky", {})
    page = _page(library(ui, topics=[make.topic()]), language="ky")
    page.line(page.voice.text(TITLE))
    assert notice.english in seen(page.screen())


def test_what_is_sure_has_no_notice() -> None:
    page = _page(library(topics=[make.topic()]))
    page.line(page.voice.text(TITLE))
    assert seen(page.screen()) == "I was not paid"


def test_an_old_value_is_named_with_its_date() -> None:
    page = _page()
    page.line(page.voice.fact(make.fact(expires="2026-11-01")))
    assert "Old value: 30 days. It should have been checked by 1 November 2026." in seen(page.screen())


def test_a_new_message_of_what_is_sensitive_begins_with_a_cover() -> None:
    page = _page(sensitivity=Sensitivity.DANGER)
    page.title("Call <now>")
    screen = page.screen()
    assert seen(screen) == "Call <now>"
    assert markup.visible(screen.anew) == f"{phrases.COVER.english}\n\nCall <now>"
    assert markup.is_valid(screen.anew)
    public = _page().screen()
    assert (public.cover, public.anew) == ("", public.text)
    assert not public.quiet
    assert replace(public, silent=True).quiet


@given(st.text(max_size=150))
@example("a" * 61)
@example("🆘 " + "a" * 70)
@example("word " * 20)
def test_labels_fit_a_small_phone(label: str) -> None:
    short = shorten(label)
    assert len(short) <= BUTTON_CHARACTERS
    if len(label) <= BUTTON_CHARACTERS:
        assert short == label
    else:
        assert short.endswith("…")
        assert label.startswith(short[:-1])


def test_a_label_is_cut_at_a_word() -> None:
    page = _page()
    page.row(page.press("Somebody keeps my passport and does not give it back to me at all", Privacy()))
    (label, *_) = labels(page.screen())
    assert label == "Somebody keeps my passport and does not give it back to me…"
