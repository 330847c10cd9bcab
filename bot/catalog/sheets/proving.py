"""The rules of `check` that a text from a spreadsheet must hold before it is taken, told at its cell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.catalog.catalogue import Catalogue
from bot.catalog.sheets.changes import Changes
from bot.catalog.sheets.found import Fault
from bot.core.checks import RULES, Context

_HELD: Final = ("placeholder", "numbers", "to-write", "markup")
"""What a slip of the hand breaks: a value that is lost, another number, a note instead of a text."""


def broken_rules(catalogue: Catalogue, changes: Changes, today: date) -> Iterator[Fault]:
    """What the rules find in the cells that changed; `catalogue` is read from the draft."""
    context = Context(catalogue.library(), catalogue.messages.made_from, today)
    for rule in RULES:
        if rule.id in _HELD:
            for finding in rule.run(context):
                spot = changes.spots.get((finding.language, finding.key))
                if spot is not None:
                    yield Fault(spot, f"{finding.text} {finding.mend}".strip())
