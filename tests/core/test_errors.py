"""Problems and errors say what is wrong, where, and how to mend it."""

from __future__ import annotations

from bot.core.errors import ContentError, SettingsError, UkukError
from bot.core.problems import Place, Problem, Severity


def test_a_place_in_a_file_or_a_whole_file() -> None:
    assert str(Place("content/facts.yaml", 3, 5)) == "content/facts.yaml:3:5"
    assert str(Place("content/facts.yaml")) == "content/facts.yaml"


def test_a_problem_in_one_line() -> None:
    place = Place("a.yaml", 1, 2)
    assert str(Problem(place, "hours", Severity.ADVICE, "It is wrong.", "Mend it.")) == (
        "a.yaml:1:2: warning [hours] It is wrong. Mend it."
    )
    assert str(Problem(place, "hours", Severity.BLOCKS, "It is wrong.")) == "a.yaml:1:2: error [hours] It is wrong."


def test_content_errors_carry_every_problem() -> None:
    problems = [Problem(Place("a.yaml"), "hours", Severity.BLOCKS, text) for text in ("One.", "Two.")]
    error = ContentError(problems)
    assert error.problems == tuple(problems)
    assert str(error) == "2 problem(s) in the content"
    assert isinstance(error, UkukError)


def test_settings_errors_say_all_at_once() -> None:
    error = SettingsError(["No token.", "No port."])
    assert error.sentences == ("No token.", "No port.")
    assert str(error) == "No token.; No port."
