"""The only maker of HTML. Text goes in plain and comes out escaped; nothing else may be sent.

Telegram knows a few tags (core.telegram.org/bots/api#html-style); we use `b`, `i` and `a`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape as _escape
from html import unescape
from typing import NewType

Html = NewType("Html", str)
"""Text in which everything is escaped that must be. Made only here."""

_TAG = re.compile(r"<(/?)([a-z]+)([^<>]*)>")
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_UNSAFE = re.compile(rf"[&<>\"']|{_CONTROLS.pattern}")
_TOKENS = re.compile(
    r"<[^<>]*>|&(?:[a-z]+|#x?[0-9a-fA-F]+);|[\U0001F1E6-\U0001F1FF]{2}"
    r"|[\s\S](?:[\u0300-\u036f\ufe0e\ufe0f\u20e3\U0001F3FB-\U0001F3FF\U000E0020-\U000E007F]|\u200d[^<&\s]){0,12}"
)
"""What is never cut: a tag, an entity, a flag, a letter with its accents, an emoji of several parts."""
_ANCHOR = re.compile(r"</?a\b[^<>]*>")
_HOST_DOT = re.compile(r"(?<=[\w-])\.(?=[^\W\d_])")
"""A dot inside a name of a host; between digits it is a decimal point."""
_WORD_JOINER = "\u2060"
"""Not seen, and no part of a host's name (tdlib/td, td/telegram/MessageEntity.cpp, is_url_unicode_symbol)."""
_BREAKS = ("\n\n", "\n", ". ", " ")

NOTHING = Html("")
NEWLINE = Html("\n")


def escape(text: str) -> Html:
    """Plain text as HTML; control characters and lone surrogates, which Telegram refuses, are dropped."""
    if _UNSAFE.search(text) is None:
        return Html(text)
    return Html(_escape(_CONTROLS.sub("", text), quote=True))


def bold(text: str) -> Html:
    """The text in bold."""
    return Html(f"<b>{escape(text)}</b>")


def italic(text: str) -> Html:
    """The text in italics."""
    return Html(f"<i>{escape(text)}</i>")


def link(text: str, url: str) -> Html:
    """The text as a link to an http(s) address.

    Raises:
        ValueError: the address is of another kind, which Telegram would drop in silence.
    """
    if not url.startswith(("https://", "http://")):
        raise ValueError("only http and https addresses can be linked")
    return Html(f'<a href="{escape(url)}">{escape(text)}</a>')


def unlinked(html: Html) -> Html:
    """The same without links: Telegram makes one of every «24.kg», so such names are broken where nobody sees it."""
    return Html(_HOST_DOT.sub(f".{_WORD_JOINER}", _ANCHOR.sub("", html)))


def join(parts: Iterable[Html], between: Html = NOTHING) -> Html:
    """The parts one after another."""
    return Html(between.join(parts))


def visible(html: Html) -> str:
    """What a person sees: no tags, entities resolved."""
    return unescape(_TAG.sub("", html))


def utf16_units(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_valid(html: str) -> bool:
    """Whether tags are known, closed and nested, and no bare `<` or `&` stands in the text."""
    open_tags: list[str] = []
    position = 0
    for match in _TAG.finditer(html):
        if not _is_text(html[position : match.start()]):
            return False
        position = match.end()
        closing, name, rest = match.groups()
        if name not in {"a", "b", "i"} or (rest and name != "a"):
            return False
        if not closing:
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            return False
    return not open_tags and _is_text(html[position:])


def _is_text(piece: str) -> bool:
    bare = re.sub(r"&(?:amp|lt|gt|quot|#x27);", "", piece)
    return not set("<>&") & set(bare)


def split(html: Html, limit: int) -> list[Html]:
    """Cut HTML into parts of at most `limit` UTF-16 units, markup included.

    Cuts at a paragraph, else a line, a sentence, a word, else anywhere, never inside a tag or an
    entity; tags open at a cut are closed and opened again. White space at a cut is dropped.

    Raises:
        ValueError: the limit is smaller than one piece of markup, so that no cut can be made.
    """
    parts: list[Html] = []
    rest: str = html
    while utf16_units(rest) > limit:
        head, tail = _cut(rest, limit)
        if len(tail) >= len(rest):
            raise ValueError("the limit is smaller than the markup")
        rest = tail
        if visible(Html(head)).strip():
            parts.append(Html(head))
    if visible(Html(rest)).strip() or not parts:
        parts.append(Html(rest))
    return parts


def _cut(html: str, limit: int) -> tuple[str, str]:
    tokens = _TOKENS.findall(html)
    best = dict.fromkeys(_BREAKS, 0)
    open_tags: list[str] = []
    length = written = fit = 0
    for index, token in enumerate(tokens):
        closers = sum(len(_closer(tag)) for tag in open_tags)
        if written + utf16_units(token) + closers > limit:
            break
        written += utf16_units(token)
        length += len(token)
        _follow(open_tags, token)
        if written + sum(len(_closer(tag)) for tag in open_tags) <= limit:
            fit = index + 1
            for mark in _BREAKS:
                if html.endswith(mark, 0, length):
                    best[mark] = index + 1
    at = next((best[mark] for mark in _BREAKS if best[mark] > fit // 2), fit)
    head = "".join(tokens[:at])
    open_at: list[str] = []
    for token in tokens[:at]:
        _follow(open_at, token)
    tail = "".join(tokens[at:]).lstrip()
    closing = "".join(_closer(tag) for tag in reversed(open_at))
    return head.rstrip() + closing, "".join(open_at) + tail if tail else ""


def _follow(open_tags: list[str], token: str) -> None:
    if not token.startswith("<") or len(token) == 1:
        return
    if token.startswith("</"):
        if open_tags:
            open_tags.pop()
    else:
        open_tags.append(token)


def _closer(tag: str) -> str:
    return f"</{tag[1:].rstrip('>').split(' ')[0]}>"
