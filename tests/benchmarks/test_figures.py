"""From measurements to figures, to tables, to the paper and its picture."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.whole import proc
from benchmarks.whole.contenders import ALL
from benchmarks.whole.figures import middle, percentile
from benchmarks.whole.goals import goals
from benchmarks.whole.paper import written
from benchmarks.whole.plot import Bar, Panel, drawn, panels
from benchmarks.whole.results import CrowdRow, LoadFigures, Results, Row, SizeRow, StartFigures
from benchmarks.whole.tables import blocks

ROOT = Path(__file__).parents[2]


def load(cpu: float, p99: float) -> LoadFigures:
    return LoadFigures(cpu, 0.0, 1000.0, 1.0, 2.0, p99, 5000, 0)


def bot(name: str, cpu: float, *, p99: float = 9.0, answered: float = 1.0, rss: float = 100.0) -> Row:
    title = next(each.title for each in ALL if each.name == name)
    start = StartFigures(answered - 0.1, answered, answered, 0.0)
    return Row(name, title, name.endswith("webhook"), start, rss - 5, rss, None, load(cpu, 1.0), load(cpu, p99))


def run(*rows: Row, people: int = 100_000, grown: float = 0.4, quick: bool = False) -> Results:
    crowds = [CrowdRow(1_000, 120.0, None, 0.5), CrowdRow(people, 120.0 + grown, None, 0.5)]
    start = StartFigures(1, 1, 1, 0)
    sizes = [SizeRow(1, 24, 190, 5000, start, 120.0, 0.5, 2.0), SizeRow(10, 240, 1900, 40000, start, 400.0, 0.6, None)]
    return Results(
        "2026-11-27", "2 cores", 14.0, quick, list(rows), start, 60.0, load(2.0, 3.0), crowds, sizes, ["×100"]
    )


BOTS = [
    *(bot("ukuk", 0.6, p99=20.0), bot("aiogram", 1.0), bot("raw", 0.1, p99=2.0)),
    *(bot("ukuk-webhook", 0.5), bot("aiogram-webhook", 1.0), bot("raw-webhook", 0.1, p99=2.0)),
]


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0.01, 1))
def test_a_percentile_is_a_value_that_so_many_do_not_exceed(values: list[float], share: float) -> None:
    values.sort()
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values)
    assert sum(value < found for value in values) < share * len(values)


def test_percentiles_of_known_values() -> None:
    values = [float(number) for number in range(1, 101)]
    assert [percentile(values, share) for share in (0.5, 0.95, 0.99, 1)] == [50, 95, 99, 100]
    assert middle([3, 1, 2, 10]) == 2.5
    for wrong in (0.0, 1.5):
        with pytest.raises(ValueError, match="percentile"):
            percentile(values, wrong)


def test_each_goal_is_met_at_its_border_and_missed_beyond() -> None:
    assert [goal.met for goal in goals(run(*BOTS))] == [True] * 7
    worse = [
        *(bot("ukuk", 0.61, p99=52.1, answered=1.31, rss=161.0), bot("aiogram", 1.0), bot("raw", 0.1, p99=2.0)),
        *(bot("ukuk-webhook", 0.51, p99=52.1), bot("aiogram-webhook", 1.0), bot("raw-webhook", 0.1, p99=2.0)),
    ]
    missed = goals(run(*worse, grown=1.1))
    assert [goal.met for goal in missed] == [False] * 7
    assert missed[0].found == "0.61 × bare aiogram"


def test_growth_that_was_not_measured_to_the_end_is_no_goal_met() -> None:
    goal = goals(run(*BOTS, people=40_000))[-1]
    assert not goal.met
    assert "40,000" in goal.found


def test_what_was_left_out_has_no_goal() -> None:
    assert [goal.title for goal in goals(run(bot("ukuk", 1.0), people=100_000))] == [
        "memory from 1,000 to 100,000 people"
    ]


def test_results_are_read_as_they_were_kept() -> None:
    results = run(*BOTS)
    assert Results.from_bytes(results.to_bytes()) == results


def test_tables_have_a_line_for_each_bot_and_name_what_is_missing() -> None:
    made = blocks(run(*BOTS))
    assert [made["bots"].count(f"| {row.title} |") for row in BOTS] == [1] * 6
    assert "| Ukuk, polling | 0.600 | 0.60 | 1000 |" in made["bots"]
    assert "0.004 KB a person" in made["people"]
    assert "Not measured: ×100." in made["content"]
    assert "a full run in 14 minutes on 2 cores" in made["run"]


def test_a_paper_keeps_its_words_and_takes_new_figures() -> None:
    paper = "# A\n<!-- figures: run -->\nold\n<!-- end -->\nwords\n"
    once = written(paper, {"run": "new | 1"})
    assert once == "# A\n<!-- figures: run -->\nnew | 1\n<!-- end -->\nwords\n"
    assert written(once, {"run": "new | 1"}) == once
    for wrong in ({}, {"goals": ""}, {"run": "", "goals": ""}):
        with pytest.raises(ValueError, match="places"):
            written(paper, wrong)


def test_the_paper_of_the_project_has_a_place_for_every_figure() -> None:
    paper = (ROOT / "docs" / "PERFORMANCE.md").read_text(encoding="utf-8")
    assert "| goal |" in paper
    assert written(paper, blocks(run(*BOTS))) != paper


def test_a_picture_is_drawn_to_scale() -> None:
    panel = Panel("a < b", [Bar("x & y", 1.0, ours=True), Bar("z", 4.0, ours=False)], goal=2.0)
    root = ET.fromstring(drawn([panel, Panel("empty", [])], "t"))  # noqa: S314  # our own
    space = "{http://www.w3.org/2000/svg}"
    wide = [float(rect.attrib["width"]) for rect in root.iter(f"{space}rect")]
    assert wide[1] == pytest.approx(4 * wide[0], abs=0.2)
    line, first = next(root.iter(f"{space}line")), next(root.iter(f"{space}rect"))
    assert float(line.attrib["x1"]) - float(first.attrib["x"]) == pytest.approx(wide[1] / 2, abs=0.2)
    words = [text.text for text in root.iter(f"{space}text")]
    assert {"a < b", "x & y", "1.0", "4.0"} <= set(words)
    assert "empty" not in words


def test_a_run_is_drawn_with_all_its_bots() -> None:
    picture = drawn(panels(run(*BOTS)), "t")
    assert picture.count("<rect") == 3 + 3 + 6 + 6 + 6 + 4 + 2 + 2
    assert picture.count("<line") == 4


def test_the_process_that_runs_has_taken_time_and_memory() -> None:
    used = proc.cpu(os.getpid())
    assert used.own > 0
    assert (used - used).own == 0
    assert proc.memory(os.getpid()).rss > 10
