"""One run of the check: read, look, and remember for the next run."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import bot
from bot.catalog.catalogue import Catalogue, with_translations
from bot.catalog.check_memory import CheckMemory
from bot.catalog.content_files import read_content
from bot.catalog.files import Files
from bot.catalog.loading import problems
from bot.cli.beside import beside
from bot.core.checks import RULES, Context, Finding, Rule, everything, findings
from bot.core.library import Library
from bot.core.problems import Problem
from bot.settings import Settings

_OF_PHRASES: Final = ("near-duplicate", "weight", "stem")
"""Rules that look at no translation: about a third of the work of a first run, which need not wait for them."""
_OF_WORDS: Final = ("sentence", "mean-sentence", "ky-letters", "ky-harmony", "ky-russian", "ky-sen")
"""Rules that look at every word in every run."""
_RULES: Final = {rule.id: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read, and every problem in it."""

    catalogue: Catalogue
    problems: list[Problem]


def run_check(settings: Settings, today: date) -> Checked:
    """Look at everything. What was found out before is found out again only where something of it changed.

    Some rules look in processes beside this one.
    """
    kept = CheckMemory(settings.data_folder, Path(bot.__file__).parent, today)
    parsed, memory = kept.load(beside)
    files = Files(parsed)
    reading = read_content(settings.content_dir, files)
    only_content = Context(Library(reading.content, {}, {}), {}, today, memory=memory)
    phrases = _begin(only_content, _OF_PHRASES)
    catalogue = with_translations(reading, settings.content_dir, settings.locales_dir, files)

    def look(context: Context) -> list[tuple[Rule, Finding]]:
        words = _begin(context, _OF_WORDS)
        here = everything(context, [rule for rule in RULES if rule.id not in {*_OF_PHRASES, *_OF_WORDS}])
        return [*here, *words(), *phrases()]

    found = problems(catalogue, today, memory, look)
    kept.keep(parsed, memory)
    return Checked(catalogue, found)


def _begin(context: Context, names: Collection[str]) -> Callable[[], list[tuple[Rule, Finding]]]:
    """Let some rules look beside this process; what is returned waits for what they find."""

    def work() -> dict[str, Any]:
        told = [(rule.id, astuple(finding)) for rule, finding in findings(context, [_RULES[name] for name in names])]
        now = context.memory.now
        known = {name: [astuple(finding) for finding in found] for name, found in now.found.items()}
        return {"told": told, "alike": now.alike, "known": known}

    wait = beside(work)

    def result() -> list[tuple[Rule, Finding]]:
        done, now = wait(), context.memory.now
        now.alike.update({key: tuple((one, two) for one, two in pairs) for key, pairs in done["alike"].items()})
        now.found.update({name: tuple(Finding(*finding) for finding in found) for name, found in done["known"].items()})
        return [(_RULES[name], Finding(*finding)) for name, finding in done["told"]]

    return result
