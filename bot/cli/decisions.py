"""`translations flag`, `withdraw` and `done`: what an editor decides about one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from bot.catalog.catalogue import refuse_if_blocked
from bot.catalog.decisions import Desk
from bot.catalog.loading import english_place
from bot.catalog.po_entries import UnreadablePoError
from bot.catalog.po_notes import one_line
from bot.cli.console import EXIT_FAILED, say, settings_or_stop, stop
from bot.cli.named import key_or_stop, language_or_stop
from bot.clock import SystemClock
from bot.core.confirming import RefusedError, note_of
from bot.core.errors import ContentError
from bot.core.library import SOURCE_LANGUAGE, Library


def flag(key: str, why: str, begun_in: str | None) -> None:
    """The English and the other languages are to be read again.

    Raises (as do the others):
        Stopped: with code 2, where nothing has that name or a file cannot be used; with code 1, where there is
            nothing to do it to.
    """
    desk = _desk()
    library = desk.catalogue.library()
    key_or_stop(key, library)
    _why_or_stop(why)
    if begun_in is not None:
        _refuse_to_lead(library, key, begun_in)
    with _told():
        marked = desk.flag(key, why, _today(), begun_in)
    after = desk.now()
    say(f"English, to be read again: {english_place(after, key)}")
    for language in desk.languages:
        stands = "to be read again" if language in marked else "stays good" if language == begun_in else "has no text"
        say(f"{language}, {stands}: {after.messages.places.get((language, key), '–')}")
    say(f"When the English is right: python -m bot translations done {key}")


def _why_or_stop(why: str) -> None:
    """A reason is written into the files, where everybody can read it."""
    if not one_line(why):
        stop("Say why, in some words: --why TEXT.")
    try:
        note_of(why)
    except RefusedError as error:
        stop(str(error))


def _refuse_to_lead(library: Library, key: str, language: str) -> None:
    """Only a translation that is good can be ahead of the English."""
    language_or_stop(language, library.languages)
    if language == SOURCE_LANGUAGE:
        stop("What begins in English is an edit of its file; then run: python -m bot translations update.")
    found = library.translation(key, language)
    if found is None:
        stop(f"There is no '{language}' text of {key} that could lead.", code=EXIT_FAILED)
    if found.fuzzy:
        right = f"python -m bot translations done {key} --lang {language}"
        stop(f"The '{language}' text of {key} is itself marked fuzzy. If it is right: {right}", code=EXIT_FAILED)


def withdraw(key: str, language: str | None, why: str) -> None:
    """A wrong translation is shown to nobody any more; the text stays for the translator, in the entry's comment."""
    desk = _desk()
    library = desk.catalogue.library()
    key_or_stop(key, library)
    if why:
        _why_or_stop(why)
    if language is not None:
        language_or_stop(language, library.languages)
    if language == SOURCE_LANGUAGE:
        stop("The English is no translation: mend it in its file, or take the text out.")
    wanted = desk.languages if language is None else [language]
    with _told():
        gone = [item for item in wanted if desk.withdraw(key, item, why, _today())]
    if not gone:
        stop(f"There is no translation of {key} to withdraw.", code=EXIT_FAILED)
    after = desk.now().library()
    for item in gone:
        said = after.say(key, item)
        say(f"{item}: withdrawn. Readers see the '{said.language}' text, with a notice: {said.text}")
    say("A new text in the PO file is shown as soon as it is saved.")


def done(key: str, language: str) -> None:
    """A text was read again, and is right as it stands."""
    desk = _desk()
    library = desk.catalogue.library()
    flagged = {item.id for item in library.content.flagged}
    key_or_stop(key, library, flagged if language == SOURCE_LANGUAGE else ())
    language_or_stop(language, library.languages)
    with _told():
        changed = desk.read_again(key) if language == SOURCE_LANGUAGE else desk.confirm(key, language)
    waiting = list(_waiting(desk.now().library(), key))
    if not changed:
        stop(f"The '{language}' text of {key} does not wait for anything.{_instead(waiting)}", code=EXIT_FAILED)
    say(f"{key}: the '{language}' text is good as it stands.")
    for item in waiting:
        say(f"{item}: still to be read again, or to be translated.")


def _instead(languages: Sequence[str]) -> str:
    """The languages whose text does wait, and how one says that it is good."""
    if not languages:
        return ""
    names = f"{' and '.join(languages)} wait{'s' if len(languages) == 1 else ''}"
    return f" {names}: say {' or '.join(f'--lang {language}' for language in languages)}."


def _waiting(library: Library, key: str) -> Iterator[str]:
    for language in library.languages:
        found = library.translation(key, language)
        if language != SOURCE_LANGUAGE and key in library.keys and (found is None or found.fuzzy):
            yield language


def _desk() -> Desk:
    settings = settings_or_stop()
    desk = Desk.of(settings.content_dir, settings.locales_dir)
    try:
        refuse_if_blocked(desk.catalogue.problems)
    except ContentError as error:
        stop("Mend this first:", *map(str, error.problems))
    return desk


@contextmanager
def _told() -> Iterator[None]:
    """What cannot be read or written is said."""
    try:
        yield
    except (OSError, UnreadablePoError) as error:
        stop(f"The files cannot be changed: {error}.")


def _today() -> date:
    return SystemClock().now().date()
