"""What stands in deploy/ fits the program: the unit's command and limits, and every metric that is asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from bot.cli.console import EXIT_CANNOT
from bot.signals import GONE_SECONDS
from bot.web.metrics import Metrics
from tests.house.tree import ROOT
from tests.web.test_metrics import STATE

FOLDER = ROOT / "deploy"
UNIT = FOLDER / "ukuk.service"
PICTURE_BYTES = 150_000
LINK = re.compile(r'(?:\]\(|src=")(?!\w+:|#)([^)"#]+)')
"""Where a paper points to inside the project."""


def unit() -> dict[str, list[str]]:
    """Setting → its values, in order."""
    found: dict[str, list[str]] = {}
    for line in UNIT.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


def test_the_unit_runs_the_bot_and_gives_it_time_to_end() -> None:
    found = unit()
    assert found["ExecStart"] == ["/opt/ukuk/.venv/bin/python -m bot run"]
    assert float(found["TimeoutStopSec"][0]) > GONE_SECONDS
    assert found["RestartPreventExitStatus"] == [str(EXIT_CANNOT)]
    assert found["ExecReload"] == ["/bin/kill -HUP $MAINPID"]
    assert found["Environment"] == ["DATABASE_URL=sqlite:////var/lib/ukuk/ukuk.sqlite3"]
    assert found["StateDirectory"] == ["ukuk"]


def test_the_unit_is_locked_in() -> None:
    found = unit()
    for name in ("DynamicUser", "NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "RestrictNamespaces"):
        assert found[name] == ["yes"], name
    assert found["ProtectSystem"] == ["strict"]
    assert found["CapabilityBoundingSet"] == [""]


def expressions(value: Any) -> Iterator[str]:
    """Everything that is asked of Prometheus."""
    if isinstance(value, dict):
        yield from (item for name, item in value.items() if name == "expr")
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from expressions(item)


def metrics() -> tuple[set[str], set[str]]:
    """The names of all that /metrics tells, and its labels."""
    made = Metrics(lambda: STATE)
    made.update("message", 1.0)
    made.error("KeyError")
    text = made.text().decode()
    return set(re.findall(r"^(\w+)[ {]", text, re.MULTILINE)), set(re.findall(r'[{,](\w+)="', text)) | {"job"}


def asked(expression: str) -> tuple[set[str], set[str]]:
    """The metrics and labels of an expression."""
    names = set(re.findall(r"\b(?:ukuk|process)_\w+", expression))
    labels = set(re.findall(r"(\w+)\s*[!=]~?=?\s*\"", expression)) | set(
        re.findall(r"\w+", " ".join(re.findall(r"by \(([^)]*)\)", expression)))
    )
    return names, labels


@pytest.mark.parametrize(("name", "least"), [("prometheus-alarms.yaml", 12), ("grafana-dashboard.json", 14)])
def test_only_what_there_is_is_asked_for(name: str, least: int) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    found = list(expressions(json.loads(text) if name.endswith("json") else yaml.safe_load(text)))  # noqa: TID251  # no content
    assert len(found) >= least
    names, labels = metrics()
    for expression in found:
        wanted, by = asked(expression)
        assert wanted or expression == 'up{job="ukuk"} == 0', expression
        assert wanted <= names, expression
        assert by <= labels, expression


def test_a_metric_that_is_none_would_be_seen() -> None:
    names, labels = metrics()
    assert asked('sum by (user) (ukuk_peple{kind!~"x"})') == ({"ukuk_peple"}, {"user", "kind"})
    assert "ukuk_peple" not in names
    assert "user" not in labels


def test_each_alarm_is_in_the_operators_paper() -> None:
    text = (FOLDER / "prometheus-alarms.yaml").read_text(encoding="utf-8")
    alarms = re.findall(r"alert: (\w+)", text)
    assert len(alarms) >= 12
    assert text.count("summary: ") == len(alarms)
    paper = (ROOT / "docs" / "OPERATORS.md").read_text(encoding="utf-8")
    assert [alarm for alarm in alarms if alarm not in paper] == []


def test_papers_link_to_files_that_are_there() -> None:
    seen = 0
    for path in sorted((ROOT / "docs").glob("*.md")):
        for target in LINK.findall(path.read_text(encoding="utf-8")):
            seen += 1
            assert (path.parent / target).exists(), f"{path.name}: {target}"
    assert seen >= 7


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "pictures").glob("report-*.png"))
    assert len(pictures) == 3
    assert all(picture.stat().st_size < PICTURE_BYTES for picture in pictures)
