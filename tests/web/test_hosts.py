"""Which Host headers are served."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.hosts import LOCAL_NAMES, Hosts, is_loopback


@pytest.mark.parametrize("bound", ["127.0.0.1", "::1", "localhost", "LOCALHOST", "127.8.9.1"])
def test_loopback_is_known(bound: str) -> None:
    assert is_loopback(bound)


@pytest.mark.parametrize("bound", ["0.0.0.0", "::", "10.0.0.1", "ukuk.example.org", ""])  # noqa: S104  # read, not bound
def test_other_addresses_are_not_loopback(bound: str) -> None:
    assert not is_loopback(bound)


@pytest.mark.parametrize("header", ["localhost", "LocalHost:8080", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8080"])
def test_local_names_are_served(header: str) -> None:
    assert Hosts("127.0.0.1").allows(header)


@pytest.mark.parametrize(
    "header",
    [None, "", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8080", "localhost@evil.example",
     "localhost:", "localhost:80:80", "localhost\n", " localhost", "[::1", "::1"],
)  # fmt: skip
def test_other_names_are_refused_on_loopback(header: str | None) -> None:
    assert not Hosts("127.0.0.1").allows(header)


def test_configured_name_is_served_on_loopback() -> None:
    hosts = Hosts("127.0.0.1", also=["Ukuk.example.org"])
    assert hosts.allows("ukuk.example.org:443")
    assert not hosts.allows("other.example.org")


@pytest.mark.parametrize("header", [None, "anything.example", "127.0.0.1"])
def test_every_name_is_served_elsewhere(header: str | None) -> None:
    assert Hosts("0.0.0.0").allows(header)  # noqa: S104  # read, not bound


@given(st.text())
def test_nothing_else_is_served_on_loopback(header: str) -> None:
    named = header.lower().rsplit(":", 1)[0] if not header.endswith("]") else header.lower()
    assert not Hosts("127.0.0.1").allows(header) or named in LOCAL_NAMES
