"""Rules without which the content cannot be served: references, placeholders, lengths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from bot.core import model
from bot.core.checks.rule import Context, Finding
from bot.core.library import SOURCE_LANGUAGE
from bot.core.voice import FACT, placeholders

_BRACES_TELL = "Write {fact:id} for a fact, and no other braces in content."


def references(context: Context) -> Iterator[Finding]:
    """Everything named by id exists."""
    content = context.library.content
    known = {
        "source": {item.id for item in content.sources},
        "topic": {item.id for item in content.topics},
        "country": {item.id for item in content.countries},
    }
    for key, kind, identifier in _named(content):
        if identifier not in known[kind]:
            near = get_close_matches(identifier, known[kind], n=1)
            yield Finding(key, f"There is no {kind} '{identifier}'.", f"Did you mean '{near[0]}'?" if near else "")


def _named(content: model.Content) -> Iterator[tuple[str, str, str]]:
    for fact in content.facts:
        yield from ((f"fact.{fact.id}.sources", "source", item) for item in fact.sources)
    for topic in content.topics:
        for card in topic.cards:
            yield from ((f"topic.{topic.id}.{card.id}.sources", "source", item) for item in card.sources)
            if card.country is not None:
                yield f"topic.{topic.id}.{card.id}", "country", card.country
    for contact in content.contacts:
        yield from ((f"contact.{contact.id}.sources", "source", item) for item in contact.sources)
        for phone in contact.phones:
            yield from ((f"contact.{contact.id}.phones.{phone.id}.sources", "source", item) for item in phone.sources)
    for screening in content.screenings:
        yield f"screening.{screening.id}.topic", "topic", screening.topic
        yield from ((f"screening.{screening.id}.sources", "source", item) for item in screening.sources)
    for show in content.shows:
        yield f"show.{show.id}.topic", "topic", show.topic
        yield f"show.{show.id}.country", "country", show.country
        yield from ((f"show.{show.id}.sources", "source", item) for item in show.sources)
    for code in content.short_codes:
        yield from ((f"short_code.{code.id}.sources", "source", item) for item in code.sources)


def screening_outcomes(context: Context) -> Iterator[Finding]:
    """A screening's outcomes name its own questions, and the last one always holds."""
    for screening in context.library.content.screenings:
        questions = {question.id for question in screening.questions}
        for outcome in screening.outcomes:
            for missing in sorted(set(outcome.any_sign) - questions):
                yield Finding(f"screening.{screening.id}.outcomes.{outcome.id}", f"There is no question '{missing}'.")
        last = screening.outcomes[-1]
        if last.any_sign or last.at_least:
            yield Finding(
                f"screening.{screening.id}.outcomes.{last.id}",
                "The last outcome has a condition, so some answers would mean nothing.",
                "Let the last outcome have neither any_sign nor at_least.",
            )


def tokens(context: Context) -> Iterator[Finding]:
    """Every placeholder can be filled, and a translation has those of its English."""
    library = context.library
    for key, language, text in context.texts():
        if key.startswith("ui."):
            yield from _interface(context, key, language, text)
            continue
        for name in FACT.findall(text):
            if name not in library.facts:
                yield Finding(key, f"There is no fact '{name}'.", "Add it to content/facts.yaml.", language)
        if "{" in FACT.sub("", text) or "}" in FACT.sub("", text):
            yield Finding(key, "A brace stands outside a fact token.", _BRACES_TELL, language)
        if language != SOURCE_LANGUAGE and _differ(context, key, language, text):
            yield Finding(key, "The facts are not those of the English text.", "Use each {fact:…} once.", language)


def _differ(context: Context, key: str, language: str, text: str) -> bool:
    """Whether a translation of the English as it stands has other facts than it."""
    english = context.library.english(key)
    current = context.made_from.get(language, {}).get(key) == english
    return current and Counter(FACT.findall(text)) != Counter(FACT.findall(english))


def _interface(context: Context, key: str, language: str, text: str) -> Iterator[Finding]:
    try:
        if placeholders(text) != placeholders(context.library.english(key)):
            yield Finding(key, "The placeholders are not those of the English text.", "Keep each {name}.", language)
    except ValueError:
        yield Finding(key, "The braces do not match.", "Each { needs a }.", language)


def languages(context: Context) -> Iterator[Finding]:
    """There is English, and languages stand in only for languages that exist."""
    known = context.library.languages
    if SOURCE_LANGUAGE not in known:
        yield Finding(
            "language", "English, the source language, is not among the languages.", "Add it to languages.yaml."
        )
    for language in known.values():
        for other in language.fallback:
            if other not in known:
                yield Finding(f"language.{language.id}", f"There is no language '{other}' to stand in.")


def emergency(context: Context) -> Iterator[Finding]:
    """Every country has an emergency number."""
    for country in context.library.countries:
        if not any(
            contact.kind is model.Kind.EMERGENCY and country in contact.service_area and contact.phones
            for contact in context.library.contacts.values()
        ):
            yield Finding(
                f"country.{country}", "This country has no emergency number.", "Add a contact of kind emergency."
            )
