"""Every rule has content that turns it red and content on which it is silent."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.core.checks import ADVICE, RENDERED, RULES, STRUCTURE, Finding, blocking, everything
from bot.core.problems import Severity
from tests.core.checks import (
    samples_again,
    samples_contacts,
    samples_danger,
    samples_kyrgyz,
    samples_numbers,
    samples_plain,
    samples_screens,
    samples_shape,
    samples_slips,
    samples_structure,
    samples_wording,
)
from tests.core.checks.sound import Sample, sound, with_contact, with_text
from tests.support import builders as make

SAMPLES = [
    *samples_structure.SAMPLES, *samples_screens.SAMPLES, *samples_contacts.SAMPLES, *samples_wording.SAMPLES,
    *samples_danger.SAMPLES, *samples_plain.SAMPLES, *samples_kyrgyz.SAMPLES, *samples_shape.SAMPLES,
    *samples_again.SAMPLES, *samples_slips.SAMPLES,
    *samples_numbers.SAMPLES,
]  # fmt: skip
BAD = [sample for sample in SAMPLES if sample.keys]
GOOD = [sample for sample in SAMPLES if not sample.keys and not sample.ignored]
SILENT = [sample for sample in SAMPLES if not sample.keys]
_RUN = {rule.id: rule.run for rule in RULES}


def _findings(sample: Sample) -> list[Finding]:
    return list(_RUN[sample.rule](sample.context))


@pytest.mark.parametrize("sample", BAD, ids=lambda sample: f"{sample.rule}-{sample.keys[0]}")
def test_turns_red(sample: Sample) -> None:
    """It names the keys, each as often, in the language; and in words of an editor."""
    found = _findings(sample)
    assert Counter(finding.key for finding in found if finding.language == sample.language) == Counter(sample.keys)
    assert all(finding.text.endswith((".", "'")) or ":" in finding.text for finding in found)
    assert all(not finding.mend or finding.mend[-1] in ".?" for finding in found)


@pytest.mark.parametrize("sample", SILENT, ids=lambda sample: str(sample.rule))
def test_stays_silent(sample: Sample) -> None:
    assert _findings(sample) == []


def test_no_rule_is_without_both() -> None:
    rules = [rule.id for rule in RULES]
    assert len(rules) == len(set(rules)) >= 42
    assert {sample.rule for sample in BAD} == set(rules)
    assert {sample.rule for sample in GOOD} == set(rules)


def test_where_editors_can_say_that_something_is_right_a_sample_says_so() -> None:
    assert {sample.rule for sample in SAMPLES if sample.ignored} == {rule.id for rule in RULES if rule.ignored}


def test_sound_content_has_nothing_to_say() -> None:
    context = sound()
    assert len(list(context.texts())) > 600, "the rules on words saw every text in every language"
    assert everything(context) == []
    assert blocking(context) == []


def test_what_blocks_and_what_never_does() -> None:
    """Fuzzy, missing, expired, unconfirmed never hold back a correction."""
    severities = {rule.id: rule.severity for rule in RULES}
    blocks = {name for name, severity in severities.items() if severity is Severity.BLOCKS}
    assert blocks == {"reference", "placeholder", "language", "screening", "term", "emergency-number", "message-length"}
    assert all(rule.wants.endswith(".") for rule in RULES)


@pytest.mark.parametrize("sample", BAD, ids=lambda sample: f"{sample.rule}-{sample.keys[0]}")
def test_only_what_blocks_keeps_content_from_being_served(sample: Sample) -> None:
    stopped = {rule.id for rule, _ in blocking(sample.context)}
    blocks = next(rule for rule in RULES if rule.id == sample.rule).severity is Severity.BLOCKS
    assert (sample.rule in stopped) is blocks


def test_everything_is_told_in_one_run() -> None:
    topics = [make.topic("unpaid-wages", make.card("KZ", review_by="2026-11-22", answer="Call +7 495 000-00-01."))]
    found = {rule.id for rule, _ in everything(sound(topics=topics))}
    assert {"reference", "review", "prose"} <= found


def test_screens_are_measured_only_where_the_structure_holds() -> None:
    long = make.card(answer="Word " * 900 + "end.", sources=["lew"])
    found = {rule.id for rule, _ in everything(sound(topics=[make.topic("unpaid-wages", long)]))}
    assert "reference" in found
    assert not found & {rule.id for rule in RENDERED}
    assert set(RULES) == {*STRUCTURE, *RENDERED, *ADVICE}


def test_a_near_name_is_proposed() -> None:
    context = sound(
        contacts=[make.emergency_service("RU"), make.emergency_service("KG"), make.contact(sources=["lew"])]
    )
    assert [finding.mend for _, finding in everything(context)] == ["Did you mean 'law'?"]
    far = sound(contacts=[make.emergency_service("RU"), make.emergency_service("KG"), make.contact(sources=["zzz"])])
    assert [finding.mend for _, finding in everything(far)] == [""]


def test_markup_is_shown_and_what_only_looks_like_it_is_none() -> None:
    def told(text: str) -> list[str]:
        return [finding.text for rule, finding in everything(with_text(text, "ru")) if rule.id == "markup"]

    assert told("Take &nbsp; or *this*.") == ["There is markup in the text: '&nbsp;'."]
    assert told("Take *this*.") == ["There is markup in the text: '*this*'."]
    assert told("Dial *100*# at R&D; or 5 * 3 * 2.") == []


def test_an_office_in_another_country_is_told_what_to_do() -> None:
    place = {"city": "Vienna", "address": None, "latitude": 48.2, "longitude": 16.4}
    (found,) = (
        finding for rule, finding in everything(with_contact(location=place, service_area=["RU"])) if rule.id == "point"
    )
    assert found.mend.endswith("Is the office in another country, leave both out.")
