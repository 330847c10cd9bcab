"""A talk with the bot, as a person has it: screens are read, buttons are pressed by their words."""

from __future__ import annotations

from datetime import datetime

from bot.core import markup
from bot.core.conversation import Conversation, Edition
from bot.core.library import Library
from bot.core.page import Button, Copy, Open, Press, Screen
from bot.core.reply import Reply
from bot.core.routes import Intent, Place, Stale, Visitor, parse
from bot.core.understanding import Understanding
from tests.support.clock import NOON, FakeClock


class Talk:
    """One person before one library; the clock stands at noon until it is set."""

    def __init__(self, library: Library, moment: datetime = NOON, *, remember: bool = True) -> None:
        self.clock = FakeClock(moment)
        self.edition = Edition(library, Understanding.of(library))
        self.conversation = Conversation(lambda: self.edition, self.clock, remember_offered=remember)

    def go(self, place: Place, visitor: Visitor) -> Reply:
        """The reply at a place."""
        return self.conversation.go(Intent(visitor, place))

    def at(self, place: Place, country: str | None = "RU", passport: str | None = None, language: str = "en") -> Screen:
        """The screen at a place, for somebody of this country and passport."""
        return screen_of(self.go(place, Visitor(language, country, passport)))

    def press(self, screen: Screen, words: str) -> Screen:
        """The screen behind the button with these words in its label."""
        return screen_of(self.conversation.press(press(screen, words).token, Visitor("en")))


def screen_of(reply: Reply) -> Screen:
    """The screen that a reply must have."""
    assert reply.screen is not None
    return reply.screen


def seen(screen: Screen) -> str:
    """What a person reads on a screen."""
    return markup.visible(screen.text)


def buttons(screen: Screen) -> list[Button]:
    """All buttons, row by row."""
    return [button for row in screen.rows for button in row]


def labels(screen: Screen) -> list[str]:
    """The words on all buttons."""
    return [button.label for button in buttons(screen)]


def press(screen: Screen, words: str) -> Press:
    """The one button to press with these words in its label."""
    found = [button for button in buttons(screen) if isinstance(button, Press) and words in button.label]
    assert len(found) == 1, f"{words!r} on {len(found)} of {labels(screen)}"
    return found[0]


def leads(screen: Screen, words: str) -> Intent:
    """Where the button with these words leads, and as whom."""
    intent = parse(press(screen, words).token)
    assert not isinstance(intent, Stale)
    return intent


def places(screen: Screen) -> list[Place]:
    """Where the buttons of a screen lead."""
    found = [parse(button.token) for button in buttons(screen) if isinstance(button, Press)]
    return [intent.place for intent in found if isinstance(intent, Intent)]


def copied(screen: Screen) -> list[str]:
    """What the copy buttons copy."""
    return [button.text for button in buttons(screen) if isinstance(button, Copy)]


def opened(screen: Screen) -> list[str]:
    """What the buttons with addresses open."""
    return [button.url for button in buttons(screen) if isinstance(button, Open)]
