"""Each text is found at its line: the file says there what the key says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalog.places import PHRASES, all_places
from bot.core.phrases import INTERFACE
from tests.catalog.folders import CODE, Folders, small


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    found = small(tmp_path_factory.mktemp("places"))
    found.translate()
    return found


def test_every_text_and_record_has_its_line(folders: Folders) -> None:
    catalogue = folders.catalogue()
    places, seen = all_places(catalogue, CODE), 0
    for key in catalogue.library().keys:
        for language in ("en", "ky", "ru"):
            place = places[language, key]
            assert place.line > 0, (language, key)
            seen += 1
    assert seen >= 600
    assert places["en", "fact.stay-days"].file == "content/facts.yaml"
    assert places["en", "topic.unpaid-wages.RU"].line > places["en", "topic.unpaid-wages.INTL"].line


@pytest.mark.parametrize(
    ("language", "key", "words"),
    [
        ("en", "topic.unpaid-wages.RU.answer", "Complain to the inspection."),
        ("en", "topic.unpaid-wages.INTL.steps.wait", "Wait so long"),
        ("en", "contact.ru-lawyer", "id: ru-lawyer"),
        ("en", "fact.stay-days", "id: stay-days"),
        ("ky", "contact.ru-lawyer.name", "[ky] A lawyer"),
        ("ru", "ui.sos", "[ru] Danger now"),
    ],
)
def test_the_line_says_it(folders: Folders, language: str, key: str, words: str) -> None:
    place = all_places(folders.catalogue(), CODE)[language, key]
    lines = (folders.content.parent / place.file).read_text(encoding="utf-8").splitlines()
    assert words in "\n".join(lines[place.line - 1 : place.line + 2])


def test_phrases_stand_in_the_code(folders: Folders) -> None:
    places = all_places(folders.catalogue(), CODE)
    lines = (CODE.parent / PHRASES).read_text(encoding="utf-8").splitlines()
    assert Path(PHRASES).name == "phrases.py"
    for key in INTERFACE:
        place = places["en", key]
        assert place.file == PHRASES
        assert f'"{key.removeprefix("ui.")}"' in lines[place.line - 1]
