"""What a screen was made from, noted while it is rendered: as long as that is the same, so is the screen.

A read is a short text such as `say ky topic.hiv-care.title`, `contacts ru-112` or `topics *`; its
fingerprint is of what a library answers to it. Whatever is not known here by name counts as having
read everything, so that a screen is rendered once too often rather than once too rarely.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from hashlib import blake2b
from typing import Any, Final, TypeVar, cast

from bot.core import model
from bot.core.library import Library, Said, Translation

Reads = tuple[str, ...]
_EVERYTHING: Final = "everything"
"""A read of something that is not known here by name: never the same again."""
_ALL: Final = "*"
_MAPPINGS: Final = ("languages", "countries", "sources", "facts", "topics", "contacts", "screenings", "shows")
_DIGEST_BYTES: Final = 12
_ABSENT: Final = "absent"

_Record = TypeVar("_Record", bound=model.Record)


class NotingLibrary(Library):
    """A library that notes in `reads` what is read of it."""

    def __init__(self, library: Library) -> None:  # it has nothing of its own: super().__init__ would index anew
        self.reads: set[str] = set()
        self._of = library
        for name in _MAPPINGS:
            setattr(self, name, _NotingMapping(getattr(library, name), name, self._note))
        self.content = cast("model.Content", _NotingContent(library.content, self._note))

    def _note(self, read: str) -> None:
        self.reads.add(read)

    def __getattr__(self, name: str) -> Any:
        self._note(_EVERYTHING)
        return getattr(self._of, name)

    def say(self, key: str, language: str) -> Said:
        """As the library says it."""
        self.reads.add(f"say {language} {key}")
        return self._of.say(key, language)

    def english(self, key: str) -> str:
        """As the library has it."""
        self.reads.add(f"english {key}")
        return self._of.english(key)

    def translation(self, key: str, language: str) -> Translation | None:
        """As the library has it."""
        self._note(_EVERYTHING)
        return self._of.translation(key, language)

    def contacts_for(self, country: str | None) -> Sequence[model.Contact]:
        """As the library has them."""
        self.reads.add(f"contacts_for {country or ''}")
        return self._of.contacts_for(country)


class _NotingMapping(Mapping[str, _Record]):
    def __init__(self, of: Mapping[str, _Record], name: str, note: Callable[[str], None]) -> None:
        self._of, self._name, self._note = of, name, note

    def __getitem__(self, key: str) -> _Record:
        self._note(f"{self._name} {key}")
        return self._of[key]

    def __iter__(self) -> Iterator[str]:
        self._note(f"{self._name} {_ALL}")
        return iter(self._of)

    def __len__(self) -> int:
        self._note(f"{self._name} {_ALL}")
        return len(self._of)

    def values(self) -> ValuesView[_Record]:
        self._note(f"{self._name} {_ALL}")
        return self._of.values()

    def items(self) -> ItemsView[str, _Record]:
        self._note(f"{self._name} {_ALL}")
        return self._of.items()


class _NotingContent:
    def __init__(self, of: model.Content, note: Callable[[str], None]) -> None:
        self._of, self._note = of, note

    def __getattr__(self, name: str) -> Any:
        self._note(f"content {name}" if name in model.Content.model_fields else _EVERYTHING)
        return getattr(self._of, name)


class Fingerprints(dict[str, str]):
    """read → the fingerprint of what this library answers, empty where that cannot be known."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    def of(self, screens: Iterable[Reads]) -> dict[str, str]:
        """The fingerprints of all that some screens read."""
        return {read: self[read] for read in set[str]().union(*screens)}

    def __missing__(self, read: str) -> str:
        made = self[read] = "" if read == _EVERYTHING else self._of(read)
        return made

    def _of(self, read: str) -> str:
        what, _, rest = read.partition(" ")
        library = self._library
        if what == "say":
            language, _, key = rest.partition(" ")
            return _digest("\n".join(map(str, library.say(key, language)))) if key in library.keys else _ABSENT
        if what == "english":
            return _digest(library.english(rest)) if rest in library.keys else _ABSENT
        return _digest("\n".join(record.model_dump_json() for record in self._records(what, rest)))

    def _records(self, what: str, rest: str) -> Iterable[model.Record]:
        library = self._library
        if what == "contacts_for":
            return library.contacts_for(rest or None)
        if what == "content":
            records: Iterable[model.Record] = getattr(library.content, rest)
            return records
        found: Mapping[str, model.Record] = getattr(library, what)
        return found.values() if rest == _ALL else [found[rest]] if rest in found else []


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
