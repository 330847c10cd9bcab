"""How the report looks: light and dark, from a small phone to paper."""

from __future__ import annotations

import base64
import hashlib
from typing import Final

STYLE: Final = """
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f3f5f7; --line: #d5dae0; --ink: #1b2127; --soft: #55606b;
  --value: #1f6f8b; --rail: #e6eaee; --hatch: #8793a0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #13171b; --raised: #1d2329; --line: #343d46; --ink: #e7ebef; --soft: #a5b0bb;
    --value: #56b3cf; --rail: #29313a; --hatch: #7d8996;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.45 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0.5rem 0 0.25rem; }
h2 { font-size: 1.15rem; line-height: 1.25; margin: 0 0 0.25rem; }
p { margin: 0 0 0.75rem; }
.about, .made, .ends { color: var(--soft); font-size: 0.875rem; }
.overview { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: 0.5rem; margin: 1rem 0; }
.overview div { background: var(--raised); border-radius: 0.5rem; padding: 0.6rem 0.75rem; }
.overview dt { color: var(--soft); font-size: 0.8125rem; }
.overview dd { margin: 0; font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
section { border-top: 1px solid var(--line); padding: 1.25rem 0 0.5rem; }
summary:focus-visible { outline: 2px solid var(--value); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
th, td { text-align: right; vertical-align: top; padding: 0.4rem 0 0.4rem 0.75rem; font-weight: 400; }
th:first-child { text-align: left; padding-left: 0; overflow-wrap: anywhere; }
thead th { color: var(--soft); font-size: 0.8125rem; vertical-align: bottom; border-bottom: 1px solid var(--line); }
tbody tr + tr { border-top: 1px solid var(--rail); }
td { font-variant-numeric: tabular-nums; white-space: nowrap; }
.two td { width: 6rem; }
.wide th:first-child { min-width: 12rem; }
.bar { display: block; margin-top: 0.3rem; overflow: hidden; }
.value { fill: var(--value); } .rail { fill: var(--rail); } .hatch { fill: var(--hatch); }
.unknown { fill: url(#hatch); }
.monday { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.columns { display: block; width: 100%; height: 8rem; border-bottom: 1px solid var(--hatch); }
.ends { display: flex; justify-content: space-between; margin: 0.25rem 0 0.5rem; }
.away { position: absolute; }
summary { cursor: pointer; padding: 0.4rem 0; }
footer { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: 1rem; }
@media (max-width: 30rem) {
  main { padding: 0.75rem; }
  th, td { padding-left: 0.5rem; }
  .two td { width: 4.5rem; }
}
@media (max-width: 40rem) {
  .wide thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .wide tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); padding: 0.4rem 0; }
  .wide tr { column-gap: 1rem; }
  .wide th:first-child { grid-column: 1 / -1; padding: 0 0 0.2rem; font-weight: 600; }
  .wide td { display: flex; justify-content: space-between; gap: 0.5rem; padding: 0; }
  .wide td::before { content: attr(data-name); color: var(--soft); white-space: normal; }
}
@media print { main { max-width: none; } section { break-inside: avoid; } }
"""

POLICY: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    f"style-src 'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"
)
"""The page's Content-Security-Policy: it loads nothing, runs nothing, and has this one style."""
