"""The commands `content …` by Typer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_File = Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The spreadsheet.", show_default=False)]


def content_program() -> typer.Typer:
    """All commands on the content as a whole."""
    app = typer.Typer(help="The texts as a spreadsheet, and back.", no_args_is_help=True)
    app.command("export")(content_export)
    app.command("import")(content_import)
    return app


def content_export(
    file: _File,
    lang: Annotated[str | None, typer.Option(help="Languages, with commas; without it all.")] = None,
    topic: Annotated[str | None, typer.Option(help="Topics, with commas; without it all texts.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,  # noqa: FBT002  # an option, given by name
) -> None:
    """Write all texts into a spreadsheet: one sheet a kind, one row a text."""
    from bot.cli.content import export as command  # noqa: PLC0415

    command(file, lang, topic, force=force)


def content_import(
    file: _File,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,  # noqa: FBT002  # an option, given by name
) -> None:
    """Write what was changed in a spreadsheet into the files: all of it, or nothing."""
    from bot.cli.content import take_in as command  # noqa: PLC0415
    from bot.clock import SystemClock  # noqa: PLC0415

    command(file, SystemClock(), dry_run=dry_run)
