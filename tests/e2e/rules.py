"""What the Bot API refuses of a bot's texts and keyboards. https://core.telegram.org/bots/api

Where the real one is lenient (a bare `&`, a tag in capitals), this one is not.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

TEXT_UNITS: Final = 4096
CALLBACK_BYTES: Final = 64
COPY_CHARACTERS: Final = 256
BUTTONS: Final = 100
BUTTONS_A_ROW: Final = 8
_PLAIN_TAGS: Final = frozenset(
    ("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "blockquote"),
)
_PIECES: Final = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-z-]+)(?P<rest>[^<>]*)>"
    r"|(?P<entity>&(?:lt|gt|amp|quot|#[0-9]+|#x[0-9a-fA-F]+);)"
    r"|(?P<text>[^<>&]+)"
    r"|(?P<bare>[<>&])"
)
_LINK: Final = re.compile(r' href="(?:https?|tg|tel|mailto):[^"]+"')


class Refusal(Exception):  # noqa: N818  # the server's answer, not a fault of the tests
    """An answer with `ok: false`."""

    def __init__(self, description: str, code: int = 400, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.description = description
        self.code = code
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button; exactly one of `data`, `url` and `copy` is not None."""

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None


Rows = tuple[tuple[Button, ...], ...]


def utf16_units(text: str) -> int:
    """The length as the Bot API counts it."""
    return len(text.encode("utf-16-le")) // 2


def shown(html: str) -> str:
    """What a person sees of a text in HTML.

    Raises:
        Refusal: a tag is unknown, open or crossed, or a bare `<`, `>` or `&` stands in the text.
    """
    seen: list[str] = []
    opened: list[str] = []
    for piece in _PIECES.finditer(html):
        if piece["bare"]:
            raise Refusal(f"Bad Request: can't parse entities: bare {piece['bare']}")
        if not piece["tag"]:
            seen.append(unescape(piece[0]))
        elif not piece["end"]:
            _check_tag(piece["tag"], piece["rest"])
            opened.append(piece["tag"])
        elif not opened or opened.pop() != piece["tag"] or piece["rest"]:
            raise Refusal(f"Bad Request: can't parse entities: unexpected end tag {piece['tag']}")
    if opened:
        raise Refusal(f"Bad Request: can't parse entities: can't find end tag {opened[-1]}")
    return "".join(seen)


def _check_tag(tag: str, rest: str) -> None:
    if tag not in _PLAIN_TAGS | {"a"}:
        raise Refusal(f"Bad Request: can't parse entities: unsupported start tag {tag}")
    if (rest or tag == "a") and not (tag == "a" and _LINK.fullmatch(rest)):
        raise Refusal(f"Bad Request: can't parse entities: attributes of {tag}")


def checked_text(text: str, parse_mode: str) -> str:
    """The text as a person sees it.

    Raises:
        Refusal: it is empty or too long after parsing, or cannot be parsed.
    """
    if parse_mode not in {"", "HTML"}:
        raise Refusal("Bad Request: unsupported parse_mode")
    seen = shown(text) if parse_mode else text
    if not seen.strip():
        raise Refusal("Bad Request: message text is empty")
    if utf16_units(seen) > TEXT_UNITS:
        raise Refusal("Bad Request: message is too long")
    return seen


def parsed(value: Any, kind: type[Any], name: str) -> Any:
    """An argument that comes as JSON, in a form as text.

    Raises:
        Refusal: it is no JSON of this kind.
    """
    try:
        found = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        found = None
    if not isinstance(found, kind):
        raise Refusal(f"Bad Request: can't parse {name} JSON object")
    return found


def checked_keyboard(value: Any) -> Rows:
    """The inline keyboard of a reply_markup.

    Raises:
        Refusal: it is not one that the Bot API takes.
    """
    markup = parsed(value, dict, "reply keyboard markup")
    rows = markup.get("inline_keyboard")
    if markup.keys() != {"inline_keyboard"} or not isinstance(rows, list) or not all(rows):
        raise Refusal("Bad Request: object expected as reply markup")
    made = tuple(tuple(_button(button) for button in row) for row in rows)
    if sum(map(len, made)) > BUTTONS or any(len(row) > BUTTONS_A_ROW for row in made):
        raise Refusal("Bad Request: reply markup is too long")
    return made


def _button(given: dict[str, Any]) -> Button:
    label, actions = given.get("text", ""), given.keys() - {"text"}
    if not label.strip() or len(actions) != 1:
        raise Refusal("Bad Request: text buttons are unallowed in the inline keyboard")
    data, url = given.get("callback_data"), given.get("url")
    copy = given.get("copy_text", {}).get("text")
    if data is not None and not 1 <= len(data.encode()) <= CALLBACK_BYTES:
        raise Refusal("Bad Request: BUTTON_DATA_INVALID")
    if url is not None and not re.fullmatch(r"(?:https?|tg)://\S+", url):
        raise Refusal("Bad Request: BUTTON_URL_INVALID")
    if copy is not None and not 1 <= len(copy) <= COPY_CHARACTERS:
        raise Refusal("Bad Request: BUTTON_COPY_TEXT_INVALID")
    if data is None and url is None and copy is None:
        raise Refusal("Bad Request: BUTTON_TYPE_INVALID")
    return Button(label, data, url, copy)
