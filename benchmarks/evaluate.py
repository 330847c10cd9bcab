"""How well typed words are understood, on labelled questions that the content does not hold: `make evaluate`.

Columns of a file: id, lang, style, topic (`none` for off-topic), also (topics that are acceptable too), urgent, text.
What counts is what the person is shown: one topic when sure, up to three when unsure, nothing when not understood.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table

from bot.clock import SystemClock
from bot.core.understanding import Understanding, Understood
from bot.editions import load_edition
from bot.settings import Settings

HERE = Path(__file__).parents[1] / "tests" / "questions"
Row = Mapping[str, str]


@dataclass(slots=True)
class Tally:
    """Counts over some questions."""

    asked: int = 0
    shown: int = 0
    sure_right: int = 0
    sure_wrong: int = 0
    missed: int = 0
    off: int = 0
    refused: int = 0
    urgent: int = 0
    found: int = 0
    calm: int = 0
    alarms: int = 0

    def add(self, row: Row, understood: Understood) -> None:
        """Count one question."""
        if row["urgent"] == "yes":
            self.urgent += 1
            self.found += understood.urgent
            return
        self.calm += 1
        self.alarms += understood.urgent
        if row["topic"] == "none":
            self.off += 1
            self.refused += not understood.topics
            return
        right = {row["topic"], *filter(None, row["also"].replace(" ", "").split(","))}
        self.asked += 1
        self.shown += bool(right & set(understood.topics))
        self.sure_right += understood.confidence == "sure" and understood.topics[0] in right
        self.sure_wrong += understood.confidence == "sure" and understood.topics[0] not in right
        self.missed += not understood.topics

    def cells(self) -> list[str]:
        """The row of the table."""
        topics = [self.shown, self.sure_right, self.sure_wrong, self.missed]
        shares = [_share(count, self.asked) for count in topics]
        return [
            str(self.asked), *shares, _share(self.refused, self.off), _share(self.found, self.urgent),
            _share(self.alarms, self.calm),
        ]  # fmt: skip


def _share(count: int, whole: int) -> str:
    return f"{100 * count / whole:.0f} %" if whole else ""


def read(path: Path) -> list[Row]:
    """The questions of a file: tab-separated, without quoting."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def tallies(rows: Iterable[Row], understanding: Understanding) -> dict[str, Tally]:
    """All questions together, and by language and style."""
    found: dict[str, Tally] = {"all": Tally()}
    for row in rows:
        understood = understanding.understand(row["text"])
        for name in ("all", row["lang"], row["style"]):
            found.setdefault(name, Tally()).add(row, understood)
    return found


def main() -> None:
    """Print a table for each file."""
    parser = argparse.ArgumentParser(description="How well typed words are understood.")
    parser.add_argument("files", nargs="*", type=Path, default=sorted(HERE.glob("*.tsv")))
    understanding = load_edition(Settings.from_env({}), SystemClock()).understanding
    console = Console(width=120)
    for path in parser.parse_args().files:
        rows = read(path)
        started = perf_counter()
        found = tallies(rows, understanding)
        spent = 1000 * (perf_counter() - started) / len(rows)
        table = Table(
            path.name, "asked", "shown", "sure, right", "sure, wrong", "missed", "off-topic refused", "danger found",
            "false alarms", title=f"{path.name}: {len(rows)} questions, {spent:.2f} ms each",
        )  # fmt: skip
        for name, tally in found.items():
            table.add_row(name, *tally.cells())
        console.print(table)


if __name__ == "__main__":
    main()
