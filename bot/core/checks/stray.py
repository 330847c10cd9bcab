"""The rule on translations of what is not there any more."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Final

from bot.core.checks.rule import Context, Finding

_NEAR_KEY: Final = 0.9
"""How alike two keys must be, 0…1, for one to be a slip for the other."""
_FEW: Final = 20
"""Lost keys up to which near ones are looked for: many are lost where the English went, not by a slip."""
_UPDATE: Final = "python -m bot translations update"


def stray(context: Context) -> Iterator[Finding]:
    """Every translation is of a text that there is; those of a record that is gone are told once."""
    keys = context.library.keys
    heads = {".".join(key.split(".")[:parts]) for key in keys for parts in (1, 2)}
    for language, made_from in context.made_from.items():
        lost = [] if context.unread else [key for key in made_from if key not in keys]
        together: dict[str, list[str]] = {}
        for key in lost:
            together.setdefault(_gone(key, heads), []).append(key)
        for gone, (key, *others) in together.items():
            if others:
                words = f"There is no '{gone}', of which {len(others) + 1} translations are here."
                yield Finding(key, words, f"Was it renamed or deleted by mistake? Else run: {_UPDATE}.", language)
                continue
            near = get_close_matches(key, keys, n=1, cutoff=_NEAR_KEY) if len(lost) <= _FEW else []
            mend = f"Did you mean {near[0]}?" if near else f"Run: {_UPDATE}."
            yield Finding(key, f"There is no text '{key}'.", mend, language)


def _gone(key: str, heads: Collection[str]) -> str:
    """The kind or the record that is not there any more, of which a lost key is; the key itself where they are."""
    parts = key.split(".")
    return next((head for head in (parts[0], ".".join(parts[:2])) if head not in heads), key)
