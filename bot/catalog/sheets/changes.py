"""What an editor changed in a spreadsheet, held against the texts as they stand now. Pure; finds every fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

from pydantic import TypeAdapter, ValidationError

from bot.catalog.sheets.exchanged import exchanged
from bot.catalog.sheets.found import Book, Fault, Found, Spot
from bot.catalog.sheets.layout import ENGLISH, KEY, Baseline, state_column
from bot.catalog.sheets.rows import INTERFACE, Cell, Row, State, digest, normal
from bot.core import model

_EXPORT_AGAIN: Final = "Export again, and put your change there."


@dataclass(slots=True)
class Changes:
    """The new texts, and the cells they stand in; the English by key, translations by language and key."""

    english: dict[str, str] = field(default_factory=dict)
    translations: dict[str, dict[str, Cell]] = field(default_factory=dict)
    spots: dict[tuple[str, str], Spot] = field(default_factory=dict)
    """(language, key) → where it came from, to name it when a rule finds something."""
    faults: list[Fault] = field(default_factory=list)

    @property
    def anything(self) -> bool:
        """Whether a text is other than it was."""
        return bool(self.english or any(self.translations.values()))


def changes(book: Book, rows: Sequence[Row]) -> Changes:
    """What changed, as far as it can be taken; and why not, where it cannot."""
    now = {row.key: row for row in rows}
    found = Changes(faults=list(book.faults))
    for came in book.rows:
        row, was = now.get(came.key), book.memory.keys.get(came.key)
        if row is None or was is None:
            found.faults.append(Fault(came.spot(KEY), _unknown(came.key, now, exported=was is not None)))
            continue
        found.faults.extend(_english(found, came, row, was))
        for language in book.memory.languages:
            found.faults.extend(_translation(found, came, row, was, language))
    found.faults.extend(exchanged(found.translations, found.spots, now))
    return found


def _unknown(key: str, now: Mapping[str, Row], *, exported: bool) -> str:
    if key in now:
        return f"The text {key} was not in this export. {_EXPORT_AGAIN}"
    if exported:
        return f"The text {key} is gone from Ukuk since the export. Delete the row."
    near = get_close_matches(key, now, n=1)
    return f"There is no text with the key {key}.{f' Did you mean {near[0]}?' if near else ''}"


def _english(found: Changes, came: Found, row: Row, was: Baseline) -> Iterator[Fault]:
    text = came.texts.get(ENGLISH)
    if text is None or digest(text) == was.english or text == normal(row.english):
        return
    spot = came.spot(ENGLISH)
    if digest(row.english) != was.english:
        yield Fault(
            spot, f"The English changed in Ukuk since the export; there it is now: {row.english!r}. {_EXPORT_AGAIN}"
        )
    elif row.head == INTERFACE:
        yield Fault(spot, f"The English of buttons and notices stands in the code. Put back: {row.english!r}")
    else:
        why = _misfit(text)
        if why is None:
            found.english[row.key] = text
            found.spots["en", row.key] = spot
        else:
            yield Fault(spot, why)


def _misfit(text: str) -> str | None:
    """Why a text may not stand in the content."""
    if not text:
        return "The English is empty. Put it back; a text is taken out in its file."
    try:
        TypeAdapter[str](model.Text).validate_python(text)
    except ValidationError as error:
        return f"The text {error.errors()[0]['msg'].removeprefix('Value error, ')}."
    if not text.replace("\n", "").isprintable():
        return "The text has a character that cannot be seen. Write it again."
    return None


def _translation(found: Changes, came: Found, row: Row, was: Baseline, language: str) -> Iterator[Fault]:
    text, state = came.texts.get(language), came.texts.get(state_column(language))
    before, cell = was.cells.get(language), row.cells.get(language)
    if text is None or state is None:
        return
    if before is None or cell is None:
        if text or state:
            yield Fault(came.spot(language), "This text is not translated: it is for editors. Empty the cell.")
        return
    said = _state(state)
    if said is None:
        words = f"'{state}' is no state. Write one of: {', '.join(State)}."
        yield Fault(came.spot(state_column(language)), words)
        return
    if (digest(text), said) == before:
        return
    yield from _changed(found, came, row, was, language, _meant(text, said, before))


def _state(text: str) -> State | None:
    try:
        return State(text.casefold() or State.MISSING)
    except ValueError:
        return None


def _meant(text: str, said: State, before: tuple[str, State]) -> Cell:
    """A text where there was none is done, whatever the state still says."""
    if text and said is State.MISSING and before[1] is State.MISSING:
        return Cell(text, State.DONE)
    return Cell(text, said)


def _changed(found: Changes, came: Found, row: Row, was: Baseline, language: str, new: Cell) -> Iterator[Fault]:
    spot, now = came.spot(language), row.cells[language]
    same = new.text == normal(now.text)
    if same and new.state == now.state:
        return
    if (digest(now.text), now.state) != was.cells[language]:
        words = f"The text changed in Ukuk since the export; there it is now ({now.state}): {now.text!r}."
        yield Fault(spot, f"{words} {_EXPORT_AGAIN}")
    elif digest(row.english) != was.english:
        yield Fault(spot, f"Its English changed in Ukuk since the export, to: {row.english!r}. {_EXPORT_AGAIN}")
    elif not new.text and new.state is not State.MISSING:
        yield Fault(spot, f"The cell is empty. Put the text back; or set the state to {State.MISSING} to take it away.")
    elif new.text and new.state is State.MISSING:
        words = f"There is a text, so it is not missing. Write {State.DONE} or {State.FUZZY}, or empty the text."
        yield Fault(came.spot(state_column(language)), words)
    else:
        # what a spreadsheet does to spaces is no change
        found.translations.setdefault(language, {})[row.key] = Cell(now.text, new.state) if same else new
        found.spots[language, row.key] = spot
