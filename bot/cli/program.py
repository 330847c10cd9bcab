"""The command line by Typer."""

from __future__ import annotations

import gc
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.cli import contacts_program
from bot.cli.content_program import content_program
from bot.cli.new.program import new_program
from bot.cli.program_translations import translations
from bot.early import end_at_once

CheckFormat = Annotated[
    Literal["text", "json", "github"],
    typer.Option("--format", help="For people, for programs, or beside a pull request."),
]
StatsFormat = Annotated[
    Literal["table", "csv", "json", "html"],
    typer.Option("--format", help="For the terminal, for programs, or a page with charts."),
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
    app.command()(export)
    app.command()(learn)
    app.command()(schemas)
    app.command()(stats)
    app.command()(poster)
    app.add_typer(translations(), name="translations")
    app.add_typer(new_program(), name="new")
    app.add_typer(content_program(), name="content")
    app.add_typer(contacts_program.contacts(), name="contacts")
    app.add_typer(contacts_program.facts(), name="facts")
    return app


def run() -> None:
    """Run the bot: polling, or a webhook where WEBHOOK_URL is set."""
    end_at_once()
    # What is imported and loaded stays; going through it for what may be thrown away is a fifth of the start.
    gc.disable()
    from bot.cli.run import run as command  # noqa: PLC0415

    command()


def preview(
    bot: Annotated[str, typer.Option(help="The bot's username, for codes that open a card on the phone.")] = "",
) -> None:
    """Serve the chat in a browser, without Telegram, and the editors' pages."""
    from bot.cli.preview import preview as command  # noqa: PLC0415

    command(bot)


def check(
    strict: Annotated[bool, typer.Option("--strict", help="Advice counts as an error, too.")] = False,  # noqa: FBT002  # an option, given by name
    format: CheckFormat = "text",  # noqa: A002  # the name of the option
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changed, until Ctrl-C.")] = False,  # noqa: FBT002
) -> None:
    """Check content and translations; every problem in one run, with its place."""
    if not watch:
        gc.disable()  # what is read is looked at to the end: nothing would be found to throw away
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


def learn(
    give: Annotated[bool, typer.Option("--give", help="Write it to standard output, too, for a program.")] = False,  # noqa: FBT002  # an option, given by name
) -> None:
    """Learn what typed words mean from the content's phrases; the running bot does it by itself."""
    from bot.cli.learn import learn as command  # noqa: PLC0415

    command(give=give)


def coverage() -> None:
    """Print how far the content reaches: topics, contacts, facts, translations, as Markdown."""
    from bot.cli.coverage import coverage as command  # noqa: PLC0415

    command()


def export(
    folder: Annotated[Path, typer.Argument(help="Where to write; what others put there is not touched.")] = Path(
        "var/export"
    ),
    date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day to write as of; today without it.")
    ] = None,
) -> None:
    """Write everything as small HTML files, one a language, country and passport: for a web server or a USB stick."""
    from bot.cli.export import export as command  # noqa: PLC0415

    command(folder, date.date() if date is not None else None)


def schemas() -> None:
    """Write the JSON Schemas of the content files, by which editors' programs complete and underline."""
    from bot.cli.schemas import write_schemas as command  # noqa: PLC0415

    command()


def stats(
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="From the week of this day on, as 2026-10-05."),
    ] = None,
    format: StatsFormat = "table",  # noqa: A002  # the name of the option
) -> None:
    """Print what was counted, in weeks and months that are over; small numbers are hidden."""
    from bot.cli.stats import stats as command  # noqa: PLC0415

    command(since=None if since is None else since.date(), shape=format)


def poster(
    bot: Annotated[str, typer.Option(help="The bot's name, without @.")],
    topic: Annotated[str, typer.Argument(help="The topic that it opens; the menu without one.")] = "",
    country: Annotated[str, typer.Option(help="The country meant, as RU or KZ; asked for without one.")] = "",
    lang: Annotated[str, typer.Option(help="The language that it speaks.")] = "",
    out: Annotated[Path | None, typer.Option(help="Where to write the QR code: .svg, .png, or .html to print.")] = None,
) -> None:
    """Make a link for paper that opens a topic, and its QR code."""
    from bot.cli.poster import Aim  # noqa: PLC0415
    from bot.cli.poster import poster as command  # noqa: PLC0415

    command(Aim(bot, topic, country, lang), out)


def migrate() -> None:
    """Bring the database to its newest shape."""
    from bot.cli.migrate import migrate as command  # noqa: PLC0415

    command()
