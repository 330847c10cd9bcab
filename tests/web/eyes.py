"""What tests look at in a page: contrast, names, sizes, and what does not fit."""

from __future__ import annotations

from typing import Any, Final

from playwright.async_api import Page

AA_CONTRAST: Final = 4.5
"""WCAG 2.2, 1.4.3: text against what is behind it."""
DARK: Final = 60
"""The most that red, green or blue of a dark background may have, of 255."""
TAP_PIXELS: Final = 44
"""WCAG 2.2, 2.5.5: width and height of what a finger is to hit."""

CONTRAST = """() => {
  const parse = (text) => { const n = text.match(/[\\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
  const linear = (v) => v / 255 <= .04045 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4;
  const light = (c) => .2126 * linear(c[0]) + .7152 * linear(c[1]) + .0722 * linear(c[2]);
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c[3] === 1) return c;
    }
    return [255, 255, 255, 1];
  };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
  const seen = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const e = node.parentElement;
    if (!node.data.trim() || !e.checkVisibility() || e.closest('.unseen, noscript')) continue;
    seen.push([node.data.trim(), ratio(parse(getComputedStyle(e).color), behind(e))]);
  }
  for (const e of document.querySelectorAll('textarea, select, input')) {
    seen.push(['placeholder', ratio(parse(getComputedStyle(e, '::placeholder').color), behind(e))]);
    seen.push(['value', ratio(parse(getComputedStyle(e).color), behind(e))]);
  }
  for (const e of document.querySelectorAll('button svg')) {
    const style = getComputedStyle(e);
    seen.push(['icon', ratio(parse(style.fill === 'none' ? style.stroke : style.fill), behind(e))]);
  }
  return seen;
}"""
NAMELESS = """() => [...document.querySelectorAll('button, a[href], select, textarea, input, [role=log]')]
  .filter((e) => e.checkVisibility())
  .filter((e) => !(e.ariaLabel || [...(e.labels || [])].map((l) => l.textContent).join('')
    || (e.matches('button, a') && e.textContent) || '').trim())
  .map((e) => e.outerHTML.slice(0, 80))"""
BACKGROUND = "getComputedStyle(document.getElementById('phone')).backgroundColor"
SMALL = """(least) => [...document.querySelectorAll('button, select, textarea, .row a')]
  .filter((e) => e.checkVisibility())
  .filter((e) => { const r = e.getBoundingClientRect(); return r.width < least || r.height < least; })
  .map((e) => e.outerHTML.slice(0, 80))"""

TOO_WIDE = "e => e.scrollWidth - e.clientWidth"


async def faint(page: Page) -> list[Any]:
    """Texts whose contrast is too low, with the contrast."""
    seen: list[Any] = await page.evaluate(CONTRAST)
    assert len(seen) > 10
    return [pair for pair in seen if pair[1] < AA_CONTRAST]
