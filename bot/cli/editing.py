"""What the commands that change content share: read it, change one record in its file, and say where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.catalog.catalogue import refuse_if_blocked
from bot.catalog.content_files import Reading, read_content
from bot.catalog.numbers_file import write_numbers
from bot.catalog.record_edit import edit_record
from bot.catalog.yaml_edit import UneditableYamlError
from bot.cli.console import say, settings_or_stop, stop
from bot.clock import SystemClock
from bot.core.confirming import RefusedError
from bot.core.errors import ContentError
from bot.core.model import Content
from bot.core.phone_record import Difference, brought_up_to_date, differences


@dataclass(frozen=True, slots=True)
class Desk:
    """The content as it stands, where it stands, and the day."""

    folder: Path
    reading: Reading
    today: date

    @property
    def content(self) -> Content:
        """What was read."""
        return self.reading.content

    def change(self, key: str, change: Callable[[dict[str, Any]], None]) -> None:
        """Change one record in its file, and say where that is."""
        place = edit_record(self.folder, self.reading, key, change)
        say(f"Changed: {place}")

    def record_numbers(self, only: str | None = None) -> list[Difference]:
        """Bring the record of numbers up to the contacts, or to one, as now; returns the changes without proof."""
        content = read_content(self.folder).content
        write_numbers(self.folder, brought_up_to_date(content, only))
        return [found for found in differences(content) if found.kind == "unproven"]


@contextmanager
def desk() -> Iterator[Desk]:
    """The content, ready to be changed. What is refused meanwhile ends the command with its sentence.

    Raises:
        Stopped: with code 2, where something must be mended first, or was refused.
    """
    folder = settings_or_stop().content_dir
    reading = read_content(folder)
    try:
        refuse_if_blocked(reading.problems)
        yield Desk(folder, reading, SystemClock().now().date())
    except ContentError as error:
        stop("Mend this first:", *map(str, error.problems))
    except (RefusedError, UneditableYamlError) as error:
        stop(str(error))
    except OSError as error:
        stop(f"It cannot be written: {error.strerror}.")
