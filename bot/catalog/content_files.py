"""Content files → Content: every problem of every file in one run, each with its place.

Each kind of record lives in `<folder>.yaml` or in any file under `<folder>/`; a file holds one
record or a list of them. A record that does not fit is left out and told; the others are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from bot.catalog.files import Files, files_below, is_closed, is_file, is_folder, shown
from bot.catalog.misfits import misfits
from bot.catalog.yaml_tree import Tree, read_yaml
from bot.core import model
from bot.core.problems import Place, Problem, Severity

_DEEPEST: Final = 2
"""Folder and file: content lies no deeper."""
_TWICE: Final = "Give one of them another id. Is it a copy: take it out."
_FOREIGN: Final = 2
"""Fields that its own kind does not have, from which on a record is one of another kind."""
_CLOSED: Final[tuple[str, str]] = "The folder cannot be read.", "See who may read it."
_LINKED: Final[tuple[str, str]] = (
    "This is a link to a folder.",
    "Put the folder itself here. CONTENT_DIR may name a link to all of the content.",
)
_RENAME: Final = "Give it another name, or put the file back."


@dataclass(frozen=True, slots=True)
class ContentKind:
    """One kind of file: where it lives, what its records are, and the head of their keys."""

    folder: str
    record: type[model.Record]
    key: str
    field: str


KINDS = (
    ContentKind("languages", model.Language, "language", "languages"),
    ContentKind("countries", model.Country, "country", "countries"),
    ContentKind("sources", model.Source, "source", "sources"),
    ContentKind("facts", model.Fact, "fact", "facts"),
    ContentKind("topics", model.Topic, "topic", "topics"),
    ContentKind("contacts", model.Contact, "contact", "contacts"),
    ContentKind("screening", model.Screening, "screening", "screenings"),
    ContentKind("show", model.ShowCard, "show", "shows"),
    ContentKind("deadlines", model.Deadline, "deadline", "deadlines"),
    ContentKind("hosts", model.HarmfulHost, "host", "harmful_hosts"),
    ContentKind("short_codes", model.ShortCode, "short_code", "short_codes"),
    ContentKind("avoid", model.Avoided, "avoid", "avoided"),
    ContentKind("glossary", model.Term, "term", "terms"),
    ContentKind("russian_words", model.RussianWord, "russian_word", "russian_words"),
    ContentKind("reviewed", model.Reviewed, "reviewed", "reviewed"),
    ContentKind("flagged", model.Flagged, "flagged", "flagged"),
    ContentKind("questions", model.Phrasings, "questions", "phrasings"),
    ContentKind("words", model.Vocabulary, "words", "vocabularies"),
    ContentKind("danger", model.DangerKind, "danger", "dangers"),
    ContentKind("numbers", model.NumberRecord, "number", "numbers"),
)
UNSHOWN: Final = frozenset({"questions", "words"})
"""Folders of what people say: they are understood by it, and it stands on no screen."""


@dataclass(slots=True)
class Reading:
    """What was read: the content, its problems, and the places of its keys."""

    folder: str = ""
    content: model.Content = field(default_factory=model.Content.empty)
    problems: list[Problem] = field(default_factory=list)
    records: dict[str, tuple[Tree, tuple[str | int, ...]]] = field(default_factory=dict)
    unread_ids: dict[str, set[str]] = field(default_factory=dict)
    unread_fields: set[str] = field(default_factory=set)

    def place(self, key: str) -> Place:
        """The place of a key such as `topic.hiv-care.RU.steps.ask`, as near as can be told."""
        parts = key.split(".")
        home = self.records.get(".".join(parts[:2]))
        if key in self.records:  # the id of a flagged text has dots of its own
            home, parts = self.records[key], []
        if home is None:
            kind = next((kind for kind in KINDS if kind.key == parts[0]), None)
            if kind is None:
                return Place(key)
            return Place(f"{self.folder}/{kind.folder}{'.yaml' if len(parts) > 1 else ''}")
        tree, start = home
        return tree.place((*start, *parts[2:]))

    def miss(self, name: str, identifier: object, error: ValidationError) -> None:
        """Note that a record could not be read: by its id, where that is right."""
        if isinstance(identifier, str) and all(detail["loc"][:1] != ("id",) for detail in error.errors()):
            self.unread_ids.setdefault(name, set()).add(identifier)
        else:
            self.unread_fields.add(name)


def read_content(folder: Path, files: Files | None = None) -> Reading:
    """Read all content files below a folder. Never raises for what an editor wrote."""
    files = files or Files()
    reading = Reading(folder.name)
    if not is_folder(folder) or is_closed(folder):
        there = is_folder(folder)
        words, mend = _CLOSED if there else ("There is no such folder.", "Set CONTENT_DIR.")
        reading.problems.append(Problem(Place(str(folder)), "file-unreadable", Severity.BLOCKS, words, mend))
        reading.unread_fields.update(kind.field for kind in KINDS)
        return reading
    for kind, told in _kept_back(folder):
        place = Place(shown(folder, folder / kind.folder))
        reading.problems.append(Problem(place, "file-unreadable", Severity.BLOCKS, *told))
        reading.unread_fields.add(kind.field)
    found: dict[str, list[model.Record]] = {kind.field: [] for kind in KINDS}
    for kind in KINDS:
        for path in _files(folder, kind):
            tree, problems = read_yaml(path, shown(folder, path), files)
            reading.problems.extend(problems)
            if tree is None:
                reading.unread_fields.add(kind.field)
            else:
                found[kind.field].extend(_records(tree, kind, reading))
    for problem, likely in _strangers(folder):
        reading.problems.append(problem)
        reading.unread_fields.update(likely)
    parts: dict[str, Any] = {name: tuple(items) for name, items in found.items()}
    reading.content = model.Content.model_construct(None, **parts)
    return reading


def _kept_back(folder: Path) -> Iterator[tuple[ContentKind, tuple[str, str]]]:
    """The kinds whose files cannot be told, or not for long, each with words and what to do.

    Of a closed folder they would seem to be none; behind a link their changes are not seen, nor are they kept.
    """
    for kind in KINDS:
        home = folder / kind.folder
        if is_closed(home):
            yield kind, _CLOSED
        elif home.is_symlink():
            yield kind, _LINKED


def _files(folder: Path, kind: ContentKind) -> Iterator[Path]:
    single = folder / f"{kind.folder}.yaml"
    if is_file(single):
        yield single
    home = folder / kind.folder
    yield from (path for path in files_below(home) if path.parent == home and path.suffix == ".yaml")


def _strangers(folder: Path) -> Iterator[tuple[Problem, list[str]]]:
    """YAML files that no kind reads, which would otherwise be silently ignored, each with the fields it may be for."""
    known = {kind.folder: kind.field for kind in KINDS}
    for path in _yaml_below(folder):
        relative = path.relative_to(folder)
        head = relative.stem if len(relative.parts) == 1 else relative.parts[0]
        near = get_close_matches(head.lower(), known, n=1)
        # where nothing is near, it may be of any kind
        place, fields = Place(shown(folder, path)), [known[name] for name in near or known]
        if is_folder(path):
            yield Problem(place, "file-unreadable", Severity.BLOCKS, "This is a folder, not a file.", _RENAME), fields
        elif path.suffix != ".yaml" or head not in known or len(relative.parts) > _DEEPEST:
            mend = _where_to(relative, head, near, sorted(known))
            yield Problem(place, "file-unknown", Severity.BLOCKS, "This file is read by nobody.", mend), fields


def _where_to(relative: Path, head: str, near: list[str], known: list[str]) -> str:
    if head not in known:
        return f"Did you mean '{near[0]}'?" if near else f"Known folders: {', '.join(known)}."
    return "Give it the ending .yaml." if relative.suffix != ".yaml" else f"Move it into the folder {head} itself."


def _yaml_below(folder: Path) -> Iterator[Path]:
    """What has the ending of YAML, folders, too; nothing hidden."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        # some programs add .txt where they save, and do not show it
        if not hidden and path.name.lower().removesuffix(".txt").endswith((".yaml", ".yml")):
            yield path


