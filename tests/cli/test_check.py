from __future__ import annotations

import json

import pytest

from tests.catalog.folders import Folders
from tests.cli.places import Inside, Place

TOPIC = "topics/unpaid-wages.yaml"
COUNTS = "2 topics, 2 contacts, 1 facts, 1 sources read: "


def age(folders: Folders) -> None:
    folders.edit("facts.yaml", "expires: 2027-11-01", "expires: 2020-11-01")


def test_good_content_as_a_user_sees_it(place: Place) -> None:
    ran = place.run("check", "--strict")
    assert (ran.code, ran.out, ran.err) == (0, f"{COUNTS}0 errors, 0 warnings.\n", "")


def test_broken_content_as_a_user_sees_it(place: Place) -> None:
    place.folders.edit(TOPIC, "sensitivity: public", "sensitivty: public")
    ran = place.run("check")
    assert ran.code == 1
    assert "content/topics/unpaid-wages.yaml:4:13: error [field-unknown]" in ran.out
    assert "Did you mean 'sensitivity'?" in ran.out
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(("arguments", "code"), [(("check",), 0), (("check", "--strict"), 1)])
def test_advice_fails_only_under_strict(inside: Inside, place: Place, arguments: tuple[str, ...], code: int) -> None:
    age(place.folders)
    ran = inside(*arguments)
    assert ran.code == code
    assert ran.out.splitlines() == [
        "content/facts.yaml:10:12: warning [expired] The fact expired on 2020-11-01. Check it at its source.",
        f"{COUNTS}0 errors, 1 warnings.",
    ]


def test_an_error_fails_always(inside: Inside, place: Place) -> None:
    place.folders.edit(TOPIC, "{fact:stay-days}", "{fact:nope}")
    ran = inside("check")
    assert ran.code == 1
    assert "1 errors," in ran.out


def test_for_programs(inside: Inside, place: Place) -> None:
    age(place.folders)
    ran = inside("check", "--format", "json")
    assert json.loads(ran.out) == [
        {
            "file": "content/facts.yaml",
            "line": 10,
            "column": 12,
            "rule": "expired",
            "severity": "warning",
            "text": "The fact expired on 2020-11-01.",
            "mend": "Check it at its source.",
            "key": "fact.stay-days.expires",
            "language": "en",
        }
    ]
    assert ran.code == 0


def test_for_programs_nothing_wrong_is_an_empty_list(inside: Inside) -> None:
    ran = inside("check", "--strict", "--format", "json")
    assert (ran.code, json.loads(ran.out)) == (0, [])


def test_a_folder_that_is_not_there(inside: Inside) -> None:
    ran = inside("check", CONTENT_DIR="nowhere")
    assert ran.code == 1
    assert "nowhere: error [file-unreadable] There is no such folder. Set CONTENT_DIR." in ran.out


def test_settings_that_cannot_be_used(inside: Inside) -> None:
    ran = inside("check", PORT="many", LOG_LEVEL="loud")
    assert ran.code == 2
    assert [line.split(":")[0] for line in ran.told] == ["PORT", "LOG_LEVEL"]


def test_checking_writes_nothing(inside: Inside, place: Place) -> None:
    before = sorted(path.name for path in place.folder.rglob("*"))
    inside("check")
    assert sorted(path.name for path in place.folder.rglob("*")) == before


def test_beside_a_pull_request(inside: Inside, place: Place) -> None:
    """One workflow command a problem, with what would end it early escaped (GitHub's docs, "Workflow commands")."""
    age(place.folders)
    ran = inside("check", "--format", "github")
    assert ran.out.splitlines() == [
        "::warning file=content/facts.yaml,line=10,col=12,title=expired::"
        "The fact expired on 2020-11-01. Check it at its source."
    ]
    place.folders.edit(TOPIC, "title: I was not paid", 'title: 100%, "x: y"')
    assert "::error file=" in inside("check", "--format", "github").out
