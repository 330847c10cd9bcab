"""Whatever stands in a content file: problems with places, never an exception, never a half-read library."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalog.loading import load, problems
from bot.core.errors import ContentError
from bot.core.problems import Severity
from tests.catalog.folders import FILES, TODAY, Folders, small

JUNK = st.sampled_from(
    [
        *(
            "null",
            '""',
            "[]",
            "{}",
            "no",
            "true",
            "0",
            "-1",
            "99999999999",
            "1.5",
            "[a, b]",
            "{a: b}",
            "[[[]]]",
            "[",
            '"',
        ),
        *("RU", "XX", "ky", "ANY", "INTL", "unknown", "emergency", "kg-citizen", "foreigner-in-kg", '"112"'),
        *('"+99900000000"', '"+74950000000"', "2026-13-01", "0001-01-01", "9999-12-31", "Europe/Moskva", "24/7"),
        *('"Mo-Fr 09:00-18:00"', '"25:00"', '"PH off"', "https://bad.example.org", "https://[x", "a: b", "!x y", "*a"),
        *('"<b>"', '"{fact:stay-days}"', '"{"', '"{x}"', '"%s"', '"\\ud800"', '"\\0"', '"\u202e"', "\t", "# gone"),
    ]
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, translations: Path) -> Folders:
    folders = small(tmp_path_factory.mktemp("junk"))
    shutil.copytree(translations, folders.locales)
    return folders


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data(), name=st.sampled_from(sorted(FILES)), junk=JUNK)
def test_junk_in_the_place_of_any_word(home: Folders, data: st.DataObject, name: str, junk: str) -> None:
    text = FILES[name]
    word = data.draw(st.sampled_from([match.span() for match in re.finditer(r"[^\s{}\[\],:]+", text)]))
    home.write(name, text[: word[0]] + junk + text[word[1] :])
    try:
        found = problems(home.catalogue(), TODAY)
        blocks = any(problem.severity is Severity.BLOCKS for problem in found)
        try:
            load(home.content, home.locales, TODAY)
        except ContentError:
            assert blocks
        else:
            assert not blocks
    finally:
        home.write(name, text)
