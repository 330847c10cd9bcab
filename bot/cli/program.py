"""The command line by Typer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Format = Annotated[Literal["text", "json"], typer.Option("--format", help="For people, or for programs.")]
CheckFormat = Annotated[
    Literal["text", "json", "github"],
    typer.Option("--format", help="For people, for programs, or beside a pull request."),
]


def program() -> typer.Typer:
    """All commands."""
    app = typer.Typer(
        name="ukuk",
        help="Ukuk: a Telegram bot that tells migrant workers their rights, and who helps.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.command()(run)
    app.command()(preview)
    app.command()(check)
    app.command()(ask)
    app.command()(migrate)
    app.command()(coverage)
    app.command()(learn)
    app.command()(schemas)
    translations = typer.Typer(help="Translations: bring the files up to date, see what is left.", no_args_is_help=True)
    translations.command("update")(translations_update)
    translations.command("status")(translations_status)
    app.add_typer(translations, name="translations")
    return app


def run() -> None:
    """Run the bot: polling, or a webhook where WEBHOOK_URL is set."""
    from bot.cli.run import run as command  # noqa: PLC0415

    command()


def preview() -> None:
    """Serve the chat in a browser, without Telegram."""
    from bot.cli.preview import preview as command  # noqa: PLC0415

    command()


def check(
    strict: Annotated[bool, typer.Option("--strict", help="Advice counts as an error, too.")] = False,  # noqa: FBT002  # an option, given by name
    format: CheckFormat = "text",  # noqa: A002  # the name of the option
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changed, until Ctrl-C.")] = False,  # noqa: FBT002
) -> None:
    """Check content and translations; every problem in one run, with its place."""
    from bot.cli.check import check as command  # noqa: PLC0415

    command(strict=strict, shape=format, watch=watch)


def ask(
    text: Annotated[str | None, typer.Argument(help="A question as somebody would write it.")] = None,
    lang: Annotated[str | None, typer.Option(help="The language chosen by the person.")] = None,
    country: Annotated[str | None, typer.Option(help="The country meant, as RU or KZ.")] = None,
    tsv: Annotated[Path | None, typer.Option(help="A file of columns id, lang, text: one JSON line each.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say which words and phrases decided.")] = False,  # noqa: FBT002  # an option, given by name
) -> None:
    """Show what a typed question would lead to."""
    from bot.cli.ask import ask as command  # noqa: PLC0415

    command(text, lang, country, tsv, explain=explain)


def learn() -> None:
    """Learn what typed words mean from the content's phrases; the running bot does it by itself."""
    from bot.cli.learn import learn as command  # noqa: PLC0415

    command()


def coverage() -> None:
    """Print how far the content reaches: topics, contacts, facts, translations, as Markdown."""
    from bot.cli.coverage import coverage as command  # noqa: PLC0415

    command()


def schemas() -> None:
    """Write the JSON Schemas of the content files, by which editors' programs complete and underline."""
    from bot.cli.schemas import write_schemas as command  # noqa: PLC0415

    command()


def migrate() -> None:
    """Bring the database to its newest shape."""
    from bot.cli.migrate import migrate as command  # noqa: PLC0415

    command()


def translations_update() -> None:
    """Extract the texts of code and content, and merge them into the PO files by key."""
    from bot.cli.translations import update as command  # noqa: PLC0415

    command()


def translations_status(format: Format = "text") -> None:  # noqa: A002
    """How much is done, changed or missing, by language and part."""
    from bot.cli.translations import status as command  # noqa: PLC0415

    command(as_json=format == "json")
