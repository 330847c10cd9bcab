"""Rules without which the content cannot be served: references, placeholders, lengths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from bot.core import model
from bot.core.checks.rule import Context, Finding
from bot.core.deadlines import is_term
from bot.core.formatting import direction
from bot.core.library import SOURCE_LANGUAGE
from bot.core.voice import FACT, placeholders

_BRACES_TELL = "Write {fact:id} for a fact, and no other braces in content."


def screening_outcomes(context: Context) -> Iterator[Finding]:
    """A screening's outcomes name its own questions, and the last one always holds."""
    for screening in context.library.content.screenings:
        questions = {question.id for question in screening.questions}
        for outcome in screening.outcomes:
            for missing in sorted({*outcome.any_sign, *outcome.all_signs} - questions):
                yield Finding(f"screening.{screening.id}.outcomes.{outcome.id}", f"There is no question '{missing}'.")
        last = screening.outcomes[-1]
        if last.any_sign or last.all_signs or last.at_least:
            yield Finding(
                f"screening.{screening.id}.outcomes.{last.id}",
                "The last outcome has a condition, so some answers would mean nothing.",
                "Let the last outcome have neither any_sign nor all_signs nor at_least.",
            )


def terms(context: Context) -> Iterator[Finding]:
    """A deadline counts by a term, and a rule that asks for days spent has a term in days."""
    facts = context.library.facts
    for deadline in context.library.content.deadlines:
        fact = facts.get(deadline.fact) if deadline.fact is not None else None
        if fact is None and deadline.fact is not None:
            continue  # a fact that could not be read is told where it stands, one that is not there by `reference`
        if fact is not None and not is_term(fact):
            yield Finding(
                f"deadline.{deadline.id}.fact",
                f"'{fact.id}' is no length of time from one day to ten years.",
                "Name a fact in days, weeks, months or years.",
            )
        if deadline.window is not None and (fact is None or fact.unit != "day"):
            yield Finding(
                f"deadline.{deadline.id}.window",
                "Days already spent count only against a term in days.",
                "Leave window out.",
            )


def tokens(context: Context) -> Iterator[Finding]:
    """Every placeholder can be filled, and a translation has those of its English."""
    library = context.library
    if not library.facts and not context.unread.any_of("facts"):
        yield from _no_facts(context)
    for key, language, text in context.texts():
        if key.startswith("ui."):
            yield from _interface(context, key, language, text)
            continue
        if language != SOURCE_LANGUAGE and _differ(context, key, language, text):
            yield Finding(key, "The facts are not those of the English text.", "Use each {fact:…} once.", language)
        if "{" not in text and "}" not in text and "fact:" not in text:
            continue
        for name in FACT.findall(text) if library.facts else ():
            if name not in library.facts and not context.unread.may_hold("facts", name):
                near = get_close_matches(name, library.facts, n=1)
                mend = f"Did you mean '{near[0]}'?" if near else "Add it to content/facts.yaml."
                yield Finding(key, f"There is no fact '{name}'.", mend, language)
        rest = FACT.sub("", text)
        if "{" in rest or "}" in rest:
            yield Finding(key, "A brace stands outside a fact token.", _BRACES_TELL, language)
        elif "fact:" in rest:
            yield Finding(key, "A fact stands without its braces.", _BRACES_TELL, language)


def _no_facts(context: Context) -> Iterator[Finding]:
    """Where there are no facts at all, that alone is told, and not each place that needs one."""
    needed = sum("{fact:" in context.library.english(key) for key in context.library.keys)
    if needed:
        yield Finding(
            "fact", f"There are no facts, and {needed} texts need some.", "Was facts.yaml moved? Put it back."
        )


def _differ(context: Context, key: str, language: str, text: str) -> bool:
    """Whether a translation of the English as it stands has other facts than it."""
    english = context.library.english(key)
    if "{" not in text and "{" not in english:
        return False
    current = context.made_from.get(language, {}).get(key) == english
    return current and Counter(FACT.findall(text)) != Counter(FACT.findall(english))


def _interface(context: Context, key: str, language: str, text: str) -> Iterator[Finding]:
    try:
        if placeholders(text) != placeholders(context.library.english(key)):
            yield Finding(key, "The placeholders are not those of the English text.", "Keep each {name}.", language)
    except ValueError:
        yield Finding(key, "The braces do not match.", "Each { needs a }.", language)


def languages(context: Context) -> Iterator[Finding]:
    """There is English; every language can be written; languages stand in only for languages that exist."""
    known = context.library.languages
    if context.unread.any_of("languages"):
        return
    if SOURCE_LANGUAGE not in known:
        yield Finding(
            "language", "English, the source language, is not among the languages.", "Add it to languages.yaml."
        )
    for language in known.values():
        if direction(language.id) != "ltr":
            why = "is not known to CLDR" if direction(language.id) is None else "is written from right to left"
            yield Finding(
                f"language.{language.id}", f"'{language.id}' {why}: no screen can be made in it.", "Take it out."
            )
        for other in language.fallback:
            if other == language.id:
                yield Finding(f"language.{language.id}", "A language cannot stand in for itself.", "Take it out.")
            if other not in known:
                yield Finding(f"language.{language.id}", f"There is no language '{other}' to stand in.")


def emergency(context: Context) -> Iterator[Finding]:
    """Every country has an emergency number."""
    if context.unread.any_of("contacts"):
        return
    if context.library.countries and not context.library.contacts:
        words = "There are no contacts at all, so no country has an emergency number."
        yield Finding("contact", words, "Was a file or a folder deleted, moved or renamed? Put it back.")
        return
    for country in context.library.countries:
        if not any(
            contact.kind is model.Kind.EMERGENCY and country in contact.service_area and contact.phones
            for contact in context.library.contacts.values()
        ):
            yield Finding(
                f"country.{country}", "This country has no emergency number.", "Add a contact of kind emergency."
            )
