from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.places import SECONDS, Inside, Place

COMMANDS = {"run", "preview", "check", "ask", "migrate", "translations"}


def test_the_commands_of_the_contract_are_there(inside: Inside) -> None:
    ran = inside("--help")
    assert ran.code == 0
    assert all(command in ran.out for command in COMMANDS)


def test_without_arguments_there_is_help_as_a_user_sees_it(place: Place) -> None:
    ran = place.run()
    assert ran.code == 2
    assert "preview" in ran.out + ran.err
    assert "Traceback" not in ran.err


def test_where_the_packages_are_not_there_it_is_said_how_to_get_them(place: Place) -> None:
    ran = subprocess.run(
        [sys.executable, "-S", "-m", "bot", "check"],
        cwd=place.folder,
        env=place.whole_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    words = "Ukuk is not set up for this python. Run `make setup`, then `.venv/bin/python -m bot …`.\n"
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", words)


def test_the_program_calls_itself_as_it_was_called(place: Place, inside: Inside) -> None:
    assert "Usage: python -m bot facts confirm" in place.run("facts", "confirm").err
    assert "Usage: ukuk facts confirm" in inside("facts", "confirm").err


@pytest.mark.parametrize("arguments", [("nope",), ("check", "--nope"), ("translations", "nope"), ("ask", "a", "b")])
def test_what_is_no_command_is_said(inside: Inside, arguments: tuple[str, ...]) -> None:
    ran = inside(*arguments)
    assert ran.code == 2
    assert "--help" in ran.err


@pytest.mark.parametrize("arguments", [("check", "--format", "xml"), ("translations", "status", "--format", "csv")])
def test_a_format_that_is_none_is_said(inside: Inside, arguments: tuple[str, ...]) -> None:
    ran = inside(*arguments)
    assert ran.code == 2
    assert "'text'" in ran.err


SURPRISED = """
import sys
from bot.catalog import translations
from bot.cli import main

def surprised(*_):
    raise RuntimeError("Айгүл +996700123456")

translations.update_all = surprised
sys.argv = ["ukuk", "translations", "update"]
main()
"""


def test_an_error_that_nobody_foresaw_ends_a_program_without_its_words(place: Place) -> None:
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", SURPRISED],
        cwd=place.folder,
        env=place.whole_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "CRITICAL bot: an error that nobody caught" in done.stderr
    assert "  builtins.RuntimeError" in done.stderr
    assert " in surprised" in done.stderr
    assert "Айгүл" not in done.stderr
    assert "996700123456" not in done.stderr


def test_translations_alone_shows_its_help(inside: Inside) -> None:
    ran = inside("translations")
    assert ran.code == 2
    assert "update" in ran.out + ran.err
    assert "status" in ran.out + ran.err
