"""What the content is made of: frozen pydantic models, one per kind of thing an editor writes.

A field of type `Text` is English source text and is translated under a key (see `texts.py`).
Fields that must never be forgotten (`audience`, `checked`, `not_shown_in` …) have no default:
where nothing is known the file says `null`, `unknown` or `[]`, and somebody has thought about it.
Field names of contacts follow Open Referral HSDS 3 where it has one; hours are OpenStreetMap
`opening_hours`; phones are E.164 or a short code.

Longer than a file should be, and one all the same: nothing here does anything, each kind refers to
the ones before it, and whoever asks what a content file may hold finds the whole answer in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from bot.core.pagedate import PageDate

LARGEST = 10**12
"""No number that we tell anybody is larger."""
MAX_ID = 28
"""Characters in an id: two ids and a place must fit into a button's 64 bytes."""


class Translatable:
    """Marks a field whose English text has translations."""


def _mapping_to_entries(value: object) -> object:
    """Let editors write `id: text` in order, where the model wants a tuple of entries."""
    if isinstance(value, dict):
        return [{"id": key, "text": text} for key, text in value.items()]
    return value


def _no_stray_space(value: str) -> str:
    if "  " in value or value != value.strip():
        raise ValueError("has spaces at its end, its start, or two in a row")
    return value


ROLES: Final = ("editor", "lawyer", "operator", "translator", "volunteer")
"""Who looks after the content. A closed list, so that no name can be taken for a role."""
ROLE_CODE: Final = rf"^(?:{'|'.join(ROLES)})(?:-[1-9][0-9]{{0,2}})?$"


def _role_code(value: str) -> str:
    if not re.fullmatch(ROLE_CODE, value):
        raise ValueError(f"write a role and a number, as lawyer-1, never a name; roles: {', '.join(ROLES)}")
    return value


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=MAX_ID)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Text = Annotated[str, StringConstraints(min_length=1), AfterValidator(_no_stray_space), Translatable()]
Word = Annotated[str, StringConstraints(min_length=1)]
"""Something must stand there: a button without a name is refused by Telegram, an empty beginning begins every word."""
RoleCode = Annotated[
    str, AfterValidator(_role_code), WithJsonSchema({"type": "string", "pattern": ROLE_CODE, "examples": ["lawyer-1"]})
]
MAX_NOTE: Final = 300
"""Characters of a line among editors."""
Note = Annotated[
    str, StringConstraints(min_length=1, max_length=MAX_NOTE, pattern=r"^[^\n]+$"), AfterValidator(_no_stray_space)
]
"""A line among editors, shown to nobody: never a person's name, number or address."""
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]

ANYWHERE = "ANY"
INTERNATIONAL = "INTL"
"""The id of the card that holds in every country."""


