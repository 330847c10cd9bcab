"""`content`: the texts as a spreadsheet for editors who have no git, and what they changed back into the files."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from bot.catalog.catalogue import Catalogue, refuse_if_blocked
from bot.catalog.drafts import Draft
from bot.catalog.po_entries import UnreadablePoError
from bot.catalog.sheets.applying import apply
from bot.catalog.sheets.changes import Changes, changes
from bot.catalog.sheets.found import Book, Fault
from bot.catalog.sheets.proving import broken_rules
from bot.catalog.sheets.reading import UnreadableSheetError, read_workbook
from bot.catalog.sheets.rows import of_topics, rows_of
from bot.catalog.sheets.writing import UnfitTextError, write_workbook
from bot.cli.console import EXIT_FAILED, say, stop
from bot.cli.drafting import NOTHING, content_or_stop, drafting
from bot.core.library import SOURCE_LANGUAGE
from bot.core.ports import Clock
from bot.settings import Settings

_CODE = Path(__file__).parents[1]


def export(file: Path, languages: str | None, topics: str | None, *, force: bool) -> None:
    """Write the texts of all languages, or of these, of all content, or of these topics.

    Raises:
        Stopped: a language or topic is not there, the file is there already, or cannot be written.
    """
    settings, catalogue = content_or_stop()
    content = catalogue.reading.content
    known = [item.id for item in content.languages if item.id != SOURCE_LANGUAGE]
    wanted = _listed("--lang", languages, known)
    named = _listed("--topic", topics, [topic.id for topic in content.topics]) if topics else []
    if file.suffix.lower() != ".xlsx":
        stop(f"{file}: the name of the file must end in .xlsx.")
    if file.exists() and not force:
        stop(f"{file} is there already, and may hold somebody's work. Name another file, or say --force.")
    try:
        rows = rows_of(catalogue, settings.locales_dir, wanted)
        rows = of_topics(rows, catalogue, named) if named else rows
        write_workbook(file, rows, wanted)
    except UnfitTextError as error:
        stop("These texts cannot stand in a spreadsheet:", *error.sentences, NOTHING)
    except UnreadablePoError as error:
        stop(f"Mend this first: {error}.")
    except OSError as error:
        stop(f"{file} cannot be written: {error.strerror}.")
    say(f"{len(rows)} texts in {len({row.sheet for row in rows})} sheets written to {file}.")
    for language in wanted:
        states = Counter(row.cells[language].state for row in rows if language in row.cells)
        say(f"{language}: {', '.join(f'{count} {state}' for state, count in states.most_common())}")


def take_in(file: Path, clock: Clock, *, dry_run: bool) -> None:
    """Write what an editor changed in a spreadsheet into YAML and PO files: all of it, or nothing.

    Raises:
        Stopped: something in it is wrong, which is told by sheet, row and column; or it cannot be read or written.
    """
    settings, catalogue = content_or_stop()
    book, found = _changes(settings, catalogue, file)
    for column in book.others:
        say(f"Not read: {column}.")
    if not found.anything and not found.faults:
        say("Nothing changed.")
        return
    with drafting(settings) as copy:
        faults = [*found.faults, *_tried(copy, catalogue, found, clock.now().date())]
        if faults:
            stop(*map(str, sorted(dict.fromkeys(faults))), NOTHING, code=EXIT_FAILED)
        written = copy.changed() if dry_run else copy.put()
    _tell(found)
    say(f"\n{'Would be written' if dry_run else 'Written'}:")
    for path in written:
        say(f"  {path}")
    say("\nNext: python -m bot translations status, then python -m bot check.")


def _listed(option: str, given: str | None, known: list[str]) -> list[str]:
    if given is None:
        return known
    wanted = [part.strip() for part in given.split(",") if part.strip()]
    strange = [part for part in wanted if part not in known]
    if strange or not wanted:
        stop(f"{option}: there is no {' and no '.join(strange) or 'such thing'}. There are: {', '.join(known)}.")
    return list(dict.fromkeys(wanted))


def _changes(settings: Settings, catalogue: Catalogue, file: Path) -> tuple[Book, Changes]:
    try:
        book = read_workbook(file)
        known = {item.id for item in catalogue.reading.content.languages}
        gone = [language for language in book.memory.languages if language not in known]
        if gone:
            stop(f"{file}: Ukuk no longer has the language {', '.join(gone)}. {NOTHING}")
        return book, changes(book, rows_of(catalogue, settings.locales_dir, book.memory.languages))
    except UnreadableSheetError as error:
        stop(f"{file}: {error} {NOTHING}")
    except UnreadablePoError as error:
        stop(f"Mend this first: {error}.")
    except OSError as error:
        stop(f"{file} cannot be read: {error.strerror}.")


def _tried(copy: Draft, catalogue: Catalogue, found: Changes, today: date) -> list[Fault]:
    """Write into the draft what can be; what the rules say of the cells.

    Raises:
        ContentError: it could not be served, for a reason that stands in no cell.
    """
    apply(copy, catalogue, found, _CODE)
    after = copy.catalogue()
    faults = list(broken_rules(after, found, today))
    if not faults and not found.faults:
        refuse_if_blocked(after.problems)
        copy.prove(today)
    return faults


def _tell(found: Changes) -> None:
    for key in found.english:
        say(f"English: {key}")
    for language, cells in sorted(found.translations.items()):
        for key, cell in cells.items():
            say(f"{language}: {key} ({cell.state})")
    counts = [f"{len(found.english)} English"] if found.english else []
    counts += [f"{len(cells)} {language}" for language, cells in sorted(found.translations.items())]
    say(f"{', '.join(counts)} changed.")
    if found.english:
        say("Translations of a changed English are fuzzy now, but for those that changed with it.")
    fuzzy = sum(cell.state == "fuzzy" for cells in found.translations.values() for cell in cells.values())
    if fuzzy:
        say(f"{fuzzy} of the changed texts are still fuzzy: set their state to done once they are right.")
