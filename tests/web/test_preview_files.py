"""The files of the page: small, alone, and nothing inline."""

from __future__ import annotations

import re

import pytest

from bot.web.static_files import STATIC

ALL_BYTES = 50_000
FILES = ["colours.css", "editors.css", "editors.js", "index.html", "preview.css", "preview.js"]
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)
OUTSIDE = re.compile(r"https?://[a-z0-9.-]+|[\"'(]//", re.IGNORECASE)
FOR_PEOPLE = {"https://www.openstreetmap.org", "http://www.w3.org"}


def test_page_is_small() -> None:
    assert sorted(path.name for path in STATIC.iterdir()) == FILES
    assert sum((STATIC / name).stat().st_size for name in FILES) < ALL_BYTES


def test_nothing_is_inline() -> None:
    assert not INLINE.search((STATIC / "index.html").read_text("utf-8"))


@pytest.mark.parametrize("bad", ["<p style='x'>", "<p onclick=x>", "<script>x</script>", "<style>"])
def test_the_check_finds_inline_code(bad: str) -> None:
    assert INLINE.search(bad)


@pytest.mark.parametrize("name", FILES)
def test_nothing_comes_from_outside(name: str) -> None:
    found = set(OUTSIDE.findall((STATIC / name).read_text("utf-8"))) - FOR_PEOPLE
    assert not found


def test_words_of_the_page_are_complete_in_every_language() -> None:
    script = (STATIC / "preview.js").read_text("utf-8")
    tables = re.findall(r"^  (ky|ru|en): \{(.*?)^  \},", script, re.DOTALL | re.MULTILINE)
    words = {language: sorted(re.findall(r"(\w+): \"", table)) for language, table in tables}
    assert set(words) == {"ky", "ru", "en"}
    assert words["ky"] == words["ru"] == words["en"]
