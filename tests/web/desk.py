"""The editors' pages of the town with work in it, served as `preview` serves them; what is served can be changed."""

from __future__ import annotations

from datetime import datetime

from aiohttp import web

from bot.core.conversation import Conversation, Edition
from bot.core.desk.report import Report
from bot.core.library import Library
from bot.core.understanding import Understanding
from bot.web.editors.desk import Desk
from bot.web.editors.routes import editors_routes
from bot.web.hosts import Hosts
from bot.web.preview import preview_routes
from bot.web.server import build_app
from tests.support.clock import NOON, FakeClock
from tests.support.desk import report, work


class Office:
    """What is served now, and what was found in the files."""

    def __init__(self, bot: str = "", now: datetime = NOON) -> None:
        self.bot = bot
        self.clock = FakeClock(now)
        self.report: Report = report()
        self.serve(work())

    def serve(self, library: Library) -> None:
        """Serve other content from now on."""
        self.edition = Edition(library, Understanding.of(library))

    def app(self, bound: str = "127.0.0.1") -> web.Application:
        """The preview with the editors' pages, as it listens on `bound`."""
        hosts = Hosts(bound)
        desk = Desk(lambda: self.edition, self.clock, lambda: self.report, bot=self.bot)
        conversation = Conversation(lambda: self.edition, self.clock, remember_offered=True)
        return build_app(preview_routes(conversation, lambda: self.edition, hosts), editors_routes(desk, hosts, bound))
