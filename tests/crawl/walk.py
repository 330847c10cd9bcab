"""A walk through the whole bot: every button that is seen is pressed, once for each meaning."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.core.conversation import Edition
from bot.core.routes import Countries, Intent, Place, Start, Visitor, parse
from tests.crawl.answers import worth_pressing
from tests.telegram.chats import Message
from tests.telegram.house import House, Person, build_house
from tests.telegram.keyboards import Button, Rows


@dataclass(frozen=True, slots=True)
class Seen:
    """A screen as it stood after a press: what the button meant, and how many presses from /start it is."""

    token: str
    place: Place
    visitor: Visitor
    presses: int
    text: str
    html: str
    rows: Rows

    @property
    def buttons(self) -> list[Button]:
        """All its buttons in reading order."""
        return [button for row in self.rows for button in row]

    @property
    def tokens(self) -> list[str]:
        """What its buttons lead to."""
        return [button.data for button in self.buttons if button.data is not None]

    @property
    def where(self) -> str:
        """How to find it again."""
        return f"{self.token}: {self.text[:80]!r}"


@dataclass(slots=True)
class Walk:
    """One person in one language who asks about one country (None: has not chosen one)."""

    edition: Edition
    language: str
    country: str | None
    house: House = field(init=False)
    person: Person = field(init=False)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.house = build_house(self.edition)
        self.person = self.house.person(language=self.language)

    async def screens(self, most_presses: int | None = None) -> list[Seen]:
        """Every screen of the country that can be reached by pressing, in order of presses."""
        first = await self._begin()
        found = {first.token: first}
        queue = deque([first])
        while queue:
            here = queue.popleft()
            if most_presses is not None and here.presses >= most_presses:
                continue
            for token in here.tokens:
                if token not in found and self._belongs(token):
                    found[token] = await self._press(token, here.presses + 1)
                    queue.append(found[token])
        return list(found.values())

    async def _begin(self) -> Seen:
        """The first screen; or, where a country is asked about, the one behind that country's button."""
        await self.person.say("/start")
        start = self._seen("", Intent(Visitor(self.language), Start()), 0, self.person.screen)
        if self.country is None:
            return start
        language = next(token for token in start.tokens if self._is_language(token))
        countries = await self._press(language, 1)
        chosen = next(token for token in countries.tokens if _visitor(token).country == self.country)
        return await self._press(chosen, 2)

    def _is_language(self, token: str) -> bool:
        intent = parse(token)
        return intent == Intent(Visitor(self.language), Countries())

    def _belongs(self, token: str) -> bool:
        """Whether a button is this walk's to press: other languages and countries have walks of their own."""
        intent = parse(token)
        if not isinstance(intent, Intent):
            self.faults.append(f"a button that means nothing: {token}")
            return False
        if (intent.visitor.language, intent.visitor.country) != (self.language, self.country):
            return False
        return worth_pressing(self.edition.library, intent.place, self.house.clock.now().date())

    async def _press(self, token: str, presses: int) -> Seen:
        """Press; the fault of a press that is not answered once, or met an error, is noted."""
        self.house.session.calls.clear()
        message = self.person.screen
        query = await self.person.press(token, message)
        if self.house.api.answered.pop(query, 0) != 1 or query in self.house.api.open_queries:
            self.faults.append(f"{token}: not answered exactly once")
        self.faults.extend(
            f"{token}: {call.method}: {call.words}"
            for call in self.house.session.calls
            if call.status != 200 and "message is not modified" not in call.words
        )
        intent = parse(token)
        assert isinstance(intent, Intent)
        return self._seen(token, intent, presses, self._standing(token, message))

    def _standing(self, token: str, pressed: Message) -> Message:
        """The screen after a press: it stands in the pressed message; a pin, a file or a number may come beside it."""
        for message in self.person.sees:
            if message.from_bot and message is not pressed and message.kind not in {"venue", "document", "contact"}:
                self.faults.append(f"{token}: sent a new message instead of editing")
            if message is not pressed:
                del self.person.chat.messages[message.id]
        return pressed

    def _seen(self, token: str, intent: Intent, presses: int, message: Message) -> Seen:
        return Seen(token, intent.place, intent.visitor, presses, message.text, message.html, message.rows)


def _visitor(token: str) -> Visitor:
    intent = parse(token)
    assert isinstance(intent, Intent)
    return intent.visitor


def walks(edition: Edition) -> Iterator[tuple[str, str | None]]:
    """Every language with no country, each of ours, and any other."""
    for language in edition.library.languages:
        for country in (None, *edition.library.countries, "XX"):
            yield language, country