class Record(BaseModel):
    """Base of all content: frozen, and a field nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Room(StrEnum):
    """The six rooms of the menu."""

    WORK = "work"
    HEALTH = "health"
    DANGER = "danger"
    POLICE = "police"
    CONSULATE = "consulate"
    CHILDREN = "children"


class Sensitivity(StrEnum):
    """How much harm it does when somebody else sees that this topic was read."""

    PUBLIC = "public"
    CAREFUL = "careful"
    DANGER = "danger"


class Audience(StrEnum):
    """Whose rule it is."""

    KG_CITIZEN = "kg-citizen"
    FOREIGNER_IN_KG = "foreigner-in-kg"
    ANYONE = "anyone"


class Confidence(StrEnum):
    """How sure a contact is: by a call, by a dated page, or neither."""

    CONFIRMED = "confirmed"
    SOURCED = "sourced"
    UNCONFIRMED = "unconfirmed"


class Service(StrEnum):
    """What a contact does, and what a topic needs."""

    EMERGENCY = "emergency"
    TRAFFICKING = "trafficking"
    VIOLENCE = "violence"
    SHELTER = "shelter"
    CONSULAR = "consular"
    LEGAL = "legal"
    LABOUR = "labour"
    DETENTION = "detention"
    OVERSIGHT = "oversight"
    HIV = "hiv"
    HEALTH = "health"
    PSYCHOLOGICAL = "psychological"
    CHILDREN = "children"
    MIGRATION = "migration"
    RETURN = "return"
    RELIEF = "relief"


DANGEROUS: Final = frozenset({Service.EMERGENCY, Service.TRAFFICKING, Service.VIOLENCE, Service.SHELTER})
"""Services that somebody in danger looks for."""


class Kind(StrEnum):
    """What sort of body a contact is."""

    EMERGENCY = "emergency"
    CONSULATE = "consulate"
    STATE = "state"
    NGO = "ngo"
    INTERNATIONAL = "international"
    HEALTH = "health"


Answer = Literal["yes", "no", "unknown"]

Currency = Literal["RUB", "KZT", "KGS", "USD", "EUR", "TRY", "KRW", "AED", "SAR", "QAR", "PLN", "GBP"]


class Entry(Record):
    """One text of a list; its id never changes, so that its translation stays with it."""

    id: Slug
    text: Text


def _unique_ids(value: Any) -> Any:
    ids = [item.id for item in value]
    if len(set(ids)) < len(ids):
        twice = sorted({item for item in ids if ids.count(item) > 1})
        raise ValueError(f"the same id twice: {', '.join(twice)}")
    return value


Entries = Annotated[
    tuple[Entry, ...],
    BeforeValidator(_mapping_to_entries, json_schema_input_type=dict[Slug, str] | tuple[Entry, ...]),
    AfterValidator(_unique_ids),
]


class Source(Record):
    """A page, a law or a book that a statement rests on.

    `source_date` is the page's own date; `checked` is the day a person verified the thing itself.
    Reading a stored copy is not checking.
    """

    id: Slug
    publisher: Text
    url: Url | None
    source_date: PageDate | None
    checked: date | None
    not_shown_in: tuple[CountryCode, ...]


class Fact(Record):
    """A value that can change: a fee, a deadline, a number of days. `checked_by` is who checked it, as a role code."""

    id: Slug
    value: (  # a number as YAML writes one: 0123, 1_000 and "30" are slips
        Annotated[int, Field(ge=0, le=LARGEST, strict=True)]
        | Annotated[float, Field(ge=0, le=LARGEST, strict=True)]
        | date
    )
    unit: Literal["hour", "day", "week", "month", "year", "percent", "count", "date"] | Currency
    about: str
    country: CountryCode | None
    audience: Audience
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    source_date: PageDate | None
    checked: date | None
    checked_by: RoleCode | None = None
    expires: date
    confidence: Literal["high", "medium"]


class Card(Record):
    """What Ukuk says about one topic in one country to one audience."""

    id: Annotated[str, StringConstraints(pattern=r"^(INTL|[A-Z]{2})(-[a-z0-9]+)*$", max_length=16)]
    audience: Audience
    answer: Text
    warnings: Entries = ()
    steps: Annotated[Entries, Field(min_length=1)]
    rights: Entries = ()
    needs: tuple[Service, ...] = ()
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    reviewed: date
    review_by: date

    @property
    def country(self) -> str | None:
        """The country of the card; None for the international one."""
        head = self.id.split("-")[0]
        return None if head == INTERNATIONAL else head


class Topic(Record):
    """One subject of the menu with its cards; ids are contracts."""

    id: Annotated[Slug, StringConstraints(max_length=20)]
    room: Room | None
    sensitivity: Sensitivity
    title: Text
    needs: Annotated[tuple[Service, ...], Field(min_length=1)]
    cards: Annotated[tuple[Card, ...], Field(min_length=1), AfterValidator(_unique_ids)]


class Withdrawal(Record):
    """Since when and why a contact, or one of its numbers, is kept from users."""

    date: date
    why: Note


class Phone(Record):
    """A number as one dials it: E.164, or a short code with the countries where it works.

    `works_in` is empty for a number that can be called from anywhere. `plan_exception` says why the
    number stands here although the numbering plan knows no such number, or knows it in another country.
    A `withdrawn` number is shown to nobody.
    """

    id: Slug = "main"
    number: Annotated[str, StringConstraints(pattern=r"^(\+[1-9][0-9]{6,14}|[0-9]{2,8})$")]
    works_in: tuple[CountryCode, ...]
    free_from: tuple[CountryCode, ...] | Literal["unknown"]
    label: Text | None = None
    channels: tuple[Literal["voice", "sms", "whatsapp", "telegram"], ...] = ("voice",)
    confidence: Confidence
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    source_date: PageDate | None
    checked: date | None
    plan_exception: Annotated[str, StringConstraints(min_length=1)] | None = None
    withdrawn: Withdrawal | None = None

    @property
    def is_short_code(self) -> bool:
        """Whether the number is dialled as it stands, inside its countries only."""
        return not self.number.startswith("+")


class Location(Record):
    """Where a contact is.

    The point serves distances; `pin: false` says that it is only the city's, so no map pin is sent.
    """

    city: Text
    address: Text | None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    pin: bool = True


class Link(Record):
    """A page, mailbox or Telegram account of a contact."""

    type: Literal["web", "email", "telegram"]
    value: str
    not_shown_in: tuple[CountryCode, ...]


class Confirmation(Record):
    """That somebody called and the contact answered: the day, and a role code, never a name."""

    date: date
    by: RoleCode
    note: Note | None = None


class Contact(Record):
    """Somebody who helps."""

    id: Slug
    name: Text
    description: Text
    kind: Kind
    status: Literal["active", "inactive", "defunct", "temporarily-closed"]
    alert: Text | None
    audience: Audience
    service_area: Annotated[tuple[CountryCode | Literal["ANY"], ...], Field(min_length=1)]
    services: Annotated[tuple[Service, ...], Field(min_length=1)]
    languages: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")], ...] | Literal["unknown"]
    phones: Annotated[tuple[Phone, ...], AfterValidator(_unique_ids)] = ()
    links: tuple[Link, ...] = ()
    location: Location | None = None
    hours: str | None
    hours_zone: str | None
    cost: Literal["free", "paid", "unknown"]
    asks_name: Answer
    may_check_papers: Answer
    confidence: Confidence
    confirmation: Confirmation | None
    withdrawn: Withdrawal | None = None
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    source_date: PageDate | None
    checked: date | None
    not_shown_in: tuple[CountryCode, ...]

    @property
    def usable(self) -> bool:
        """Whether it may be shown at all."""
        return self.status in ("active", "temporarily-closed") and self.withdrawn is None

    def as_shown(self) -> Contact:
        """The contact as users may see it: without numbers that were withdrawn."""
        kept = tuple(phone for phone in self.phones if phone.withdrawn is None)
        return self if kept == self.phones else self.model_copy(update={"phones": kept})


class RecordedPhone(Record):
    """A number as it last stood, and the newest day that spoke for it: of its page, of a check, of a call."""

    id: Slug
    number: str
    newest: PageDate | None


class NumberRecord(Record):
    """The numbers of one contact as they last stood: a number that changes needs something newer that says so."""

    id: Slug
    phones: Annotated[tuple[RecordedPhone, ...], AfterValidator(_unique_ids)]


class Country(Record):
    """A country the conversation can be about. Its name comes from CLDR.

    `places` are words by which people name it in a question: cities, regions, other names; `unlike`
    are words that begin so and mean something else (Kyrgyz «катары» is not Qatar).
    """

    id: CountryCode
    full: bool
    zone: str
    places: tuple[Word, ...] = ()
    unlike: tuple[Word, ...] = ()


class Language(Record):
    """A language Ukuk speaks: its own name, and which languages stand in for a missing text."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    name: Word
    fallback: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")], ...]


