"""Which language to speak: chosen → the message's → the client's → the default. Never raises."""

from __future__ import annotations

from collections.abc import Collection


def base_language(code: str | None) -> str | None:
    """The language of a client's code: `ru` of `ru-RU`, `ru_raw` or `RU`; None where there is none.

    Telegram sends IETF tags, and some clients send things that are none (`zh-hans-raw`, an empty
    string); nothing of that may break an answer.
    """
    if not code:
        return None
    head = code.replace("_", "-").split("-")[0].strip().lower()
    return head if head.isalpha() and 2 <= len(head) <= 3 else None  # noqa: PLR2004  # ISO 639 has 2 or 3 letters


def negotiate(
    available: Collection[str],
    default: str,
    chosen: str | None = None,
    written: str | None = None,
    client: str | None = None,
) -> str:
    """The first of the candidates that is available, else the default."""
    for candidate in (chosen, written, client):
        language = base_language(candidate)
        if language in available:
            return str(language)
    return default
