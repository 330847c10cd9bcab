from __future__ import annotations

import pytest

from tests.cli.places import Inside, Place

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


def test_translations_alone_shows_its_help(inside: Inside) -> None:
    ran = inside("translations")
    assert ran.code == 2
    assert "update" in ran.out + ran.err
    assert "status" in ran.out + ran.err
