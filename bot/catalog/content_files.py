"""Content files → Content: every problem of every file in one run, each with its place.

Each kind of record lives in `<folder>.yaml` or in any file under `<folder>/`; a file holds one
record or a list of them. A record that does not fit is left out and told; the others are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.catalog.files import Files, files_below
from bot.catalog.misfits import misfits
from bot.catalog.yaml_tree import Tree, read_yaml
from bot.core import model
from bot.core.problems import Place, Problem, Severity

_DEEPEST = 2
"""Folder and file: content lies no deeper."""


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


@dataclass(slots=True)
class Reading:
    """What was read: the content, its problems, and the places of its keys."""

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
            return Place(key)
        tree, start = home
        return tree.place((*start, *parts[2:]))


def read_content(folder: Path, files: Files | None = None) -> Reading:
    """Read all content files below a folder. Never raises for what an editor wrote."""
    files = files or Files()
    reading = Reading()
    if not folder.is_dir():
        place = Place(str(folder))
        words = "There is no such folder."
        reading.problems.append(Problem(place, "file-unreadable", Severity.BLOCKS, words, "Set CONTENT_DIR."))
        return reading
    found: dict[str, list[model.Record]] = {kind.field: [] for kind in KINDS}
    for kind in KINDS:
        for path in _files(folder, kind):
            tree, problems = read_yaml(path, f"{folder.name}/{path.relative_to(folder).as_posix()}", files)
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


def _files(folder: Path, kind: ContentKind) -> Iterator[Path]:
    single = folder / f"{kind.folder}.yaml"
    if single.is_file():
        yield single
    home = folder / kind.folder
    yield from (path for path in files_below(home) if path.parent == home and path.suffix == ".yaml")


def _strangers(folder: Path) -> Iterator[tuple[Problem, list[str]]]:
    """YAML files that no kind reads, which would otherwise be silently ignored, each with the fields it may be for."""
    known = {kind.folder: kind.field for kind in KINDS}
    for path in files_below(folder):
        if path.suffix.lower() not in {".yaml", ".yml"}:
            continue
        relative = path.relative_to(folder)
        head = relative.stem if len(relative.parts) == 1 else relative.parts[0]
        if path.suffix != ".yaml" or head not in known or len(relative.parts) > _DEEPEST:
            near = get_close_matches(head, known, n=1)
            place = Place(f"{folder.name}/{relative.as_posix()}")
            mend = f"Known folders: {', '.join(sorted(known))}; the ending is .yaml."
            if near and near != [head]:
                mend = f"Did you mean '{near[0]}'? {mend}"
            problem = Problem(place, "file-unknown", Severity.BLOCKS, "This file is read by nobody.", mend)
            yield problem, [known[name] for name in near]


def _records(tree: Tree, kind: ContentKind, reading: Reading) -> Iterator[model.Record]:
    many = isinstance(tree.value, list)
    for index, value in enumerate(tree.value if many else [tree.value]):
        start: tuple[str | int, ...] = (index,) if many else ()
        record = _read_record(tree, start, value, kind, reading)
        if record is not None:
            yield record


def _read_record(
    tree: Tree, start: tuple[str | int, ...], value: Any, kind: ContentKind, reading: Reading
) -> model.Record | None:
    try:
        record = kind.record.model_validate(value)
    except ValidationError as error:
        reading.problems.extend(misfits(tree, start, value, error, kind.record))
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            reading.unread_ids.setdefault(kind.field, set()).add(value["id"])
        else:
            reading.unread_fields.add(kind.field)
        return None
    key = f"{kind.key}.{record.id}"  # type: ignore[attr-defined]  # every kind of record has an id
    if key in reading.records:
        other, at = reading.records[key]
        words = f"The id '{key.split('.', 1)[1]}' stands twice; the first is at {other.place(at)}."
        reading.problems.append(Problem(tree.place(start), "id-twice", Severity.BLOCKS, words))
        return None
    reading.records[key] = (tree, start)
    return record
