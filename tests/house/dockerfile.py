"""The Dockerfile, read as Docker reads it: instructions, and what each of them says."""

from __future__ import annotations

import json
import re
from typing import Final

from tests.house.tree import ROOT

FILE: Final = ROOT / "Dockerfile"
_CONTINUED: Final = re.compile(r"\\\n")


def instructions(text: str) -> list[tuple[str, str]]:
    """Name and arguments of each instruction, in order; comments and empty lines left out."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    joined = _CONTINUED.sub(" ", "\n".join(lines))
    found = (line.strip().partition(" ") for line in joined.splitlines() if line.strip())
    return [(name.upper(), " ".join(arguments.split(" ")).strip()) for name, _, arguments in found]


def stages(text: str) -> list[list[tuple[str, str]]]:
    """The instructions of each stage, its FROM first."""
    made: list[list[tuple[str, str]]] = []
    for instruction in instructions(text):
        if instruction[0] == "FROM":
            made.append([])
        made[-1].append(instruction)
    return made


def said(stage: list[tuple[str, str]], name: str) -> list[str]:
    """The arguments of all instructions of a name."""
    return [arguments for of, arguments in stage if of == name]


def health_command() -> list[str]:
    """What HEALTHCHECK runs, in the exec form."""
    (check,) = said(stages(FILE.read_text(encoding="utf-8"))[-1], "HEALTHCHECK")
    command: list[str] = json.loads(check.partition("CMD ")[2])
    return command
