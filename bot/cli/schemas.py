"""`schemas`: what may stand in a content file, for editors' programs."""

from __future__ import annotations

from pathlib import Path

from bot.catalog.files import files_below
from bot.catalog.schemas import FOLDER, comment, schemas
from bot.cli.console import say, settings_or_stop


def write_schemas() -> None:
    """Write the schemas below the content, and name each file's own in its first line, where it is not named yet.

    Raises:
        Stopped: with code 2, where settings must be mended first.
        OSError: they cannot be written there.
    """
    content = settings_or_stop().content_dir
    home = content / FOLDER
    home.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (home / name).write_text(text, encoding="utf-8")
    named = sum(_name_schema(content, path) for path in files_below(content) if path.suffix == ".yaml")
    say(f"{len(schemas())} schemas written to {home}; {named} files name theirs now that did not before.")


def _name_schema(content: Path, path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    line = comment(path.relative_to(content).as_posix())
    if text.startswith(line + "\n"):
        return False
    path.write_text(f"{line}\n{text}", encoding="utf-8")
    return True
