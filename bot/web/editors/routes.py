"""The addresses of the editors' pages."""

from __future__ import annotations

from typing import Final

from aiohttp import web

from bot.core.desk.find import find
from bot.core.desk.sheet import cards_there, sheet
from bot.web.editors.asked import read_asked
from bot.web.editors.closeup import closeup
from bot.web.editors.desk import Desk, Sight
from bot.web.editors.frame import page
from bot.web.editors.overview import EVERYWHERE, overview
from bot.web.editors.paper import paper
from bot.web.editors.troubles import troubles
from bot.web.hosts import Hosts, guarded
from bot.web.html import tag
from bot.web.static_files import file_routes

_FILES: Final = {
    "/editors.css": ("editors.css", "text/css"),
    "/editors.js": ("editors.js", "text/javascript"),
}
_LONGEST: Final = 200
"""Characters of a search that are looked at."""


def editors_routes(desk: Desk, hosts: Hosts, bound: str) -> list[web.RouteDef]:
    """The pages over a desk, guarded as the chat is; `bound` is the address that is listened on."""
    pages = Pages(desk, bound)
    found = [
        *file_routes(_FILES),
        web.get("/editors", pages.overview),
        web.get("/editors/problems", pages.problems),
        web.get("/editors/at/{key}", pages.item),
        web.get("/editors/sheet/{topic}/{country}", pages.sheet),
        web.get("/editors/find", pages.find),
        web.get("/editors/mark", pages.mark),
    ]
    return guarded(found, hosts)


class Pages:
    """The pages, each made from what is served at that moment."""

    def __init__(self, desk: Desk, bound: str) -> None:
        self._desk = desk
        self._bound = bound

    async def overview(self, _request: web.Request) -> web.Response:
        """All screens."""
        return _html(overview(await self._desk.sight()))

    async def problems(self, _request: web.Request) -> web.Response:
        """All problems."""
        return _html(troubles(await self._desk.sight()))

    async def item(self, request: web.Request) -> web.Response:
        """One item from near; 404 with words where there is none."""
        sight = await self._desk.sight()
        item = sight.survey.items.get(request.match_info["key"])
        if item is None:
            return _missing(sight)
        return _html(closeup(sight, item, read_asked(request, sight.library, self._desk.bot, self._bound)))

    async def sheet(self, request: web.Request) -> web.Response:
        """A topic in a country, for a lawyer; 404 with words where there is no such card."""
        sight = await self._desk.sight()
        code = request.match_info["country"]
        topic, country = sight.library.topics.get(request.match_info["topic"]), None if code == EVERYWHERE else code
        if topic is None or (country and country not in sight.library.countries):
            return _missing(sight)
        if not cards_there(sight.library, topic, country):
            return _missing(sight)
        asked = read_asked(request, sight.library, self._desk.bot, self._bound)
        return _html(paper(sight, sheet(sight.scene, topic, country, asked.languages), asked))

    async def find(self, request: web.Request) -> web.Response:
        """The keys of the items that hold a text, as JSON."""
        sight = await self._desk.sight()
        wanted = request.query.get("words", "")[:_LONGEST]
        return web.json_response(find(sight.library, sight.survey.items, wanted))

    async def mark(self, _request: web.Request) -> web.Response:
        """The name of what the pages show now: another one means that there is something new."""
        return web.json_response(self._desk.mark())


def _html(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type="text/html", charset="utf-8")


def _missing(sight: Sight) -> web.Response:
    words = tag("p", "There is no such screen: it may have been renamed. ", tag("a", "All screens", href="/editors"))
    return _html(page(sight, "Not found", tag("h1", "Not found"), words), web.HTTPNotFound.status_code)
