"""A link for paper, its QR code, and the page to print."""

from __future__ import annotations

import io
import re
import sys

import pytest
import segno

from bot.core.routes import Countries, Emergency, Intent, Menu, Place, TopicPlace, Visitor, parse
from tests.cli.places import Inside
from tests.cli.places import Place as Folder

BOT = ("--bot", "ukuk_test_bot")
TO = "https://t.me/ukuk_test_bot?start="


@pytest.mark.parametrize(
    ("arguments", "visitor", "leads"),
    [
        ((), Visitor("ky"), Countries()),
        (("--lang", "ru"), Visitor("ru"), Countries()),
        (("--country", "RU"), Visitor("ky", "RU"), Menu()),
        (("unpaid-wages",), Visitor("ky"), Countries("unpaid-wages")),
        (("unpaid-wages", "--country", "RU", "--lang", "ru"), Visitor("ru", "RU"), TopicPlace("unpaid-wages")),
        (("emergency",), Visitor("ky"), Emergency()),
    ],
)
def test_the_link_leads_there(inside: Inside, arguments: tuple[str, ...], visitor: Visitor, leads: Place) -> None:
    ran = inside("poster", *arguments, *BOT)
    assert ran.code == 0
    assert ran.out.startswith(TO)
    assert parse(ran.out.strip().removeprefix(TO)) == Intent(visitor, leads)


@pytest.mark.parametrize("suffix", ["svg", "png", "html"])
def test_the_code_is_of_the_link(inside: Inside, place: Folder, suffix: str) -> None:
    ran = inside("poster", "unpaid-wages", "--country", "RU", *BOT, "--out", f"poster.{suffix}")
    assert ran.code == 0
    drawn, wanted = (place.folder / f"poster.{suffix}").read_bytes(), io.BytesIO()
    code = segno.make(ran.out.strip(), error="m", micro=False)
    if suffix == "html":
        code.save(wanted, kind="svg", xmldecl=False, svgns=True, omitsize=True)
        assert wanted.getvalue() in drawn
    else:
        code.save(wanted, kind=suffix, scale=12)
        # the SVG has no date; the PNG is the same, dot by dot
        assert drawn == wanted.getvalue()


def test_the_page_says_nothing_of_the_topic(inside: Inside, place: Folder) -> None:
    inside("poster", "emergency", "--country", "RU", "--lang", "en", *BOT, "--out", "poster.html")
    page = re.sub(
        r"<(style|svg).*?</\1>", "", (place.folder / "poster.html").read_text(encoding="utf-8"), flags=re.DOTALL
    )
    words = re.sub(r"<[^>]+>", " ", page)
    assert "Rights of migrant workers" in words
    assert "t.me/ukuk_test_bot" in words
    assert "start=" not in words
    assert "emergency" not in words.lower()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("gone", *BOT), "There is no topic 'gone'. There are: "),
        (("--country", "ZZ", *BOT), "There is no country 'ZZ'."),
        (("--lang", "zz", *BOT), "There is no language 'zz'."),
        (("--bot", "@ukuk"), "'@ukuk' is no name of a bot."),
        (("--bot", "a&b=c"), "is no name of a bot."),
        ((*BOT, "--out", "poster.gif"), "the file must end in .svg, .png, .html."),
        ((*BOT, "--out", "no/such/folder/poster.svg"), "cannot be written: "),
    ],
)
def test_what_cannot_be_is_said(inside: Inside, arguments: tuple[str, ...], words: str) -> None:
    ran = inside("poster", *arguments)
    assert ran.code == 2
    assert words in ran.err


def test_without_the_library_that_draws(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    assert inside("poster", *BOT).code == 0, "the link needs no drawing"
    ran = inside("poster", *BOT, "--out", "poster.svg")
    assert ran.code == 2
    assert "install segno" in ran.err


def test_broken_content(inside: Inside, place: Folder) -> None:
    place.folders.edit("topics/emergency.yaml", "sensitivity: danger", "sensitivity: secret")
    assert "cannot be served" in inside("poster", *BOT).err
