"""What was found out before, by what it was found out from: the same need not be found out again.

A memory changes nothing of what is found: what is remembered is taken only where everything that it
was made from is the same. And it does not grow: only what a run asked for is there for the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from sys import intern
from typing import Any, Final, NamedTuple, Protocol, TypeVar

from bot.core.checks.finding import Finding
from bot.core.checks.reads import Fingerprints, NotingLibrary, Reads
from bot.core.library import Library

Pairs = Sequence[tuple[int, int]]
_DIGEST_BYTES: Final = 20


class Lengths(NamedTuple):
    """How long a screen is as sent (UTF-16 units) and as seen (characters)."""

    sent: int
    seen: int


Measured = tuple[Lengths, Reads]
"""How long a screen is, and what it was made of."""
Beside = Callable[[Callable[[], Any]], Callable[[], Any]]
_WORTH_SHARING: Final = 500
"""Fewer screens are measured sooner than another process is begun."""
_SHARE: Final = 0.65
"""Of those that are many, measured beside: this process has other rules to look by meanwhile."""
NO_SCREEN: Final = Lengths(0, 0)
"""Where the content has no such screen."""


class Named(Protocol):
    """Something that is measured, with a name of its own in every run."""

    @property
    def name(self) -> str:
        """The name."""
        ...


_Way = TypeVar("_Way", bound=Named)


@dataclass(slots=True)
class Remembered:
    """Lines that are alike by the digest of all lines; lengths of screens, and fingerprints of what those were made of;
    digests of texts that are in order; and what rules found, by all that they looked at.

    Lengths hold for the code that made them, and for a day: whoever keeps them longer than a process has to see to it.
    """

    alike: dict[str, Pairs] = field(default_factory=dict)
    lengths: dict[str, Measured] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)
    in_order: set[str] = field(default_factory=set)
    found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)


class Memory:
    """One run's: what was remembered before it, and what it leaves for the next."""

    def __init__(self, before: Remembered | None = None, beside: Beside = lambda work: work) -> None:
        """`beside` begins work that gives values of JSON beside this, and gives what waits for it."""
        self._before = before or Remembered()
        self._beside = beside
        self.now = Remembered()

    @property
    def is_new(self) -> bool:
        """Whether there is anything to keep that was not known before."""
        return self.now != self._before

    def is_in_order(self, digest: str) -> bool:
        """Whether rules looked at the texts of this digest before, and found nothing."""
        return digest in self._before.in_order

    def found(self, name: str, find: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
        """What `find` finds of something of this name."""
        known = self._before.found.get(name)
        self.now.found[name] = tuple(find()) if known is None else known
        return self.now.found[name]

    def alike(self, lines: Sequence[str], find: Callable[[Sequence[str]], Iterable[tuple[int, int]]]) -> Pairs:
        """What `find` finds among the lines."""
        key = blake2b(repr(lines).encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
        found = self._before.alike.get(key)
        self.now.alike[key] = tuple(find(lines)) if found is None else found
        return self.now.alike[key]

    def lengths(
        self, library: Library, ways: Sequence[_Way], measure: Callable[[Library, _Way], Lengths]
    ) -> Callable[[], list[Lengths]]:
        """Begin to find out how long the screens are; what is returned gives their lengths.

        They are measured again only where the library answers differently than before; where those are many, most of
        them beside, while other rules look.
        """
        prints = Fingerprints(library)
        same = _Same(self._before.fingerprints, prints)
        found = [self._known(way.name, same) for way in ways]
        unknown = [number for number, known in enumerate(found) if known is None]
        away = int(_SHARE * len(unknown)) if len(unknown) >= _WORTH_SHARING else 0

        def measured(numbers: Sequence[int]) -> list[Measured]:
            noting = NotingLibrary(library)
            return [_noted(noting, ways[number], measure) for number in numbers]

        wait = self._beside(lambda: written(measured(unknown[:away]))) if away else None

        def lengths() -> list[Lengths]:
            here = measured(unknown[away:])
            prints.of(reads for _, reads in here)  # while the others are measured, which read much of the same
            there = read(wait()) if wait is not None else []
            for number, known in zip(unknown, [*there, *here], strict=True):
                found[number] = known
            return self._remember(ways, [known for known in found if known is not None], prints)

        return lengths

    def _remember(self, ways: Sequence[_Way], now: list[Measured], prints: Fingerprints) -> list[Lengths]:
        self.now.lengths = {way.name: known for way, known in zip(ways, now, strict=True)}
        self.now.fingerprints = prints.of(reads for _, reads in now)
        return [lengths for lengths, _ in now]

    def _known(self, name: str, same: _Same) -> Measured | None:
        known = self._before.lengths.get(name)
        return known if known is not None and all(map(same.__getitem__, known[1])) else None


def _noted(noting: NotingLibrary, way: _Way, measure: Callable[[Library, _Way], Lengths]) -> Measured:
    noting.reads.clear()
    lengths = measure(noting, way)
    return lengths, tuple(map(intern, noting.reads))  # many screens read the same: 20 MB otherwise


def written(measured: Sequence[Measured]) -> list[Any]:
    """As values of JSON: each read once, and its number where it was read."""
    numbers: dict[str, int] = {}
    rows = [[*lengths, [numbers.setdefault(read, len(numbers)) for read in reads]] for lengths, reads in measured]
    return [list(numbers), rows]


def read(values: list[Any]) -> list[Measured]:
    """What `written` wrote."""
    reads, rows = list(map(intern, values[0])), values[1]
    return [(Lengths(sent, seen), tuple(reads[number] for number in numbers)) for sent, seen, numbers in rows]


class _Same(dict[str, bool]):
    """read → whether its fingerprint is the one that was remembered."""

    def __init__(self, before: dict[str, str], now: Fingerprints) -> None:
        super().__init__()
        self._before, self._now = before, now

    def __missing__(self, read: str) -> bool:
        known = self._before.get(read)
        made = self[read] = bool(known) and known == self._now[read]
        return made
