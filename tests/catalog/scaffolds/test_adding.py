"""A record is added at the end of a list; what stood there before stays byte by byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalog.scaffolds.adding import Addition, CannotAddError, add, home_for
from bot.catalog.scaffolds.country import add_short_code
from bot.catalog.yaml_tree import read_yaml

RECORD = "- id: page\n  publisher: A fund\n"


def addition(name: str = "sources/fund.yaml") -> Addition:
    return Addition(name, RECORD, "Sources.\nOne record a page.")


def test_a_new_file_names_its_schema_and_says_what_it_is(tmp_path: Path) -> None:
    add(tmp_path, addition())
    assert (tmp_path / "sources/fund.yaml").read_text(encoding="utf-8") == (
        f"# yaml-language-server: $schema=../schemas/sources.json\n# Sources.\n# One record a page.\n{RECORD}"
    )


@pytest.mark.parametrize(
    "before", ["# Here.\n- {id: one}   # as it was\n", "- id: one", "- id: one\r\n  url: null\r\n"]
)
def test_a_list_goes_on(tmp_path: Path, before: str) -> None:
    path = tmp_path / "sources.yaml"
    path.write_bytes(before.encode())
    add(tmp_path, addition("sources.yaml"))
    raw = path.read_bytes().decode()
    assert raw.startswith(before)
    assert ("\r\n" in before) is (raw.count("\n") == raw.count("\r\n"))
    tree, _ = read_yaml(path, "sources.yaml")
    assert tree is not None
    assert [item["id"] for item in tree.value] == ["one", "page"]


@pytest.mark.parametrize("before", ["id: one\n", "[{id: one}]\n", "  - id: one\n", "- id: one\n...\n", "- [\n"])
def test_what_cannot_be_gone_on_with_is_told(tmp_path: Path, before: str) -> None:
    (tmp_path / "sources.yaml").write_text(before, encoding="utf-8")
    with pytest.raises(CannotAddError, match=r"sources\.yaml"):
        add(tmp_path, addition("sources.yaml"))


def test_a_file_of_one_record_is_left_alone(tmp_path: Path) -> None:
    assert home_for(tmp_path, "sources", "fund") == "sources/fund.yaml"
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/fund.yaml").write_text("- id: one\n", encoding="utf-8")
    assert home_for(tmp_path, "sources", "fund") == "sources/fund.yaml"
    (tmp_path / "sources/fund.yaml").write_text("id: one\n", encoding="utf-8")
    assert home_for(tmp_path, "sources", "fund") == "sources/fund-more.yaml"
    (tmp_path / "sources/fund-more.yaml").write_text("id: two\n", encoding="utf-8")
    assert home_for(tmp_path, "sources", "fund") == "sources/fund-new.yaml"


def test_a_short_code_is_widened_or_added(tmp_path: Path) -> None:
    path = tmp_path / "short_codes.yaml"
    path.write_text('# Short.\n- {id: "112", works_in: [RU], sources: [law]}  # as it was\n', encoding="utf-8")
    add_short_code(tmp_path, "112", "OM", ["law", "page"])
    add_short_code(tmp_path, "112", "OM", ["page"])
    add_short_code(tmp_path, "9999", "NO", ["page"])
    assert path.read_text(encoding="utf-8") == (
        '# Short.\n- {id: "112", works_in: [RU, OM], sources: [law, page]} # as it was\n'
        '- {id: "9999", works_in: ["NO"], sources: [page]}\n'
    )
