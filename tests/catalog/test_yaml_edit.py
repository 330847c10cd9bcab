"""A program changes a YAML file as a careful editor does: the lines concerned, and no other."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalog.yaml_edit import UneditableYamlError, edit, merged
from bot.catalog.yaml_tree import read_yaml
from tests.cli.places import ROOT

TOPIC = """\
# A topic, as editors write it.
id: complaint   # never changes
room: null
needs: [legal,
  labour, "other"]   # set by hand

cards:
  # the one for all
  - id: INTL
    answer: >-
      Begin where it happened. Then go on to the next office,
      and to the court.
    warnings:
      false: Do not pay.
      "no": 'Nor sign.'
    reviewed: 2026-11-27
    checked: null
- # nothing of ours
""".replace("- # nothing of ours\n", "")
LIST = """\
# A list, at the margin.
- {id: "112", works_in: [KZ, NO],   sources: [a]}

# the second
- id: two
  phones:
    - id: main
      number: "+996312000000"
  value: 1.50
"""


def put(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def changed_lines(before: str, after: str) -> list[str]:
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


@pytest.fixture
def topic(tmp_path: Path) -> Path:
    return put(tmp_path / "topic.yaml", TOPIC)


@pytest.mark.parametrize("text", [TOPIC, LIST, LIST.replace("\n", "\r\n"), "\ufeff" + TOPIC, TOPIC.rstrip("\n")])
def test_an_edit_that_changes_nothing_leaves_every_byte(tmp_path: Path, text: str) -> None:
    path = put(tmp_path / "a.yaml", text)
    before = path.stat().st_mtime_ns, path.read_bytes()
    seen: list[Any] = []
    edit(path, seen.append)
    assert seen
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_only_the_line_concerned_changes(topic: Path) -> None:
    edit(topic, lambda document: document["cards"][0]["warnings"].update({False: "Never pay."}))
    after = topic.read_text(encoding="utf-8")
    assert changed_lines(TOPIC, after) == ["-      false: Do not pay.", "+      false: Never pay."]


def test_a_day_a_null_and_a_new_field(topic: Path) -> None:
    def change(document: Any) -> None:
        card = document["cards"][0]
        card["checked"] = date(2026, 12, 1)
        card["review_by"] = "2027-05-31"
        document["room"] = None

    edit(topic, change)
    assert changed_lines(TOPIC, topic.read_text(encoding="utf-8")) == [
        "-    checked: null",
        "+    checked: 2026-12-01",
        "+    review_by: 2027-05-31",
    ]


def test_what_an_editor_set_by_hand_is_set_anew_only_where_it_changes(topic: Path) -> None:
    edit(topic, lambda document: document["needs"].append("consular"))
    after = topic.read_text(encoding="utf-8")
    assert changed_lines(TOPIC, after) == [
        "-needs: [legal,",
        '-  labour, "other"]   # set by hand',
        '+needs: [legal, labour, "other", consular] # set by hand',
    ]


def test_a_list_at_the_margin_and_what_stands_in_it(tmp_path: Path) -> None:
    path = put(tmp_path / "a.yaml", LIST)

    def change(document: Any) -> None:
        document[0]["works_in"].append("KG")
        document[1]["phones"].append({"id": "second", "number": "+996312000001"})
        document.append({"id": "three"})

    edit(path, change)
    assert changed_lines(LIST, path.read_text(encoding="utf-8")) == [
        '-- {id: "112", works_in: [KZ, NO],   sources: [a]}',
        '+- {id: "112", works_in: [KZ, NO, KG], sources: [a]}',
        "+    - id: second",
        "+      number: '+996312000001'",
        "+- id: three",
    ]


SIDE_BY_SIDE = """\
- id: fund
  hours: null  # once known
  cost: unknown  # free or paid
  asks_name: unknown  # yes or no
  confidence: unconfirmed  # confirmed only after a call
  confirmation: null
  checked: null  # the day
