"""GET /metrics: what Prometheus reads, and that no label points at a person."""

from __future__ import annotations

import re
from dataclasses import replace

from prometheus_client.parser import text_string_to_metric_families

from bot.web.gate import Gate
from bot.web.metrics import Metrics, State, metrics_routes
from bot.web.server import build_app
from tests.web.conftest import Connect

STATE = State(
    updates_in_work=3,
    telegram_connected=True,
    counts_waiting=7,
    counts_lost=2,
    revision="9dd5eecc5eae",
    served_since=1_795_000_000.5,
    content_refused=False,
    facts_overdue=4,
    cards_overdue=5,
    understanding_ready=True,
)
LABELS = {"kind", "class", "revision", "le"}
"""All labels there are; none of them is of a person."""


def sampled(text: str) -> dict[str, float]:
    """name and labels → value."""
    found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            assert set(sample.labels) <= LABELS
            labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


async def test_what_is_told(connect: Connect) -> None:
    states = [STATE]
    metrics = Metrics(lambda: states[-1])
    metrics.update("message", 0.3)
    metrics.update("message", 3.0)
    metrics.update("callback_query", 0.01)
    metrics.error("TelegramNetworkError")
    metrics.error("TelegramNetworkError")
    client = await connect(build_app(metrics_routes(Gate(None), metrics)))
    async with client.get("/metrics") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith("text/plain; version=")
        assert answer.headers["Cache-Control"] == "no-store"
        found = sampled(await answer.text())
    wanted = {
        "ukuk_update_seconds_count{kind=message}": 2,
        "ukuk_update_seconds_sum{kind=message}": 3.3,
        "ukuk_update_seconds_bucket{kind=message,le=0.5}": 1,
        "ukuk_update_seconds_bucket{kind=message,le=5.0}": 2,
        "ukuk_update_seconds_count{kind=callback_query}": 1,
        "ukuk_errors_total{class=TelegramNetworkError}": 2,
        "ukuk_updates_in_work": 3,
        "ukuk_telegram_connected": 1,
        "ukuk_counts_waiting": 7,
        "ukuk_counts_lost_total": 2,
        "ukuk_content{revision=9dd5eecc5eae}": 1,
        "ukuk_content_since_timestamp_seconds": 1_795_000_000.5,
        "ukuk_content_refused": 0,
        "ukuk_facts_overdue": 4,
        "ukuk_cards_overdue": 5,
        "ukuk_understanding_ready": 1,
    }
    assert {name: found.get(name) for name in wanted} == wanted
    assert found["process_resident_memory_bytes"] > 0
    states.append(replace(STATE, content_refused=True, understanding_ready=False, revision="other"))
    found = sampled(metrics.text().decode())
    assert (found["ukuk_content_refused"], found["ukuk_understanding_ready"]) == (1, 0)
    assert [name for name in found if name.startswith("ukuk_content{")] == ["ukuk_content{revision=other}"]


def test_each_bot_has_a_registry_of_its_own() -> None:
    first, second = Metrics(lambda: STATE), Metrics(lambda: STATE)
    first.error("KeyError")
    assert "KeyError" in first.text().decode()
    assert "KeyError" not in second.text().decode()


def test_every_metric_says_what_it_is() -> None:
    text = Metrics(lambda: STATE).text().decode()
    ours = set(re.findall(r"^# TYPE (ukuk_\w+)", text, re.MULTILINE))
    assert len(ours) >= 12
    assert ours == set(re.findall(r"^# HELP (ukuk_\w+) \S", text, re.MULTILINE))
