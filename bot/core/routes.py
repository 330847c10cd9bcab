"""A button's meaning as a token, and back.

A token is at most 64 bytes of [A-Za-z0-9_-], so that the same string serves callback data and
?start= links. It carries everything a press needs: who asks (language, country, passport) and
where to go. So buttons work after a restart, on any replica, a year later. Format 1:

    1 ky RU k _ t _ unpaid-wages _ s
    | |  |  |   |   |              └ further fields of the place
    | |  |  |   |   └ first field: an id
    | |  |  |   └ code of the place, see PLACES
    | |  |  └ passport: k Kyrgyzstan's, o another, 0 not asked
    | |  └ country: ISO 3166, XX another country, 00 not chosen
    | └ language: ISO 639
    └ version of the format

Codes, once released, are never given another meaning; what cannot be read is Stale.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Final

from bot.core.limits import TOKEN_BYTES

VERSION: Final = "1"
OTHER_COUNTRY: Final = "XX"
_NO_COUNTRY: Final = "00"
_PASSPORTS: Final = {"kg": "k", "other": "o", None: "0"}
_PASSPORT_OF: Final = {code: passport for passport, code in _PASSPORTS.items()}
_HEADER = re.compile(r"^1([a-z]{2})([A-Z]{2}|00)([ko0])$")
_FIELD = re.compile(r"^[A-Za-z0-9-]*$")
_TOKEN: Final = re.compile(rf"[A-Za-z0-9_-]{{0,{TOKEN_BYTES}}}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Visitor:
    """What is known of the asker in this one press: the language, the country meant, the passport."""

    language: str
    country: str | None = None
    passport: str | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """The first screen: 🆘 and the languages."""


@dataclass(frozen=True, slots=True)
class Countries:
    """Which country is it about? `topic` is where to go on, empty for the menu."""

    topic: str = ""


@dataclass(frozen=True, slots=True)
class Passport:
    """In Kyrgyzstan: a citizen or a foreigner? `topic` is where to go on."""

    topic: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """The rooms and everything else."""


@dataclass(frozen=True, slots=True)
class RoomPlace:
    """The topics of one room."""

    room: str


@dataclass(frozen=True, slots=True)
class TopicPlace:
    """A topic: part `a` the answer, `s` steps, `r` rights, `h` who helps, `o` sources."""

    topic: str
    part: str = "a"
    page: str = "1"


@dataclass(frozen=True, slots=True)
class ContactPlace:
    """One contact in full; `topic` is the way back."""

    contact: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class MapPin:
    """The contact's place on the map."""

    contact: str


@dataclass(frozen=True, slots=True)
class Hotlines:
    """Who can help: the needs, or the contacts for one need."""

    service: str = ""
    page: str = "1"


@dataclass(frozen=True, slots=True)
class Emergency:
    """Danger now."""


@dataclass(frozen=True, slots=True)
class Ask:
    """How to write a question."""


@dataclass(frozen=True, slots=True)
class Remember:
    """Keep language, country and passport."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Remove what was kept."""


@dataclass(frozen=True, slots=True)
class SaveContact:
    """The contact's number as a phone contact; `topic` is where it was found."""

    contact: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Privacy:
    """What is kept and what is not; part `t` what the words of the tables mean, `s` how to use the chat safely."""

    part: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """How the bot works."""


@dataclass(frozen=True, slots=True)
class Hide:
    """Something harmless instead."""


@dataclass(frozen=True, slots=True)
class ScreeningPlace:
    """A screening: its answers so far, one letter a question: y, n, s (skipped)."""

    screening: str
    answers: str = ""


@dataclass(frozen=True, slots=True)
class ShowPlace:
    """Words to show to somebody."""

    show: str


@dataclass(frozen=True, slots=True)
class DeadlinePlace:
    """By when to act: `day` is a month (YYYYMM) to choose from or a day (YYYYMMDD), `event` what happened.

    `contract` is y, n or u (unsure), `spent` the days already spent; empty where not asked yet.
    """

    day: str = ""
    event: str = ""
    contract: str = ""
    spent: str = ""


