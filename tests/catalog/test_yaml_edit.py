"""Editing content by program: what is not changed keeps its bytes, and nothing is written that reads otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from ruamel.yaml import YAML

import bot
from bot.catalog.files import files_below
from bot.catalog.yaml_edit import CannotEditError, comments, edit
from bot.catalog.yaml_splice import same, spliced
from tests.catalog.edited import Change, lines_touched, popping, setting, value_of

CONTENT: Final = Path(bot.__file__).parents[1] / "content"
FILES: Final = [*files_below(CONTENT / "contacts"), CONTENT / "facts.yaml"]
SAMPLE: Final = """\
# yaml-language-server: $schema=../schemas/contacts.json
- id: one  # the first
  name: "A \\"quoted\\" name"
  text: >-
    Folded over
    two lines.

  # before the phones
  phones:
    - id: main
      number: "112"  # short
      works_in: [RU, KZ]
    - {id: night, number: "+74950000000"}
  empty:
  hours: null
# between
- id: two
  list: []
  map: {a: 1, b: 2}
  last: yes
"""
CALLED: Final = {"on": date(2026, 11, 27), "by": "lawyer-1"}
NIGHT: Final = '    - {id: night, number: "+74950000000"}'


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.yaml"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def edited(path: Path, change: Change) -> tuple[list[str], list[str]]:
    before = path.read_text(encoding="utf-8")
    edit(path, change)
    assert sorted(entry.name for entry in path.parent.iterdir()) == [path.name], "no draft is left"
    return lines_touched(before, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("change", "went", "came"),
    [
        (setting(0, "id", to="uno"), ["- id: one  # the first"], ["- id: uno  # the first"]),
        (setting(0, "name", to="Plain"), ['  name: "A \\"quoted\\" name"'], ["  name: Plain"]),
        (setting(0, "text", to="So: 1"), ["  text: >-", "    Folded over", "    two lines."], ['  text: "So: 1"']),
        (setting(0, "phones", 0, "number", to="1"), ['      number: "112"  # short'], ['      number: "1"  # short']),
        (setting(0, "empty", to="full"), ["  empty:"], ["  empty: full"]),
        (setting(0, "hours", to=CALLED), ["  hours: null"], ["  hours: {on: 2026-11-27, by: lawyer-1}"]),
        (setting(0, "note", to="new"), [], ["  note: new"]),
        (setting(0, "phones", 0, "note", to=7), [], ["      note: 7"]),
        (setting(0, "phones", 1, "number", to="112"), [NIGHT], ['    - {id: night, number: "112"}']),
        (setting(0, "phones", 1, "note", to=None), [NIGHT], [NIGHT.replace("}", ", note: null}")]),
        (popping(0, "hours"), ["  hours: null"], []),
        (popping(1, "last"), ["  last: yes"], []),
        (popping(0, "phones", 1), [NIGHT], []),
        (setting(1, "list", to=["a", "b c"]), ["  list: []"], ["  list: [a, b c]"]),
        (setting(1, "map", "b", to=2.5), ["  map: {a: 1, b: 2}"], ["  map: {a: 1, b: 2.5}"]),
        (popping(1, "map", "a"), ["  map: {a: 1, b: 2}"], ["  map: {b: 2}"]),
        (lambda value: value.append({"id": "three"}), [], ["- {id: three}"]),
        (lambda value: value.insert(0, "zero"), [], ["- zero"]),
        (lambda value: value.insert(1, "half"), [], ["- half"]),
    ],
)  # fmt: skip
def test_only_the_lines_concerned_change(sample: Path, change: Change, went: list[str], came: list[str]) -> None:
    assert edited(sample, change) == (went, came)
    assert list(comments(sample.read_text(encoding="utf-8"))) == list(comments(SAMPLE))


def test_new_fields_stand_where_they_were_put(sample: Path) -> None:
    def change(value: Any) -> None:
        first = value[0]
        rest = {name: first.pop(name) for name in list(first)}
        first.update({"zero": 0, "id": rest.pop("id"), "why": "x", **rest})
        first["phones"][1]["note"] = first["end"] = "y"

    edit(sample, change)
    lines = sample.read_text(encoding="utf-8").splitlines()
    assert lines[1:4] == ["- zero: 0", "  id: one  # the first", "  why: x"]
    assert "  end: y" in lines[lines.index("  hours: null") :]


@pytest.mark.parametrize("change", [popping(0, "id"), popping(0, "phones"), setting(0, "phones", to=[])])
def test_what_would_lose_a_comment_or_cannot_be_cut_is_refused(sample: Path, change: Change) -> None:
    with pytest.raises(CannotEditError, match="by hand"):
        edit(sample, change)
    assert sample.read_text(encoding="utf-8") == SAMPLE
    assert [entry.name for entry in sample.parent.iterdir()] == [sample.name]


def test_a_change_that_raises_changes_nothing(sample: Path) -> None:
    with pytest.raises(KeyError):
        edit(sample, popping(0, "nope"))
    assert sample.read_text(encoding="utf-8") == SAMPLE


def test_what_would_read_otherwise_is_not_written(tmp_path: Path) -> None:
    """An alias stands for two values: changing one changes both, which nobody meant."""
    path = tmp_path / "alias.yaml"
    path.write_text("a: &x {n: 1}\nb: *x\n", encoding="utf-8")
    with pytest.raises(CannotEditError, match="would not read as meant"):
        edit(path, setting("b", "n", to=2))
    assert path.read_text(encoding="utf-8") == "a: &x {n: 1}\nb: *x\n"


def test_values_that_the_content_has_not_are_refused(sample: Path) -> None:
    for odd in (object(), float("nan"), 1e300):
        with pytest.raises(CannotEditError, match="cannot be changed so"):
            edit(sample, setting(0, "hours", to=odd))


def test_a_file_that_is_no_content_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("a: [", encoding="utf-8")
    with pytest.raises(CannotEditError, match="yaml-syntax"):
        edit(path, setting("a", to=1))


@pytest.mark.parametrize("head", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_line_breaks_a_byte_order_mark_and_rights_are_kept(tmp_path: Path, head: bytes, line_break: str) -> None:
    path, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
    path.write_bytes(head + SAMPLE.replace("\n", line_break).encode())
    path.chmod(0o640)
    link.symlink_to(path)
    edit(link, setting(0, "hours", to={"by": "lawyer-1"}))
    edit(link, setting(0, "more", to="x"))
    wanted = SAMPLE.replace("hours: null", "hours: {by: lawyer-1}\n  more: x").replace("\n", line_break)
    assert path.read_bytes() == head + wanted.encode()
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640


def test_no_change_leaves_every_content_file_as_it_is(tmp_path: Path) -> None:
    """Also where the change writes what stands there already."""
    assert len(FILES) >= 16
    for path in FILES:
        copy = tmp_path / path.name
        copy.write_bytes(path.read_bytes())
        before = copy.stat().st_ino
        edit(copy, lambda value: value)
        edit(copy, lambda value: value[0].update(value[0]))
        assert copy.read_bytes() == path.read_bytes()
        assert copy.stat().st_ino == before, "it was not even written"
        value = value_of(path)
        assert spliced(path.read_text(encoding="utf-8"), value, value) == path.read_text(encoding="utf-8")


def test_every_record_of_the_content_can_be_changed_and_nothing_else_moves(tmp_path: Path) -> None:
    """What the commands write, into every contact and fact at once; an independent reader sees the same comments."""
    seen = 0

    def change(value: Any) -> None:
        for record in value:
            if "phones" in record or "status" in record:
                record["status"] = "inactive"
                record["confirmation"] = {"date": "2026-11-27", "by": "lawyer-1", "note": "said: yes"}
                record["withdrawn"] = {"date": "2026-11-27", "why": "Nobody answers, #1."}
            for phone in record.get("phones", ()):
                phone["checked"] = "2026-11-27"
            record["checked"] = "2026-11-27"

    for path in FILES:
        copy = tmp_path / path.name
        copy.write_bytes(path.read_bytes())
        meant = value_of(path)
        change(meant)
        edit(copy, change)
        went, came = lines_touched(path.read_text(encoding="utf-8"), copy.read_text(encoding="utf-8"))
        seen += len(came)
        names = {line.strip().removeprefix("- ").partition(":")[0] for line in (*went, *came)}
        assert names <= {"status", "confirmation", "withdrawn", "checked"}
        assert all("null" in line or "active" in line for line in went)
        assert same(value_of(copy), meant)
        assert _comments_by_another_reader(copy) == _comments_by_another_reader(path)
    assert seen >= 900


def _comments_by_another_reader(path: Path) -> list[str]:
    found = []
    for event in YAML().parse(path.read_text(encoding="utf-8")):
        found += [str(comment.value).strip() for comment in _flat(event.comment) if comment is not None]
    return [line.strip() for text in found for line in text.splitlines() if line.strip().startswith("#")]


def _flat(comment: Any) -> list[Any]:
    if isinstance(comment, list | tuple):
        return [item for part in comment for item in _flat(part)]
    return [comment]
