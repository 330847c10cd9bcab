"""Telegram's own reading of HTML, as TDLib does it (td/telegram/MessageEntity.cpp, `parse_html`), with its words."""

from __future__ import annotations

import re
from typing import Final

TAGS: Final = frozenset(
    {
        "a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "tg-emoji", "span", "pre",
        "code", "blockquote",
    }
)  # fmt: skip
"""The tags that Telegram knows; any other is refused."""

_TAG: Final = re.compile(r"<(/?)([^\s>]*)")
_REST: Final = re.compile(r"""((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ENTITY: Final = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
_ATTRIBUTES: Final = re.compile(r"""\s+([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9.-]+)""")
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_HREF: Final = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LINK: Final = re.compile(r"^(?:https?://|tg://)[^\s/]+")


class RefusedError(Exception):
    """Telegram refuses the request; its text is what Telegram says."""


def read_html(html: str) -> str:
    """The text that a person sees.

    Raises:
        RefusedError: tags are unknown, not closed, not nested, or a link would be dropped.
    """
    text: list[str] = []
    open_tags: list[str] = []
    position = 0
    while (start := html.find("<", position)) >= 0:
        text.append(_decoded(html[position:start]))
        offset = len(html[:start].encode())
        position = _tag(html, start, offset, open_tags)
    text.append(_decoded(html[position:]))
    if open_tags:
        raise _refused(f"Can't find end tag corresponding to start tag {open_tags[-1]}")
    return "".join(text)


def _tag(html: str, start: int, offset: int, open_tags: list[str]) -> int:
    """Follow one tag; where it ends."""
    match = _TAG.match(html, start)
    rest = _REST.match(html, match.end()) if match else None
    if match is None or match.end() == len(html):
        raise _refused(f"Unclosed start tag at byte offset {offset}")
    name = match[2].lower()
    if match[1]:
        _close(open_tags, name, offset)
    elif name not in TAGS:
        raise _refused(f'Unsupported start tag "{name}" at byte offset {offset}')
    if rest is None:
        raise _refused(f"Unclosed start tag at byte offset {offset}")
    if not match[1]:
        _check_attributes(name, rest[1], offset)
        open_tags.append(name)
    return rest.end()


def _close(open_tags: list[str], name: str, offset: int) -> None:
    if not open_tags:
        raise _refused(f"Unexpected end tag at byte offset {offset}")
    expected = open_tags.pop()
    if name and name != expected:
        raise _refused(f'Unmatched end tag at byte offset {offset}, expected "</{expected}>", found "</{name}>"')


def _check_attributes(name: str, rest: str, offset: int) -> None:
    if _ATTRIBUTES.sub("", rest).strip():
        words = "Expected equal sign in declaration of an attribute of the tag"
        raise _refused(f'{words} "{name}" at byte offset {offset}')
    if name == "a":
        href = _HREF.search(rest)
        address = _decoded((href[1] or href[2] or "") if href else "")
        if not _LINK.match(address):
            # Telegram drops such a link in silence, and the reader has a name that leads nowhere.
            raise _refused(f"The link at byte offset {offset} would be dropped")


def _decoded(text: str) -> str:
    return _ENTITY.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x10FFFF else match[0]


def _refused(words: str) -> RefusedError:
    return RefusedError(f"can't parse entities: {words}")


def utf16_units(text: str) -> int:
    """Length as Telegram counts it; of our own, so that the tests do not measure with the bot's measure."""
    return len(text.encode("utf-16-le")) // 2
