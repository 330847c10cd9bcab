"""The only maker of HTML for pages in a browser: elements whose texts and attributes are escaped.

What a screen says comes as the core's own markup, which is taken as it is; all else goes in plain.
Nothing can be made that the pages' policy forbids: no handlers, no styles, no address that runs code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TypeAlias

from bot.core import markup


class Safe(str):
    """HTML in which everything is escaped that must be."""

    __slots__ = ()


Child: TypeAlias = "Safe | str | int | Iterable[Child] | None"
Attribute: TypeAlias = "str | int | bool | None"

_VOID: Final = frozenset({"br", "hr", "input", "link", "meta", "wbr"})
_ADDRESSES: Final = frozenset({"href", "src"})
_HARMLESS: Final = re.compile(r"(?:https?|vscode|tel):|data:image/svg\+xml,|[/?#](?!/)")
_FORBIDDEN: Final = re.compile(r"on|style$|srcdoc$|action$")


def tag(name: str, /, *children: Child, **attributes: Attribute) -> Safe:
    """An element. `class_` is class, `data_key` is data-key; True stands alone, False and None are left out.

    An address that could run code is left out, too.

    Raises:
        ValueError: an attribute that the pages' policy forbids: a mistake in the code.
    """
    written = "".join(_attribute(called.rstrip("_").replace("_", "-"), value) for called, value in attributes.items())
    if name in _VOID:
        return Safe(f"<{name}{written}>")
    return Safe(f"<{name}{written}>{join(children)}</{name}>")


def join(children: Child) -> Safe:
    """Children one after another."""
    match children:
        case Safe():
            return children
        case None:
            return Safe()
        case str() | int():
            return Safe(markup.escape(str(children)))
        case _:
            return Safe("".join(map(join, children)))


def said(html: markup.Html) -> Safe:
    """What a screen says, as the core marked it up; its tags shown where they are none of the core's."""
    return Safe(html) if markup.is_valid(html) else join(str(html))


def _attribute(name: str, value: Attribute) -> str:
    if _FORBIDDEN.match(name):
        raise ValueError(f"the pages' policy forbids {name}")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    text = str(value)
    if name in _ADDRESSES and not _HARMLESS.match(text):
        return ""
    return f' {name}="{markup.escape(text)}"'
