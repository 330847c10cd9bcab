from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalog.yaml_faults import Refusal
from bot.catalog.yaml_shape import MAX_DEPTH, MAX_VALUES, Yaml12
from bot.catalog.yaml_values import NOTHING, values


def refusals(text: str) -> list[Refusal]:
    return values(text)[1]


def rules(text: str) -> list[tuple[str, int]]:
    return [(found.rule, found.line) for found in refusals(text)]


def test_plain_content_is_taken() -> None:
    assert refusals("a: 1\nb: [x, {c: d}]\n") == []


def test_a_key_twice_is_told_with_both_lines() -> None:
    found = refusals("a: 1\nb: 2\nc: 3\na: 4\n")
    assert [told[:4] for told in found] == [
        ("The key 'a' stands twice; the first is on line 1.", 4, 1, "yaml-duplicate-key")
    ]


def test_every_key_that_stands_twice_is_told() -> None:
    text = "- {a: 1, a: 2}\n- b: 1\n  c:\n    d: 1\n    d: 2\n    d: 3\n  b: 2\n"
    assert rules(text) == [("yaml-duplicate-key", line) for line in (1, 5, 6, 7)]


def test_the_same_key_in_two_mappings_is_no_fault() -> None:
    assert refusals("- {a: 1}\n- {a: 2}\n") == []


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "? {a: 1}\n: b\n"])
def test_a_key_is_a_word(text: str) -> None:
    assert rules(text) == [("yaml-key", 1)]


@pytest.mark.parametrize(
    "tagged",
    [
        *("!secret x", "!!python/name:os.system ''", "!!python/object/apply:os.system [ls]", "!!set {a}"),
        *("!!int abc", "!!bool yes", "!!float one", "!!null x", "!!timestamp 2026-01-01", "!!str [a]", "!!binary aGk="),
    ],
)
def test_a_tag_is_refused_with_its_line(tagged: str) -> None:
    assert rules(f"ok: 1\na: {tagged}\n") == [("yaml-tag", 2)]


@pytest.mark.parametrize("tagged", ["!!str 5", "!!int 5", "!!map {}", "!!seq []", "!!null ''"])
def test_a_tag_that_says_what_is_seen_does_no_harm(tagged: str) -> None:
    assert refusals(f"a: {tagged}\n") == []


def test_an_alias_repeats_what_was_written() -> None:
    assert refusals("a: &a [1, 2]\nb: *a\nc: &c x\nd: *c\n") == []


@pytest.mark.parametrize("text", ["a: &a [*a]\n", "a: &a [*a, *a]\n", "a: &a\n  b: &b {c: *a, d: *b}\n"])
def test_an_alias_within_itself(text: str) -> None:
    assert [rule for rule, _ in rules(text)] == ["yaml-depth"]


@pytest.mark.parametrize("opening", ["[", "- ", "{a: "])
@pytest.mark.parametrize("levels", [MAX_DEPTH + 2, 100_000])
def test_nesting_is_bounded_before_the_reader_crashes_on_it(opening: str, levels: int) -> None:
    assert rules(opening * levels) == [("yaml-depth", 1)]


def test_nesting_up_to_the_bound_is_taken() -> None:
    assert refusals("[" * MAX_DEPTH + "1" + "]" * MAX_DEPTH) == []


def test_nesting_through_aliases_is_bounded() -> None:
    chain = "".join(f"a{i + 1}: &a{i + 1} [*a{i}]\n" for i in range(MAX_DEPTH + 5))
    assert {rule for rule, _ in rules(f"a0: &a0 [1]\n{chain}")} == {"yaml-depth"}


def test_aliases_that_multiply_are_stopped() -> None:
    doubling = "".join(f"a{i + 1}: &a{i + 1} [*a{i}, *a{i}]\n" for i in range(30))
    assert [rule for rule, _ in rules(f"a0: &a0 [1, 1]\n{doubling}")] == ["file-too-large"]


def test_a_list_of_too_many_values() -> None:
    assert rules("- a\n" * (MAX_VALUES + 1)) == [("file-too-large", MAX_VALUES)]


def test_a_text_without_a_value() -> None:
    assert values("# a comment\n") == (NOTHING, [])
    assert values("---\n") == (None, [])


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "a: &a 1\nb: *b\n"])
def test_one_document_and_no_alias_of_nothing(text: str) -> None:
    assert rules(text) == [("yaml-syntax", 2)]


def test_an_anchor_that_is_given_again_is_the_nearest_before() -> None:
    assert values("- &a 1\n- &a 2\n- *a\n- {*a : x}\n") == ([1, 2, 2, {"2": "x"}], [])


def as_the_tree_says(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: as_the_tree_says(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [as_the_tree_says(item) for item in node.value]
    match node.tag.rpartition(":")[2]:
        case "null":
            return None
        case "bool":
            return node.value == "true"
        case "int":
            return int(node.value)
        case "float":
            return float(node.value)
        case _:
            return node.value


PIECES = st.sampled_from(
    [*"ab:-[]{}&*!,\n 1'\"|>#?~.t", "\n  ", ": ", "- ", "&a ", "*a", "true", "-1.5", "null", "!!str "]
)


@settings(deadline=None, max_examples=400)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_values_are_those_of_pyyaml_s_own_tree(text: str) -> None:
    """Or it is refused: what PyYAML cannot read, and what is not wanted."""
    try:
        found, refused = values(text)
    except yaml.YAMLError:
        with pytest.raises(yaml.YAMLError):
            yaml.compose(text, Loader=Yaml12)
        return
    if not refused:
        node = yaml.compose(text, Loader=Yaml12)
        assert (found is NOTHING) is (node is None)
        assert node is None or found == as_the_tree_says(node)
