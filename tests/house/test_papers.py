"""What the papers say is so: settings, commands, processes, targets and lock files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from dotenv import dotenv_values
from typer.main import get_command

from bot.cli.program import program
from bot.settings import Settings
from tests import run_all
from tests.house.tree import ROOT, files

SETTINGS = sorted(name.upper() for name in Settings.model_fields)
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt")


@cache
def paper(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def papers() -> str:
    """All that is written for people."""
    found = [path for path in files("docs") if path.suffix == ".md"]
    assert len(found) >= 4
    return "\n".join([paper("README.md"), *(path.read_text(encoding="utf-8") for path in found)])


def commands(command: object, name: str = "") -> Iterator[str]:
    """The full names of all commands: `check`, `translations update`."""
    parts = getattr(command, "commands", None)
    if parts is None:
        yield name
        return
    for part, below in parts.items():
        yield from commands(below, f"{name} {part}".strip())


COMMANDS = sorted(commands(get_command(program())))


def test_there_are_settings_and_commands_to_look_for() -> None:
    assert len(SETTINGS) >= 13
    assert {"run", "preview", "check", "ask", "migrate", "translations update", "translations status"} <= set(COMMANDS)


@pytest.mark.parametrize("name", SETTINGS)
def test_each_setting_is_in_the_example_and_explained_to_operators(name: str) -> None:
    assert len(re.findall(rf"^{name}=", paper(".env.example"), re.MULTILINE)) == 1
    assert f"`{name}`" in paper("docs/OPERATORS.md")


def test_the_example_has_no_other_settings_and_only_defaults() -> None:
    example = {name: value or "" for name, value in dotenv_values(ROOT / ".env.example").items()}
    assert sorted(example) == SETTINGS
    assert Settings.from_env(example) == Settings.from_env({})


def test_each_setting_of_the_example_has_a_comment() -> None:
    blocks = paper(".env.example").split("\n\n")
    for block in blocks:
        names = [line for line in block.splitlines() if "=" in line and not line.startswith("#")]
        assert not names or block.startswith("#") or names[0].startswith(("CONTENT_DIR", "LOCALES_DIR")), block


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_written_of(name: str) -> None:
    assert re.search(rf"(?:python -m bot|ukuk|make|`){' ?'}{re.escape(name)}\b", papers()), name


def test_no_command_is_written_of_that_is_none() -> None:
    heads = {name.split()[0] for name in COMMANDS}
    written = set(re.findall(r"python -m bot ([a-z]+)", papers() + paper("Makefile") + paper("Procfile")))
    assert len(written) >= 4
    assert written <= heads


def test_no_setting_is_written_of_that_is_none() -> None:
    """Errors of the Bot API are in capitals, too: those of the faults that RELIABILITY.md names."""
    faults = {name for line in paper("docs/RELIABILITY.md").splitlines() for name in line.split("|")[1:2]}
    named = set(re.findall(r"`([A-Z][A-Z]+_[A-Z_]+)`", papers())) - set(re.findall(r"`([A-Z_]+)`", "".join(faults)))
    assert len(named) >= 5
    assert named <= set(SETTINGS)


def test_the_words_of_the_program_name_only_commands_and_settings_that_exist() -> None:
    heads = {name.split()[0] for name in COMMANDS}
    seen = 0
    for path in files("bot"):
        if path.suffix == ".py":
            for command in re.findall(r"python -m bot ([a-z]+)", path.read_text(encoding="utf-8")):
                seen += 1
                assert command in heads, path
    assert seen >= 2


def processes() -> dict[str, str]:
    found = {}
    for line in paper("Procfile").splitlines():
        name, colon, command = line.partition(": ")
        assert colon, line
        assert name not in found
        found[name] = command
    return found


def test_the_processes_are_commands_that_exist() -> None:
    assert set(processes()) == {"release", "web"}
    for command in processes().values():
        called = re.findall(r"python -m bot (\w+)", command)
        assert called
        assert set(called) <= set(COMMANDS)


def test_one_process_runs_the_bot_where_the_platform_reaches_it() -> None:
    running = [command for command in processes().values() if "bot run" in command]
    assert running == [processes()["web"]]
    assert "HOST=${HOST:-0.0.0.0}" in running[0]


def targets() -> dict[str, str]:
    """Target → its recipe."""
    found = re.findall(r"^([a-z-]+):[^=\n]*\n((?:\t.*\n?)*)", paper("Makefile"), re.MULTILINE)
    return dict(found)


def test_the_targets_of_the_contract_are_there() -> None:
    assert {"run", "setup", "test", "lint", "types", "house", "content", "tests"} <= set(targets())
    assert "python -m bot run" in targets()["run"]
    assert "python -m bot preview" in targets()["run"]
    assert "tests/run_all.py" in targets()["test"]


def test_each_target_that_is_written_of_exists() -> None:
    written = set(re.findall(r"\bmake ([a-z][a-z-]+)\b", papers() + paper(".env.example") + paper(".ci/run")))
    real = {name for name in written if name not in {"it", "the", "a", "an", "sure", "and", "markup"}}
    assert {"run", "test"} <= real <= set(targets())


def test_the_gate_runs_every_check_and_each_exists() -> None:
    assert set(run_all.CHECKS) >= {"lint", "format", "house", "types", "content", "tests"}
    assert "--strict" in run_all.CHECKS["content"]
    for command in run_all.CHECKS.values():
        for part in command:
            assert not part.endswith(".py") or (ROOT / part).is_file(), part


def test_ci_runs_the_gate() -> None:
    assert paper(".ci/run").rstrip().endswith("make test")


def requirements(name: str) -> dict[str, str]:
    """Package → its whole entry."""
    entries = re.split(r"\n(?=\S)", paper(name).strip())
    kept = [entry for entry in entries if not entry.startswith("#")]
    return {re.split(r"[=\[ ]", entry)[0]: entry for entry in kept}


@pytest.mark.parametrize("name", LOCKS)
def test_each_requirement_has_one_version_and_its_hashes(name: str) -> None:
    found = requirements(name)
    assert len(found) >= 35
    for package, entry in found.items():
        assert re.match(rf"{re.escape(package)}(?:\[[\w,-]+\])?==\S+ (?:; [^\\]+ )?\\\n", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), package


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_host_and_no_place_of_a_machine(name: str) -> None:
    for line in paper(name).splitlines():
        assert not re.search(r"://|index-url|trusted-host|find-links|@ |file:/|\s/|~/", line), line


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads(paper("pyproject.toml"))["project"]
    wanted = {re.split(r"[<>=\[;]", item)[0].lower().replace("_", "-") for item in project["dependencies"]}
    tools = {re.split(r"[<>=\[;]", item)[0].lower() for item in project["optional-dependencies"]["dev"]}
    assert len(wanted) >= 15
    assert wanted <= set(requirements("requirements.txt"))
    assert wanted | tools <= set(requirements("requirements-dev.txt"))


@pytest.mark.parametrize("other", LOCKS[1:])
def test_what_runs_is_the_same_in_all_locks(other: str) -> None:
    runs, more = requirements("requirements.txt"), requirements(other)
    for package, entry in runs.items():
        if package in more or other != "requirements-bench.txt":  # editors' packages are not measured
            assert entry.split(" ")[0] == more[package].split(" ")[0]


REGISTRIES = re.compile(
    r"pypi\.(?:org|python)|pythonhosted|registry\.(?:npmjs|yarnpkg)|npmjs\.(?:org|com)|/simple/?$|PIP_INDEX|UV_INDEX"
    r"|extra-index|artifactory|devpi|jfrog|proxy\.golang|conda\.anaconda",
    re.IGNORECASE | re.MULTILINE,
)


def texts() -> Iterator[tuple[str, str]]:
    """The name and text of every file that has one, but this."""
    for path in files():
        if path != Path(__file__) and path.suffix not in {".png", ".woff2", ".ico"}:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def test_no_file_names_a_package_registry() -> None:
    seen = 0
    for name, text in texts():
        seen += 1
        assert not REGISTRIES.search(text), name
    assert seen >= 250
    assert REGISTRIES.search("--index-url https://pypi.org/simple")


def test_there_is_no_lock_file_that_writes_hosts() -> None:
    names = {path.name for path in files()}
    assert not names & {
        "uv.lock",
        "poetry.lock",
        "Pipfile.lock",
        "pdm.lock",
        "package-lock.json",
        "yarn.lock",
        "pip.conf",
    }


def test_no_secret_is_in_the_tree() -> None:
    token = re.compile(r"\b[0-9]{8,10}:[A-Za-z0-9_-]{35}\b")
    assert token.search("1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawQ")  # the form of a token, made up
    for name, text in texts():
        if not name.startswith("tests/"):
            assert not token.search(text), name
