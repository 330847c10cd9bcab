from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalog.catalogue import read_catalogue
from bot.catalog.loading import load
from bot.catalog.trained_file import keep_trained
from bot.cli.ask import _answers
from bot.cli.console import Stopped
from bot.core.conversation import Edition
from bot.core.understanding import OFF_TOPIC, Understanding
from tests.catalog.folders import TODAY, small
from tests.cli.places import ROOT, Inside, Place
from tests.support.learned import learned

WAGES = "they did not pay my wages"
NO_SENSE = "qqq zzz"


def tsv(folder: Path, *lines: str | bytes) -> Path:
    path = folder / "questions.tsv"
    raw = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    path.write_bytes(raw + b"\n")
    return path


def objects(out: str) -> list[dict[str, Any]]:
    """The lines of output, each an object with the fields of the contract and no other."""
    found: list[dict[str, Any]] = [json.loads(line) for line in out.splitlines()]
    for item in found:
        assert list(item) == ["id", "topics", "confidence", "urgent"]
        assert isinstance(item["id"], str)
        assert isinstance(item["urgent"], bool)
        assert all(isinstance(topic, str) for topic in item["topics"])
        numbers = {"sure": (1,), "unsure": (2, 3), "none": (0,)}[item["confidence"]]
        assert len(item["topics"]) in numbers
    return found


def test_one_question_as_a_user_asks_it(place: Place) -> None:
    ran = place.run("ask", "--lang", "en", "--country", "RU", WAGES)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "sure: unpaid-wages"
    assert "Complain to the inspection." in ran.out
    assert any(line.startswith("[") and line.endswith("]") for line in lines)


def test_one_question_in_a_language(inside: Inside) -> None:
    ran = inside("ask", "--lang", "ky", WAGES)
    assert "[ky] Ask for it in writing." in ran.out


def test_danger_is_said(inside: Inside) -> None:
    assert inside("ask", "he wants to kill me").out.splitlines()[0] == "sure, danger: emergency"


def test_a_question_that_is_not_understood(inside: Inside) -> None:
    ran = inside("ask", "--lang", "en", NO_SENSE)
    assert ran.out.splitlines()[0] == "none: no topic"
    assert "I did not understand your question" in ran.out


@pytest.mark.parametrize("text", ['say "it"', "-- \\n 'x' <b>&", "🆘" * 4096, "\u202e\u2028\x0b", "a" * 100_000, "?"])
def test_any_text_has_an_answer(inside: Inside, text: str) -> None:
    ran = inside("ask", "--lang", "en", "--", text)
    assert ran.code == 0
    assert len(ran.out.splitlines()) > 3


@pytest.mark.parametrize(("language", "country"), [("de", "ZZ"), ("KY", "ru"), ("", ""), ("x" * 100, "🇰🇬")])
def test_a_language_or_country_that_is_none(inside: Inside, language: str, country: str) -> None:
    assert inside("ask", "--lang", language, "--country", country, WAGES).code == 0


@pytest.mark.parametrize("arguments", [("ask",), ("ask", "")])
def test_no_question(inside: Inside, arguments: tuple[str, ...]) -> None:
    ran = inside(*arguments)
    assert (ran.code, ran.told) == (2, ["Give a question, or --tsv with a file of them."])


def test_a_file_as_a_program_asks_it(place: Place) -> None:
    path = tsv(
        place.folder,
        "id\tlang\ttext",
        f"q1\tky\t{WAGES}",
        "q2\tru\the wants to kill me",
        f"q3\ten\t{NO_SENSE}",
        "q4\ten\t",
    )
    ran = place.run("ask", "--tsv", str(path))
    assert (ran.code, ran.err) == (0, "")
    assert objects(ran.out) == [
        {"id": "q1", "topics": ["unpaid-wages"], "confidence": "sure", "urgent": False},
        {"id": "q2", "topics": ["emergency"], "confidence": "sure", "urgent": True},
        {"id": "q3", "topics": [], "confidence": "none", "urgent": False},
        {"id": "q4", "topics": [], "confidence": "none", "urgent": False},
    ]


def test_the_real_content_answers_to_the_contract(place: Place) -> None:
    catalogue = read_catalogue(ROOT / "content", ROOT / "locales")
    keep_trained(place.folder / "var", learned(catalogue.library()))
    phrasings = catalogue.reading.content.phrasings
    asked = {item.id: item.phrases["ru"][0] for item in phrasings if item.id != OFF_TOPIC}
    assert len(asked) >= 24
    path = tsv(place.folder, "id\tlang\ttext", *(f"{topic}\tky\t{text}" for topic, text in asked.items()))
    ran = place.run("ask", "--tsv", str(path), CONTENT_DIR=str(ROOT / "content"), LOCALES_DIR=str(ROOT / "locales"))
    assert ran.code == 0
    found = objects(ran.out)
    assert [item["id"] for item in found] == list(asked)
    assert all(item["id"] in item["topics"] or item["urgent"] for item in found)
    assert next(item for item in found if item["id"] == "emergency")["urgent"]


