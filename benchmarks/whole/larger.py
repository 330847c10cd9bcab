"""The content many times: its topics, contacts and facts under other ids, with their translations.

Nobody could use it, but it is valid, and as long in each text as the real one. Countries, sources, phrases and words
stay as they are: there are no more countries, and the same phrases under ten topics would teach nothing but doubt.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.whole.place import ROOT

_ENTRY: Final = re.compile(r'^msgctxt "(topic|contact)\.([a-z0-9-]+)\.', re.MULTILINE)
_FACT: Final = re.compile(r"\{fact:([a-z0-9-]+)")
_ID: Final = re.compile(r"^(- )?id: ([a-z0-9-]+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Enlarged:
    """A folder with `content` and `locales`, and how much is in it."""

    folder: Path
    topics: int
    contacts: int
    texts: int


def enlarged(folder: Path, times: int) -> Enlarged:
    """The real content, `times` times."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(ROOT / "locales", folder / "locales")
    content = folder / "content"
    names = _Names(content)
    for number in range(2, times + 1):
        for kind in ("topics", "contacts"):
            for path in sorted((ROOT / "content" / kind).glob("*.yaml")):
                made = names.renamed(path.read_text(encoding="utf-8"), number)
                (content / kind / f"{path.stem}-{number}.yaml").write_text(made, encoding="utf-8")
    facts = (ROOT / "content" / "facts.yaml").read_text(encoding="utf-8")
    (content / "facts").mkdir()
    for number in range(2, times + 1):
        (content / "facts" / f"facts-{number}.yaml").write_text(names.renamed(facts, number), encoding="utf-8")
    texts = 0
    for path in sorted((folder / "locales").glob("*/LC_MESSAGES/content.po")):
        entries = path.read_text(encoding="utf-8").split("\n\n")
        copied = "\n\n".join(entry for entry in entries if _ENTRY.search(entry))
        _more(path, (names.renamed_entries(copied, number) for number in range(2, times + 1)))
        texts = len(entries) - 1 + (times - 1) * (copied.count("\n\n") + 1)
    return Enlarged(folder, times * len(names.topics), times * len(names.contacts), texts)


class _Names:
    """The ids that are there, and the ids of their copies: short enough for a button."""

    def __init__(self, content: Path) -> None:
        self.topics = [path.stem for path in sorted((content / "topics").glob("*.yaml"))]
        self.contacts = _ids(sorted((content / "contacts").glob("*.yaml")))
        self.facts = _ids([content / "facts.yaml"])
        everything = [*self.topics, *self.contacts, *self.facts]
        self._short = {name: f"{name[:10].rstrip('-')}-x{number}" for number, name in enumerate(everything)}

    def copy(self, name: str, number: int) -> str:
        """The id of a copy; what is not copied keeps its own."""
        short = self._short.get(name)
        return name if short is None else f"{short}-{number}"

    def renamed(self, text: str, number: int) -> str:
        """A content file of copies."""
        text = _ID.sub(lambda found: f"{found[1] or ''}id: {self.copy(found[2], number)}", text)
        return self._facts(text, number)

    def renamed_entries(self, text: str, number: int) -> str:
        """Entries of a PO file of copies."""
        text = _ENTRY.sub(lambda found: f'msgctxt "{found[1]}.{self.copy(found[2], number)}.', text)
        return self._facts(text, number)

    def _facts(self, text: str, number: int) -> str:
        return _FACT.sub(lambda found: f"{{fact:{self.copy(found[1], number)}", text)


def _ids(paths: Iterable[Path]) -> list[str]:
    return [found[2] for path in paths for found in _ID.finditer(path.read_text(encoding="utf-8")) if found[1]]


def _more(path: Path, texts: Iterable[str]) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.writelines(f"\n{text}\n" for text in texts)
