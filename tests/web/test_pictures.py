"""The pictures of the papers are there, small, and shown; few colours leave a picture what it is."""

from __future__ import annotations

import base64
import re

import pytest

from tests.web.conftest import OpenPage
from tests.web.pictures import FOLDER, MOST_BYTES, PICTURES, ROOT
from tests.web.small_png import few_colours

PAPERS = ("README.md", "docs/EDITORS.md")


def test_each_picture_is_there_small_and_shown() -> None:
    names = {f"{picture.name}.png" for picture in PICTURES}
    reports = {"report-phone.png", "report-phone-dark.png", "report-screen.png"}
    drawn = {"performance.svg"}
    assert {path.name for path in FOLDER.iterdir()} == names | reports | drawn
    assert all((FOLDER / name).stat().st_size <= MOST_BYTES for name in names | drawn)
    shown = {
        name for paper in PAPERS for name in re.findall(r"pictures/([\w-]+\.png)", (ROOT / paper).read_text("utf-8"))
    }
    assert shown == names


@pytest.mark.asyncio(loop_scope="session")
async def test_few_colours_leave_a_picture_what_it_is(open_page: OpenPage) -> None:
    page = await open_page(width=200, height=300)
    seen = await page.screenshot()
    await page.goto("about:blank")
    small = await few_colours(page, seen)
    assert len(small) < len(seen)
    difference = """async (all) => {
      const drawn = [];
      for (const png of all) {
        const image = new Image();
        image.src = 'data:image/png;base64,' + png;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
        canvas.drawImage(image, 0, 0);
        drawn.push(canvas.getImageData(0, 0, image.width, image.height));
      }
      const [a, b] = drawn;
      const most = a.data.reduce((most, value, at) => Math.max(most, Math.abs(value - b.data[at])), 0);
      return [a.width === b.width, a.height === b.height, most];
    }"""
    encoded = [base64.b64encode(png).decode() for png in (seen, small)]
    same_width, same_height, most = await page.evaluate(difference, encoded)
    assert (same_width, same_height) == (True, True)
    assert most <= 48
