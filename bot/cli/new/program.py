"""The commands `new …` by Typer: every answer can be given as an option; what is not given is asked."""

from __future__ import annotations

from typing import Annotated

import typer

_Id = Annotated[str | None, typer.Argument(metavar="ID", help="Its id.", show_default=False)]
_Sources = Annotated[list[str] | None, typer.Option("--source", help="A source's id; again for another.")]
_SourceTitle = Annotated[str | None, typer.Option(help="Of a source that is not there yet: who published what.")]
_SourceUrl = Annotated[str | None, typer.Option(help="Its address.")]
_SourceDate = Annotated[str | None, typer.Option(help="The page's own date, as 2025 or 2025-08-25.")]


def new_program() -> typer.Typer:
    """All commands that make something new."""
    app = typer.Typer(
        help="New content: asks what is needed and writes valid files. Whatever is given as an option is not asked.",
        no_args_is_help=True,
    )
    app.command("topic")(new_topic)
    app.command("country")(new_country)
    app.command("contact")(new_contact)
    app.command("language")(new_language)
    return app


def new_topic(  # noqa: PLR0913, PLR0917  # each is an option of the command
    id: _Id = None,  # noqa: A002  # the name of the argument
    title: Annotated[str | None, typer.Option(help="On its button, in English.")] = None,
    room: Annotated[str | None, typer.Option(help="The room of the menu, or none.")] = None,
    sensitivity: Annotated[str | None, typer.Option(help="public, careful or danger.")] = None,
    needs: Annotated[str | None, typer.Option(help="What helpers do, with commas: legal, labour.")] = None,
    audience: Annotated[str | None, typer.Option(help="Whose rule it is.")] = None,
    answer: Annotated[str | None, typer.Option(help="Two or three English sentences.")] = None,
    step: Annotated[list[str] | None, typer.Option(help="One action; again for another.")] = None,
    warning: Annotated[list[str] | None, typer.Option(help="What not to do; again for another.")] = None,
    phrase: Annotated[list[str] | None, typer.Option(help="How people ask, as ky:айлык бербейт; again.")] = None,
    source: _Sources = None,
    source_title: _SourceTitle = None,
    source_url: _SourceUrl = None,
    source_date: _SourceDate = None,
) -> None:
    """A subject of the menu: one file, and a card that holds in every country."""
    from bot.cli.new.sources import SourceOptions  # noqa: PLC0415
    from bot.cli.new.topic import TopicOptions  # noqa: PLC0415
    from bot.cli.new.topic import new_topic as command  # noqa: PLC0415
    from bot.clock import SystemClock  # noqa: PLC0415

    sources = SourceOptions(source, source_title, source_url, source_date)
    texts = (id, title, room, sensitivity, needs, audience, answer)
    command(TopicOptions(*texts, step, warning, phrase, sources), SystemClock())


def new_country(  # noqa: PLR0913, PLR0917  # each is an option of the command
    id: _Id = None,  # noqa: A002
    zone: Annotated[str | None, typer.Option(help="Time zone of its capital, as Asia/Muscat.")] = None,
    full: Annotated[str | None, typer.Option(help="yes: every topic is to have a card for it.")] = None,
    places: Annotated[str | None, typer.Option(help="Cities and other names, with commas.")] = None,
    number: Annotated[list[str] | None, typer.Option(help="112, or 103=Ambulance; again for another.")] = None,
    description: Annotated[str | None, typer.Option(help="What the numbers are for.")] = None,
    alert: Annotated[str | None, typer.Option(help="What a caller must know first.")] = None,
    source: _Sources = None,
    source_title: _SourceTitle = None,
    source_url: _SourceUrl = None,
    source_date: _SourceDate = None,
) -> None:
    """A country to choose, with its emergency numbers."""
    from bot.cli.new.country import CountryOptions  # noqa: PLC0415
    from bot.cli.new.country import new_country as command  # noqa: PLC0415
    from bot.cli.new.sources import SourceOptions  # noqa: PLC0415
    from bot.clock import SystemClock  # noqa: PLC0415

    sources = SourceOptions(source, source_title, source_url, source_date)
    command(CountryOptions(id, zone, full, places, number, description, alert, sources), SystemClock())


def new_contact(  # noqa: PLR0913, PLR0917  # each is an option of the command
    id: _Id = None,  # noqa: A002
    name: Annotated[str | None, typer.Option(help="Its name, in English.")] = None,
    description: Annotated[str | None, typer.Option(help="What it does for whom.")] = None,
    kind: Annotated[str | None, typer.Option(help="state, ngo, consulate …")] = None,
    services: Annotated[str | None, typer.Option(help="What it does, with commas: legal, labour.")] = None,
    area: Annotated[str | None, typer.Option(help="Countries, with commas; ANY for all.")] = None,
    audience: Annotated[str | None, typer.Option(help="Whom it helps.")] = None,
    phone: Annotated[str | None, typer.Option(help="As one dials it from abroad, or a short code.")] = None,
    site: Annotated[str | None, typer.Option(help="Its site.")] = None,
    alert: Annotated[str | None, typer.Option(help="What a caller must know first.")] = None,
    source: _Sources = None,
    source_title: _SourceTitle = None,
    source_url: _SourceUrl = None,
    source_date: _SourceDate = None,
) -> None:
    """Somebody who helps: unconfirmed, until somebody calls."""
    from bot.cli.new.contact import ContactOptions  # noqa: PLC0415
    from bot.cli.new.contact import new_contact as command  # noqa: PLC0415
    from bot.cli.new.sources import SourceOptions  # noqa: PLC0415
    from bot.clock import SystemClock  # noqa: PLC0415

    sources = SourceOptions(source, source_title, source_url, source_date)
    texts = (id, name, description, kind, services, area, audience, phone, site, alert)
    command(ContactOptions(*texts, sources), SystemClock())


def new_language(
    id: _Id = None,  # noqa: A002
    name: Annotated[str | None, typer.Option(help="Its own name, as its speakers write it.")] = None,
    fallback: Annotated[str | None, typer.Option(help="Languages that stand in, best first: ru, en.")] = None,
) -> None:
    """A language: its line, and its files of translations."""
    from bot.cli.new.language import LanguageOptions  # noqa: PLC0415
    from bot.cli.new.language import new_language as command  # noqa: PLC0415
    from bot.clock import SystemClock  # noqa: PLC0415

    command(LanguageOptions(id, name, fallback), SystemClock())
