"""aiohttp's log lines lose what they would tell."""

from __future__ import annotations

import logging
import sys

from bot.web.quiet import Quiet, http_logger

OVERHEARD = "10.1.2.3 said something"


def _record() -> logging.LogRecord:
    try:
        int(OVERHEARD)
    except ValueError:
        error = sys.exc_info()
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "Error handling request from %s", (OVERHEARD,), error)
    record.stack_info = OVERHEARD
    return record


def test_only_the_class_of_the_error_is_left() -> None:
    record = _record()
    assert OVERHEARD in logging.Formatter().format(record)
    record = _record()
    assert Quiet().filter(record)
    assert logging.Formatter().format(record) == "web: http (ValueError)"


def test_the_logger_has_one_filter_however_often_it_is_asked_for() -> None:
    assert http_logger() is http_logger()
    assert len(http_logger().filters) == 1