@dataclass(frozen=True, slots=True)
class RulePlace:
    """One rule and the day to act before that it gives: the term, its source, what else can be done."""

    rule: str
    day: str
    spent: str = ""


@dataclass(frozen=True, slots=True)
class CalendarPlace:
    """A calendar file for the day that a rule names."""

    rule: str
    day: str
    spent: str = ""


@dataclass(frozen=True, slots=True)
class OfflinePlace:
    """Everything in one file: `scope` is `a` all, `c` without topics of class danger; empty to choose."""

    scope: str = ""


@dataclass(frozen=True, slots=True)
class ReachedPlace:
    """Whether a contact answered: `how` is answered, silent or wrong; `topic` is where it was found."""

    contact: str
    how: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class HelpedPlace:
    """Whether a topic helped: `how` is yes, no, or what is missing."""

    topic: str
    how: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A token that means nothing (any more)."""


Place = (
    Start | Countries | Passport | Menu | RoomPlace | TopicPlace | ContactPlace | MapPin | Hotlines | Emergency
    | Ask | Remember | Forget | Privacy | Help | Hide | ScreeningPlace | ShowPlace
    | DeadlinePlace | RulePlace | CalendarPlace | OfflinePlace | ReachedPlace | HelpedPlace | SaveContact
)  # fmt: skip

PLACES: Final[dict[str, type[Place]]] = {
    "l": Start,
    "c": Countries,
    "p": Passport,
    "m": Menu,
    "r": RoomPlace,
    "t": TopicPlace,
    "n": ContactPlace,
    "v": MapPin,
    "h": Hotlines,
    "e": Emergency,
    "a": Ask,
    "k": Remember,
    "f": Forget,
    "y": Privacy,
    "i": Help,
    "x": Hide,
    "q": ScreeningPlace,
    "w": ShowPlace,
    "d": DeadlinePlace,
    "u": RulePlace,
    "b": CalendarPlace,
    "o": OfflinePlace,
    "g": ReachedPlace,
    "z": HelpedPlace,
    "j": SaveContact,
}
_CODES: Final[dict[type[Place], str]] = {place: code for code, place in PLACES.items()}
_FIELDS: Final = {place: tuple((item.name, item.default) for item in fields(place)) for place in _CODES}
"""Names and defaults of each place's fields: asked for with every button."""


@dataclass(frozen=True, slots=True)
class Intent:
    """Who asks, and where to."""

    visitor: Visitor
    place: Place


def token(visitor: Visitor, place: Place) -> str:
    """The token of a button.

    Raises:
        ValueError: a field has a character that tokens do not carry, or the token is too long;
            both are mistakes in content ids, which the content check finds first.
    """
    header = f"{VERSION}{visitor.language}{visitor.country or _NO_COUNTRY}{_PASSPORTS[visitor.passport]}"
    known = _FIELDS[type(place)]
    values = [getattr(place, name) for name, _ in known]
    while values and values[-1] == known[len(values) - 1][1]:
        values.pop()
    made = "_".join([header, _CODES[type(place)], *values])
    if _TOKEN.fullmatch(made) is None or made.count("_") != len(values) + 1:
        raise ValueError(f"not a token: {made}")
    return made


def parse(text: str) -> Intent | Stale:
    """What a token means; Stale for anything that is not one. Never raises."""
    if len(text) > TOKEN_BYTES:
        return Stale()
    header, *parts = text.split("_")
    match = _HEADER.fullmatch(header)
    if match is None or not parts or parts[0] not in PLACES or not all(map(_FIELD.fullmatch, parts)):
        return Stale()
    place_type = PLACES[parts[0]]
    try:
        place = place_type(*parts[1:])
    except TypeError:
        return Stale()
    language, country, passport = match.groups()
    visitor = Visitor(language, None if country == _NO_COUNTRY else country, _PASSPORT_OF[passport])
    return Intent(visitor, place)
