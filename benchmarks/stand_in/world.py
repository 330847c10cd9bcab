"""One bot's Telegram: what it is asked for by methods, who its people are, and who drives them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from time import monotonic
from typing import Any, Final

from benchmarks.stand_in.arguments import structure
from benchmarks.stand_in.mailbox import Mailbox
from benchmarks.stand_in.people import Person, Turn, presser
from benchmarks.stand_in.pusher import Pusher

Arguments = dict[str, Any]
_SENT: Final = {
    "sendmessage": ("text", "text"),
    "senddocument": ("document", "caption"),
    "sendcontact": ("contact", "first_name"),
    "sendvenue": ("venue", "title"),
}
_FIXED: Final[dict[str, Any]] = {
    "getmycommands": [],
    "getmydescription": {"description": ""},
    "getmyshortdescription": {"short_description": ""},
    "getmyname": {"name": ""},
    **dict.fromkeys(
        (
            "setmycommands", "setmydescription", "setmyshortdescription", "setmyname", "deletemycommands",
            "deletemessage", "deletemessages", "sendchataction", "answerinlinequery", "setchatmenubutton", "close",
        ),
        True,
    ),
}  # fmt: skip


class World:
    """The bot with one token, and everybody who talks to it."""

    def __init__(self, token: str, not_pressed: str = "") -> None:
        self.token = token
        number = int(token.split(":", maxsplit=1)[0])
        self.bot = {"id": number, "is_bot": True, "first_name": "Bot", "username": "measured_bot"}
        self.mailbox = Mailbox()
        self.pusher = Pusher(self.mailbox, self.call)
        self.people: dict[int, Person] = {}
        self.ready_at = 0.0
        self.answered_at = 0.0
        self.unknown: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self.done: Callable[[Person, Turn], None] = lambda _person, _turn: None
        """Told of every turn that ended."""
        self.unshown: Callable[[Person, Turn], None] = lambda _person, _turn: None
        """Told of every press that was answered while nothing was shown yet."""
        self._not_pressed = re.compile(not_pressed) if not_pressed else None
        self._set: dict[tuple[str, str, str], Any] = {}

    def person(self, number: int) -> Person:
        """Somebody, known or new."""
        found = self.people.get(number)
        if found is None:
            found = self.people[number] = Person(number, self.bot, self._not_pressed)
        return found

    def act(self, person: Person, since: float) -> None:
        """Have a person do the next thing."""
        self.mailbox.push(*person.act(since))
        self.pusher.push()

    def call(self, method: str, given: Arguments) -> Any:
        """What a method gives; getUpdates is the server's."""
        self.calls[method] += 1
        match method:
            case "editmessagetext":
                return self._edited(given)
            case "answercallbackquery":
                return self._answered(given)
            case "getme":
                return self.bot | {"can_join_groups": True, "supports_inline_queries": True}
            case "setwebhook":
                self.up()
                self.pusher.aim(given["url"], given.get("secret_token", ""))
                return True
            case "deletewebhook":
                self.pusher.aim("", "")
                return True
            case "getwebhookinfo":
                waits = len(self.mailbox.waiting)
                return {"url": self.pusher.url, "has_custom_certificate": False, "pending_update_count": waits}
        if method in _SENT:
            return self._sent(method, given)
        return self._kept(method, given)

    def _kept(self, method: str, given: Arguments) -> Any:
        """Commands and descriptions: what was set is what is got."""
        if method not in _FIXED:
            self.unknown[method] += 1
            return True
        about = method[3:], str(structure(given.get("scope") or "{}")), str(given.get("language_code") or "")
        if method.startswith("getmy"):
            return self._set.get(about, _FIXED[method])
        if method == "setmycommands":
            self._set[about] = structure(given["commands"])
        elif method.startswith("setmy"):
            name = {"setmydescription": "description", "setmyshortdescription": "short_description"}.get(method, "name")
            self._set[about] = {name: given.get(name, "")}
        return _FIXED[method]

    def up(self) -> None:
        """The bot asked for updates, in whichever way."""
        self.ready_at = self.ready_at or monotonic()

    def _sent(self, method: str, given: Arguments) -> Arguments:
        kind, text = _SENT[method]
        content: Arguments = {"text": given["text"]} if kind == "text" else {kind: {}, "caption": given.get(text, "")}
        if given.get("reply_markup"):
            content["reply_markup"] = structure(given["reply_markup"])
        person = self.person(int(given["chat_id"]))
        now = monotonic()
        self.answered_at = self.answered_at or now
        message = person.sent(content, now)
        self._ended(person)
        return message

    def _edited(self, given: Arguments) -> Arguments:
        content: Arguments = {"text": given["text"]}
        if given.get("reply_markup"):
            content["reply_markup"] = structure(given["reply_markup"])
        person = self.person(int(given["chat_id"]))
        message = person.edited(int(given["message_id"]), content, monotonic())
        self._ended(person)
        return message

    def _answered(self, given: Arguments) -> bool:
        press = str(given["callback_query_id"])
        person = self.people.get(presser(press))
        if person is not None and person.turn is not None and person.turn.press == press:
            person.turn.answered = monotonic()
            self._ended(person)
        return True

    def _ended(self, person: Person) -> None:
        turn = person.turn
        if turn is None:
            return
        if turn.done:
            person.turn = None
            self.done(person, turn)
        elif turn.answered:
            self.unshown(person, turn)
