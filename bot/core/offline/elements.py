"""HTML elements of a whole document. Text goes in plain and is escaped by `markup.escape`, as everywhere."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.markup import Html, escape, join
from bot.core.model import Phone
from bot.core.screens.numbers import dialled


def element(name: str, *children: Html, **attributes: str) -> Html:
    """An element with its children; an attribute without a value is left out, `class_` is written `class`."""
    written = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items() if value)
    return Html(f"<{name}{written}>{join(children)}</{name}>")


def text(name: str, words: str, **attributes: str) -> Html:
    """An element with plain words in it, on a line of its own; nothing where there are no words."""
    return line(element(name, escape(words), **attributes)) if words else Html("")


def warning(words: str) -> Html:
    """What must not be overlooked, marked also where no style is shown; nothing where there are no words."""
    return text("p", f"! {words}", class_="warn") if words else Html("")


def line(html: Html) -> Html:
    """The element and a line's end, so that the file can be read as text, too."""
    return Html(f"{html}\n")


def items(name: str, entries: Iterable[Html], **attributes: str) -> Html:
    """A list, `ol` or `ul`; nothing where there are no entries."""
    rows = [line(element("li", entry)) for entry in entries]
    return line(element(name, Html("\n"), *rows, **attributes)) if rows else Html("")


def plain(words: Iterable[str]) -> Iterable[Html]:
    """Plain words as entries of a list."""
    return map(escape, words)


def inside(anchor: str, words: str) -> Html:
    """A link to another place of the same document."""
    return element("a", escape(words), href=f"#{anchor}")


def call(phone: Phone) -> Html:
    """A number as people write it, that one tap dials."""
    return element("a", escape(dialled(phone.number)), class_="call", href=f"tel:{phone.number}")


def broken(words: str) -> Html:
    """Words of several lines, broken where they are."""
    return join(map(escape, words.split("\n")), Html("<br>"))
