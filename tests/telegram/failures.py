"""Failures that can be prepared: what the real server, a proxy or the network answers when it goes wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One answer instead of the right one. `status` 0: nothing comes back at all.

    `done` says that the server carried the request out and only its answer was lost.
    """

    status: int
    body: str = ""
    done: bool = False


def _told(status: int, words: str, **parameters: int) -> Failure:
    body: dict[str, object] = {"ok": False, "error_code": status, "description": words}
    if parameters:
        body["parameters"] = parameters
    return Failure(status, json.dumps(body))


def too_many(seconds: int) -> Failure:
    return _told(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def forbidden() -> Failure:
    return _told(403, "Forbidden: bot was blocked by the user")


def refused(words: str) -> Failure:
    return _told(400, f"Bad Request: {words}")


def server_error(status: int = 502) -> Failure:
    return _told(status, "Bad Gateway")


def unauthorized() -> Failure:
    return _told(401, "Unauthorized")


def not_found() -> Failure:
    return _told(404, "Not Found")


def conflict() -> Failure:
    return _told(409, "Conflict: terminated by other getUpdates request")


def no_network() -> Failure:
    return Failure(0)


def lost_answer() -> Failure:
    """The request was carried out, and the line broke before its answer came."""
    return Failure(0, done=True)


def html_page(status: int = 200) -> Failure:
    """What a provider's filter or a captive portal answers."""
    return Failure(status, "<html><body>Доступ ограничен</body></html>")


def cut_body() -> Failure:
    return Failure(200, '{"ok": true, "result": {"message_id": 1, "da')