class Outcome(Record):
    """What a set of answers means. The first outcome whose condition holds is shown.

    `any_sign` names questions of which one sign is enough, `all_signs` questions that all must be
    signs; `at_least` counts signs; with none of them the outcome always holds. `next` are topics
    to go on with.
    """

    id: Slug
    any_sign: tuple[Slug, ...] = ()
    all_signs: tuple[Slug, ...] = ()
    at_least: Annotated[int, Field(ge=1)] | None = None
    urgent: bool
    text: Text
    next: tuple[Slug, ...]


class Question(Record):
    """A yes/no question of a screening; `sign` is the answer that is a sign."""

    id: Slug
    text: Text
    sign: Literal["yes", "no"]
    stop_at_sign: bool = False


class Screening(Record):
    """Plain questions that a person answers alone, one a screen; nothing is kept.

    `country` is where its rules hold, null for everywhere; `audience` whose rules they are.
    """

    id: Slug
    topic: Slug
    country: CountryCode | None
    audience: Audience
    title: Text
    intro: Text
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=20), AfterValidator(_unique_ids)]
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1), AfterValidator(_unique_ids)]
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    reviewed: date
    review_by: date


class ShowCard(Record):
    """Words in the language of the country that a person shows on the screen."""

    id: Slug
    topic: Slug
    country: CountryCode
    audience: Audience
    title: Text
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    dir: Literal["ltr", "rtl"]
    shown: Annotated[str, StringConstraints(min_length=1)]
    meaning: Text
    native_checked: date | None
    sources: tuple[Slug, ...]


class Happening(StrEnum):
    """What may have happened on a day from which a term counts."""

    ENTRY = "entry"
    DISMISSAL = "dismissal"
    UNPAID = "unpaid"
    DECISION = "decision"


class Deadline(Record):
    """A rule by which the day to act before is counted.

    `fact` is the term; null where no term is sure: then the screen says so and whom to ask. `window`
    says that days spent before count too. `exempt` is what holds instead for whoever has a written
    contract; without it nobody is asked for one.
    """

    id: Slug
    happening: Happening
    country: CountryCode
    audience: Audience
    topic: Slug
    action: Text
    fact: Slug | None
    window: Literal["calendar-year", "rolling-180"] | None = None
    exempt: Text | None = None


class HarmfulHost(Record):
    """A publisher whose links can harm a reader in these countries."""

    id: Word
    harmful_in: tuple[CountryCode, ...]
    why: str


