"""The arguments of a call of the Bot API, in whichever way a client sends them: query, form, multipart, JSON."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import parse_qsl

import orjson

_LINE: Final = b"\r\n"


def arguments(query: str, content_type: bytes, body: bytes) -> dict[str, Any]:
    """All arguments as one mapping; what is JSON within a form stays text."""
    given: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True)) if query else {}
    if not body:
        return given
    kind = content_type.partition(b";")[0].strip().lower()
    if kind == b"application/json":
        plain: dict[str, Any] = orjson.loads(body)
        return given | plain
    if kind == b"application/x-www-form-urlencoded":
        return given | dict(parse_qsl(body.decode(), keep_blank_values=True))
    if kind == b"multipart/form-data":
        return given | _parts(content_type, body)
    return given


def structure(value: Any) -> Any:
    """An argument that holds others: as it is in JSON, or as text in a form."""
    return orjson.loads(value) if isinstance(value, str) else value


def _parts(content_type: bytes, body: bytes) -> dict[str, Any]:
    boundary = content_type.split(b"boundary=", 1)[1].split(b";")[0].strip().strip(b'"')
    found: dict[str, Any] = {}
    for part in body.split(b"--" + boundary)[1:]:
        head, separator, content = part.partition(_LINE + _LINE)
        name = head.partition(b'name="')[2].partition(b'"')[0]
        if separator and name:
            found[name.decode()] = "" if b"filename=" in head else content.removesuffix(_LINE).decode()
    return found
