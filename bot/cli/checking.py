"""One run of the check: read, look, and remember for the next run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import bot
from bot.catalog.catalogue import Catalogue, read_catalogue
from bot.catalog.check_memory import CheckMemory
from bot.catalog.loading import problems
from bot.cli.beside import beside
from bot.core.checks import RULES, Context, Finding, Rule, everything, findings
from bot.core.problems import Problem
from bot.settings import Settings

_BESIDE: Final = frozenset({"near-duplicate", "stem", "ky-letters", "ky-harmony", "ky-russian", "ky-sen"})
"""Rules that look at no screen, about half of the work of a first run."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read, and every problem in it."""

    catalogue: Catalogue
    problems: list[Problem]


def run_check(settings: Settings, today: date) -> Checked:
    """Look at everything. What was found out before is found out again only where something of it changed."""
    kept = CheckMemory(settings.data_folder, Path(bot.__file__).parent, today)
    parsed, memory = kept.load()
    catalogue = read_catalogue(settings.content_dir, settings.locales_dir, parsed)
    found = problems(catalogue, today, memory, _in_two_processes)
    kept.keep(parsed, memory)
    return Checked(catalogue, found)


def _in_two_processes(context: Context) -> list[tuple[Rule, Finding]]:
    """All findings: those of some rules are looked for in a process beside this one."""
    rules = {rule.id: rule for rule in RULES}
    others = beside(lambda: _as_values(context))
    here = everything(context, [rule for rule in RULES if rule.id not in _BESIDE])
    there = others()
    context.memory.now.alike.update({key: tuple(map(tuple, pairs)) for key, pairs in there["alike"].items()})
    return [*here, *((rules[name], Finding(*finding)) for name, finding in there["findings"])]


def _as_values(context: Context) -> dict[str, Any]:
    found = findings(context, [rule for rule in RULES if rule.id in _BESIDE])
    told = [(rule.id, (finding.key, finding.text, finding.mend, finding.language)) for rule, finding in found]
    return {"findings": told, "alike": context.memory.now.alike}
