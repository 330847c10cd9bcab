"""A new contact: somebody who helps. What was not asked of them is `unknown` and `null`, never guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.catalog.scaffolds.adding import Addition
from bot.catalog.scaffolds.yaml_text import field, listed, scalar
from bot.core.model import Audience, Confidence, Kind, Service
from bot.core.pagedate import PageDate


@dataclass(frozen=True, slots=True)
class NewPhone:
    """A number as one dials it; `label` says what it is for, where there are several."""

    id: str
    number: str
    works_in: Sequence[str]
    label: str | None = None


@dataclass(frozen=True, slots=True)
class NewContact:
    """The answers. `source_date` is the date of the page that the numbers stand on."""

    id: str
    name: str
    description: str
    kind: Kind
    services: Sequence[Service]
    service_area: Sequence[str]
    audience: Audience
    phones: Sequence[NewPhone]
    sources: Sequence[str]
    source_date: PageDate | None
    hours_zone: str | None
    alert: str | None
    site: str | None = None
    site_not_shown_in: Sequence[str] = ()
    confidence: Confidence = Confidence.UNCONFIRMED


_ABOUT: Final = "Who helps. Nobody has called these numbers yet."


def contact(file: str, answers: NewContact) -> Addition:
    """The contact as a record of a file (its path below the content)."""
    return Addition(file, "\n".join(_lines(answers)) + "\n", _ABOUT)


def _lines(answers: NewContact) -> Iterator[str]:
    yield f"- id: {answers.id}"
    yield field("name", answers.name, 2)
    yield field("description", answers.description, 2)
    yield f"  kind: {answers.kind.value}"
    yield "  status: active"
    yield (
        "  alert: null  # what a caller must know first" if answers.alert is None else field("alert", answers.alert, 2)
    )
    yield f"  audience: {answers.audience.value}"
    yield f"  service_area: {listed(answers.service_area)}"
    yield f"  services: {listed(answers.services)}"
    yield "  languages: unknown  # as [ky, ru] once somebody asked"
    if answers.phones:
        yield "  phones:"
    for phone in answers.phones:
        yield from _phone(phone, answers)
    if answers.site is not None:
        hidden = listed(answers.site_not_shown_in)
        yield "  links:"
        yield f"    - {{type: web, value: {_quoted(answers.site)}, not_shown_in: {hidden}}}"
    yield '  hours: null  # as "Mo-Fr 09:00-18:00", or "24/7", once known'
    yield f"  hours_zone: {answers.hours_zone or 'null'}"
    yield "  cost: unknown  # free or paid"
    yield "  asks_name: unknown  # must a caller say their name: yes or no"
    yield "  may_check_papers: unknown  # may they check papers: yes or no"
    yield f"  confidence: {answers.confidence.value}  # confirmed only after a call"
    yield "  confirmation: null"
    yield from _proof(answers, 2)
    yield "  not_shown_in: []"


def _phone(phone: NewPhone, answers: NewContact) -> Iterator[str]:
    yield f"    - id: {phone.id}"
    yield f'      number: "{phone.number}"'
    yield f"      works_in: {listed(phone.works_in)}  # [] where it can be called from anywhere"
    yield "      free_from: unknown  # the countries from which it costs nothing"
    if phone.label is not None:
        yield field("label", phone.label, 6)
    yield f"      confidence: {answers.confidence.value}"
    yield from _proof(answers, 6)


def _proof(answers: NewContact, indent: int) -> Iterator[str]:
    space = " " * indent
    yield f"{space}sources: {listed(answers.sources)}"
    yield f"{space}source_date: {answers.source_date or 'null'}"
    yield f"{space}checked: null"


def _quoted(text: str) -> str:
    written = scalar(text)
    return written if written.startswith('"') else f'"{written}"'
