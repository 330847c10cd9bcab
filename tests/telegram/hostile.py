"""What somebody might send to break the bot: each carries a mark that may be found nowhere afterwards."""

from __future__ import annotations

from typing import Any, Final, Protocol

from tests.telegram.chats import JSON

MARK: Final = "Zqhostile"
LONGEST: Final = 4096
"""What Telegram lets somebody type, in one message or caption."""


def _filled(piece: str) -> str:
    """As many of a piece as fit."""
    return (piece * LONGEST)[: LONGEST - len(MARK)] + MARK


TEXTS: Final[dict[str, str]] = {
    "letters": _filled("ө"),
    "digits": _filled("7"),
    "controls": _filled("".join(map(chr, (*range(1, 32), *range(127, 160))))),
    "null bytes": _filled("\x00"),
    "lone surrogates": _filled("\ud800"),
    "halves the wrong way": _filled("\udfff\ud800"),
    "overrides": _filled("\u202e\u2066\u2067\u2069"),
    "nothing to see": _filled("\u200b\u200d\ufeff"),
    "combining": _filled("\u0301"),
    "a letter under a tower": "а" + _filled("\u0489\u0301"),
    "signs that are eighteen": _filled("\ufdfa"),
    "joined pictures": _filled("👨\u200d👩\u200d👧\u200d"),
    "half a flag": _filled("\U0001f1f0"),
    "tags": _filled("<b><a href='http://x.kg'>"),
    "entities": _filled("&amp;&#0;&"),
    "cut markup": _filled("</b>]]><!--"),
    "templates": _filled("{0.__class__.__mro__}{name}%s%(x)n${x}{{x}}"),
    "queries": _filled("'; DROP TABLE counter; --"),
    "yaml": _filled("!!python/object/apply:os.system [x]\n- &a [*a]\n"),
    "quotes": _filled('"\\u0000\\'),
    "dates that never end": _filled("2020ж"),
    "spaces before a month": "1" + _filled(" \t"),
    "homoglyphs": _filled("раsроrt "),
    "slashes": _filled("/"),
    "a command and more": "/start " + _filled("x"),
    "a command of nothing": "/\u2028" + _filled("x"),
    "mentions": _filled("@ukuk_test_bot"),
    "lines": _filled("\n"),
    "other lines": _filled("\u2028\x85\x0b\r"),
    "one word a letter": _filled("я "),
    "hosts": _filled("24.kg "),
    "private use": _filled("\ue000\U0010ffff\ufffe"),
}
LANGUAGES: Final = (
    "",
    "ky" * 2000,
    "ru-" + "x" * 40,
    "ru_RU",
    "\ud800",
    "../../etc",
    "KY\x00",
    "zz",
    "١",
    "-",
    "en-US-POSIX",
)
HUGE: Final = 2**70
FAR: Final = 2**62
"""The JSON reader of polling takes larger numbers for fractions; Telegram's have at most 52 bits."""
ENTITIES: Final = (
    {"type": "bot_command", "offset": -5, "length": 10**9},
    {"type": "text_link", "offset": FAR, "length": FAR, "url": "javascript:x"},
    {"type": "custom_emoji", "offset": 0, "length": 0, "custom_emoji_id": "x" * 1000},
    {"type": "brand_new", "offset": 1, "length": 1},
)


class Writer(Protocol):
    """Somebody, and the messages that they write."""

    @property
    def sender(self) -> JSON: ...

    def writes(self, text: str = "", **content: Any) -> JSON: ...


def said_in_all_ways(person: Writer, text: str) -> list[JSON]:
    """Updates with a text wherever somebody can put one; each is owed one answer."""
    photo = [{"file_id": text, "file_unique_id": text, "width": 1, "height": 1}]
    named = {**person.sender, "first_name": text, "last_name": text, "username": text}
    return [
        person.writes(text),
        person.writes(f"/start {text}"),
        person.writes(f"/{text}"),
        person.writes("?", entities=list(ENTITIES)),
        person.writes(photo=photo, caption=text),
        person.writes(contact={"phone_number": text, "first_name": text, "vcard": text}),
        person.writes("?", forward_origin={"type": "hidden_user", "sender_user_name": text, "date": 1}),
        _by(person.writes("?"), named),
        person.writes(venue={"location": {"latitude": 0, "longitude": 0}, "title": text, "address": text},
                      location={"latitude": 0, "longitude": 0}),
        person.writes(document={"file_id": text, "file_unique_id": text, "file_name": text}),
        person.writes(dice={"emoji": text, "value": 1}),
        person.writes("?", brand_new={text: text}),
    ]  # fmt: skip


def _by(update: JSON, sender: JSON) -> JSON:
    message: dict[str, Any] = update["message"]
    return {**update, "message": {**message, "from": sender}}
