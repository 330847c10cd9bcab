"""PNG files of few colours: what a page looks like needs no more, and is a third as large."""

from __future__ import annotations

import base64
import struct
import zlib
from typing import Any, Final

from playwright.async_api import Page

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_PALETTE: Final = 3
"""The colour type of a PNG whose pixels are numbers of a palette (www.w3.org/TR/png, 11.2.1)."""
_FEW_COLOURS: Final = """async (png) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const { width, height } = image;
  const canvas = new OffscreenCanvas(width, height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, width, height);
  const near = (i) => data[i] >> 3 << 10 | data[i + 1] >> 3 << 5 | data[i + 2] >> 3;
  const sums = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const sum = sums.get(near(i)) || [0, 0, 0, 0];
    sum[0] += data[i]; sum[1] += data[i + 1]; sum[2] += data[i + 2]; sum[3] += 1;
    sums.set(near(i), sum);
  }
  const mean = (sum) => sum.slice(0, 3).map((value) => Math.round(value / sum[3]));
  const all = [...sums].sort((a, b) => b[1][3] - a[1][3]).map(([key, sum]) => [key, mean(sum)]);
  const palette = all.slice(0, 256).map(([, colour]) => colour);
  const away = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
  const number = new Map(all.map(([key, colour], at) => [key, at < 256 ? at
    : palette.reduce((best, one, n) => away(one, colour) < away(palette[best], colour) ? n : best, 0)]));
  let pixels = '';
  for (let i = 0; i < data.length; i += 4) pixels += String.fromCharCode(number.get(near(i)));
  return { width, height, palette, pixels: btoa(pixels) };
}"""


async def few_colours(page: Page, png: bytes) -> bytes:
    """The same picture in at most 256 colours; the page is asked to read it, and is left as it is."""
    found: dict[str, Any] = await page.evaluate(_FEW_COLOURS, base64.b64encode(png).decode())
    width, height = found["width"], found["height"]
    pixels = base64.b64decode(found["pixels"])
    rows = b"".join(b"\0" + pixels[start : start + width] for start in range(0, width * height, width))
    palette = bytes(value for colour in found["palette"] for value in colour)
    header = struct.pack(">IIBBBBB", width, height, 8, _PALETTE, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, body) for name, body in parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
