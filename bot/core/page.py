"""Screens as values, and the builder that makes them.

A Screen says what a person sees and what each button means; it knows nothing of Telegram or of
browsers. The builder ends every screen the same way: honest notices, 🆘, the way home.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.core import markup, phrases
from bot.core.formatting import format_date, format_fact
from bot.core.library import TextState
from bot.core.limits import BUTTON_CHARACTERS
from bot.core.markup import Html
from bot.core.model import Sensitivity
from bot.core.phrases import Phrase
from bot.core.routes import Emergency, Hide, Menu, Place, Visitor, token
from bot.core.voice import Voice

_ELLIPSIS: Final = "…"
_GAP: Final = markup.join([markup.NEWLINE, markup.NEWLINE])


@dataclass(frozen=True, slots=True)
class Press:
    """A button that leads to a place."""

    label: str
    token: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A button that copies a text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Open:
    """A button that opens an address."""

    label: str
    url: str


Button = Press | Copy | Open


@dataclass(frozen=True, slots=True)
class Screen:
    """What is shown: HTML of Telegram's kind, rows of buttons, and how sensitive it is.

    `cover` is what a new message of it begins with: the beginning is shown to whoever sees a notification or the
    list of chats. `silent` is for what is not sensitive and must make no sound all the same. `aside` is what helps
    with nothing, and so takes nothing away: the screen before it stays, with its numbers.
    """

    text: Html
    rows: tuple[tuple[Button, ...], ...]
    language: str
    sensitivity: Sensitivity = Sensitivity.PUBLIC
    cover: str = ""
    silent: bool = False
    aside: bool = False

    @property
    def sensitive(self) -> bool:
        """Whether it says something about whoever reads it."""
        return self.sensitivity is not Sensitivity.PUBLIC

    @property
    def quiet(self) -> bool:
        """Whether a new message of it must come without a sound."""
        return self.sensitive or self.silent

    @property
    def anew(self) -> Html:
        """What a new message of it says. An edit notifies nobody, and says `text`: it begins with the help."""
        return markup.join([markup.escape(self.cover), self.text], _GAP) if self.cover else self.text


class Page:
    """Builds one screen for one visitor."""

    def __init__(self, voice: Voice, visitor: Visitor, sensitivity: Sensitivity = Sensitivity.PUBLIC) -> None:
        self.voice = voice
        self.visitor = visitor
        self.sensitivity = sensitivity
        self._lines: list[Html] = []
        self._rows: list[tuple[Button, ...]] = []

    def title(self, text: str, icon: str = "") -> None:
        """A bold line."""
        self._lines.append(markup.bold(f"{icon} {text}".strip()))

    def line(self, text: str, icon: str = "") -> None:
        """A plain line."""
        self._lines.append(markup.escape(f"{icon} {text}".strip()))

    def small(self, text: str, icon: str = "") -> None:
        """A line in italics, for what is said beside the matter."""
        self._lines.append(markup.italic(f"{icon} {text}".strip()))

    def html(self, html: Html) -> None:
        """A line of markup made before."""
        self._lines.append(html)

    def gap(self) -> None:
        """An empty line, never two."""
        if self._lines and self._lines[-1]:
            self._lines.append(markup.NOTHING)

    def compared(self, reviewed: date, review_by: date) -> None:
        """Say of a text that should have been read again by now that it was checked long ago."""
        if review_by < self.voice.today:
            self.gap()
            self.small(self.voice.ui(phrases.CHECKED_LONG_AGO, date=format_date(reviewed, self.voice.language)), "⏳")

    def press(self, label: str, place: Place, icon: str = "", visitor: Visitor | None = None) -> Press:
        """A button to a place, as this visitor or as another."""
        return Press(shorten(f"{icon} {label}".strip()), token(visitor or self.visitor, place))

    def go(self, phrase: Phrase, place: Place, icon: str = "") -> Press:
        """A button whose label is a phrase of the interface."""
        return self.press(self.voice.ui(phrase), place, icon)

    def row(self, *buttons: Button) -> None:
        """A row of buttons; an empty one is left out."""
        if buttons:
            self._rows.append(buttons)

    def rows_of(self, buttons: list[Press], width: int) -> None:
        """Buttons in rows of a width."""
        for start in range(0, len(buttons), width):
            self.row(*buttons[start : start + width])

    def screen(self, *, home: bool = True, sos: bool = True) -> Screen:
        """The finished screen, with notices and the row that leads home."""
        sensitive = self.sensitivity is not Sensitivity.PUBLIC
        cover = self.voice.ui(phrases.COVER) if sensitive else ""
        self._notices()
        last: list[Button] = []
        if sos:
            last.append(self.go(phrases.SOS, Emergency(), "🆘"))
        if home:
            last.append(self.go(phrases.MENU_BUTTON, Menu(), "☰"))
        if sensitive:
            last.append(self.go(phrases.HIDE_BUTTON, Hide(), "🗓"))
        self.row(*last)
        while self._lines and not self._lines[-1]:
            self._lines.pop()
        text = markup.join(self._lines, markup.NEWLINE)
        return Screen(text, tuple(self._rows), self.visitor.language, self.sensitivity, cover)

    def _notices(self) -> None:
        for icon, notice in notices(self.voice):
            self.gap()
            self.small(notice, icon)


def notices(voice: Voice) -> Iterator[tuple[str, str]]:
    """What must be told of the texts that were said, each after its icon: old facts, doubtful translations."""
    for fact in voice.expired:
        value, day = format_fact(fact, voice.language), format_date(fact.expires, voice.language)
        yield "⏳", voice.ui(phrases.FACT_EXPIRED, fact=value, date=day)
    if voice.worst is not TextState.DONE:
        fuzzy = voice.worst is TextState.FUZZY
        yield "✏️", voice.ui(phrases.NOTICE_FUZZY if fuzzy else phrases.NOTICE_FALLBACK)


def shorten(label: str) -> str:
    """A label that a small phone shows in one row, cut at a word."""
    if len(label) <= BUTTON_CHARACTERS:
        return label
    cut = label[: BUTTON_CHARACTERS - 1]
    return cut.rsplit(" ", 1)[0] + _ELLIPSIS