"""


def test_comments_beside_the_lines_concerned_stay_where_they_are(tmp_path: Path) -> None:
    """ruamel takes a space from before each: only where the line changes it may."""
    path = put(tmp_path / "a.yaml", SIDE_BY_SIDE)

    def change(document: Any) -> None:
        document[0]["asks_name"] = "no"
        document[0]["confirmation"] = {"date": "2026-11-27", "by": "lawyer-1"}

    edit(path, change)
    assert changed_lines(SIDE_BY_SIDE, path.read_text(encoding="utf-8")) == [
        "-  asks_name: unknown  # yes or no",
        "+  asks_name: no     # yes or no",
        "-  confirmation: null",
        "+  confirmation: {date: 2026-11-27, by: lawyer-1}",
    ]


def test_line_ends_and_the_mark_at_the_start_stay(tmp_path: Path) -> None:
    path = put(tmp_path / "a.yaml", "\ufeff" + LIST.replace("\n", "\r\n"))
    edit(path, lambda document: document[1].update(id="zwei"))
    raw = path.read_bytes()
    assert raw.decode() == "\ufeff" + LIST.replace("id: two", "id: zwei").replace("\n", "\r\n")


@pytest.mark.parametrize("text", ["a: [1", "a: 1\na: 2\n", "", "a: &x 1\nb: !!float 2\n"])
def test_what_is_no_yaml_of_ours_is_not_touched(tmp_path: Path, text: str) -> None:
    path = put(tmp_path / "a.yaml", text)
    with pytest.raises(UneditableYamlError, match=r"a\.yaml"):
        edit(path, lambda _: pytest.fail("it was read"))
    assert path.read_text(encoding="utf-8") == text


def test_what_would_be_read_as_something_else_is_not_written(topic: Path) -> None:
    """ruamel writes `.inf` for what our reader takes for a word."""
    with pytest.raises(UneditableYamlError, match="read as something else"):
        edit(topic, lambda document: document.update(room=float("inf")))
    assert topic.read_text(encoding="utf-8") == TOPIC
    assert [path.name for path in topic.parent.iterdir()] == ["topic.yaml"], "no draft is left"


def test_a_change_that_fails_leaves_the_file(topic: Path) -> None:
    with pytest.raises(KeyError):
        edit(topic, lambda document: document["cards"][0]["warnings"]["gone"])
    assert topic.read_text(encoding="utf-8") == TOPIC


def test_a_disk_that_refuses(topic: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        edit(topic, lambda document: document.update(id="other"))
    assert topic.read_text(encoding="utf-8") == TOPIC
    assert [path.name for path in topic.parent.iterdir()] == ["topic.yaml"]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=200)


@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_any_text_put_in_is_read_again_and_all_else_stays(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = put(tmp_path_factory.mktemp("edit") / "a.yaml", TOPIC)

    def change(document: Any) -> None:
        document["cards"][0]["answer"] = texts[0]
        document["cards"][0]["warnings"]["no"] = texts[-1]
        document["texts"] = texts

    edit(path, change)
    tree, problems = read_yaml(path, "a.yaml")
    assert problems == []
    assert tree is not None
    card = tree.value["cards"][0]
    assert (card["answer"], card["warnings"]["no"], tree.value["texts"]) == (texts[0], texts[-1], texts)
    after = path.read_text(encoding="utf-8")
    for line in (
        "# A topic, as editors write it.",
        "id: complaint   # never changes",
        "  # the one for all",
        "needs: [legal,",
    ):
        assert f"{line}\n" in after


LINES = st.lists(st.sampled_from("abcd"), max_size=12).map(lambda lines: "".join(f"{line}\n" for line in lines))


@given(text=LINES, before=LINES, after=LINES)
def test_a_merge_of_what_is_the_same_on_one_side(text: str, before: str, after: str) -> None:
    assert merged(before, before, after) == after
    assert merged(text, before, before) == text


@pytest.mark.parametrize("name", ["topics/complaint.yaml", "contacts/russia.yaml", "words/force.yaml", "facts.yaml"])
def test_files_of_the_real_content(tmp_path: Path, name: str) -> None:
    """Written by hand over a year, in every way that editors have of setting lines."""
    before = (ROOT / "content" / name).read_text(encoding="utf-8")
    path = put(tmp_path / "a.yaml", before)

    def change(document: Any) -> None:
        first = document[0] if isinstance(document, list) else document
        first["id"] = "another"

    edit(path, change)
    removed, added = changed_lines(before, path.read_text(encoding="utf-8"))
    assert removed.replace(removed.split("id: ")[1], "another")[1:] == added[1:]
