"""How statements are prepared on PostgreSQL, where a pooler may stand before it."""

from __future__ import annotations

import logging
from itertools import count
from secrets import token_hex
from typing import Any, Final

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import ExceptionContext

KEPT: Final = 100
"""Statements that a connection keeps prepared; there are far fewer."""
_NOT_WHERE_IT_WAS: Final = frozenset({"26000", "42P05"})
"""SQLSTATE for a prepared statement that does not exist, and for one that does already."""
_log = logging.getLogger(__name__)


class Statements:
    """Prepared once for each connection, until it shows that a transaction may meet another connection of the server.

    That is how PgBouncer works in transaction mode, and what hosting platforms often give out: what was prepared
    before is not there, or was prepared by somebody else. No name is ever that of another statement, of any process,
    so none is taken for another. From the first that is missing on, each is prepared where it is executed, in the
    same breath, which costs one more journey to the server. https://magicstack.github.io/asyncpg/current/faq.html
    """

    def __init__(self, *, pooled: bool) -> None:
        """`pooled` where the operator said it in the address."""
        self._pooled = pooled
        self._process = token_hex(8)
        self._numbers = count()

    def attend(self, engine: Engine) -> None:
        """See to the connections that this engine opens from now on."""
        event.listen(engine, "do_connect", self._say_how)
        event.listen(engine, "handle_error", self._notice)

    def _name(self) -> str:
        return "" if self._pooled else f"ukuk_{self._process}_{next(self._numbers)}"

    def _say_how(self, _dialect: object, _record: object, _args: object, parameters: dict[str, Any]) -> None:
        parameters["prepared_statement_name_func"] = self._name
        parameters["prepared_statement_cache_size"] = 0 if self._pooled else KEPT

    def _notice(self, context: ExceptionContext) -> None:
        if getattr(context.original_exception, "sqlstate", None) not in _NOT_WHERE_IT_WAS:
            return
        if not self._pooled:
            self._pooled = True
            _log.warning("storage: a pooler stands before the database: statements are prepared where they are used")
        # Connections that were opened before keep statements by name: none of them is used again.
        context.is_disconnect = context.invalidate_pool_on_disconnect = True
