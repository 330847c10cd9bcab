"""What people do in the soak: each comes, does a few things one after the other, and goes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

FIRST: Final = 5_000_000_000
WORDS: Final = (
    "Мне не заплатили зарплату за два месяца", "Айлыгымды бербей жатышат", "My boss took my passport",
    "паспортумду тартып алышты", "где сделать прививку", "he beats me", "мени уруп жатат", "какая погода",
    "20.11.2026", "вич жана иш", "депортация", "how do I register my child at school", "ооруп калдым",
)  # fmt: skip
FORGED: Final = ("", "1xx", "9kyRU0_m", "1kyRU0_t_nothing", "1kyRU0_t_" + "x" * 54, "\u0000", "1ruRU0_q_zzz_yyyyyyyy")
KINDS: Final[tuple[dict[str, Any], ...]] = (
    {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
    {"photo": []},
)
LANGUAGES: Final = ("ky", "ru", "en", "uz", None)
"""What their phones say."""


@dataclass(slots=True)
class Person:
    """Somebody in the middle of it, and what stands on the screen before them."""

    number: int
    steps: Iterator[str]
    language: str | None
    message: int = 0
    tokens: list[str] = field(default_factory=list)
    waits_for: str = ""

    @property
    def user(self) -> dict[str, Any]:
        """As it stands in updates."""
        named = {"id": self.number, "is_bot": False, "first_name": f"P{self.number}"}
        return named if self.language is None else named | {"language_code": self.language}


def hour_of_one(chance: random.Random) -> Iterator[str]:
    """Eight things on average: a start, presses, questions, now and then something else; at the end perhaps a hide."""
    yield "start"
    yield from ("press",) * chance.randint(1, 5)
    for _ in range(chance.randint(0, 3)):
        yield chance.choices(("ask", "press", "forged", "inline", "other"), (5, 6, 1, 1, 1))[0]
    if chance.random() < 1 / 5:
        yield "hide"


def one_thing(_: random.Random) -> Iterator[str]:
    """A start and no more."""
    yield "start"


def update(person: Person, step: str, number: int, chance: random.Random) -> dict[str, Any]:
    """The update of a step, and what it is answered by noted in the person."""
    if step in {"press", "forged"} and person.message:
        data = chance.choice(FORGED) if step == "forged" else chance.choice(person.tokens or ["1en000_m"])
        person.waits_for = "answerCallbackQuery"
        chat = {"id": person.number, "type": "private", "first_name": "P"}
        message = {"message_id": person.message, "date": 1_790_000_000, "chat": chat, "text": "…"}
        event = {"id": str(number), "from": person.user, "chat_instance": "1", "data": data, "message": message}
        return {"update_id": number, "callback_query": event}
    if step == "inline":
        person.waits_for = "answerInlineQuery"
        event = {"id": str(number), "from": person.user, "query": chance.choice(WORDS)[:20], "offset": ""}
        return {"update_id": number, "inline_query": event}
    return {"update_id": number, "message": _message(person, step, number, chance)}


def _message(person: Person, step: str, number: int, chance: random.Random) -> dict[str, Any]:
    person.waits_for = "sendMessage"
    made: dict[str, Any] = {"message_id": number, "date": 1_790_000_000, "from": person.user}
    made["chat"] = {"id": person.number, "type": "private", "first_name": "P"}
    if step == "other":
        return made | chance.choice(KINDS)
    text = {"start": "/start", "hide": "/hide"}.get(step) or chance.choice(WORDS)
    if text.startswith("/"):
        made["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return made | {"text": text}
