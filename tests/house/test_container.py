"""The image: small, for nobody in particular, with nothing in it that does not belong there. No engine is needed here.

How the process does with a disk that is read-only, and what the health check says of it, is in tests/e2e.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from fnmatch import fnmatch

import pytest

from bot.settings import DEFAULT_DATABASE, Settings
from tests.house.dockerfile import FILE, health_command, instructions, said, stages
from tests.house.tree import ROOT

TEXT = FILE.read_text(encoding="utf-8")
BUILT, IMAGE = stages(TEXT)
EXEC = ("RUN", "CMD", "ENTRYPOINT")
KNOWN = {
    "FROM", "ENV", "WORKDIR", "COPY", "RUN", "LABEL", "VOLUME", "USER", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK",
    "ENTRYPOINT", "CMD",
}  # fmt: skip
SECRETS = (".env", ".git/config", "var/ukuk.sqlite3", "tests/conftest.py", "docs/OPERATORS.md", "bot/__pycache__/a.pyc")


def ignored(path: str) -> bool:
    """Whether .dockerignore keeps a path out: the last line that fits decides."""
    out = False
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        pattern = line.removeprefix("!")
        names = [path, *(str(parent) for parent in (ROOT / path).relative_to(ROOT).parents)]
        anywhere = pattern.removeprefix("**/")
        parts = path.split("/") if pattern.startswith("**/") else []
        if any(fnmatch(name, pattern) for name in names) or any(fnmatch(part, anywhere) for part in parts):
            out = not line.startswith("!")
    return out


def test_only_instructions_that_there_are() -> None:
    found = instructions(TEXT)
    assert len(found) >= 25
    assert {name for name, _ in found} == KNOWN


def test_both_stages_are_the_same_small_python_and_name_no_host() -> None:
    bases = [said(stage, "FROM")[0].split()[0] for stage in (BUILT, IMAGE)]
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.\d+-slim-[a-z]+", bases[0])
    assert not re.search(r"https?://|index-url|\.org|\.com", TEXT.replace("org.opencontainers", ""))


def test_what_runs_is_given_in_the_exec_form() -> None:
    """A shell in between would keep SIGTERM to itself."""
    commands = [arguments for name, arguments in instructions(TEXT) if name in EXEC]
    assert len(commands) >= 7
    for command in commands:
        assert all(isinstance(part, str) for part in json.loads(command)), command
    assert json.loads(said(IMAGE, "ENTRYPOINT")[0]) + json.loads(said(IMAGE, "CMD")[0]) == [
        "python",
        "-m",
        "bot",
        "run",
    ]
    assert said(IMAGE, "STOPSIGNAL") == ["SIGTERM"]


def test_it_is_installed_from_the_lock_and_from_wheels_alone() -> None:
    (install,) = (json.loads(command) for command in said(BUILT, "RUN") if '"install"' in command)
    assert {"--require-hashes", "--only-binary=:all:", "requirements.txt"} <= set(install)
    assert said(IMAGE, "RUN") == [], "nothing is built in what is shipped"
    copied = [arguments.split()[-2:] for arguments in said(BUILT, "COPY")]
    assert copied[0] == ["requirements.txt", "./"], "a changed text builds no package again"


def test_it_runs_as_a_number_that_owns_its_data_alone() -> None:
    assert said(IMAGE, "USER") == ["10001:10001"]
    owned = [arguments for arguments in said(IMAGE, "COPY") if "--chown" in arguments]
    assert [arguments.split()[-1] for arguments in owned] == ["var"]
    assert said(IMAGE, "VOLUME") == ['["/app/var"]']
    assert said(IMAGE, "WORKDIR") == ["/app"]
    assert Settings.from_env({}).data_folder.as_posix() == "var"
    assert DEFAULT_DATABASE == "sqlite:///var/ukuk.sqlite3"


def test_what_is_copied_is_there_and_nothing_besides() -> None:
    sources = [source for arguments in said(BUILT, "COPY") for source in arguments.split()[:-1]]
    assert sorted(sources) == ["bot/", "content/", "locales/", "requirements.txt"]
    for source in sources:
        assert (ROOT / source).exists()
        assert not ignored(source.rstrip("/"))
    assert not ignored("content/topics/complaint.yaml")
    assert not ignored("bot/web/static/preview.css")


@pytest.mark.parametrize("path", SECRETS)
def test_what_stays_out(path: str) -> None:
    assert ignored(path)


def test_the_health_check_needs_no_program_but_python() -> None:
    command = health_command()
    assert command[:2] == ["python", "-c"]
    compile(command[2], "HEALTHCHECK", "exec")
    assert "proxy" not in command[2].lower()
    assert "urllib" not in command[2], "it would ask a proxy for this machine itself"


def test_the_unit_is_one_that_systemd_reads() -> None:
    """Beside the program's own path, which is on a server and not here, it has nothing to say."""
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not on this machine")
    unit = str(ROOT / "deploy" / "ukuk.service")
    ran = subprocess.run([program, "verify", unit], check=False, capture_output=True, text=True, timeout=60)  # noqa: S603
    told = [line for line in ran.stderr.splitlines() if "/opt/ukuk/.venv/bin/python is not executable" not in line]
    assert told == []
    command = [program, "security", "--offline=true", "--threshold=15", unit]
    ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)  # noqa: S603
    assert ran.returncode == 0, ran.stdout
    assert "Overall exposure level for ukuk.service: 1." in ran.stdout
