"""Makes the pictures of the report in docs/pictures: the real content, and counts that are invented.

python -m tests.web.report_pictures
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Final, Literal

from playwright.async_api import ViewportSize, async_playwright

from bot.catalog.catalogue import read_catalogue
from bot.core.report.build import build
from bot.core.report.page import page
from bot.core.report.publication import publish
from tests.core.report.samples import noon
from tests.support.counted import thirteen_weeks
from tests.web.conftest import CHROMIUM_ARGUMENTS

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "docs" / "pictures"
NOW: Final = noon(date(2026, 11, 23))
SINCE: Final = date(2026, 8, 24)
PICTURES: Final[dict[str, tuple[int, int, Literal["light", "dark"], str]]] = {
    "report-phone.png": (360, 1180, "light", "days"),
    "report-phone-dark.png": (360, 1180, "dark", "understood"),
    "report-screen.png": (960, 1180, "light", "days"),
}
"""File → width, height, scheme, and the part that it begins with: `days` for the top of the page."""


def report() -> str:
    """The page of which pictures are taken."""
    library = read_catalogue(ROOT / "content", ROOT / "locales").library()
    counted = thirteen_weeks(library, date(2026, 11, 22))
    return page(build(publish(counted, library, NOW, SINCE), library, NOW))


async def main() -> None:
    """Take them."""
    text = report()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS)
        for name, (width, height, scheme, part) in PICTURES.items():
            shown = await browser.new_page(viewport=ViewportSize(width=width, height=height), color_scheme=scheme)
            await shown.set_content(text)
            if part != "days":
                await shown.evaluate("id => document.getElementById(id).scrollIntoView()", part)
            await shown.screenshot(path=FOLDER / name)
            sys.stdout.write(f"{name}: {(FOLDER / name).stat().st_size // 1024} KB\n")
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