def _records(tree: Tree, kind: ContentKind, reading: Reading) -> Iterator[model.Record]:
    many = isinstance(tree.value, list)
    meant = next((_meant(value, kind) for value in (tree.value[:1] if many else [tree.value])), None)
    if meant is not None:
        words = f"This is of {meant.folder}, and lies in {kind.folder}."
        mend = f"Move it into the folder {meant.folder}."
        reading.problems.append(Problem(Place(tree.file), "file-unknown", Severity.BLOCKS, words, mend))
        reading.unread_fields.update((kind.field, meant.field))
        return
    for index, value in enumerate(tree.value if many else [tree.value]):
        start: tuple[str | int, ...] = (index,) if many else ()
        record = _read_record(tree, start, value, kind, reading)
        if record is not None:
            yield record


def _meant(value: Any, kind: ContentKind) -> ContentKind | None:
    """The kind that a record in the wrong folder is of; None where it is where it belongs, or of no kind."""
    if not isinstance(value, dict) or len(value.keys() - kind.record.model_fields) < _FOREIGN:
        return None
    return next((other for other in KINDS if value.keys() <= other.record.model_fields.keys()), None)


def _read_record(
    tree: Tree, start: tuple[str | int, ...], value: Any, kind: ContentKind, reading: Reading
) -> model.Record | None:
    try:
        record = kind.record.model_validate(value)
    except ValidationError as error:
        reading.problems.extend(misfits(tree, start, value, error, kind.record))
        reading.miss(kind.field, value.get("id") if isinstance(value, dict) else None, error)
        return None
    key = f"{kind.key}.{record.id}"  # type: ignore[attr-defined]  # every kind of record has an id
    if key in reading.records:
        other, at = reading.records[key]
        first, second = other.place(at), tree.place(start)
        if Path(tree.file).stem == key.partition(".")[2]:
            first, second = second, first  # the other file is the copy
        words = f"The id '{key.partition('.')[2]}' stands twice; the first is at {first}."
        reading.unread_fields.add(kind.field)  # one of the two was meant for another id
        reading.problems.append(Problem(second, "id-twice", Severity.BLOCKS, words, _TWICE))
        return None
    reading.records[key] = (tree, start)
    return record
