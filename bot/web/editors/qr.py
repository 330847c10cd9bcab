"""A card on the phone: its deep link, drawn as a QR code inside the page."""

from __future__ import annotations

from typing import Final

from bot.core import routes
from bot.core.routes import Place, Visitor
from bot.web.editors.asked import Asked, username
from bot.web.html import Child, Safe, tag

_QUIET: Final = 4
"""Modules of white around the code (ISO/IEC 18004)."""


def on_the_phone(asked: Asked, visitor: Visitor, place: Place | None) -> Safe:
    """The codes of a place, one for each language asked for, and honest words where there can be none."""
    codes: Child = None
    base = _base(asked)
    if place is None:
        words = "This screen has no button of its own that leads there: go through the chat."
    elif base is None:
        words = (
            "A phone cannot open this preview: it listens on this computer alone. Give the bot's username here, or as "
            "preview --bot NAME; or set HOST to an address of this computer in your network and open this page by it."
        )
    else:
        words = f"The code opens {base.partition('?')[0]}, at this very card."
        codes = [_code(base, visitor, place, language) for language in asked.languages]
    wrong = asked.bot and username(asked.bot) is None
    refused = "That is no username: 5 to 32 letters, digits and underscores, a letter first." if wrong else None
    field = tag("input", type="text", id="bot", value=asked.bot, placeholder="username", autocomplete="off", size=14)
    return tag(
        "section",
        tag("h2", "On the phone"),
        tag("p", words),
        tag("div", codes, class_="codes") if codes else None,
        tag("label", "The bot's username", for_="bot"),
        tag("p", "@ ", field, " ", tag("button", "Show", type="button", id="show-bot"), class_="ask"),
        tag("p", refused, class_="wrong", role="alert") if refused else None,
        id="phone",
    )


def _base(asked: Asked) -> str | None:
    """What stands before the token: the bot where it is known, else the preview where a phone reaches it."""
    if (name := username(asked.bot)) is not None:
        return f"https://t.me/{name}?start="
    return f"{asked.own}/?start=" if asked.own is not None else None


def _code(base: str, visitor: Visitor, place: Place, language: str) -> Safe:
    link = base + routes.token(Visitor(language, visitor.country, visitor.passport), place)
    if (drawn := _drawn(link)) is None:
        return tag("p", "The code cannot be drawn: install segno.")
    label = f"QR code of {link}"
    return tag(
        "figure",
        tag("span", drawn, role="img", aria_label=label),
        tag("figcaption", tag("a", language, href=link, target="_blank", rel="noopener noreferrer", title=link)),
        data_link=link,
    )


def _drawn(link: str) -> Safe | None:
    """The code as SVG, black on white whatever the colours of the page; None without segno."""
    try:
        import segno  # noqa: PLC0415  # needed by editors alone, and only where a code is shown
    except ImportError:
        return None
    code = segno.make(link, error="m", micro=False)
    matrix = [list(row) for row in code.matrix_iter(border=_QUIET)]
    size = len(matrix)
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark)
    ground = tag("path", d=f"M0 0h{size}v{size}h-{size}z", fill="#fff")
    return tag("svg", ground, tag("path", d=path, fill="#000"), viewBox=f"0 0 {size} {size}", class_="qr")
