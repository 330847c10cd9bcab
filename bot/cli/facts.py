"""`facts confirm`: a person verified a value, or found another."""

from __future__ import annotations

from datetime import date

from bot.catalog.catalogue import read_catalogue
from bot.cli.console import say, settings_or_stop
from bot.cli.editing import desk
from bot.core import record_changes as changes
from bot.core.confirming import RefusedError, day_of, fact_of, role_of
from bot.core.freshness import FACT_LASTS
from bot.core.model import LARGEST, Fact
from bot.core.voice import FACT


def confirm(name: str, by: str, on: str, value: str | None, expires: str | None) -> None:
    """Write down that somebody verified a fact.

    Raises:
        Stopped: with code 2, where it is refused.
    """
    with desk() as at:
        fact = fact_of(at.content, name)
        day, role = day_of(on, at.today), role_of(by)
        if fact.checked is not None and fact.checked > day:
            raise RefusedError(f"{name} was checked on {fact.checked} already, which is later.")
        new = _value(fact, value, at.today) if value is not None else None
        until = day_of(expires, at.today, future=True) if expires else max(fact.expires, day + FACT_LASTS)
        if until <= day:
            raise RefusedError(f"{until} is not after {day}: by when is it to be checked again?")
        at.change(f"fact.{name}", lambda record: changes.confirm_fact(record, day, role, new, until))
        say(f"To be checked again by {until}.")
        if new is not None and new != fact.value:
            say(
                f"Its source is still {', '.join(fact.sources)}: does it say so? "
                "Else mend sources and source_date, too."
            )
            _say_readers(name)


def _value(fact: Fact, text: str, today: date) -> float | date:
    if fact.unit == "date":
        return day_of(text, today, future=True)
    try:
        value = float(text) if "." in text else int(text)
    except ValueError:
        raise RefusedError(f"'{text}' is no number. Write it as {fact.value}.") from None
    if not 0 <= value <= LARGEST:
        raise RefusedError(f"'{text}' is no value that can be: write one from 0 to {LARGEST}.")
    return value


def _say_readers(name: str) -> None:
    """A new value changes all languages at once; what stands around it should be read again."""
    settings = settings_or_stop()
    library = read_catalogue(settings.content_dir, settings.locales_dir).library()
    keys = [key for key in library.keys if name in FACT.findall(library.english(key))]
    say("It stands in these texts; read them in every language:" if keys else "It stands in no text.")
    for key in keys:
        say(f"  {key}")
