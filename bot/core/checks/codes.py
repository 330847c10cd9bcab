"""The rule on codes of countries, languages and time zones: each exists, and is the one that was meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final
from zoneinfo import available_timezones

import phonenumbers

from bot.core.checks.rule import Context, Finding
from bot.core.formatting import direction, is_language
from bot.core.hours import zone_or_none
from bot.core.model import ANYWHERE, Content

_COUNTRIES: Final = {"KY": "KG", "UK": "GB", "EN": "GB", "KO": "KR", "TU": "TR"}
_LANGUAGES: Final = {"kg": "ky", "kz": "kk", "ua": "uk", "kr": "ko", "cn": "zh", "jp": "ja", "tj": "tg"}
"""Codes that are taken for others: most of them exist, too, and are of somebody far away."""
_MANY: Final = 20
"""Places from which on it is the language that is wrong, and not the lines."""
_Places = Iterator[tuple[str, Iterable[str]]]


def codes(context: Context) -> Iterator[Finding]:
    """Every code exists, and is not one that is often mistaken for another."""
    content = context.library.content
    for key, found in _of_countries(content):
        for code in found:
            if code in _COUNTRIES or (code not in phonenumbers.SUPPORTED_REGIONS and code != ANYWHERE):
                yield Finding(key, f"'{code}' is no country of ours.", _meant(code, _COUNTRIES))
    for key, found in _of_languages(content):
        for code in found:
            if code in _LANGUAGES or not is_language(code):
                yield Finding(key, f"'{code}' is no language that we know.", _meant(code, _LANGUAGES))
    if not context.unread.any_of("languages"):
        yield from _not_spoken(context)
    yield from _zones(content)
    for show in content.shows:
        if direction(show.lang) not in {show.dir, None}:
            words = f"Words in '{show.lang}' are not written {show.dir}."
            yield Finding(f"show.{show.id}.dir", words, f"Write dir: {direction(show.lang)}.")


def _not_spoken(context: Context) -> Iterator[Finding]:
    spoken = context.library.languages
    if not spoken:
        return
    places: dict[str, list[str]] = {}
    for key, found in _of_lines(context.library.content):
        for code in found:
            if code not in spoken:
                places.setdefault(code, []).append(f"{key}.{code}")
    for code, keys in places.items():
        mend = _meant(code, _LANGUAGES) or f"Languages: {', '.join(spoken)}."
        if len(keys) > _MANY:
            words = f"The bot does not speak '{code}', in which lines stand here and in {len(keys) - 1} more places."
            yield Finding(keys[0], words, f"Is it gone from languages.yaml? {mend}")
            continue
        for key in keys:
            yield Finding(key, f"The bot does not speak '{code}': nobody reads these lines.", mend)


def _zones(content: Content) -> Iterator[Finding]:
    for country in content.countries:
        if zone_or_none(country.zone) is None:
            near = get_close_matches(country.zone, available_timezones(), n=1)
            mend = f"Did you mean '{near[0]}'?" if near else "Write one such as Europe/Moscow."
            yield Finding(f"country.{country.id}.zone", f"There is no time zone '{country.zone}'.", mend)


def _meant(code: str, often: dict[str, str]) -> str:
    return f"Did you mean '{often[code]}'?" if code in often else ""


def _of_countries(content: Content) -> _Places:
    yield from ((f"country.{country.id}.id", [country.id]) for country in content.countries)
    yield from ((f"source.{source.id}.not_shown_in", source.not_shown_in) for source in content.sources)
    yield from ((f"fact.{fact.id}.country", [fact.country]) for fact in content.facts if fact.country is not None)
    yield from ((f"host.{host.id}.harmful_in", host.harmful_in) for host in content.harmful_hosts)
    yield from ((f"short_code.{code.id}.works_in", code.works_in) for code in content.short_codes)
    for contact in content.contacts:
        key = f"contact.{contact.id}"
        yield f"{key}.service_area", contact.service_area
        yield f"{key}.not_shown_in", contact.not_shown_in
        yield from (
            (f"{key}.links.{number}.not_shown_in", link.not_shown_in) for number, link in enumerate(contact.links)
        )
        for phone in contact.phones:
            yield f"{key}.phones.{phone.id}.works_in", phone.works_in
            if phone.free_from != "unknown":
                yield f"{key}.phones.{phone.id}.free_from", phone.free_from


def _of_languages(content: Content) -> _Places:
    yield from ((f"language.{language.id}.id", [language.id]) for language in content.languages)
    yield from ((f"show.{show.id}.lang", [show.lang]) for show in content.shows)
    for contact in content.contacts:
        if contact.languages != "unknown":
            yield f"contact.{contact.id}.languages", contact.languages


def _of_lines(content: Content) -> _Places:
    """Lines by language: keys of mappings."""
    for said in content.phrasings:
        yield f"questions.{said.id}.phrases", said.phrases
        yield f"questions.{said.id}.keywords", said.keywords
    for kind in content.dangers:
        for part, lines in (("says", kind.says), ("hints", kind.hints), ("unlike", kind.unlike)):
            yield f"danger.{kind.id}.{part}", lines
    for vocabulary in content.vocabularies:
        for concept, stems in vocabulary.concepts.items():
            yield f"words.{vocabulary.id}.concepts.{concept}", stems
    yield from ((f"avoid.{item.id}.words", item.words) for item in content.avoided)
    yield from ((f"term.{item.id}.words", item.words) for item in content.terms)
