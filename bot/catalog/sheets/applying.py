"""Changed texts → the files: English into YAML by its key, translations into PO files, in a draft."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from bot.catalog.catalogue import Catalogue
from bot.catalog.drafts import Draft
from bot.catalog.messages import po_path
from bot.catalog.po_entries import FUZZY, WITHDRAWN
from bot.catalog.po_state import put
from bot.catalog.scaffolds.yaml_text import WIDTH, scalar
from bot.catalog.sheets.changes import Changes
from bot.catalog.sheets.rows import INTERFACE, Cell, State
from bot.catalog.translations import update_all
from bot.catalog.yaml_edit import UneditableYamlError, edit
from bot.core.texts import translatable

_FLAGS: Final = {State.FUZZY: frozenset({FUZZY}), State.WITHDRAWN: frozenset({WITHDRAWN})}
_UNNAMED: Final = "main"
"""The id of a phone that has none."""


def apply(draft: Draft, catalogue: Catalogue, changes: Changes, code: Path) -> None:
    """Write all changes into the draft; `catalogue` is the content as it was read.

    Translations of a changed English become fuzzy, as `translations update` makes them, unless they changed, too.

    Raises:
        OSError: a file cannot be read or written.
        UnreadablePoError: a PO file cannot be read.
        UneditableYamlError: a content file is written in a way that a program cannot change.
    """
    by_file: dict[str, dict[str, str]] = {}
    for key, text in changes.english.items():
        by_file.setdefault(catalogue.reading.place(key).file, {})[key] = text
    for file, texts in by_file.items():
        edit(draft.content / Path(*Path(file).parts[1:]), partial(_put_all, texts=texts))
    now = draft.catalogue()
    _see_that_nothing_else_changed(catalogue, now, changes)
    update_all(now, code, draft.locales)
    for language, cells in changes.translations.items():
        for domain in ("bot", "content"):
            those = {key: cell for key, cell in cells.items() if key.startswith(f"{INTERFACE}.") == (domain == "bot")}
            if those:
                put(po_path(draft.locales, language, domain), {key: _entry(cell) for key, cell in those.items()})


def _entry(cell: Cell) -> tuple[str, frozenset[str]]:
    return cell.text, _FLAGS.get(cell.state, frozenset())


def _put_all(document: Any, texts: Mapping[str, str]) -> None:
    for key, text in texts.items():
        _, record, *way = key.split(".")
        home, name = _find(document, [record, *way] if isinstance(document, list) else way)
        home[name] = _styled(text, home[name])


def _find(node: Any, way: list[str]) -> tuple[Any, Any]:
    """The mapping that holds a text, and the text's name in it: keys leave `cards` and `text` out."""
    head, rest = way[0], way[1:]
    if isinstance(node, list):
        below = next((item for item in node if str(item.get("id", _UNNAMED)) == head), None)
        place: tuple[Any, Any] = (below, "text")
    else:
        name = next((name for name in node if _spelled(name) == head), None)
        if name is None and "cards" in node:
            return _find(node["cards"], way)
        below, place = node.get(name), (node, name)
    if below is None:
        raise UneditableYamlError(f"There is nothing under '{head}' where the text should stand.")
    return _find(below, rest) if rest else place


def _spelled(name: Any) -> str:
    """A key as it is written: `false` is a word of ours, and YAML's no."""
    return str(name).lower() if isinstance(name, bool) else str(name)


def _styled(text: str, before: Any) -> Any:
    """A text as its file would have it: folded where it is long, or was; in quotes where it has lines."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString  # noqa: PLC0415  # as the edit

    long = len(text) > WIDTH or isinstance(before, FoldedScalarString)
    if long and "\n" not in text:
        folded = FoldedScalarString(text)
        folded.fold_pos = list(_folds(text))
        return folded
    quoted = isinstance(before, DoubleQuotedScalarString) or scalar(text) != text
    return DoubleQuotedScalarString(text) if quoted else text


def _folds(text: str) -> list[int]:
    """The spaces at which a new line begins."""
    found: list[int] = []
    start = 0
    for at, letter in enumerate(text):
        following = text.find(" ", at + 1)
        end = len(text) if following < 0 else following
        if letter == " " and end - start > WIDTH:
            found.append(at)
            start = at + 1
    return found


def _see_that_nothing_else_changed(before: Catalogue, after: Catalogue, changes: Changes) -> None:
    """A text put under another's key would be another's rule."""
    expected = _all(before) | changes.english
    if _all(after) != expected:
        raise UneditableYamlError("written by a program, other texts would change, too.")


def _all(catalogue: Catalogue) -> dict[str, str]:
    facts = {f"fact.{fact.id}.about": fact.about for fact in catalogue.reading.content.facts}
    return dict(translatable(catalogue.reading.content)) | facts
