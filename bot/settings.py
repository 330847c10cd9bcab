"""Settings from the environment: frozen, all problems told at once, secrets never in a repr."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from bot.core.errors import SettingsError

DEFAULT_DATABASE: Final = "sqlite:///var/ukuk.sqlite3"
TELEGRAM: Final = "https://api.telegram.org"
WEBHOOK_PATH: Final = "/telegram"
LOOPBACK: Final = "127.0.0.1"
EVERYWHERE: Final = "0.0.0.0"  # noqa: S104  # only for a webhook, whose secret is checked first
_THROWAWAY_DISKS: Final = ("DYNO", "RENDER", "RAILWAY_ENVIRONMENT", "SPACE_ID")
"""Variables that Procfile-style hosts set, whose disks do not last."""
_ALIKE: Final = 0.85
"""How alike, of 1, a name has to be to that of a setting to be a slip of the pen: DATABASE_URI, and no SENTRY_URL."""
_PROXIES: Final = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")


class Settings(BaseSettings):
    """Everything that can be set. `from_env` makes it; nothing else reads the environment.

    Addresses are in no repr either: a proxy's may hold a password, a webhook's a path that nobody should guess.
    """

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr | None = None
    telegram_api_url: Annotated[str, Field(repr=False)] = TELEGRAM
    database_url: SecretStr = SecretStr(DEFAULT_DATABASE)
    privacy_secret: SecretStr | None = None
    webhook_url: Annotated[str | None, Field(repr=False)] = None
    webhook_secret: SecretStr | None = None
    host: str | None = None
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    operator_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    operator_token: SecretStr | None = None
    content_dir: Path = Path("content")
    locales_dir: Path = Path("locales")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003  # pydantic-settings passes all of them by name
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what `from_env` passes in counts: no hidden reading of the environment."""
        return (init_settings,)

    @classmethod
    def from_env(cls, environment: Mapping[str, str]) -> Settings:
        """Settings from a mapping such as os.environ; an empty value is as if it were not set.

        Raises:
            SettingsError: with one sentence for each value that cannot be used.
        """
        given = {name.lower(): value.strip() for name, value in environment.items() if value.strip()}
        try:
            return cls(**{name: given[name] for name in cls.model_fields if name in given})  # type: ignore[arg-type]
        except ValidationError as error:
            details = error.errors(include_input=False, include_url=False, include_context=False)
            raise SettingsError([_sentence(detail["loc"], detail["msg"]) for detail in details]) from None

    @classmethod
    def misspelled(cls, environment: Mapping[str, str]) -> dict[str, str]:
        """Names that are nearly that of a setting which is not set, and that one's."""
        names = {name.upper() for name in cls.model_fields}
        unset = names - {name.upper() for name in environment}
        found = {name: get_close_matches(name.upper(), unset, 1, _ALIKE) for name in environment}
        return {name: match[0] for name, match in found.items() if match and name.upper() not in names}

    @field_validator("operator_ids", mode="before")
    @classmethod
    def _ids(cls, value: object) -> object:
        if isinstance(value, str):
            parts = [part for part in re.split(r"[\s,;]+", value) if part]
            if not all(re.fullmatch(r"-?[0-9]{1,19}", part) for part in parts):
                raise ValueError("write Telegram ids as numbers with commas between them")
            return frozenset(int(part) for part in parts)
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("telegram_api_url", "webhook_url")
    @classmethod
    def _url(cls, value: str | None) -> str | None:
        if value is not None and not _is_web_address(value):
            raise ValueError(
                "write it as https://host or http://host:port, perhaps with a path, without ? # { } or blanks"
            )
        return value.rstrip("/") if value else value

    @field_validator("host")
    @classmethod
    def _host(cls, value: str | None) -> str | None:
        if value is not None and not _is_host(value):
            raise ValueError(
                "write an address or a name of this machine, as 127.0.0.1, 0.0.0.0 or ::1; the port is PORT"
            )
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("1 to 256 characters of A-Z, a-z, 0-9, _ and - (the Bot API's rule)")
        return value

    @property
    def webhook_target(self) -> str | None:
        """Where Telegram sends updates; None for polling."""
        return f"{self.webhook_url}{WEBHOOK_PATH}" if self.webhook_url else None

    def webhook_proof(self) -> str:
        """The secret that Telegram sends along: the one set, else one made from the token."""
        if self.webhook_secret is not None:
            return self.webhook_secret.get_secret_value()
        token = self.bot_token.get_secret_value() if self.bot_token else ""
        return hmac.new(token.encode(), b"ukuk webhook secret", hashlib.sha256).hexdigest()

    @property
    def preview_host(self) -> str:
        """Where the preview listens: this machine only, unless told otherwise."""
        return self.host or LOOPBACK

    @property
    def run_host(self) -> str:
        """Where `run` listens: a webhook must be reached from outside, /healthz alone need not."""
        return self.host or (EVERYWHERE if self.webhook_url else LOOPBACK)

    @property
    def data_folder(self) -> Path:
        """Where the program keeps what it makes for itself: beside the SQLite file, or `var`."""
        url = self.database_url.get_secret_value()
        if url.startswith("sqlite"):
            return Path(url.split("///", 1)[-1].split("?", 1)[0]).parent
        return Path("var")

    def passes_over_proxy(self, environment: Mapping[str, str]) -> bool:
        """Whether somebody named a proxy for all programs, which this one does not use, and none for it alone."""
        named = {name for name, value in environment.items() if value.strip()}
        return self.telegram_api_url == TELEGRAM and any(name in named for name in _PROXIES)

    def loses_counts(self, environment: Mapping[str, str]) -> bool:
        """Whether counts would vanish: SQLite by default on a host whose disk is thrown away."""
        default = self.database_url.get_secret_value() == DEFAULT_DATABASE
        return default and any(name in environment for name in _THROWAWAY_DISKS)


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        host = (parts.hostname or "").encode("idna")
        # what is put behind it is to be a part of its path; in the path itself only what needs no other spelling
        fits = not re.search(r"[?#{}\s]", value) and parts.path.isascii()
        return parts.scheme in {"http", "https"} and bool(host) and parts.port != 0 and fits
    except ValueError:  # also of a port, or a name, that is none
        return False


def _is_host(value: str) -> bool:
    """Whether a name can be looked up, and is no address of the web."""
    try:
        return bool(value.encode("idna")) and not re.search(r"[\s/\[\],]", value)
    except UnicodeError:
        return False


def _sentence(location: tuple[int | str, ...], message: str) -> str:
    name = str(location[0]).upper() if location else "The settings"
    return f"{name}: {message.removeprefix('Value error, ')}"