def test_columns_in_any_order_and_other_columns_besides(inside: Inside, place: Place) -> None:
    path = tsv(place.folder, "note\ttext\tid", f"x\t{WAGES}\tq1")
    assert objects(inside("ask", "--tsv", str(path)).out)[0]["topics"] == ["unpaid-wages"]


def test_a_byte_order_mark_windows_line_ends_and_empty_lines(inside: Inside, place: Place) -> None:
    path = tsv(place.folder, "\ufeffid\tlang\ttext\r", f"q1\ten\t{WAGES}\r", "", "\t\t", f"q2\ten\t{WAGES}")
    assert [item["id"] for item in objects(inside("ask", "--tsv", str(path)).out)] == ["q1", "q2"]


def test_a_line_with_too_few_columns(inside: Inside, place: Place) -> None:
    path = tsv(place.folder, "lang\ttext\tid", "en", "q2")
    assert [(item["id"], item["confidence"]) for item in objects(inside("ask", "--tsv", str(path)).out)] == [
        ("", "none"),
        ("", "none"),
    ]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([""], "the first line must name the columns id, lang and text"),
        (["a\tb"], "the first line must name the columns id, lang and text"),
        (["id,lang,text"], "with tabs between them"),
        (["id\tlang\ttext", b"q1\ten\t\xff"], "is not UTF-8 text. Save it as UTF-8."),
    ],
)
def test_a_file_that_cannot_be_used(inside: Inside, place: Place, lines: list[str | bytes], words: str) -> None:
    ran = inside("ask", "--tsv", str(tsv(place.folder, *lines)))
    assert ran.code == 2
    assert len(ran.told) == 1
    assert words in ran.told[0]


def test_a_file_that_is_not_there(inside: Inside) -> None:
    ran = inside("ask", "--tsv", "gone.tsv")
    assert (ran.code, ran.told) == (2, ["gone.tsv cannot be read: No such file or directory."])


def test_broken_content_and_nothing_kept(inside: Inside, place: Place) -> None:
    place.folders.edit("topics/unpaid-wages.yaml", "sensitivity: public", "sensitivity: secret")
    ran = inside("ask", WAGES)
    assert ran.code == 2
    assert ran.told[0] == "The content cannot be served:"
    assert ran.told[1].startswith("content/topics/unpaid-wages.yaml:4:14: error [field-value]")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folders = small(tmp_path_factory.mktemp("asked"))
    library = load(folders.content, folders.locales, TODAY)
    return Edition(library, Understanding.of(library))


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\t"), max_size=60)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(TEXTS | st.sampled_from([WAGES, "he wants to kill me"]), max_size=5))
def test_every_line_of_a_file_has_one_object(tmp_path: Path, edition: Edition, texts: list[str]) -> None:
    path = tsv(tmp_path, "id\tlang\ttext", *(f"q{number}\ten\t{text}" for number, text in enumerate(texts)))
    found = objects("\n".join(_answers(edition, path)))
    assert [item["id"] for item in found] == [f"q{number}" for number in range(len(texts))]
    assert [item["urgent"] for item in found] == [edition.understanding.understand(text).urgent for text in texts]


def test_the_object_is_ascii_so_that_any_terminal_can_print_it(tmp_path: Path, edition: Edition) -> None:
    line = next(_answers(edition, tsv(tmp_path, "id\tlang\ttext", "суроо\tky\tx")))
    assert line.isascii()
    assert json.loads(line)["id"] == "суроо"


def test_an_empty_file_is_refused(tmp_path: Path, edition: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.tsv"
    path.touch()
    with pytest.raises(Stopped) as stopped:
        list(_answers(edition, path))
    assert stopped.value.code == 2
    assert "must name the columns" in capsys.readouterr().err


def test_it_says_which_words_and_phrases_decided(inside: Inside, place: Place) -> None:
    ran = inside("ask", "--lang", "en", "--explain", WAGES)
    assert ran.code == 0
    assert "unpaid-wages: " in ran.out
    assert re.search(r"unpaid-wages: \w+ \+0\.\d\d", ran.out), "words are named by their keys"
    assert f"100 % like: {WAGES}" in ran.out
    assert "violence" in inside("ask", "--explain", "he beats me right now").out
