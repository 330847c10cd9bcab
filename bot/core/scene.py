"""What every screen is made from: the library, the visitor and the moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.core.formatting import country_name, flag
from bot.core.library import Library
from bot.core.model import Sensitivity
from bot.core.page import Page
from bot.core.ports import KeptTable
from bot.core.routes import OTHER_COUNTRY, Visitor
from bot.core.sensitivity import strictest
from bot.core.voice import Voice


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment of one conversation; `kept` is all that the database can hold."""

    library: Library
    visitor: Visitor
    now: datetime
    remember_offered: bool = False
    kept: tuple[KeptTable, ...] = ()
    troubled: frozenset[str] = frozenset()
    """Contacts that others could not reach lately."""

    def page(self, sensitivity: Sensitivity = Sensitivity.PUBLIC) -> Page:
        """An empty page in the visitor's language."""
        return Page(Voice(self.library, self.visitor.language, self.now.date()), self.visitor, sensitivity)

    def page_about(self, topics: Iterable[str]) -> Page:
        """An empty page as sensitive as the strictest of the topics that it names; ids that are none do not count."""
        known = self.library.topics
        return self.page(strictest(known[topic].sensitivity for topic in topics if topic in known))

    def country_label(self, code: str) -> str:
        """Flag and name of a country in the visitor's language."""
        return f"{flag(code)} {self.country_name(code)}"

    def country_name(self, code: str) -> str:
        """Name of a country in the visitor's language."""
        return country_name(code, self.visitor.language)

    @property
    def known_country(self) -> str | None:
        """The visitor's country where it is one of ours."""
        code = self.visitor.country
        return code if code in self.library.countries and code != OTHER_COUNTRY else None
