"""`new language`: a line and two files; then `check` and `status` know what is left to translate."""

from __future__ import annotations

import json

import pytest

from bot.catalog.messages import po_path
from bot.catalog.po_files import fill
from tests.cli.new.terminal import Typing, files, text, written
from tests.cli.places import Inside, Place

GIVEN = ["language", "uz", "--name", "Oʻzbekcha", "--fallback", "ru, en"]


def test_a_line_and_two_files(typing: Typing, place: Place) -> None:
    before = files(place)
    ran = typing(*GIVEN)
    assert (ran.code, ran.err) == (0, "")
    assert written(place, before) == [
        "content/languages.yaml", "locales/uz/LC_MESSAGES/bot.po", "locales/uz/LC_MESSAGES/content.po",
    ]  # fmt: skip
    assert text(place, "languages.yaml") == (
        before["content/languages.yaml"].decode() + "- {id: uz, name: Oʻzbekcha, fallback: [ru, en]}\n"
    )
    assert "locales/uz/LC_MESSAGES/bot.po first" in ran.out


def test_asked_for_at_the_terminal(typing: Typing, place: Place) -> None:
    ran = typing("language", lines=["uzb", "ru", "ar", "xx", "tr", "", "fr", "en, ru"])
    assert (ran.code, ran.told) == (0, [
        "Write the two letters of ISO 639-1, as uz for Uzbek or tg for Tajik.",
        "The language 'ru' already exists: Русский.",
        "'ar' is written from right to left. Our screens put icons and numbers before words, which would be read "
        "in a wrong order there: this takes work on the screens first.",
        "CLDR, which knows how languages write dates, numbers and countries, does not know 'xx'. Without that no "
        "screen can be made in it.",
        "There is no language 'fr'.",
    ])  # fmt: skip
    assert text(place, "languages.yaml").endswith("- {id: tr, name: Türkçe, fallback: [en, ru]}\n")


def test_what_stands_in_where_nothing_is_said(typing: Typing, place: Place) -> None:
    assert typing("language", "uz").code == 0
    assert text(place, "languages.yaml").endswith("fallback: [ru, en]}\n"), "as for the first language"


def test_a_language_whose_days_cldr_cannot_count_is_told_of(typing: Typing, place: Place) -> None:
    ran = typing("language", "tg", "--name", "Тоҷикӣ")
    assert ran.code == 0
    assert "CLDR has no words of Тоҷикӣ for days, weeks or months: terms are said in English." in ran.out


def test_what_is_left_is_reported(typing: Typing, inside: Inside, place: Place) -> None:
    typing(*GIVEN)
    fill(po_path(place.folders.locales, "uz", "content"), {"topic.unpaid-wages.title": "Menga ish haqi berishmadi"})
    ran = inside("check")
    assert ran.code == 0
    missing = [line for line in ran.out.splitlines() if "warning [missing] [uz]" in line]
    assert len(missing) > 200
    assert not any("unpaid-wages.yaml:6:" in line for line in missing)
    assert inside("check", "--strict").code == 1
    ran = inside("translations", "status", "--format", "json")
    parts = json.loads(ran.out)["parts"]
    wages = next(row for row in parts if (row["language"], row["part"]) == ("uz", "unpaid-wages"))
    assert (wages["done"], wages["changed"]) == (1, 0)


def test_a_spreadsheet_for_its_translator(typing: Typing, inside: Inside, place: Place) -> None:
    typing(*GIVEN)
    ran = inside("content", "export", "uz.xlsx", "--lang", "uz")
    assert ran.code == 0
    assert ran.out.splitlines()[1].endswith(" missing")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- {id: xx, name: Nobody's, fallback: [en]}", "'xx' is not known to CLDR: no screen can be made in it."),
        (
            "- {id: ar, name: العربية, fallback: [en]}",
            "'ar' is written from right to left: no screen can be made in it.",
        ),
    ],
)
def test_a_line_written_by_hand_is_refused_in_the_same_way(inside: Inside, place: Place, line: str, told: str) -> None:
    """Else the first screen in it would break: names, dates and numbers come from CLDR."""
    place.folders.write("languages.yaml", text(place, "languages.yaml") + f"{line}\n")
    ran = inside("check")
    assert ran.code == 1
    assert f"error [language] {told} Take it out." in ran.out
