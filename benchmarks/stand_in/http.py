"""HTTP/1.1 as bots and servers of bots speak it: messages out of bytes, and bytes out of messages.

A framework would take as long for a request as a good bot does for an update; here it is some microseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_END: Final = b"\r\n\r\n"
_LINE: Final = b"\r\n"


@dataclass(frozen=True, slots=True)
class HttpMessage:
    """A request or a response: its first line, its headers as they came, its body."""

    first: bytes
    head: bytes
    body: bytes

    def header(self, name: bytes) -> bytes:
        """The value of a header, named in lower case; empty where there is none."""
        return header(self.head, name)

    @property
    def status(self) -> int:
        """The status of a response."""
        return int(self.first.split(b" ", 2)[1])


def header(head: bytes, name: bytes) -> bytes:
    """The value of a header in lines that begin with a line's end."""
    lower = head.lower()
    at = lower.find(_LINE + name + b":")
    if at < 0:
        return b""
    begin = at + len(_LINE) + len(name) + 1
    end = head.find(_LINE, begin)
    return head[begin : len(head) if end < 0 else end].strip()


class HttpReader:
    """Takes bytes as they come, gives messages when they are whole."""

    def __init__(self) -> None:
        self._buffer = b""

    def feed(self, data: bytes) -> Iterator[HttpMessage]:
        """The messages that are whole now."""
        self._buffer = self._buffer + data if self._buffer else data
        while (found := self._next()) is not None:
            yield found

    def _next(self) -> HttpMessage | None:
        end = self._buffer.find(_END)
        if end < 0:
            return None
        first, _, rest = self._buffer[:end].partition(_LINE)
        head = _LINE + rest
        body_at = end + len(_END)
        if header(head, b"transfer-encoding").lower() == b"chunked":
            found = _chunks(self._buffer, body_at)
            if found is None:
                return None
            body, after = found
        else:
            after = body_at + int(header(head, b"content-length") or 0)
            if len(self._buffer) < after:
                return None
            body = self._buffer[body_at:after]
        self._buffer = self._buffer[after:]
        return HttpMessage(first, head, body)


def _chunks(data: bytes, at: int) -> tuple[bytes, int] | None:
    """A body in chunks and where it ends; None while it is not whole."""
    parts: list[bytes] = []
    while True:
        line_end = data.find(_LINE, at)
        if line_end < 0:
            return None
        size = int(data[at:line_end].split(b";")[0], 16)
        begin = line_end + len(_LINE)
        at = begin + size + len(_LINE)
        if len(data) < at:
            return None
        if size == 0:
            return b"".join(parts), at
        parts.append(data[begin : begin + size])


def response(body: bytes, status: bytes = b"200 OK") -> bytes:
    """A response in JSON; the connection stays open."""
    return (
        b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: keep-alive\r\n\r\n%b"
        % (
            status,
            len(body),
            body,
        )
    )


def post(path: str, host: str, body: bytes, secret: str = "") -> bytes:
    """A request with a JSON body, with a webhook's secret where there is one."""
    proof = f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\n" if secret else ""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n{proof}"
        f"Content-Length: {len(body)}\r\nConnection: keep-alive\r\n\r\n"
    )
    return head.encode() + body
