"""A page to print, A4: what to check, with boxes to tick, and the command line that enters the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from typing import Final

from bot.cli.call_sheet import contact_section
from bot.cli.fact_sheet import fact_section
from bot.core.due import DueItem
from bot.core.library import Library

_STYLE: Final = """
@page { size: A4; margin: 14mm 14mm 16mm }
* { box-sizing: border-box }
body { font: 10.5pt/1.4 "Noto Sans", "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
  max-width: 182mm; margin: 0 auto; padding: 4mm 0 }
h1 { font-size: 15pt; margin: 0 0 1mm }
h2 { font-size: 12.5pt; margin: 0 0 1mm }
section { border-top: 1.5pt solid #000; padding: 3mm 0 4mm; break-inside: avoid }
p, ol, ul, table { margin: 0 0 1.5mm }
table { border-collapse: collapse; width: 100% }
td { border: .5pt solid #888; padding: 1mm 2mm; vertical-align: top }
ol { padding-left: 6mm } li { margin-bottom: 1mm; break-inside: avoid }
.number { font-size: 13pt; font-weight: 700; white-space: nowrap }
.why, .now, .small { color: #333; font-size: 9pt }
.stop { font-weight: 700; border: 1.5pt solid #000; padding: 1.5mm 2mm }
.said { font-size: 11pt }
code { font: 8.5pt "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
.boxes { white-space: nowrap }
"""
_RULES: Final = (
    "Say who you are and what you call for. Ask whether it suits them; if not, say when you call again.",
    "Never call an emergency number to test it. On a line for people in danger be short; hang up at once when asked.",
    "Write down no name: neither of who answers, nor your own. Your role code stands for you.",
    "Do not leave a message about a person, and do not say that somebody asked for help there.",
)


def sheet(library: Library, items: Sequence[DueItem], today: date, zone: str, where: Callable[[DueItem], str]) -> str:
    """The whole page as HTML: it needs no network, and nothing beside it. `where` names the file of a thing."""
    sections = [
        contact_section(library, item, number, today, zone)
        if item.kind == "contact"
        else fact_section(library, item, number, where(item))
        for number, item in enumerate(items, 1)
    ]
    calls = any(item.kind == "contact" for item in items)
    title = f"{'Call sheet' if calls else 'To read again'}, {today.isoformat()}"
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f"<title>Ukuk: {title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            f"<h1>Ukuk: {title}</h1>",
            f"<ul>{''.join(f'<li>{escape(rule)}</li>' for rule in _RULES)}</ul>" if calls else "",
            *(sections or ["<p>Nothing is due.</p>"]),
            "</body>\n</html>",
        ]
    )
