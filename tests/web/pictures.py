"""The pictures of the papers, made anew: python -m tests.web.pictures [folder].

They show the real content. So that the states of the editors' list can be seen, a copy of it is made in which
some translations are fuzzy or missing, a fact has expired, a review is overdue and a sentence is too long.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

from playwright.async_api import Browser, async_playwright

from bot.catalog.catalogue import read_catalogue
from bot.catalog.loading import problems
from bot.catalog.places import all_places
from bot.core.conversation import Edition
from bot.core.desk.report import Report, Stage
from bot.core.understanding import Understanding
from bot.web.server import serve
from tests.catalog.folders import CODE, Folders
from tests.web.conftest import CHROMIUM_ARGUMENTS
from tests.web.desk import Office
from tests.web.small_png import few_colours

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "docs" / "pictures"
MOST_BYTES: Final = 150_000
"""Bytes that one picture may have: people read the papers on slow lines, too."""
NOON: Final = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
HOST: Final = "ukuk.example"
"""A name that nobody can have (RFC 2606): the code in a picture leads nobody anywhere."""
CARD: Final = "/editors/at/topic.unpaid-wages.RU"

WORK: Final = (
    ("content/topics/unpaid-wages.yaml", "review_by: ", "review_by: 2026-11-24 # "),
    (
        "content/topics/unpaid-wages.yaml",
        "If the sum is written in a document, ask for a court order (судебный приказ).",
        "If the sum that the boss owes you is written in a document which he himself gave you, you can ask the court "
        "for an order, and this is both quicker and easier for you than a whole case.",
    ),
    (
        "content/facts.yaml",
        "expires: 2027-02-28\n  confidence: high\n- id: kg-wage-claim-term",
        "expires: 2026-11-20\n  confidence: high\n- id: kg-wage-claim-term",
    ),
    (
        "locales/ky/LC_MESSAGES/content.po",
        'msgctxt "topic.unpaid-wages.RU.steps.prosecutor"',
        '#, fuzzy\nmsgctxt "topic.unpaid-wages.RU.steps.prosecutor"',
    ),
    (
        "locales/ru/LC_MESSAGES/content.po",
        'msgctxt "topic.unpaid-wages.KZ.rights.practice"',
        '#, withdrawn\nmsgctxt "topic.unpaid-wages.KZ.rights.practice"',
    ),
)
"""File, what stands there, what stands there in the copy."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the address, the size in pixels, what is done before."""

    name: str
    address: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    scroll_to: str = ""
    scale: float = 1


PICTURES: Final = (
    Picture("chat", "/?start=1kyRU0_t_unpaid-wages", 390, 844, scale=1.4),
    Picture("editors-list", "/editors?topic=unpaid-wages", 1120, 760),
    Picture("editors-card", f"{CARD}?languages=ky,ru,en", 1180, 860),
    Picture("editors-texts", f"{CARD}?languages=ky,en", 1120, 760, scroll_to="#own-answer"),
    Picture("editors-phone", f"{CARD}?languages=ky,ru", 360, 740, "dark"),
    Picture("editors-code", f"{CARD}?languages=ky,ru", 360, 460, scroll_to="#phone"),
    Picture("editors-sheet", "/editors/sheet/unpaid-wages/RU?languages=en,ru", 1000, 760, scroll_to=".sheet"),
)


def with_work(home: Path) -> Folders:
    """A copy of the real content with some work in it."""
    shutil.copytree(ROOT / "content", home / "content")
    shutil.copytree(ROOT / "locales", home / "locales")
    for name, old, new in WORK:
        path = home / name
        text = path.read_text(encoding="utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return Folders(home / "content", home / "locales")


async def take(browser: Browser, base: str, picture: Picture, folder: Path) -> None:
    """Take one picture.

    Raises:
        ValueError: it is larger than MOST_BYTES.
    """
    page = await browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
        color_scheme=picture.scheme,
        reduced_motion="reduce",
        locale="en",
    )
    await page.goto(base + picture.address)
    await page.wait_for_load_state("networkidle")
    if picture.scroll_to:
        await page.locator(picture.scroll_to).evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top - 12)")
    seen = await page.screenshot()
    await page.goto("about:blank")
    small = await few_colours(page, seen)
    await page.close()
    sys.stdout.write(f"{picture.name}: {len(small) // 1000} kB\n")
    if len(small) > MOST_BYTES:
        raise ValueError(f"{picture.name} has {len(small)} bytes, at most {MOST_BYTES} are wanted")
    await asyncio.to_thread((folder / f"{picture.name}.png").write_bytes, small)


async def main(folder: Path) -> None:
    """Take all pictures into a folder that is there."""
    with TemporaryDirectory() as home:
        folders = with_work(Path(home))
        catalogue = read_catalogue(folders.content, folders.locales)
        library = catalogue.library()
        office = Office(now=NOON)
        office.edition = Edition(library, Understanding(library, None))
        found, places = tuple(problems(catalogue, NOON.date())), all_places(catalogue, CODE)
        roots = {"content": "/home/editor/ukuk/content", "locales": "/home/editor/ukuk/locales"}
        office.report = Report(1, Stage.DONE, library.revision, places, found, roots)
        async with serve(office.app(HOST), "127.0.0.1", 0) as port, async_playwright() as playwright:
            led = f"--host-resolver-rules=MAP {HOST}:80 127.0.0.1:{port}"
            browser = await playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=[*CHROMIUM_ARGUMENTS, led]
            )
            for picture in PICTURES:
                await take(browser, f"http://{HOST}", picture, folder)
            await browser.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
