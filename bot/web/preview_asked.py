"""What the preview page asks: one small model a call. Whatever else comes in is a 400."""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.core.ports import Choice
from bot.web.body import read_body

_JSON: Final = "application/json"
_TAG_CHARACTERS: Final = 35
"""Characters of a language tag: what RFC 5646 asks everybody to hold."""
_LANGUAGE: Final = r"^[a-z]{2}\z"
_COUNTRY: Final = r"^[A-Z]{2}\z"

LanguageCode = Annotated[str, StringConstraints(pattern=_LANGUAGE)]


class Strict(BaseModel):
    """Base of all calls: exact types, no unknown field, no infinite number."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


class KeptChoice(Strict):
    """The choice as the page holds it."""

    language: LanguageCode
    country: Annotated[str, StringConstraints(pattern=_COUNTRY)] | None = None
    passport: Literal["kg", "other"] | None = None


class Asked(Strict):
    """What every call tells.

    `language` is the language of the page, as a client of Telegram would tell its own; `choice`
    what was remembered; `to_language` asks for the same again in another language.
    """

    language: Annotated[str, Field(max_length=_TAG_CHARACTERS)] = ""
    choice: KeptChoice | None = None
    to_language: LanguageCode | None = None

    @property
    def remembered(self) -> Choice | None:
        """The choice as the conversation takes it."""
        kept = self.choice
        return Choice(kept.language, kept.country, kept.passport) if kept is not None else None


class StartAsked(Asked):
    """/start, with the token of a deep link where there is one."""

    payload: str = ""


class PressAsked(Asked):
    """A button."""

    token: str


class SayAsked(Asked):
    """Typed words."""

    text: Annotated[str, Field(min_length=1)]


class CommandAsked(Asked):
    """A command without its slash."""

    name: Annotated[str, Field(min_length=1)]


class LocationAsked(Asked):
    """A point in degrees (WGS 84)."""

    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]


AskedT = TypeVar("AskedT", bound=Asked)


async def read_asked(request: web.Request, kind: type[AskedT]) -> AskedT:
    """The call in a request.

    A content type of `application/json` is asked for because a browser sends it to another origin
    only after asking, and nobody here says yes.

    Raises:
        web.HTTPUnsupportedMediaType: the body is not announced as JSON.
        web.HTTPRequestEntityTooLarge, web.HTTPRequestTimeout: see `read_body`.
        web.HTTPBadRequest: the body is not such a call.
    """
    if request.content_type != _JSON:
        raise web.HTTPUnsupportedMediaType
    body = await read_body(request)
    try:
        return kind.model_validate_json(body)
    except ValidationError:
        raise web.HTTPBadRequest from None
