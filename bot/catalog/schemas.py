"""JSON Schemas of the content files, made from the model: editors' programs complete and underline by them.

They know shapes alone; `check` knows the rest. Draft 2020-12, one file a kind.
"""

from __future__ import annotations

import json
from typing import Any, Final

from bot.catalog.content_files import KINDS, ContentKind

FOLDER: Final = "schemas"
"""Where they lie below the content."""
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """File name → what stands in it."""
    return {f"{kind.folder}.json": _text(_schema(kind)) for kind in KINDS}


def comment(name: str) -> str:
    """The first line of a content file (its path below the content) by which editors' programs find its schema."""
    folder, nested, _ = name.partition("/")
    kind = folder.removesuffix(".yaml")
    return f"# yaml-language-server: $schema={'../' if nested else ''}{FOLDER}/{kind}.json"


def _schema(kind: ContentKind) -> dict[str, Any]:
    """A file holds one record or a list of them."""
    record = kind.record.model_json_schema(mode="validation")
    definitions = record.pop("$defs", {})
    name = record["title"]
    return {
        "$schema": DIALECT,
        "title": f"content/{kind.folder}",
        "anyOf": [{"$ref": f"#/$defs/{name}"}, {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}],
        "$defs": {**definitions, name: record},
    }


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
