"""Editors find every rule that they are told of in their paper."""

from __future__ import annotations

import re

from bot.core.checks import RULES
from tests.broken.test_broken import CASES
from tests.house.tree import ROOT


def test_every_rule_is_explained_to_editors() -> None:
    rows = re.findall(
        r"^\| ((?:`[a-z-]+` ?)+) \|", (ROOT / "docs/EDITORS.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    explained = [rule for row in rows for rule in re.findall(r"`([a-z-]+)`", row)]
    of_reading = {told.rpartition(": ")[2] for broken in CASES for told in broken.told}
    assert len(explained) >= 60
    assert len(explained) == len(set(explained))
    assert {rule.id for rule in RULES} | of_reading <= set(explained)
