"""A conversation that breaks where it is told to."""

from __future__ import annotations

from typing import Any, NoReturn

from bot.core.conversation import Conversation
from bot.core.elsewhere import Offer
from bot.core.reply import Reply


class CoreBrokeError(RuntimeError):
    """What a mistake in the core would raise; its text quotes what somebody wrote, as such texts do."""


class Broken(Conversation):
    """The real conversation, but the ways named in `where` raise."""

    where: tuple[str, ...] = ()

    @classmethod
    def at(cls, *where: str) -> Any:
        """What `build_house(conversation=…)` wants: makes a broken one of a whole one."""

        def make(whole: Conversation) -> Broken:
            made = cls(whole._edition, whole._clock, remember_offered=whole._remember_offered)
            made.where = where
            return made

        return make

    def _break_at(self, name: str, said: object) -> None:
        if name in self.where:
            self._break(said)

    def _break(self, said: object) -> NoReturn:
        raise CoreBrokeError(f"cannot answer {said!r}")

    def press(self, token: str, visitor: Any) -> Reply:
        self._break_at("press", token)
        return super().press(token, visitor)

    def start(self, payload: str, visitor: Any) -> Reply:
        self._break_at("start", payload)
        return super().start(payload, visitor)

    def command(self, name: str, visitor: Any) -> Reply | None:
        self._break_at("command", name)
        return super().command(name, visitor)

    def typed(self, text: str, visitor: Any) -> Reply:
        self._break_at("typed", text)
        return super().typed(text, visitor)

    def located(self, latitude: float, longitude: float, visitor: Any) -> Reply:
        self._break_at("located", (latitude, longitude))
        return super().located(latitude, longitude, visitor)

    def unread(self, kind: str, visitor: Any) -> Reply:
        self._break_at("unread", kind)
        return super().unread(kind, visitor)

    def phrase(self, phrase: Any, visitor: Any, **values: str) -> str:
        self._break_at("phrase", values)
        return super().phrase(phrase, visitor, **values)

    def offer(self, text: str, visitor: Any) -> Offer:
        self._break_at("offer", text)
        return super().offer(text, visitor)

    def lead(self, text: str, visitor: Any) -> str:
        self._break_at("lead", text)
        return super().lead(text, visitor)

    def failed(self, visitor: Any) -> Reply:
        self._break_at("failed", visitor)
        return super().failed(visitor)
