"""The commands below `translations`, by Typer."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Key = Annotated[str, typer.Argument(help="The text's key, as in a PO file's msgctxt: topic.hiv-care.RU.answer.")]


def translations() -> typer.Typer:
    """The commands on translations."""
    app = typer.Typer(help="Translations: keep the files up to date, see and decide what waits.", no_args_is_help=True)
    app.command()(update)
    app.command()(status)
    app.command()(flag)
    app.command()(withdraw)
    app.command()(done)
    return app


def update() -> None:
    """Extract the texts of code and content, and merge them into the PO files by key."""
    from bot.cli.translations import update as command  # noqa: PLC0415

    command()


def status(
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="For people, or for programs.")] = "text",  # noqa: A002  # the name of the option
    lang: Annotated[str | None, typer.Option(help="This language alone.")] = None,
) -> None:
    """How much is done, changed, missing or withdrawn, by language and part."""
    from bot.cli.translations import status as command  # noqa: PLC0415

    command(lang, as_json=format == "json")


def flag(
    key: Key,
    why: Annotated[str, typer.Option(help="What is not right any more, and no person's name.")],
    begun_in: Annotated[
        str | None, typer.Option("--in", help="The language that was corrected first: it stays good.")
    ] = None,
) -> None:
    """Mark the English, and the other languages, for reading again: a correction began elsewhere."""
    from bot.cli.decisions import flag as command  # noqa: PLC0415

    command(key, why, begun_in)


def withdraw(
    key: Key,
    lang: Annotated[str | None, typer.Option(help="This language alone; else every translation of the text.")] = None,
    why: Annotated[str, typer.Option(help="What is wrong, for the next translator; no person's name.")] = "",
) -> None:
    """Take a wrong translation from what people see, at once: another language stands in, and says so."""
    from bot.cli.decisions import withdraw as command  # noqa: PLC0415

    command(key, lang, why)


def done(
    key: Key,
    lang: Annotated[str, typer.Option(help="Whose text was read again.")] = "en",
) -> None:
    """Say that a text was read again and is right as it stands; a withdrawn one comes back."""
    from bot.cli.decisions import done as command  # noqa: PLC0415

    command(key, lang)
