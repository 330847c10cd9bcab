"""`new language`: one line, two files of translations, and no code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from babel import Locale

from bot.catalog.drafts import Draft
from bot.catalog.scaffolds.adding import add
from bot.catalog.scaffolds.language import NewLanguage, language
from bot.catalog.translations import update_all
from bot.cli.console import say
from bot.cli.drafting import content_or_stop
from bot.cli.new import reading
from bot.cli.new.asking import ask
from bot.cli.new.writing import write
from bot.core.formatting import counts_time, direction
from bot.core.library import Library
from bot.core.ports import Clock

_CODE = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class LanguageOptions:
    """What the command line gave; the rest is asked."""

    id: str | None = None
    name: str | None = None
    fallback: str | None = None


def new_language(options: LanguageOptions, clock: Clock) -> None:
    """Ask, and write the language's line and its empty translations.

    Raises:
        Stopped: nobody answers, the person ends it, or it cannot be written.
    """
    settings, catalogue = content_or_stop()
    library = catalogue.library()
    code = ask("ID", "The language's code of two letters, as uz (ISO 639)", _code(library), options.id)
    own = Locale.parse(code).get_language_name(code) or code
    name = ask(
        "--name", "Its own name, as its speakers write it", reading.button, options.name, default=own.capitalize()
    )
    words = "Languages that stand in for a text that is not translated yet, best first"
    fallback = ask("--fallback", words, _fallback(library), options.fallback, default=_usual(library))
    if not counts_time(code):
        say(f"CLDR has no words of {name} for days, weeks or months: terms are said in English.")

    def make(copy: Draft) -> None:
        add(copy.content, language(NewLanguage(code, name, fallback)))
        update_all(copy.catalogue(), _CODE, copy.locales)

    write(
        settings,
        clock.now().date(),
        make,
        [
            f"Translate locales/{code}/LC_MESSAGES/bot.po first (buttons and notices), then content.po beside it.",
            f"Or in a spreadsheet: python -m bot content export {code}.xlsx --lang {code}",
            "python -m bot translations status, and look at it: python -m bot preview.",
            f"Typed words in {name} are understood once content/questions/*.yaml has phrases under '{code}'.",
            "python -m bot coverage > docs/COVERAGE.md",
        ],
        look=False,
    )


def _code(library: Library) -> Callable[[str], str]:
    def read(text: str) -> str:
        code = text.lower()
        if len(code) != 2 or not code.isascii() or not code.isalpha():  # noqa: PLR2004  # ISO 639-1
            raise ValueError("Write the two letters of ISO 639-1, as uz for Uzbek or tg for Tajik.")
        if code in library.languages:
            raise ValueError(f"The language '{code}' already exists: {library.languages[code].name}.")
        way = direction(code)
        if way is None:
            raise ValueError(
                f"CLDR, which knows how languages write dates, numbers and countries, does not know '{code}'. "
                "Without that no screen can be made in it."
            )
        if way == "rtl":
            raise ValueError(
                f"'{code}' is written from right to left. Our screens put icons and numbers before words, which "
                "would be read in a wrong order there: this takes work on the screens first."
            )
        return code

    return read


def _usual(library: Library) -> str:
    """What stands in for the first language stands in for a new one, too."""
    first = library.languages[library.default_language]
    return ", ".join(first.fallback or (first.id,))


def _fallback(library: Library) -> Callable[[str], list[str]]:
    read = reading.known("language", library.languages)
    return lambda text: list(dict.fromkeys(read(part.strip()) for part in text.split(",") if part.strip()))
