"""GET /report: the page, for operators alone."""

from __future__ import annotations

from bot.core.ports import Told
from bot.core.report.style import POLICY
from bot.web.gate import Gate
from bot.web.report import report_routes
from bot.web.server import build_app
from tests.web.conftest import Connect


class Reports:
    """Reports that are there, or not."""

    def __init__(self, told: Told | None) -> None:
        self.made = told
        self.asked = 0

    async def told(self) -> Told | None:
        self.asked += 1
        return self.made


async def test_the_page_with_a_policy_of_its_own(connect: Connect) -> None:
    reports = Reports(Told("summary", "<!doctype html><title>Ukuk</title>"))
    client = await connect(build_app(report_routes(Gate(None), reports)))
    async with client.get("/report") as answer:
        assert answer.status == 200
        assert await answer.text() == "<!doctype html><title>Ukuk</title>"
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.headers.getall("Content-Security-Policy") == [POLICY]
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_counts_that_cannot_be_read(connect: Connect) -> None:
    client = await connect(build_app(report_routes(Gate(None), Reports(None))))
    async with client.get("/report") as answer:
        assert answer.status == 503


async def test_a_stranger_costs_nothing(connect: Connect) -> None:
    reports = Reports(Told("", "secret"))
    client = await connect(build_app(report_routes(Gate("token"), reports)))
    async with client.get("/report") as answer:
        assert answer.status == 401
        assert "secret" not in await answer.text()
    assert reports.asked == 0
