"""`new contact`: somebody who helps; unconfirmed until somebody called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from bot.catalog.catalogue import Catalogue
from bot.catalog.drafts import Draft
from bot.catalog.scaffolds.adding import add, home_for
from bot.catalog.scaffolds.contact import NewContact, NewPhone, contact
from bot.catalog.scaffolds.country import add_short_code
from bot.catalog.scaffolds.source import source
from bot.catalog.scaffolds.yaml_text import slug
from bot.cli.drafting import content_or_stop
from bot.cli.new import places, reading
from bot.cli.new.asking import all_of, ask, one_of
from bot.cli.new.sources import SourceOptions, Sources, ask_sources, harmful_in
from bot.cli.new.writing import LAST_STEPS, record_numbers, write
from bot.core import model
from bot.core.formatting import country_name
from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.model import Audience, Kind, Service
from bot.core.ports import Clock

_ANYWHERE_FILE: Final = "international"
_LONGEST_STEM: Final = 40


@dataclass(frozen=True, slots=True)
class ContactOptions:
    """What the command line gave; the rest is asked."""

    id: str | None = None
    name: str | None = None
    description: str | None = None
    kind: str | None = None
    services: str | None = None
    area: str | None = None
    audience: str | None = None
    phone: str | None = None
    site: str | None = None
    alert: str | None = None
    sources: SourceOptions = field(default_factory=SourceOptions)


def new_contact(options: ContactOptions, clock: Clock) -> None:
    """Ask, and write the contact at the end of its country's file.

    Raises:
        Stopped: nobody answers, the person ends it, or it cannot be written.
    """
    settings, catalogue = content_or_stop()
    today = clock.now().date()
    made, sources = _ask(catalogue.library(), today, options)
    stem = stem_of(catalogue, made.service_area)

    def make(copy: Draft) -> None:
        for new in sources.new:
            add(copy.content, source(copy.content, new, stem))
        for phone in made.phones:
            for code in phone.works_in:
                add_short_code(copy.content, phone.number, code, sources.ids)
        add(copy.content, contact(home_for(copy.content, "contacts", stem), made))
        record_numbers(copy, made.id)

    write(
        settings,
        today,
        make,
        [
            "Fill what is unknown, as far as the source says it: languages, hours, cost. Never complete a number.",
            f"Somebody should call, and then run: python -m bot contacts confirm {made.id} --by ROLE --date DAY.",
            *LAST_STEPS,
        ],
    )


def _ask(library: Library, today: date, options: ContactOptions) -> tuple[NewContact, Sources]:
    taken = {item.id for item in library.content.contacts}
    text = reading.text()
    identifier = ask("ID", "Id of the contact, as ru-lawyers", reading.new_id("contact", taken), options.id)
    name = ask("--name", "Its name, in English", text, options.name)
    words = "What it does for whom, in one or two English sentences"
    description = ask("--description", words, text, options.description)
    kind = ask("--kind", f"What it is ({', '.join(Kind)})", one_of(Kind), options.kind)
    services = ask("--services", f"What it does ({', '.join(Service)})", all_of(Service), options.services)
    words = "Countries in which it helps, as RU, KZ; ANY for all"
    area = ask("--area", words, places.area(library.countries), options.area)
    whose = one_of(Audience)
    audience = ask("--audience", f"Whom it helps ({', '.join(Audience)})", whose, options.audience, default="anyone")
    countries = [code for code in area if code != model.ANYWHERE]
    phones = _phones(library, countries, options)
    site = ask("--site", "Its site (empty: none)", reading.optional(reading.url), options.site, default="")
    words = "What a caller must know first, as: Ask if you need to say your name (empty: nothing)"
    alert = ask("--alert", words, reading.optional(text), options.alert, default="")
    sources = ask_sources(library, today, options.sources)
    made = NewContact(
        id=identifier,
        name=name,
        description=description,
        kind=kind,
        services=services,
        service_area=area,
        audience=audience,
        phones=phones,
        site=site,
        site_not_shown_in=harmful_in(library, site),
        alert=alert,
        hours_zone=library.countries[countries[0]].zone if len(countries) == 1 else None,
        sources=sources.ids,
        source_date=sources.dated,
    )
    return made, sources


def _phones(library: Library, countries: Sequence[str], options: ContactOptions) -> list[NewPhone]:
    """The number, where one is known; a short one works in the contact's countries."""
    listed = {code.id for code in library.content.short_codes}
    words = "Its phone as one dials it from abroad, or a short code (empty: none is known)"
    read = reading.optional(places.phone(countries, listed))
    number = ask("--phone", words, read, options.phone, default="")
    return [] if number is None else [NewPhone("main", number, () if number.startswith("+") else countries)]


def stem_of(catalogue: Catalogue, area: Sequence[str]) -> str:
    """The name of the file for a contact: where most contacts of its first country stand, else the country's name."""
    if area[0] == model.ANYWHERE:
        return _ANYWHERE_FILE
    files = Counter(
        Path(catalogue.reading.records[f"contact.{item.id}"][0].file).stem
        for item in catalogue.reading.content.contacts
        if item.service_area == (area[0],)
    )
    named = slug(country_name(area[0], SOURCE_LANGUAGE), (), _LONGEST_STEM)
    return next((stem for stem, _ in files.most_common(1)), named)