class ShortCode(Record):
    """A number that is dialled as it stands, without an area code, and the countries where it works, from a source.

    phonenumbers does not know them. Most have three to six digits, South Korea's lines eight (1577-0071).
    """

    id: Annotated[str, StringConstraints(pattern=r"^[0-9]{2,8}$")]
    works_in: Annotated[tuple[CountryCode, ...], Field(min_length=1)]
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Avoided(Record):
    """Words that our texts do not use, by language, and what to say instead."""

    id: Slug
    words: dict[str, tuple[Word, ...]]
    use: str


class Term(Record):
    """A thing that our texts call by one name in each language; words by their beginnings, English ones, too.

    `unless` are keys of texts that call it otherwise on purpose.
    """

    id: Slug
    words: dict[str, Annotated[tuple[Word, ...], Field(min_length=1)]]
    use: Annotated[str, StringConstraints(min_length=1)]
    unless: tuple[str, ...] = ()


class RussianWord(Record):
    """Russian words, by their beginnings, for which Kyrgyz has its own, and what a Kyrgyz text says instead."""

    id: Slug
    words: Annotated[tuple[str, ...], Field(min_length=1)]
    use: str


class Reviewed(Record):
    """Kyrgyz words that a rule of `check` would take for a mistake and that are none, and why.

    A word stands for itself alone; with a hyphen at its end for whatever begins so.
    """

    id: Slug
    rule: Literal["ky-letters", "ky-harmony", "ky-russian", "ky-sen"]
    words: Annotated[tuple[str, ...], Field(min_length=1)]
    why: Annotated[str, StringConstraints(min_length=1)]


class Flagged(Record):
    """An English text that waits to be read again, as a correction began in another language; its id is the text's key.

    `begun_in` is the language that is ahead of the English; null where no language is known to be right.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z_]+(\.[A-Za-z0-9_-]+)+$")]
    why: Annotated[str, StringConstraints(min_length=1)]
    since: date
    begun_in: str | None


Lines = dict[str, tuple[Word, ...]]
"""language → lines as people write them"""


class Phrasings(Record):
    """How people say a topic: key words, and whole phrases, by language. Never shown to anybody.

    The id `off-topic` holds what belongs to no topic. `weights` are of key words that say more than one phrase
    does: it is learned from so often. `neighbours` are topics that are easily taken for this one.
    """

    id: Slug
    neighbours: tuple[Slug, ...] = ()
    weights: dict[str, Annotated[int, Field(ge=2, le=9)]] = {}
    keywords: Lines = {}
    phrases: Lines = {}

    def lines(self) -> Iterator[str]:
        """All lines of all languages."""
        for group in (*self.phrases.values(), *self.keywords.values()):
            yield from group


class Vocabulary(Record):
    """Words of one meaning: for each concept the stems of its words, by language. Never shown to anybody.

    A stem is the beginning of a word; with "=" before it, it is the whole word.
    """

    id: Slug
    concepts: dict[str, Lines]

    def all_stems(self) -> Iterator[tuple[str, str]]:
        """Each stem, after the concept that it belongs to."""
        for concept, languages in self.concepts.items():
            for stems in languages.values():
                yield from ((concept, stem) for stem in stems)


class DangerKind(Record):
    """How people say one kind of danger, plainly or by a hint, and what only sounds like it.

    `first` is the first line of the emergency screen for this kind.
    """

    id: Slug
    first: Text
    says: Lines
    hints: Lines
    unlike: Lines

    def lines(self) -> Iterator[str]:
        """All lines that mean this danger."""
        for group in (*self.says.values(), *self.hints.values()):
            yield from group

    def lines_unlike(self) -> Iterator[str]:
        """All lines that only sound like it."""
        for group in self.unlike.values():
            yield from group


class Content(Record):
    """All content files together, as read."""

    languages: tuple[Language, ...]
    countries: tuple[Country, ...]
    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    topics: tuple[Topic, ...]
    contacts: tuple[Contact, ...]
    screenings: tuple[Screening, ...] = ()
    shows: tuple[ShowCard, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    harmful_hosts: tuple[HarmfulHost, ...] = ()
    short_codes: tuple[ShortCode, ...] = ()
    avoided: tuple[Avoided, ...] = ()
    terms: tuple[Term, ...] = ()
    russian_words: tuple[RussianWord, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
    flagged: tuple[Flagged, ...] = ()
    phrasings: tuple[Phrasings, ...] = ()
    vocabularies: tuple[Vocabulary, ...] = ()
    dangers: tuple[DangerKind, ...] = ()
    numbers: tuple[NumberRecord, ...] = ()

    @classmethod
    def empty(cls) -> Self:
        """Content with nothing in it, for tests and for a start before anything was read."""
        return cls(languages=(), countries=(), sources=(), facts=(), topics=(), contacts=())
