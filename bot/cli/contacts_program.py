"""The command line of `contacts` and `facts`, by Typer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

By = Annotated[str | None, typer.Option(help="The last day to look at, as 2026-12-04; else a week ahead.")]
UsageFile = Annotated[Path | None, typer.Option("--usage", help="What `stats --format json` gave: most used first.")]
Shape = Annotated[
    Literal["table", "csv", "json", "sheet"], typer.Option("--format", help="sheet is a page to print, as HTML.")
]
CountryCode = Annotated[str | None, typer.Option(help="Only of this country, as RU or KG.")]
Limit = Annotated[int | None, typer.Option(min=1, help="Only so many, the first.")]
Zone = Annotated[str, typer.Option(help="The time zone of whoever calls.")]
Role = Annotated[str, typer.Option("--by", help="Your role code, as lawyer-1; never a name.")]
On = Annotated[str, typer.Option("--date", help="The day on which it was checked, as 2026-11-27.")]
YesNo = Annotated[Literal["yes", "no"] | None, typer.Option(help="What they said.")]
ContactId = Annotated[str, typer.Argument(metavar="ID", help="The id of the contact, as ru-kg-embassy.")]
PhoneId = Annotated[str | None, typer.Option("--phone", help="Only this of its numbers, by its id.")]


def contacts() -> typer.Typer:
    """The commands on contacts."""
    app = typer.Typer(help="Contacts: whom to call, what they answered, numbers to take out.", no_args_is_help=True)
    app.command("due")(contacts_due)
    app.command("confirm")(contacts_confirm)
    app.command("withdraw")(contacts_withdraw)
    app.command("restore")(contacts_restore)
    app.command("record")(contacts_record)
    return app


def facts() -> typer.Typer:
    """The commands on facts."""
    app = typer.Typer(help="Facts and cards: what to read again, and that it was.", no_args_is_help=True)
    app.command("due")(facts_due)
    app.command("confirm")(facts_confirm)
    return app


def contacts_due(
    by: By = None,
    usage: UsageFile = None,
    format: Shape = "table",  # noqa: A002  # the name of the option
    country: CountryCode = None,
    limit: Limit = None,
    zone: Zone = "Asia/Bishkek",
) -> None:
    """Contacts to check, the most pressing first: a table, CSV, JSON, or a call sheet to print."""
    from bot.cli import due  # noqa: PLC0415

    due.contacts_due(due.Wish(by, usage, format, country, limit, zone))


def facts_due(
    by: By = None,
    usage: UsageFile = None,
    format: Shape = "table",  # noqa: A002  # the name of the option
    country: CountryCode = None,
    limit: Limit = None,
) -> None:
    """Facts, cards and screenings to read again, the most pressing first."""
    from bot.cli import due  # noqa: PLC0415

    due.facts_due(due.Wish(by, usage, format, country, limit, "UTC"))


def contacts_confirm(  # noqa: PLR0913, PLR0917  # Typer makes an option of each
    contact: ContactId,
    by: Role,
    date: On,
    note: Annotated[str | None, typer.Option(help="One line for other editors; no names, no numbers.")] = None,
    phone: Annotated[list[str] | None, typer.Option(help="Which number answered, by its id; may be repeated.")] = None,
    asks_name: YesNo = None,
    may_check_papers: YesNo = None,
) -> None:
    """Write down that somebody called and was answered; it is shown as «We called» at once."""
    from bot.cli.contacts import confirm  # noqa: PLC0415

    answers = {"asks_name": asks_name, "may_check_papers": may_check_papers}
    confirm(contact, by, date, note, phone or (), answers)


def contacts_withdraw(
    contact: ContactId,
    why: Annotated[str, typer.Option(help="Why, for other editors; no names, no numbers.")],
    phone: PhoneId = None,
) -> None:
    """Take a contact, or one of its numbers, out: users see it nowhere; it stays in the file."""
    from bot.cli.contacts import withdraw  # noqa: PLC0415

    withdraw(contact, why, phone)


def contacts_restore(contact: ContactId, phone: PhoneId = None) -> None:
    """Show a contact, or one of its numbers, again."""
    from bot.cli.contacts import restore  # noqa: PLC0415

    restore(contact, phone)


def contacts_record() -> None:
    """Bring content/numbers.yaml up to the contacts, as far as something newer speaks for what changed."""
    from bot.cli.contacts import record  # noqa: PLC0415

    record()


def facts_confirm(
    fact: Annotated[str, typer.Argument(metavar="ID", help="The id of the fact, as ru-wage-claim-term.")],
    by: Role,
    date: On,
    value: Annotated[str | None, typer.Option(help="The new value, where it is another.")] = None,
    expires: Annotated[str | None, typer.Option(help="By when to check it again; else half a year later.")] = None,
) -> None:
    """Write down that somebody verified a value at its source."""
    from bot.cli.facts import confirm  # noqa: PLC0415

    confirm(fact, by, date, value, expires)
