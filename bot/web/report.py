"""GET /report: what is counted, as a page, for operators."""

from __future__ import annotations

from aiohttp import web

from bot.core.ports import Reports
from bot.core.report.style import POLICY
from bot.web.gate import Gate
from bot.web.server import POLICY_HEADER

PATH = "/report"


def report_routes(gate: Gate, reports: Reports) -> list[web.RouteDef]:
    """The route /report; 503 where the counts cannot be read in time."""

    async def report(_request: web.Request) -> web.Response:
        told = await reports.told()
        if told is None:
            raise web.HTTPServiceUnavailable
        return web.Response(text=told.page, content_type="text/html", headers={POLICY_HEADER: POLICY})

    return [web.get(PATH, gate.guarded(report))]
