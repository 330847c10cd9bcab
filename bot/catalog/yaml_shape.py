"""Which YAML is taken: the scalars of YAML 1.2, and no file that would surprise its author or the reader.

PyYAML follows YAML 1.1, where `no` is false and `NO` is not Norway; the loader here knows only
`true`, `false` and `null`, whole and decimal numbers; dates stay text for the model to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

MAX_DEPTH = 40
MAX_VALUES = 100_000
"""Values in one file, those that its aliases repeat included."""

CORE = "tag:yaml.org,2002:"
SCALARS = {
    "bool": (re.compile(r"^(?:true|false)$"), "tf"),
    "null": (re.compile(r"^(?:null|~|)$"), ["n", "~", ""]),
    "int": (re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$"), "-0123456789"),
    "float": (re.compile(r"^-?[0-9]+\.[0-9]+$"), "-0123456789"),
}
"""What a scalar without quotes looks like to be more than text, and the letters it can begin with."""

Refusal = tuple[str, int, int, str]
"""Words, line, column and rule."""

_TOO_DEEP = "The file is nested too deeply, or an alias contains itself."


class Yaml12(yaml.CSafeLoader):
    """PyYAML's fast loader with the scalars of YAML 1.2."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # PyYAML fills it per class, in add_implicit_resolver


for _kind, (_pattern, _first) in SCALARS.items():
    Yaml12.add_implicit_resolver(CORE + _kind, _pattern, list(_first))


def endless(text: str) -> Iterator[Refusal]:
    """What no tree can be made of: nesting on which the reader would crash, aliases that multiply.

    At most one refusal. Raises what the YAML reader raises.
    """
    sizes: dict[str | None, int] = {}
    around: list[tuple[str | None, int]] = []
    total = 0
    for event in yaml.parse(text, Loader=Yaml12):
        mark: yaml.Mark = event.start_mark  # type: ignore[assignment]  # events of a text have their marks
        at = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.CollectionEndEvent):
            anchor, before = around.pop()
            sizes[anchor] = total - before
        elif isinstance(event, yaml.NodeEvent):
            alias = isinstance(event, yaml.AliasEvent)
            if len(around) > MAX_DEPTH or (alias and any(event.anchor == anchor for anchor, _ in around)):
                yield _TOO_DEEP, *at, "yaml-depth"
                return
            total += sizes.get(event.anchor, 1) if alias else 1
            if total > MAX_VALUES:
                yield f"The file has more than {MAX_VALUES} values.", *at, "file-too-large"
                return
            if isinstance(event, yaml.CollectionStartEvent):
                around.append((event.anchor, total - 1))


def unwanted(node: yaml.Node, depth: int = 0) -> Iterator[Refusal]:
    """What is legal YAML and still not wanted: keys twice, strange tags, aliases that nest too deeply."""
    at = node.start_mark.line + 1, node.start_mark.column + 1
    if depth > MAX_DEPTH:
        yield _TOO_DEEP, *at, "yaml-depth"
        return
    if not _plain(node):
        yield f"The tag {node.tag} is not used here. Remove it.", *at, "yaml-tag"
    if isinstance(node, yaml.MappingNode):
        yield from _keys(node)
        for _, value in node.value:
            yield from unwanted(value, depth + 1)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from unwanted(item, depth + 1)


def _keys(node: yaml.MappingNode) -> Iterator[Refusal]:
    seen: dict[str, int] = {}
    for key, _ in node.value:
        at = key.start_mark.line + 1, key.start_mark.column + 1
        if not isinstance(key, yaml.ScalarNode):
            yield "A key must be a plain word.", *at, "yaml-key"
        elif key.value in seen:
            yield (
                f"The key '{key.value}' stands twice; the first is on line {seen[key.value]}.",
                *at,
                "yaml-duplicate-key",
            )
        else:
            seen[key.value] = at[0]


def _plain(node: yaml.Node) -> bool:
    """Whether a node is of the type that it looks like; a tag may only make text of it."""
    kind = node.tag.removeprefix(CORE)
    if not isinstance(node, yaml.ScalarNode):
        return kind in {"map", "seq"}
    return kind == "str" or (kind in SCALARS and SCALARS[kind][0].match(node.value) is not None)
