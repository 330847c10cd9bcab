"""`content/flagged.yaml`: English texts that wait to be read again.

Commands write it, and it is there only while a text waits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bot.catalog.schemas import comment
from bot.core.model import Flagged

NAME: Final = "flagged.yaml"
_HEAD: Final = f"""\
{comment(NAME)}
# English texts to be read again, as a correction began in another language.
# `python -m bot translations flag` and `translations done` write this file.
"""


def write_flagged(content: Path, flagged: Iterable[Flagged]) -> None:
    """Write the file below the content whole or not at all; without anything flagged there is none.

    Raises:
        OSError: it cannot be written or taken away.
    """
    path = content / NAME
    entries = [_entry(item) for item in sorted(flagged, key=lambda item: item.id)]
    if not entries:
        path.unlink(missing_ok=True)
        return
    draft = path.with_name(f"{NAME}.new")
    draft.write_bytes((_HEAD + "".join(entries)).encode())
    draft.replace(path)


def _entry(item: Flagged) -> str:
    # what JSON writes in quotes YAML reads
    why = json.dumps(item.why, ensure_ascii=False)
    return f"- id: {item.id}\n  why: {why}\n  since: {item.since}\n  begun_in: {item.begun_in or 'null'}\n"
