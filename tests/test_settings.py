from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from pydantic import SecretStr, ValidationError

from bot.core.errors import SettingsError
from bot.settings import DEFAULT_DATABASE, EVERYWHERE, LOOPBACK, TELEGRAM, Settings

ANY_TIME = limits(deadline=None)
MARK = "geheim-Zqword"
SECRETS = ("BOT_TOKEN", "DATABASE_URL", "PRIVACY_SECRET", "WEBHOOK_SECRET", "OPERATOR_TOKEN")
CONTRACT = {
    *SECRETS,
    *("TELEGRAM_API_URL", "WEBHOOK_URL", "HOST", "PORT", "OPERATOR_IDS", "CONTENT_DIR", "LOCALES_DIR", "LOG_LEVEL"),
}


def plain(value: Any) -> Any:
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def refused(**environment: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        Settings.from_env(environment)
    return caught.value.sentences


def test_the_settings_are_those_of_the_contract() -> None:
    assert {name.upper() for name in Settings.model_fields} == CONTRACT


def test_nothing_set_is_enough() -> None:
    settings = Settings.from_env({})
    assert {name: plain(getattr(settings, name)) for name in Settings.model_fields} == {
        "bot_token": None,
        "telegram_api_url": TELEGRAM,
        "database_url": DEFAULT_DATABASE,
        "privacy_secret": None,
        "webhook_url": None,
        "webhook_secret": None,
        "host": None,
        "port": 8080,
        "operator_ids": frozenset(),
        "operator_token": None,
        "content_dir": Path("content"),
        "locales_dir": Path("locales"),
        "log_level": "INFO",
    }


@pytest.mark.parametrize(
    ("name", "given_value", "expected"),
    [
        ("BOT_TOKEN", "123:abc", "123:abc"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
        ("DATABASE_URL", "postgres://user:pass@host/db", "postgres://user:pass@host/db"),
        ("PRIVACY_SECRET", "a $long {one}", "a $long {one}"),
        ("WEBHOOK_URL", "https://ukuk.example/", "https://ukuk.example"),
        ("WEBHOOK_URL", "https://көмөк.kg/one", "https://көмөк.kg/one"),
        ("TELEGRAM_API_URL", "http://name:сыр@10.0.0.5:8081/a/", "http://name:сыр@10.0.0.5:8081/a"),
        ("WEBHOOK_SECRET", "A-z_09", "A-z_09"),
        ("HOST", "::1", "::1"),
        ("PORT", "0", 0),
        ("PORT", "65535", 65535),
        ("OPERATOR_IDS", "1", frozenset({1})),
        ("OPERATOR_IDS", "1, 22;333 -4444,", frozenset({1, 22, 333, -4444})),
        ("OPERATOR_IDS", ",", frozenset()),
        ("OPERATOR_TOKEN", "x", "x"),
        ("CONTENT_DIR", "/srv/content", Path("/srv/content")),
        ("LOCALES_DIR", "../locales", Path("../locales")),
        ("LOG_LEVEL", "debug", "DEBUG"),
        ("LOG_LEVEL", "WARNING", "WARNING"),
    ],
)
def test_each_setting(name: str, given_value: str, expected: object) -> None:
    assert plain(getattr(Settings.from_env({name: given_value}), name.lower())) == expected


@pytest.mark.parametrize("name", sorted(CONTRACT))
@pytest.mark.parametrize("empty", ["", "   ", "\n"])
def test_an_empty_value_is_as_if_it_were_not_set(name: str, empty: str) -> None:
    assert Settings.from_env({name: empty}) == Settings.from_env({})


@pytest.mark.parametrize("name", ["BOT_TOKEN", "PORT", "LOG_LEVEL", "WEBHOOK_URL", "WEBHOOK_SECRET", "DATABASE_URL"])
def test_space_around_a_value_is_not_of_it(name: str) -> None:
    values = {"PORT": "8081", "LOG_LEVEL": "ERROR", "WEBHOOK_URL": "https://ukuk.example"}
    value = values.get(name, "abc")
    assert Settings.from_env({name: f" {value}\n"}) == Settings.from_env({name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "many"),
        ("PORT", "-1"),
        ("PORT", "65536"),
        ("PORT", "80.5"),
        ("LOG_LEVEL", "loud"),
        ("WEBHOOK_URL", "ukuk.example"),
        ("WEBHOOK_URL", "ftp://ukuk.example"),
        ("WEBHOOK_URL", "https:///x"),
        ("WEBHOOK_URL", "https://:443"),
        ("TELEGRAM_API_URL", "127.0.0.1:8081"),
        ("TELEGRAM_API_URL", "http://one..example"),
        ("TELEGRAM_API_URL", "http://[::1"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:80810"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081/{method}"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081/#part"),
        ("TELEGRAM_API_URL", "http://127.0. 0.1:8081"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081/путь"),
        ("WEBHOOK_URL", "https://ukuk.example/?key=1"),
        ("HOST", "http://127.0.0.1"),
        ("HOST", "[::1]"),
        ("HOST", "one..two"),
        ("HOST", "127.0.0.1, ::1"),
        ("HOST", "x" * 300),
        ("WEBHOOK_SECRET", "two words"),
        ("WEBHOOK_SECRET", "сыр"),
        ("WEBHOOK_SECRET", "x" * 257),
        ("OPERATOR_IDS", "me"),
        ("OPERATOR_IDS", "1,@two"),
        ("OPERATOR_IDS", "12-3"),
        ("OPERATOR_IDS", "--5"),
        ("OPERATOR_IDS", "²"),
        ("OPERATOR_IDS", "9" * 5000),
    ],
)
def test_a_value_that_cannot_be_used_is_one_sentence_without_the_value(name: str, value: str) -> None:
    sentences = refused(**{name: value})
    assert len(sentences) == 1
    assert sentences[0].startswith(f"{name}: ")
    assert value not in sentences[0].removeprefix(f"{name}: ")


def test_all_problems_are_told_at_once() -> None:
    sentences = refused(PORT="x", LOG_LEVEL="x", WEBHOOK_URL="x", WEBHOOK_SECRET="!", OPERATOR_IDS="x")
    assert [sentence.split(":")[0] for sentence in sentences] == [
        *("WEBHOOK_URL", "WEBHOOK_SECRET", "PORT", "OPERATOR_IDS", "LOG_LEVEL")
    ]


def test_other_variables_do_not_matter() -> None:
    assert Settings.from_env({"PATH": "/bin", "BOT_TOKENS": "x", "PYTHONPATH": "x"}) == Settings.from_env({})


def test_the_environment_of_this_process_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOT_TOKEN", MARK)
    monkeypatch.setenv("PORT", "1")
    (tmp_path / ".env").write_text("PORT=2\n")
    monkeypatch.chdir(tmp_path)
    assert Settings.from_env({}) == Settings()
    assert Settings().port == 8080


def test_they_are_frozen() -> None:
    settings = Settings.from_env({})
    with pytest.raises(ValidationError):
        settings.port = 1  # type: ignore[misc]  # this is what is tried
    assert hash(settings) == hash(Settings.from_env({}))


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_in_no_picture_of_the_settings(name: str) -> None:
    settings = Settings.from_env({name: MARK})
    assert plain(getattr(settings, name.lower())) == MARK
    for shown in (
        repr(settings),
        str(settings),
        f"{settings}",
        repr(settings.model_dump()),
        settings.model_dump_json(),
    ):
        assert MARK not in shown


@ANY_TIME
@given(
    value=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), name=st.sampled_from(sorted(CONTRACT))
)
def test_no_sentence_repeats_what_was_set(value: str, name: str) -> None:
    try:
        settings = Settings.from_env({name: MARK + value, "PRIVACY_SECRET": MARK})
    except SettingsError as error:
        told = str(error)
    else:
        told = repr(settings) if name in SECRETS else ""
    assert MARK not in told


@ANY_TIME
@given(environment=st.dictionaries(st.sampled_from(sorted(CONTRACT)), st.text(max_size=20)))
def test_any_environment_makes_settings_or_sentences(environment: dict[str, str]) -> None:
    try:
        Settings.from_env(environment)
    except SettingsError as error:
        told = [sentence.split(":")[0] for sentence in error.sentences]
    else:
        return
    assert told
    assert set(told) <= set(environment)


def test_where_the_preview_listens() -> None:
    assert Settings.from_env({}).preview_host == LOOPBACK
    assert Settings.from_env({"WEBHOOK_URL": "https://ukuk.example"}).preview_host == LOOPBACK
    assert Settings.from_env({"HOST": EVERYWHERE}).preview_host == EVERYWHERE


def test_where_the_bot_listens() -> None:
    assert Settings.from_env({}).run_host == LOOPBACK
    assert Settings.from_env({"WEBHOOK_URL": "https://ukuk.example"}).run_host == EVERYWHERE
    assert Settings.from_env({"WEBHOOK_URL": "https://ukuk.example", "HOST": "10.0.0.1"}).run_host == "10.0.0.1"


def test_the_webhook_has_a_path_of_its_own() -> None:
    assert Settings.from_env({}).webhook_target is None
    assert Settings.from_env({"WEBHOOK_URL": "https://a.example/b/"}).webhook_target == "https://a.example/b/telegram"


def test_the_proof_of_the_webhook_is_the_secret_that_was_set() -> None:
    assert Settings.from_env({"WEBHOOK_SECRET": "chosen", "BOT_TOKEN": "1:a"}).webhook_proof() == "chosen"


def test_else_it_is_made_from_the_token_and_tells_nothing_of_it() -> None:
    one, same, other = (Settings.from_env({"BOT_TOKEN": token}).webhook_proof() for token in ("1:a", "1:a", "1:b"))
    assert one == same != other
    assert "1:a" not in one
    assert Settings.from_env({"WEBHOOK_SECRET": one}).webhook_proof() == one
    assert Settings.from_env({}).webhook_proof() not in {one, other}


@pytest.mark.parametrize("name", ["DYNO", "RENDER", "RAILWAY_ENVIRONMENT", "SPACE_ID"])
@pytest.mark.parametrize(
    ("environment", "loses"),
    [
        ({}, True),
        ({"DATABASE_URL": DEFAULT_DATABASE}, True),
        ({"DATABASE_URL": "postgresql://host/db"}, False),
        ({"DATABASE_URL": "sqlite:////data/ukuk.sqlite3"}, False),
    ],
)
def test_counts_are_lost_where_the_disk_is_thrown_away(name: str, environment: dict[str, str], *, loses: bool) -> None:
    settings = Settings.from_env(environment)
    assert settings.loses_counts({name: "x"}) is loses
    assert settings.loses_counts({"PATH": "x"}) is False


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, False),
        ({"HTTPS_PROXY": " "}, False),
        ({"HTTPS_PROXY": "http://10.0.0.1:3128"}, True),
        ({"all_proxy": "socks5://10.0.0.1:1080"}, True),
        ({"HTTPS_PROXY": "http://10.0.0.1:3128", "TELEGRAM_API_URL": "http://10.0.0.5:8081"}, False),
    ],
)
def test_a_proxy_for_all_programs_is_told_to_be_passed_over(environment: dict[str, str], *, told: bool) -> None:
    assert Settings.from_env(environment).passes_over_proxy(environment) is told


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"DATABASE_URI": "x"}, {"DATABASE_URI": "DATABASE_URL"}),
        ({"webhook-url": "x", "BOT_TOKN": "x"}, {"webhook-url": "WEBHOOK_URL", "BOT_TOKN": "BOT_TOKEN"}),
        ({"OPERATORS_IDS": "1", "OPERATOR_ID": "1"}, {"OPERATORS_IDS": "OPERATOR_IDS", "OPERATOR_ID": "OPERATOR_IDS"}),
        ({"DATABASE_URI": "x", "DATABASE_URL": "sqlite:///x"}, {}),
        ({"database_url": "sqlite:///x"}, {}),
        (
            {
                "PATH": "x",
                "SENTRY_URL": "x",
                "DATABASE_URL_POOLED": "x",
                "HOSTNAME": "x",
                "SUPPORT": "x",
                "LOGNAME": "x",
            },
            {},
        ),
    ],
)
def test_a_slip_of_the_pen_in_a_name_is_noticed(environment: dict[str, str], told: dict[str, str]) -> None:
    assert Settings.misspelled(environment) == told
