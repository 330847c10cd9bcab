"""Run: python -m benchmarks.soak [--quick | --minutes N]. Needs Linux; writes var/soak.json.

Four phases, each with a process of its own: an hour of three new people a second (starts, presses, typed words in
three languages, forged presses, other messages, inline queries, hides), with changed content taken up four times in
its first half, and a midnight in it; as many starts by 1,000 people and by 100,000; content that changes eleven times.
A phase ends when all came, or its part of the minutes is over (five in all, unless told otherwise); then it says how
far it got. Growth is that of the second half.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from benchmarks.soak.measure import Sample, growth, look
from benchmarks.soak.people import hour_of_one, one_thing
from benchmarks.soak.server import TOKEN, Server

ROOT: Final = Path(__file__).parents[2]
RESULT: Final = ROOT / "var" / "soak.json"
AN_HOUR: Final = 10_800
MOST_PEOPLE: Final = 100_000
UPDATES_OF_ONE: Final = 5.7
"""What `hour_of_one` comes to on average."""
EVERY_SECONDS: Final = 0.5
CHANGED: Final = Path("topics") / "complaint.yaml"
IN_THE_FIRST_HALF: Final = (0.05, 0.15, 0.25, 0.35)
ALL_THE_TIME: Final = tuple(part / 12 for part in range(1, 12))
"""When content changes, in parts of a phase: of its people, or of its time where that is over sooner."""
CALLS_OF_A_START: Final = 20
"""After so many it has asked Telegram for all that stands there of it."""


@asynccontextmanager
async def bot(server: Server, folder: Path, speed: float, secret: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The process, up, in a folder of its own with a content of its own."""
    for name in ("content", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "PYTHONPATH": str(ROOT), "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": f"http://127.0.0.1:{server.port}",
        "PORT": "0", "PRIVACY_SECRET": secret, "SOAK_SPEED": str(speed), "LOG_LEVEL": "WARNING",
    }  # fmt: skip
    learned = ROOT / "var"
    if learned.is_dir():
        (folder / "var").mkdir()
        for path in learned.glob("understanding-*.bin"):
            shutil.copy(path, folder / "var")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.soak.process", "run", cwd=folder, env=environment
    )
    try:
        yield process
    finally:
        process.terminate()
        code = await process.wait()
        if code != 0:
            sys.stderr.write(f"the bot ended with {code}\n")


async def phase(
    name: str, distinct: int, seconds: float, changes: Sequence[float] = (), *, hour: bool = False
) -> dict[str, Any]:
    """One process, its people, and what it held meanwhile."""
    people = AN_HOUR if hour else MOST_PEOPLE
    server = Server()
    await server.start()
    samples: list[Sample] = []
    loop = asyncio.get_running_loop()
    with tempfile.TemporaryDirectory(prefix="ukuk-soak-") as place:
        folder = Path(place)
        speed = 3600 / seconds if hour else 1.0
        async with bot(server, folder, speed, "a-secret-of-the-soak" if hour else "") as process:
            while server.calls < CALLS_OF_A_START:  # noqa: ASYNC110  # nobody calls back
                await asyncio.sleep(EVERY_SECONDS)
            begun, reloads = loop.time(), 0
            server.send(people, hour_of_one if hour else one_thing, distinct)
            while server.busy and (passed := loop.time() - begun) < seconds:
                done = max(passed / seconds, server.people / people)
                if reloads < len(changes) and done > changes[reloads]:
                    reloads += 1
                    with (folder / "content" / CHANGED).open("a", encoding="utf-8") as file:
                        file.write(f"# changed {reloads}\n")
                samples.append(look(process.pid, passed, server.answered))
                await asyncio.sleep(EVERY_SECONDS)
            samples.append(look(process.pid, loop.time() - begun, server.answered))
    await server.stop()
    grown = asdict(growth(samples, AN_HOUR * UPDATES_OF_ONE))
    told = {"phase": name, "people": server.people, "distinct": min(distinct, server.people), "reloads": reloads}
    return told | {"updates": server.answered, "given up": server.given_up} | grown


async def main(minutes: float) -> None:
    """All phases, printed and written."""
    seconds = minutes * 60
    found = [
        await phase("an hour", AN_HOUR, seconds * 0.45, IN_THE_FIRST_HALF, hour=True),
        await phase("1,000 people", 1_000, seconds * 0.15),
        await phase("100,000 people", MOST_PEOPLE, seconds * 0.15),
        await phase("changed content", 1_000, seconds * 0.25, ALL_THE_TIME),
    ]
    for row in found:
        print("  ".join(f"{name}: {value}" for name, value in row.items()))
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    given = sys.argv[1:]
    asyncio.run(main(1.0 if "--quick" in given else float(given[given.index("--minutes") + 1]) if given else 5.0))
