"""How a new value is written into a content file: on one line, as the reader of the content takes it."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any, Final

import yaml

from bot.catalog.yaml_shape import CORE, SCALARS, Yaml12

_UNPRINTABLE: Final = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML has no sign for inside quotes, and the line breaks that it would fold."""


def written(value: Any) -> str:
    """A value as YAML: text without quotes where it may stand so, lists and mappings in brackets.

    Raises:
        ValueError: the content has no such values.
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case date():
            return value.isoformat()
        case int() | float():
            return _number(value)
        case list():
            return f"[{', '.join(map(written, value))}]"
        case dict():
            return f"{{{', '.join(f'{written(key)}: {written(item)}' for key, item in value.items())}}}"
        case _:
            raise ValueError(f"The content has no values of type {type(value).__name__}.")


def _number(value: float) -> str:
    text = str(value)
    if not SCALARS["int" if isinstance(value, int) else "float"][0].match(text):
        raise ValueError(f"A number is not written as {text}.")
    return text


def _text(value: str) -> str:
    return value if _reads_as_itself(value) else _quoted(value)


def _reads_as_itself(value: str) -> bool:
    """Whether the reader takes the bare words for this text: not for a number, nor for YAML of its own."""
    if "\n" in value or _UNPRINTABLE.search(value):
        return False
    return all(_found(template.format(value)) == value for template in ("{{key: {}}}", "key: {}", "- {}"))


def _found(text: str) -> str | None:
    """The one bare word or words of a file that holds no more than that; None where it holds something else."""
    try:
        node = yaml.compose(text, Loader=Yaml12)
    except yaml.YAMLError:
        return None
    pairs = node.value if isinstance(node, yaml.CollectionNode) else []
    found = (pairs[0][1] if isinstance(pairs[0], tuple) else pairs[0]) if len(pairs) == 1 else None
    plain = isinstance(found, yaml.ScalarNode) and not found.style and found.tag == f"{CORE}str"
    return str(found.value) if plain and found is not None else None


def _quoted(value: str) -> str:
    """In double quotes, with the escapes that JSON and YAML have in common."""
    text = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
