"""`new country`: a country to choose, with the emergency numbers without which it would be refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from babel.core import get_global
from phonenumbers import SUPPORTED_REGIONS

from bot.catalog.drafts import Draft
from bot.catalog.scaffolds.adding import add, home_for
from bot.catalog.scaffolds.contact import NewContact, NewPhone, contact
from bot.catalog.scaffolds.country import NewCountry, add_short_code, country
from bot.catalog.scaffolds.source import source
from bot.catalog.scaffolds.yaml_text import slug
from bot.cli.console import say
from bot.cli.drafting import content_or_stop
from bot.cli.new import places, reading
from bot.cli.new.asking import ask, several
from bot.cli.new.contact import stem_of
from bot.cli.new.sources import SourceOptions, Sources, ask_sources
from bot.cli.new.writing import LAST_STEPS, record_numbers, write
from bot.core.formatting import country_name, flag
from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.model import MAX_ID, Audience, Confidence, Kind, Service
from bot.core.ports import Clock

_NUMBER_WORDS: Final = "An emergency number, and what it is for: 112, or 103=Ambulance"


@dataclass(frozen=True, slots=True)
class CountryOptions:
    """What the command line gave; the rest is asked."""

    id: str | None = None
    zone: str | None = None
    full: str | None = None
    places: str | None = None
    numbers: list[str] | None = None
    description: str | None = None
    alert: str | None = None
    sources: SourceOptions = field(default_factory=SourceOptions)


def new_country(options: CountryOptions, clock: Clock) -> None:
    """Ask, and write the country, its emergency contact and its short codes.

    Raises:
        Stopped: nobody answers, the person ends it, or it cannot be written.
    """
    settings, catalogue = content_or_stop()
    library, today = catalogue.library(), clock.now().date()
    made = _ask_country(library, options)
    helper, sources = _ask_numbers(library, made, today, options)
    stem = stem_of(catalogue, [made.id])

    def make(copy: Draft) -> None:
        for new in sources.new:
            add(copy.content, source(copy.content, new, stem))
        for phone in helper.phones:
            if phone.works_in:
                add_short_code(copy.content, phone.number, made.id, sources.ids)
        add(copy.content, contact(home_for(copy.content, "contacts", stem), helper))
        add(copy.content, country(made))
        record_numbers(copy, helper.id)

    write(
        settings,
        today,
        make,
        [
            "The nearest embassy or consulate: python -m bot new contact.",
            f"Cards for it where there are sources: a card with the id {made.id} in content/topics/*.yaml.",
            *LAST_STEPS,
        ],
    )


def _ask_country(library: Library, options: CountryOptions) -> NewCountry:
    code = ask("ID", "The country's code of two letters, as OM (ISO 3166)", _code(library), options.id)
    say(f"{flag(code)} {country_name(code, SOURCE_LANGUAGE)}")
    zones = [zone for zone, territory in get_global("zone_territories").items() if territory == code]
    choice = f" (there are {', '.join(zones)})" if len(zones) > 1 else ""
    usual = zones[0] if len(zones) == 1 else None
    zone = ask("--zone", f"Time zone of its capital{choice}", places.zone, options.zone, default=usual)
    words = "Is every topic to have a card for it, as far as there are sources"
    full = ask("--full", words, reading.yes_or_no, options.full, default="no")
    words = "Cities, and other names by which people call it, with commas (empty: none)"
    return NewCountry(code, full, zone, ask("--places", words, _places, options.places, default=""))


def _ask_numbers(
    library: Library, made: NewCountry, today: date, options: CountryOptions
) -> tuple[NewContact, Sources]:
    numbers = several("--number", _NUMBER_WORDS, _number, options.numbers, least=1)
    words = "What these numbers are for, in one English sentence, as far as the source says it"
    description = ask("--description", words, reading.text(), options.description)
    words = "What a caller must know first, as: They may ask for your name (empty: nothing is known)"
    alert = ask("--alert", words, reading.optional(reading.text()), options.alert, default="")
    sources = ask_sources(library, today, options.sources)
    helper = NewContact(
        id=_free(library, f"{made.id.lower()}-emergency"),
        name=f"Emergency numbers of {country_name(made.id, SOURCE_LANGUAGE)}",
        description=description,
        kind=Kind.EMERGENCY,
        services=[Service.EMERGENCY],
        service_area=[made.id],
        audience=Audience.ANYONE,
        phones=_phones(numbers, made.id),
        alert=alert,
        hours_zone=made.zone,
        sources=sources.ids,
        source_date=sources.dated,
        confidence=Confidence.SOURCED if sources.dated else Confidence.UNCONFIRMED,
    )
    return helper, sources


def _code(library: Library) -> Callable[[str], str]:
    def read(text: str) -> str:
        code = text.upper()
        if code not in SUPPORTED_REGIONS:
            raise ValueError(f"'{text}' is no country's code. Oman is OM, Norway is NO.")
        if code in library.countries:
            raise ValueError(f"The country '{code}' already exists: {country_name(code, SOURCE_LANGUAGE)}.")
        return code

    return read


def _places(text: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _number(text: str) -> tuple[str, str | None]:
    number, equals, label = text.partition("=")
    return places.phone(["?"])(number.strip()), reading.text()(label.strip()) if equals else None


def _phones(numbers: list[tuple[str, str | None]], code: str) -> list[NewPhone]:
    phones: list[NewPhone] = []
    for number, label in numbers:
        identifier = slug(label or "main", [phone.id for phone in phones], MAX_ID)
        phones.append(NewPhone(identifier, number, () if number.startswith("+") else (code,), label))
    return phones


def _free(library: Library, wanted: str) -> str:
    """This id, or one beside it: a contact of an earlier try may have it."""
    taken = {item.id for item in library.content.contacts}
    return next(name for name in (wanted, *(f"{wanted}-{number}" for number in range(2, 99))) if name not in taken)
