"""DATABASE_URL as operators and hosting platforms write it, read into what the drivers need."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.core.errors import SettingsError

WRITE_IT_SO = "DATABASE_URL: write a path, sqlite:///path, or postgresql://user:password@host/database"
_POSTGRES = frozenset({"postgres", "postgresql", "postgresql+asyncpg"})
_SQLITE = frozenset({"sqlite", "sqlite+aiosqlite"})
_SYSTEM = "system"

# asyncpg reads these in a DSN as libpq does, and sends every other name to the server as a setting. Platforms add
# names that only libpq knows (`channel_binding`, `pgbouncer`, `connect_timeout`): the server would refuse them.
# https://magicstack.github.io/asyncpg/current/api/index.html#connection
_KEPT_OPTIONS = frozenset(
    {
        *("host", "port", "user", "password", "dbname", "database", "passfile", "service", "target_session_attrs"),
        *("sslmode", "sslcert", "sslkey", "sslrootcert", "sslcrl", "sslpassword", "sslnegotiation"),
        *("ssl_min_protocol_version", "ssl_max_protocol_version", "krbsrvname", "gsslib"),
        *("application_name", "options"),
    }
)


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """A file on this machine's disk."""

    path: Path


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A PostgreSQL server. `dsn` holds the password, so it is in no repr.

    `verify` is `ca` or `full` where the certificate is to be checked against the system's authorities, else None.
    `pooled` is whether the address says that a pooler stands before it, as hosting platforms write: `pgbouncer=true`.
    """

    dsn: str = field(repr=False)
    verify: str | None = None
    pooled: bool = False

    def tls(self) -> ssl.SSLContext | None:
        """The TLS context of `verify`; None where asyncpg makes its own from `sslmode`."""
        if self.verify is None:
            return None
        context = ssl.create_default_context()
        context.check_hostname = self.verify == "full"
        return context


Address = SqliteFile | PostgresServer


def read_address(text: str) -> Address:
    """Read DATABASE_URL; nothing is opened.

    Raises:
        SettingsError: no address that can work. Its sentence repeats nothing of the text, which may hold a password.
    """
    scheme, separator, rest = text.strip().partition("://")
    if not separator:
        return _sqlite(scheme.removeprefix("sqlite:"))
    if scheme in _SQLITE:
        # Three slashes and a relative path, four and an absolute one: https://docs.sqlalchemy.org/core/engines.html
        return _sqlite(rest.partition("?")[0].removeprefix("/"))
    if scheme in _POSTGRES:
        return _postgres(rest)
    raise SettingsError([WRITE_IT_SO])


def _sqlite(path: str) -> SqliteFile:
    # A database in memory would forget every choice and count at the end, and each connection would see its own.
    if not path or path == ":memory:":
        raise SettingsError([WRITE_IT_SO])
    return SqliteFile(Path(path))


def _postgres(rest: str) -> PostgresServer:
    place, _, query = rest.partition("?")
    try:
        _ = urlsplit(f"postgresql://{place}").port
    except ValueError:
        # asyncpg also reads several hosts, `a:1,b:2`, which urlsplit does not.
        if "," not in place:
            raise SettingsError([WRITE_IT_SO]) from None
    given = dict(parse_qsl(query))
    if "ssl" in given:
        given.setdefault("sslmode", given["ssl"])
    options = {name: value for name, value in given.items() if name in _KEPT_OPTIONS}
    verify = _verification(options)
    if verify is not None:
        options.pop("sslmode")
        options.pop("sslrootcert", None)
    pooled = given.get("pgbouncer", "").lower() == "true"
    return PostgresServer(f"postgresql://{place}" + (f"?{urlencode(options)}" if options else ""), verify, pooled)


def _verification(options: dict[str, str]) -> str | None:
    """`ca` or `full` where a checked certificate is wanted without a file of authorities.

    asyncpg then looks for `~/.postgresql/root.crt` alone and does not know libpq's `sslrootcert=system`.
    """
    mode = options.get("sslmode", "")
    if not mode.startswith("verify-") or options.get("sslrootcert", _SYSTEM) != _SYSTEM:
        return None
    return "full" if mode == "verify-full" else "ca"
