"""Which YAML is taken: the scalars of YAML 1.2, and bounds on what one file may hold.

PyYAML follows YAML 1.1, where `no` is false and `NO` is not Norway; the loader here knows only
`true`, `false` and `null`, whole and decimal numbers; dates stay text for the model to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import yaml

MAX_DEPTH: Final = 40
MAX_VALUES: Final = 100_000
"""Values in one file, those that its aliases repeat included."""

_CORE: Final = "tag:yaml.org,2002:"
_SCALARS: Final[tuple[tuple[str, re.Pattern[str], list[str], Callable[[str], Any]], ...]] = (
    ("bool", re.compile(r"^(?:true|false)$"), ["t", "f"], lambda text: text == "true"),
    ("null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""], lambda _: None),
    ("int", re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$"), list("-0123456789"), int),
    ("float", re.compile(r"^-?[0-9]+\.[0-9]+$"), list("-0123456789"), float),
)
"""What a scalar without quotes looks like to be more than text, the letters it can begin with, and its value."""
_BY_TAG: Final = {_CORE + kind: (pattern, made) for kind, pattern, _, made in _SCALARS}
_BY_LETTER: Final = {
    letter: [(pattern, made) for _, pattern, letters, made in _SCALARS if letter in letters]
    for letter in "tfn~-0123456789"
} | {"": [_BY_TAG[f"{_CORE}null"]]}
_NO_TAG: Final = "!"


class Yaml12(yaml.CSafeLoader):
    """PyYAML's fast loader with the scalars of YAML 1.2."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # PyYAML fills it per class, in add_implicit_resolver


for _kind, _pattern, _first, _ in _SCALARS:
    Yaml12.add_implicit_resolver(_CORE + _kind, _pattern, _first)


def scalar(event: yaml.ScalarEvent) -> Any:
    """The value of a scalar.

    Raises:
        ValueError: its tag makes something else of it than what is seen.
    """
    text: str = event.value
    tag = event.tag
    if tag is None or tag == _NO_TAG:
        if event.implicit[0]:
            for pattern, made in _BY_LETTER.get(text[:1], ()):
                if pattern.match(text):
                    return made(text)
        return text
    if tag == f"{_CORE}str":
        return text
    if tag not in _BY_TAG or _BY_TAG[tag][0].match(text) is None:
        raise ValueError(tag)
    return _BY_TAG[tag][1](text)


def is_plain(event: yaml.CollectionStartEvent) -> bool:
    """Whether a collection has no tag, or one that says what is seen."""
    kind = "map" if isinstance(event, yaml.MappingStartEvent) else "seq"
    return event.tag in {None, _NO_TAG, _CORE + kind}
