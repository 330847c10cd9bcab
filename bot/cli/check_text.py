"""What `check` says to people: a line a problem, a table of rules, and how much was read. In colour at a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from bot.cli.checking import Checked
from bot.cli.console import say
from bot.core.problems import Problem, Severity, many

if TYPE_CHECKING:
    from rich.console import Console

_COLOURS: Final = {Severity.BLOCKS: "bold red", Severity.ADVICE: "yellow"}


def show(checked: Checked) -> None:
    """Show all problems, the table where there are any, and the counts."""
    if checked.problems:
        from rich.console import Console  # noqa: PLC0415  # where nothing is wrong there is nothing to colour

        console = Console(highlight=False)
        for problem in checked.problems:
            _line(console, problem)
        _table(console, checked.problems)
    content = checked.catalogue.reading.content
    counts = Counter(problem.severity for problem in checked.problems)
    say(
        f"{many(len(content.topics), 'topic')}, {many(len(content.contacts), 'contact')}, "
        f"{many(len(content.facts), 'fact')}, {many(len(content.sources), 'source')} read: "
        f"{many(counts[Severity.BLOCKS], 'error')}, {many(counts[Severity.ADVICE], 'warning')}."
    )


def _line(console: Console, problem: Problem) -> None:
    """The same line as everywhere, which a terminal wraps and does not cut."""
    if not console.is_terminal:
        say(str(problem))
        return
    from rich.text import Text  # noqa: PLC0415

    colour = _COLOURS[problem.severity]
    line = Text(str(problem.place), "cyan").append(": ").append(problem.severity.value, colour)
    line.append(f" [{problem.rule}] ", "dim").append(problem.text).append(f" {problem.mend}".rstrip(), "green")
    console.print(line, soft_wrap=True)


def _table(console: Console, problems: list[Problem]) -> None:
    """How often each rule was broken, the worst first."""
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table("Rule", box=box.SIMPLE_HEAD if console.is_terminal else box.ASCII2)
    for name in ("Errors", "Warnings"):
        table.add_column(name, justify="right")
    counts = Counter((problem.rule, problem.severity) for problem in problems)
    rules = {rule: (counts[rule, Severity.BLOCKS], counts[rule, Severity.ADVICE]) for rule, _ in counts}
    for rule, (errors, warnings) in sorted(rules.items(), key=lambda item: (*(-n for n in item[1]), item[0])):
        table.add_row(rule, str(errors or ""), str(warnings or ""), style="red" if errors else "yellow")
    console.print(table)
