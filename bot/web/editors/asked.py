"""What an editor asked a page for: languages, as whom, and the bot's username. Whatever is not known is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from aiohttp import web

from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.routes import Visitor
from bot.web.hosts import LOCAL_NAMES, is_loopback

MOST_LANGUAGES: Final = 3
"""Columns that fit beside each other."""
_USERNAME: Final = re.compile(r"@?([A-Za-z][A-Za-z0-9_]{4,31})")
"""A username of Telegram (core.telegram.org/method/account.checkUsername): 5 to 32 letters, digits and underscores."""
_AUTHORITY: Final = re.compile(r"[A-Za-z0-9.-]+(?::[0-9]{1,5})?|\[[0-9a-fA-F:.]+\](?::[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Asked:
    """The query of a page. `bot` is as it was typed; `own` is the preview's address where a phone can reach it."""

    languages: tuple[str, ...]
    country: str | None = None
    passport: str | None = None
    bot: str = ""
    own: str | None = None

    def query(self) -> str:
        """The same as a query of an address."""
        given = {"languages": ",".join(self.languages), "country": self.country, "passport": self.passport}
        return urlencode({name: value for name, value in {**given, "bot": self.bot}.items() if value})

    def toggled(self, language: str) -> Asked:
        """With a language more, or less; never without one."""
        rest = tuple(code for code in self.languages if code != language)
        if language not in self.languages:
            rest = (*self.languages, language)[-MOST_LANGUAGES:]
        return replace(self, languages=rest or self.languages)

    def seen_by(self, visitor: Visitor) -> Asked:
        """As another reader."""
        return replace(self, country=visitor.country, passport=visitor.passport)

    def reader(self, known: list[Visitor]) -> Visitor:
        """The reader asked for, of those to whom the item is shown; else the nearest of them, else the first."""

        def distance(visitor: Visitor) -> int:
            return 2 * (visitor.country != self.country) + (visitor.passport != self.passport)

        return min(known, key=distance)


def username(text: str) -> str | None:
    """A username without its @; None for what is none."""
    match = _USERNAME.fullmatch(text)
    return match[1] if match else None


def read_asked(request: web.Request, library: Library, bot: str, bound: str) -> Asked:
    """What a request asks for; `bot` is the username given at the start, `bound` the address that is listened on."""
    wanted = request.query.get("languages", "").split(",")
    languages = tuple(dict.fromkeys(code for code in wanted if code in library.languages))
    query = request.query
    return Asked(
        languages[:MOST_LANGUAGES] or _usual(library),
        query.get("country"),
        query.get("passport"),
        query.get("bot", bot).strip(),
        _own(request, bound),
    )


def _usual(library: Library) -> tuple[str, ...]:
    """English first, which the others are of; then as the file of languages has them."""
    others = [code for code in library.languages if code != SOURCE_LANGUAGE]
    return (*others[: MOST_LANGUAGES - 1], SOURCE_LANGUAGE)


def _own(request: web.Request, bound: str) -> str | None:
    """The address under which this very page was reached, where a phone beside the computer can reach it, too."""
    name = request.host.rpartition(":")[0] if re.search(r":\d+$", request.host) else request.host
    local = is_loopback(bound) or name.lower() in LOCAL_NAMES or is_loopback(name)
    return None if local or not _AUTHORITY.fullmatch(request.host) else f"http://{request.host}"
