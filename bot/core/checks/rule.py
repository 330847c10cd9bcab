"""What a rule of the content check is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from bot.core.checks.finding import Finding
from bot.core.checks.memory import Memory
from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.problems import Severity

__all__ = ["Context", "Finding", "Rule", "Unread"]

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read: ids by the name of their field in Content, and PO files as (language, domain).

    Where a whole file could not be read, any id of its field may stand in it.
    """

    ids: Mapping[str, Collection[str]] = field(default_factory=dict)
    fields: Collection[str] = ()
    translations: Collection[tuple[str, str]] = ()

    def __bool__(self) -> bool:
        """Whether there is anything of it in the content."""
        return bool(self.ids or self.fields)

    def may_hold(self, name: str, identifier: str) -> bool:
        """Whether a record of this id may stand in what could not be read of a field."""
        return name in self.fields or identifier in self.ids.get(name, ())

    def any_of(self, *names: str) -> bool:
        """Whether something of these fields could not be read."""
        return any(name in self.fields or self.ids.get(name) for name in names)


@dataclass(frozen=True, slots=True)
class Context:
    """What rules look at: the library, the English that translations were made from, and the day.

    Besides, language → key → when and why a translation was withdrawn, or flagged to be read again.
    `unread` is what stands in the files and could not be read: nobody is told that it is not there.
    `memory` spares what was found out before; without one everything is found out anew.
    """

    library: Library
    made_from: Mapping[str, Mapping[str, str]]
    today: date
    withdrawn: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    flagged: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unread: Unread = field(default_factory=Unread)
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)
    _made: dict[Callable[[Context], Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Every text that exists, as (key, language, text)."""
        for key in self.library.keys:
            yield key, SOURCE_LANGUAGE, self.library.english(key)
            for language in self.library.languages:
                found = self.library.translation(key, language)
                if language != SOURCE_LANGUAGE and found is not None:
                    yield key, language, found.text

    def once(self, make: Callable[[Context], _Made]) -> _Made:
        """What a function makes of this context, made a single time however many rules ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("_Made", self._made[make])


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, one sentence of what it wants, whether it blocks, and the check itself.

    `ignored` is where an editor says that something is right all the same; empty where nothing can be.
    Samples, good, bad and ignored, stand beside the tests: tests/core/checks/samples_*.py.
    """

    id: str
    wants: str
    severity: Severity
    run: Callable[[Context], Iterator[Finding]]
    ignored: str = ""
