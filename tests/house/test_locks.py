"""The bot runs on what `requirements.txt` installs, and needs nothing that only the tests bring."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from typing import Final

from tests.house.tree import ROOT

LOCKED: Final = re.compile(r"^([a-z0-9][a-z0-9._-]*)==", re.MULTILINE)
ON_ITS_OWN: Final = """
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in OTHERS:
            raise ModuleNotFoundError(f"only the tests have {name}", name=name)

OTHERS = set(sys.argv[1].split(","))
sys.meta_path.insert(0, Refuse())
import bot.app, bot.cli.program, bot.cli.run, bot.inspection
from bot.storage import Storage
for address in ("sqlite:///x", "postgresql://x/y"):
    Storage(address, secret="x", clock=None, coarse=bool)
print(len(sys.modules))
"""


def others(lock: str) -> list[str]:
    """The modules that are installed here and that the lock does not install."""
    locked = {name.replace(".", "-") for name in LOCKED.findall(lock)} | {"ukuk"}
    found = packages_distributions().items()
    return sorted(top for top, of in found if not {re.sub(r"[-_.]+", "-", name).lower() for name in of} & locked)


def run_without(modules: list[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", ON_ITS_OWN, ",".join(modules)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=300)  # noqa: S603


def test_the_bot_needs_no_more_than_its_lock() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    modules = others(lock)
    assert {"pytest", "playwright"} <= set(modules)
    assert "aiogram" not in modules
    ran = run_without(modules)
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) > 500


def test_what_is_missing_in_the_lock_would_be_seen() -> None:
    ran = run_without(["greenlet"])
    assert ran.returncode == 1
    assert "greenlet" in ran.stderr
