"""A program: imports the modules it is given and tells, as JSON, what that did to the process and the machine.

python import_all.py ROOT MODULE …
"""

from __future__ import annotations

import gc
import importlib
import json
import logging
import os
import signal
import sys
import threading
from typing import Any, Final

WRITES: Final = {
    *(
        "os.mkdir",
        "os.remove",
        "os.rename",
        "os.rmdir",
        "os.symlink",
        "os.link",
        "os.putenv",
        "os.unsetenv",
        "os.chdir",
    ),
    *("os.system", "os.fork", "os.exec", "os.posix_spawn", "subprocess.Popen", "shutil.rmtree", "shutil.copyfile"),
    *("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "sqlite3.connect", "tempfile.mkstemp"),
}
"""Audit events of what changes the machine or speaks to another; opening a file to write is looked at apart."""
BUILT_BY_THE_ROOT: Final = {
    *("Bot", "Dispatcher", "Router", "AiohttpSession", "ClientSession", "AsyncEngine", "Engine", "Application"),
    *("Storage", "Database", "Library", "Settings", "Conversation", "Understanding", "Snapshot", "Sender", "Inbox"),
}


class Watch:
    """Notes what is done, until it is told to stop; an audit hook cannot be removed."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.watching = True

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.watching:
            return
        opened = event == "open" and isinstance(arguments[1], str) and bool(set("wax+") & set(arguments[1]))
        if opened or event in WRITES:
            self.events.append(event)


def process() -> list[object]:
    """What of a process importing could change."""
    signals = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    return [dict(os.environ), os.getcwd(), *signals, sys.excepthook]  # noqa: PTH109  # as it is, not as it resolves


def built() -> set[str]:
    """The objects that only the composition root may build, and that are there already."""
    kinds = {type(item) for item in gc.get_objects() if type(item).__name__ in BUILT_BY_THE_ROOT}
    whole = {f"{kind.__module__}.{kind.__name__}" for kind in kinds}
    return {name for name in whole if name.partition(".")[0] in {"aiogram", "aiohttp", "bot", "guilty", "sqlalchemy"}}


def main(root: str, names: list[str]) -> None:
    """Import, and tell."""
    sys.path.insert(0, root)
    sys.dont_write_bytecode = True
    watch, before = Watch(), process()
    sys.addaudithook(watch)
    for name in names:
        importlib.import_module(name)
    watch.watching = False
    told = {
        "imported": sorted(name for name in sys.modules if name.partition(".")[0] == "bot"),
        "others": sorted({name.partition(".")[0] for name in sys.modules}),
        "events": watch.events,
        "changed": before != process(),
        "threads": threading.active_count(),
        "handlers": len(logging.getLogger().handlers) + len(logging.getLogger("bot").handlers),
        "built": sorted(built()),
    }
    sys.stdout.write(f"{json.dumps(told)}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
