"""The preview chat: the whole conversation in a browser, without Telegram.

Nothing is kept between two calls: where one is stands in the buttons, as in Telegram, and a
remembered choice in the memory of the page. Nothing is counted either: nobody's question is asked
here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.core import routes
from bot.core.conversation import Conversation, Edition
from bot.core.limits import SCREEN_CHARACTERS, TYPED_CHARACTERS
from bot.core.reply import Reply
from bot.core.routes import Intent, Visitor
from bot.web.hosts import Hosts, guarded
from bot.web.preview_answer import answer
from bot.web.preview_asked import (
    Asked,
    AskedT,
    CommandAsked,
    LocationAsked,
    PressAsked,
    SayAsked,
    StartAsked,
    read_asked,
)
from bot.web.static_files import file_routes

_FILES: Final = {
    "/": ("index.html", "text/html"),
    "/colours.css": ("colours.css", "text/css"),
    "/preview.css": ("preview.css", "text/css"),
    "/preview.js": ("preview.js", "text/javascript"),
}

_log = logging.getLogger(__name__)


def preview_routes(conversation: Conversation, edition: Callable[[], Edition], hosts: Hosts) -> list[web.RouteDef]:
    """The page and its calls; a Host header that `hosts` does not allow is answered 403."""
    calls = Calls(conversation, edition)
    found = [
        *file_routes(_FILES),
        web.get("/api/page", calls.page),
        web.post("/api/start", calls.call(StartAsked, calls.start)),
        web.post("/api/press", calls.call(PressAsked, calls.press)),
        web.post("/api/say", calls.call(SayAsked, calls.say)),
        web.post("/api/command", calls.call(CommandAsked, calls.command)),
        web.post("/api/location", calls.call(LocationAsked, calls.location)),
    ]
    return guarded(found, hosts)


class Calls:
    """The page's calls, each answered by the conversation alone."""

    def __init__(self, conversation: Conversation, edition: Callable[[], Edition]) -> None:
        self._conversation = conversation
        self._edition = edition

    async def page(self, _request: web.Request) -> web.Response:
        """What the page shows around the chat: the languages, and the limits editors keep to."""
        languages = [{"id": item.id, "name": item.name} for item in self._edition().library.languages.values()]
        limits = {"screen_characters": SCREEN_CHARACTERS, "typed_characters": TYPED_CHARACTERS}
        return web.json_response({"languages": languages, **limits})

    def call(self, kind: type[AskedT], act: Callable[[AskedT, Visitor], Reply]) -> Handler:
        """A handler that reads a call, answers it, and apologises with a number where that breaks."""

        async def handle(request: web.Request) -> web.Response:
            asked = await read_asked(request, kind)
            visitor, status = self._visitor(asked), web.HTTPOk.status_code
            try:
                reply = act(asked, visitor)
            except Exception as error:  # noqa: BLE001  # nobody is left without an answer; the page shows this one
                _log.error("preview: call failed (%s)", type(error).__name__)  # tracebacks hold texts
                reply, status = self._conversation.failed(visitor), web.HTTPInternalServerError.status_code
            return web.json_response(answer(self._conversation, reply, visitor), status=status)

        return handle

    def start(self, asked: StartAsked, visitor: Visitor) -> Reply:
        """/start."""
        return self._conversation.start(_turned(asked.payload, asked.to_language), visitor)

    def press(self, asked: PressAsked, visitor: Visitor) -> Reply:
        """A button."""
        return self._conversation.press(_turned(asked.token, asked.to_language), visitor)

    def say(self, asked: SayAsked, visitor: Visitor) -> Reply:
        """Typed words, answered in the language they are written in where none was chosen."""
        if asked.to_language is None:
            written = self._conversation.written_language(asked.text)
            visitor = self._conversation.visitor(asked.remembered, asked.language, written)
        return self._conversation.typed(asked.text, visitor)

    def command(self, asked: CommandAsked, visitor: Visitor) -> Reply:
        """A command; one that is not known is taken for words."""
        reply = self._conversation.command(asked.name, visitor)
        return reply if reply is not None else self._conversation.typed(asked.name, visitor)

    def location(self, asked: LocationAsked, visitor: Visitor) -> Reply:
        """A point, used for this answer alone."""
        return self._conversation.located(asked.lat, asked.lon, visitor)

    def _visitor(self, asked: Asked) -> Visitor:
        visitor = self._conversation.visitor(asked.remembered, asked.language)
        known = asked.to_language in self._edition().library.languages
        return replace(visitor, language=asked.to_language) if asked.to_language and known else visitor


def _turned(token: str, language: str | None) -> str:
    """The token of the same place in another language; as it is where none is asked for."""
    intent = routes.parse(token)
    if language is None or not isinstance(intent, Intent):
        return token
    return routes.token(replace(intent.visitor, language=language), intent.place)
