from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.cli.console import EXIT_CANNOT, EXIT_FAILED, Stopped, list_problems, settings_or_stop, stop, stop_for_content
from bot.core import problems
from bot.core.errors import ContentError
from tests.cli.logs import kept_logging
from tests.cli.places import Inside, Place

PROBLEM = problems.Problem(
    problems.Place("content/x.yaml", 3, 1), "reference", problems.Severity.BLOCKS, "There is no topic 'x'.", "Mend it."
)


def test_stopping_says_every_sentence_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Stopped) as stopped:
        stop("One.", "Two.")
    assert stopped.value.code == EXIT_CANNOT == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "One.\nTwo.\n")


def test_stopping_with_another_code() -> None:
    with pytest.raises(Stopped) as stopped:
        stop(code=EXIT_FAILED)
    assert stopped.value.code == EXIT_FAILED == 1


def test_broken_content_is_told_problem_by_problem(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Stopped):
        stop_for_content(ContentError([PROBLEM, PROBLEM]))
    assert capsys.readouterr().err.splitlines() == ["The content cannot be served:", str(PROBLEM), str(PROBLEM)]


def test_problems_are_listed_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    list_problems([PROBLEM])
    assert capsys.readouterr().out == ("content/x.yaml:3:1: error [reference] There is no topic 'x'. Mend it.\n")


@pytest.mark.usefixtures("environment")
def test_settings_that_cannot_be_used_end_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    os.environ.update(PORT="-1", WEBHOOK_URL="ukuk.example", OPERATOR_IDS="me", BOT_TOKEN="12:geheim")
    with kept_logging(), pytest.raises(Stopped) as stopped:
        settings_or_stop()
    assert stopped.value.code == 2
    err = capsys.readouterr().err
    assert [line.split(":")[0] for line in err.splitlines()] == ["WEBHOOK_URL", "PORT", "OPERATOR_IDS"]
    assert "geheim" not in err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_values_of_the_dotenv_file_count(inside: Inside, place: Place, encoding: str) -> None:
    """Also of one that begins with a mark, as some editors write it: the first name was another one by that."""
    (place.folder / ".env").write_text("PORT=many\nUNKNOWN\nLOCALES_DIR=locales\n", encoding=encoding)
    ran = inside("check")
    assert (ran.code, ran.told[0].split(":")[0]) == (2, "PORT")


@pytest.mark.parametrize(("set_to", "code"), [("8080", 0), ("", 2), ("  ", 2)])
def test_the_environment_goes_before_the_dotenv_file_unless_empty(
    inside: Inside, place: Place, set_to: str, code: int
) -> None:
    (place.folder / ".env").write_text("PORT=many\n", encoding="utf-8")
    assert inside("check", PORT=set_to).code == code


def test_without_a_dotenv_file_nothing_is_read(inside: Inside, place: Place) -> None:
    """An engine for containers makes a folder where the file that it is to show is missing."""
    assert not inside("check").told
    (place.folder / ".env").mkdir()
    ran = inside("check")
    assert (ran.code, ran.told) == (0, ["In the place of the file .env stands something else, which is not read."])


def test_a_dotenv_file_with_what_no_value_may_hold(inside: Inside, place: Place) -> None:
    """It ended with a traceback."""
    (place.folder / ".env").write_bytes(b"PRIVACY_SECRET=ge\0heim\n")
    ran = inside("check")
    assert (ran.code, ran.told) == (2, ["The file .env cannot be read: save it as UTF-8 text, one NAME=value a line."])


def test_a_dotenv_file_that_is_not_utf_8(inside: Inside, place: Place) -> None:
    (place.folder / ".env").write_bytes("PORT=8080\n".encode("utf-16"))
    ran = inside("check")
    assert ran.code == 2
    assert ran.told == ["The file .env cannot be read: save it as UTF-8 text, one NAME=value a line."]


def test_a_folder_above_has_no_say(inside: Inside, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the working folder's file counts, not one found further up."""
    (place.folder / ".env").write_text("PORT=many\n", encoding="utf-8")
    below = place.folder / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    assert inside("check", CONTENT_DIR=str(Path("..") / "content"), LOCALES_DIR=str(Path("..") / "locales")).code == 0
