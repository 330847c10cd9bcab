"""`ask`: what a typed question leads to, for one or for a file of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bot.cli.console import say, settings_or_stop, stop, stop_for_content
from bot.clock import SystemClock
from bot.core.conversation import Conversation, Edition
from bot.core.errors import ContentError
from bot.core.markup import visible
from bot.core.page import Press
from bot.core.ports import Choice
from bot.editions import load_edition


def ask(
    text: str | None, language: str | None, country: str | None, tsv: Path | None, *, explain: bool = False
) -> None:
    """Answer one question as the chat would, or a file of questions as JSON lines.

    Raises:
        Stopped: with code 2, where there is nothing to ask or nothing to ask it of.
    """
    settings = settings_or_stop()
    try:
        edition = load_edition(settings, SystemClock(), phrases=True)
    except ContentError as error:
        stop_for_content(error)
    if tsv is not None:
        for line in _answers(edition, tsv):
            say(line)
    elif text:
        _one(edition, text, language, country)
        if explain:
            _explain(edition, text)
    else:
        stop("Give a question, or --tsv with a file of them.")


def _answers(edition: Edition, tsv: Path) -> Iterator[str]:
    """One JSON object a question: id, topics shown, how sure, whether danger."""
    try:
        # only a line feed ends a line: a text may hold what Python's splitlines takes for an end
        lines = [line.removesuffix("\r") for line in tsv.read_bytes().decode("utf-8-sig").split("\n")]
    except OSError as error:
        stop(f"{tsv} cannot be read: {error.strerror}.")
    except UnicodeDecodeError:
        stop(f"{tsv} is not UTF-8 text. Save it as UTF-8.")
    header = lines[0].split("\t")
    if not {"id", "text"} <= set(header):
        stop(f"{tsv}: the first line must name the columns id, lang and text, with tabs between them.")
    for line in lines[1:]:
        if not line.strip(" \t"):
            continue
        row = dict(zip(header, line.split("\t", len(header) - 1), strict=False))
        found = edition.understanding.understand(row.get("text", ""))
        yield json.dumps(
            {
                "id": row.get("id", ""),
                "topics": list(found.topics),
                "confidence": found.confidence,
                "urgent": found.urgent,
            }
        )


def _one(edition: Edition, text: str, language: str | None, country: str | None) -> None:
    conversation = Conversation(lambda: edition, SystemClock(), remember_offered=False)
    choice = Choice(language, country, None) if language else None
    visitor = conversation.visitor(choice, None, conversation.written_language(text))
    found = edition.understanding.understand(text)
    screen = conversation.typed(text, visitor).screen
    say(f"{found.confidence}{', danger' if found.urgent else ''}: {', '.join(found.topics) or 'no topic'}")
    if screen is not None:
        say(f"\n{visible(screen.text)}\n")
        for row in screen.rows:
            say("  ".join(f"[{button.label}]" for button in row if isinstance(button, Press)))


def _explain(edition: Edition, text: str) -> None:
    """Which words decided, and which phrases are nearest."""
    for label, deciding in edition.understanding.why(text):
        said = ", ".join(f"{word} +{less:.2f}" for word, less in deciding)
        say(f"\n{label}: {said or 'the list of danger, or no single word'}")
        for line, share in edition.understanding.nearest(edition.library, text, label):
            say(f"  {100 * share:.0f} % like: {line}")
