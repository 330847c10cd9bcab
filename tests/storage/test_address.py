from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from bot.core.errors import SettingsError
from bot.storage.address import PostgresServer, SqliteFile, read_address


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("var/ukuk.sqlite3", "var/ukuk.sqlite3"),
        ("/data/ukuk.sqlite3", "/data/ukuk.sqlite3"),
        ("sqlite:///var/ukuk.sqlite3", "var/ukuk.sqlite3"),
        ("sqlite:////data/ukuk.sqlite3", "/data/ukuk.sqlite3"),
        ("sqlite+aiosqlite:////data/ukuk.sqlite3", "/data/ukuk.sqlite3"),
        ("sqlite:///var/my file.sqlite3?timeout=3", "var/my file.sqlite3"),
        ("  var/ukuk.sqlite3\n", "var/ukuk.sqlite3"),
    ],
)
def test_sqlite(text: str, path: str) -> None:
    assert read_address(text) == SqliteFile(Path(path))


@pytest.mark.parametrize(
    ("text", "dsn"),
    [
        ("postgres://u:p@host:5433/db", "postgresql://u:p@host:5433/db"),
        ("postgresql://u:p%40@host/db", "postgresql://u:p%40@host/db"),
        ("postgresql+asyncpg://u:p@host/db", "postgresql://u:p@host/db"),
        ("postgres://u:p@host/db?sslmode=require", "postgresql://u:p@host/db?sslmode=require"),
        ("postgres://u:p@host/db?ssl=require", "postgresql://u:p@host/db?sslmode=require"),
        ("postgres://u:p@host/db?sslmode=disable&ssl=require", "postgresql://u:p@host/db?sslmode=disable"),
        (
            "postgres://u:p@host/db?sslmode=require&channel_binding=require&connect_timeout=10",
            "postgresql://u:p@host/db?sslmode=require",
        ),
        ("postgresql://u@/db?host=/run/postgresql", "postgresql://u@/db?host=%2Frun%2Fpostgresql"),
        ("postgresql://u@a:5432,b:5433/db", "postgresql://u@a:5432,b:5433/db"),
        (
            "postgres://u@host/db?sslmode=verify-full&sslrootcert=/etc/ca.pem",
            "postgresql://u@host/db?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem",
        ),
    ],
)
def test_postgres(text: str, dsn: str) -> None:
    assert read_address(text) == PostgresServer(dsn)


@pytest.mark.parametrize(("said", "pooled"), [("true", True), ("True", True), ("false", False), ("", False)])
def test_a_pooler_may_be_named(said: str, *, pooled: bool) -> None:
    assert read_address(f"postgres://u@host/db?pgbouncer={said}") == PostgresServer(
        "postgresql://u@host/db", None, pooled
    )


@pytest.mark.parametrize("root", ["", "&sslrootcert=system"])
@pytest.mark.parametrize(("mode", "names"), [("verify-full", True), ("verify-ca", False)])
def test_certificates_are_checked_against_the_system_without_a_file(root: str, mode: str, *, names: bool) -> None:
    address = read_address(f"postgres://u@host/db?sslmode={mode}{root}")
    assert isinstance(address, PostgresServer)
    assert address.dsn == "postgresql://u@host/db"
    context = address.tls()
    assert context is not None
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname is names


@pytest.mark.parametrize("text", ["postgres://u@host/db?sslmode=require", "postgres://u@host/db"])
def test_tls_is_left_to_the_driver_otherwise(text: str) -> None:
    address = read_address(text)
    assert isinstance(address, PostgresServer)
    assert address.tls() is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ":memory:",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "mysql://u:pw9@h/db",
        "postgres://u:pw9@h:x/db",
    ],
)
def test_no_address(text: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_address(text)
    assert "DATABASE_URL" in str(caught.value)
    assert "pw9" not in f"{caught.value!r}"
    assert caught.value.__cause__ is None


def test_password_is_in_no_repr() -> None:
    address = read_address("postgres://user:pw9@host/db")
    assert "pw9" not in repr(address)
    assert isinstance(address, PostgresServer)
    assert "pw9" in address.dsn
