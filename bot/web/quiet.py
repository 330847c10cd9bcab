"""aiohttp's own log lines without what they would tell: addresses, request lines, tracebacks."""

from __future__ import annotations

import logging
from typing import Final

_NAME: Final = "bot.web.http"


class Quiet(logging.Filter):
    """Leaves of a record its level and the class of its error, and nothing else."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; always let it pass."""
        kind = record.exc_info[0] if record.exc_info else None
        record.msg, record.args = "web: http (%s)", (kind.__name__ if kind is not None else "no error",)
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def http_logger() -> logging.Logger:
    """The logger to give aiohttp's server: it passes on no address and no request."""
    logger = logging.getLogger(_NAME)
    if not any(isinstance(item, Quiet) for item in logger.filters):
        logger.addFilter(Quiet())
    return logger
