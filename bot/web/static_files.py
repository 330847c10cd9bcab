"""The files of the pages, each read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

STATIC: Final = Path(__file__).with_name("static")


def file_routes(files: Mapping[str, tuple[str, str]]) -> Iterator[web.RouteDef]:
    """Routes that give files: path → name and content type."""
    for path, named in files.items():
        yield web.get(path, _file(*named))


def _file(name: str, content_type: str) -> Handler:
    """A handler that gives a file of the page, read once."""
    body = (STATIC / name).read_bytes()

    async def give(_request: web.Request) -> web.Response:
        return web.Response(body=body, content_type=content_type, charset="utf-8")

    return give
