"""`poster`: a link into the bot for paper, and its QR code: alone, or on a page to print."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

from bot.cli.console import say, settings_or_stop, stop, stop_for_content
from bot.clock import SystemClock
from bot.core import phrases
from bot.core.errors import ContentError
from bot.core.library import Library
from bot.core.phrases import Phrase
from bot.core.routes import Countries, Place, Visitor, token
from bot.core.screens.entrance import EMERGENCY_TOPIC, NAME, way_to
from bot.editions import load_edition

FORMATS: Final = (".svg", ".png", ".html")
_BOT: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")
_SCALE: Final = 12
"""Dots of the picture a module of the code: sharp on paper of A4."""
_PAGE: Final = """\
<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<title>{name}</title>
<style>
@page {{ size: A5; margin: 12mm }}
body {{ font: 20px/1.35 sans-serif; text-align: center; color: #000; background: #fff; max-width: 124mm; margin: auto }}
h1 {{ font-size: 38px; margin: 8mm 0 4mm }}
svg {{ width: 78mm; height: 78mm; margin: 6mm 0 }}
b {{ font-size: 26px; overflow-wrap: anywhere }}
</style>
<h1>{name}</h1>
<p>{about}</p>
{code}
<p>{scan}</p>
<p><b>{address}</b></p>
</html>
"""
"""Its words are neutral, whatever the topic: who takes such a page along says nothing by it."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Where the link leads: a bot's chat, in a language, about a country and a topic."""

    bot: str
    topic: str
    country: str
    language: str


def poster(aim: Aim, out: Path | None) -> None:
    """Print the link; write the code as SVG or PNG, or a page of A5 with it.

    Raises:
        Stopped: with code 2, where the bot, the topic, the country or the language is none, or the file cannot be
            written.
    """
    settings = settings_or_stop()
    try:
        library = load_edition(settings, SystemClock()).library
    except ContentError as error:
        stop_for_content(error)
    if out is not None and out.suffix not in FORMATS:
        stop(f"{out}: the file must end in {', '.join(FORMATS)}.")
    link = _link(library, aim)
    say(link)
    if out is not None:
        _write(out, _drawn(library, aim, link, out.suffix))


def _link(library: Library, aim: Aim) -> str:
    if not _BOT.fullmatch(aim.bot):
        stop(f"{aim.bot!r} is no name of a bot. It is the part behind t.me/, without @.")
    for kind, given, known in (
        ("topic", aim.topic, library.topics),
        ("country", aim.country, library.countries),
        ("language", aim.language, library.languages),
    ):
        if given and given not in known:
            stop(f"There is no {kind} {given!r}. There are: {', '.join(known)}.")
    visitor = Visitor(aim.language or library.default_language, aim.country or None)
    return f"https://t.me/{aim.bot}?start={token(visitor, _place(visitor, aim.topic))}"


def _place(visitor: Visitor, topic: str) -> Place:
    """Where somebody lands: who named no country is asked for it, but not in danger."""
    return Countries(topic) if visitor.country is None and topic != EMERGENCY_TOPIC else way_to(visitor, topic)


def _drawn(library: Library, aim: Aim, link: str, suffix: str) -> bytes:
    try:
        import segno  # noqa: PLC0415  # needed for this alone, and part of what editors install
    except ImportError:
        stop("The code cannot be drawn: install segno, as `make setup` does.")
    code, drawn = segno.make(link, error="m", micro=False), io.BytesIO()
    if suffix != ".html":
        code.save(drawn, kind=suffix[1:], scale=_SCALE)
        return drawn.getvalue()
    code.save(drawn, kind="svg", xmldecl=False, svgns=True, omitsize=True)
    language = aim.language or library.default_language

    def said(phrase: Phrase) -> str:
        return escape(library.say(phrase.key, language).text)

    return _PAGE.format(
        language=language,
        name=escape(NAME),
        about=said(phrases.BOT_SHORT),
        code=drawn.getvalue().decode(),
        scan=said(phrases.POSTER_SCAN),
        address=escape(f"t.me/{aim.bot}"),
    ).encode()


def _write(out: Path, drawn: bytes) -> None:
    try:
        out.write_bytes(drawn)
    except OSError as error:
        stop(f"{out} cannot be written: {error.strerror}.")
