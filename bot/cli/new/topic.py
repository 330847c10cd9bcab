"""`new topic`: a subject of the menu, found and counted by its id from then on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.catalog.drafts import Draft
from bot.catalog.scaffolds.adding import add
from bot.catalog.scaffolds.source import source
from bot.catalog.scaffolds.topic import NewTopic, topic
from bot.cli.console import say
from bot.cli.drafting import content_or_stop
from bot.cli.new import reading
from bot.cli.new.asking import all_of, ask, one_of, several
from bot.cli.new.sources import SourceOptions, Sources, ask_sources
from bot.cli.new.writing import LAST_STEPS, write
from bot.core.library import Library
from bot.core.model import Audience, Room, Sensitivity, Service
from bot.core.ports import Clock

_LONGEST_ID = 20
_NO_ROOM = "none"


@dataclass(frozen=True, slots=True)
class TopicOptions:
    """What the command line gave; the rest is asked."""

    id: str | None = None
    title: str | None = None
    room: str | None = None
    sensitivity: str | None = None
    needs: str | None = None
    audience: str | None = None
    answer: str | None = None
    steps: list[str] | None = None
    warnings: list[str] | None = None
    phrases: list[str] | None = None
    sources: SourceOptions = field(default_factory=SourceOptions)


def new_topic(options: TopicOptions, clock: Clock) -> None:
    """Ask, and write the topic's files.

    Raises:
        Stopped: nobody answers, the person ends it, or it cannot be written.
    """
    settings, catalogue = content_or_stop()
    library, today = catalogue.library(), clock.now().date()
    answers, sources = _ask(library, today, options)

    def make(copy: Draft) -> None:
        for made in sources.new:
            add(copy.content, source(copy.content, made, answers.id))
        for addition in topic(answers, today):
            add(copy.content, addition)

    write(
        settings,
        today,
        make,
        [
            f"Open content/topics/{answers.id}.yaml: add rights, and cards of countries where the rule is another.",
            f"Write how people ask for it in content/questions/{answers.id}.yaml: else nobody finds it by typing.",
            *LAST_STEPS,
        ],
    )


def _ask(library: Library, today: date, options: TopicOptions) -> tuple[NewTopic, Sources]:
    say("The id stands in buttons and in statistics, so it never changes.")
    new_id = reading.new_id("topic", {*library.topics, *(item.id for item in library.content.phrasings)}, _LONGEST_ID)
    identifier = ask("ID", "Id of the topic, as unpaid-wages", new_id, options.id)
    title = ask("--title", "Title on its button, in English", reading.button, options.title)
    room = ask("--room", f"Room of the menu ({', '.join(Room)}, or {_NO_ROOM})", _room, options.room)
    sensitivity = _sensitivity(room, options)
    words = f"Needs: what those who help with it do ({', '.join(Service)})"
    needs = ask("--needs", words, all_of(Service), options.needs)
    audience = ask(
        "--audience", f"Whose rule it is ({', '.join(Audience)})", one_of(Audience), options.audience, default="anyone"
    )
    text = reading.text(library.facts)
    answer = ask(
        "--answer", "The answer, in two or three short English sentences that already help", text, options.answer
    )
    dangerous = sensitivity is Sensitivity.DANGER
    words = "A warning: what not to do, or when it is unsafe to act"
    warnings = several("--warning", words, text, options.warnings, least=int(dangerous))
    steps = several("--step", "A step: one action, the action first", text, options.steps, least=1)
    sources = ask_sources(library, today, options.sources)
    phrases = _phrases(library, options)
    made = NewTopic(
        identifier, room, sensitivity, title, needs, audience, answer, warnings, steps, sources.ids, phrases
    )
    return made, sources


def _room(text: str) -> Room | None:
    if text.lower() == _NO_ROOM:
        return None
    try:
        return Room(text.lower())
    except ValueError:
        raise ValueError(f"Write one of: {', '.join(Room)}, or {_NO_ROOM}.") from None


def _sensitivity(room: Room | None, options: TopicOptions) -> Sensitivity:
    """In the room of danger there is no choice."""
    if room is Room.DANGER:
        say("In the room of danger it is of class danger.")
        return Sensitivity.DANGER
    words = f"What it harms when somebody else sees that this was read ({', '.join(Sensitivity)})"
    return ask("--sensitivity", words, one_of(Sensitivity), options.sensitivity, default="careful")


def _phrases(library: Library, options: TopicOptions) -> dict[str, list[str]]:
    """How people ask for it, by language; what is given is `ky:…`."""
    found: dict[str, list[str]] = {language: [] for language in library.languages}
    if options.phrases is not None:
        for given in options.phrases:
            language, line = ask("--phrase", "How people ask for it, as ky:айлык бербейт", _phrase(library), given)
            found[language].append(line)
        return found
    for spoken in library.languages.values():
        words = f"How people ask for it in {spoken.name}, as they really write"
        found[spoken.id] = several(f"--phrase {spoken.id}:…", words, reading.text())
    return found


def _phrase(library: Library) -> reading.Reader[tuple[str, str]]:
    def read(text: str) -> tuple[str, str]:
        language, colon, line = text.partition(":")
        if not colon or language not in library.languages:
            raise ValueError(f"Begin with the language and a colon, one of: {', '.join(library.languages)}.")
        return language, reading.text()(line.strip())

    return read
