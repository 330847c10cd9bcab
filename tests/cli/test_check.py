from __future__ import annotations

import json
import re
import signal
import threading

import pytest

from tests.catalog.folders import Folders
from tests.cli.places import SECONDS, Inside, Place

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
    assert "content/topics/unpaid-wages.yaml:4:1: error [field-unknown]" in ran.out
    assert "Did you mean 'sensitivity'?" in ran.out
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(("arguments", "code"), [(("check",), 0), (("check", "--strict"), 1)])
def test_advice_fails_only_under_strict(inside: Inside, place: Place, arguments: tuple[str, ...], code: int) -> None:
    age(place.folders)
    ran = inside(*arguments)
    assert ran.code == code
    assert ran.out.splitlines() == [
        "content/facts.yaml:10:12: warning [expired] The fact expired on 2020-11-01. Check it at its source.",
        "+---------+--------+----------+",
        "| Rule    | Errors | Warnings |",
        "+---------+--------+----------+",
        "| expired |        |        1 |",
        "+---------+--------+----------+",
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


def test_checking_writes_its_memory_beside_the_database_and_nothing_else(inside: Inside, place: Place) -> None:
    before = {path: path.stat().st_mtime_ns for path in place.folder.rglob("*")}
    first = inside("check")
    written = {path.name for path in place.folder.rglob("*") if before.get(path) != path.stat().st_mtime_ns}
    assert written == {"var", "check-found.json", "check-parsed.bin", "check-screens.json"}
    assert inside("check") == first


def test_where_nothing_can_be_written_it_checks_all_the_same(inside: Inside, place: Place) -> None:
    (place.folder / "var").write_text("a file where the folder should be")
    assert inside("check", "--strict").code == 0


def test_the_rules_that_were_broken_are_counted_the_worst_first(inside: Inside, place: Place) -> None:
    age(place.folders)
    place.folders.edit("sources/law.yaml", "publisher: The law", "publisher: The  law")
    place.folders.edit(TOPIC, "answer: Ask for it in writing.", "answer: Ask for it in writing, by t.me/helper.com.")
    table = [line.replace("|", " ").split() for line in inside("check").out.splitlines() if line.startswith("| ")]
    assert table[:2] == [["Rule", "Errors", "Warnings"], ["field-value", "1"]]
    assert {row[0] for row in table[2:]} == {"expired", "outdated", "prose"}


def test_in_colour_at_a_terminal(inside: Inside, place: Place) -> None:
    age(place.folders)
    out = inside("check", FORCE_COLOR="1", TERM="xterm-256color", COLUMNS="60").out
    assert "\x1b[33mwarning\x1b[0m" in out
    plain = re.sub(r"\x1b\[[0-9;]*m", "", out).splitlines()
    assert (
        plain[0]
        == "content/facts.yaml:10:12: warning [expired] The fact expired on 2020-11-01. Check it at its source."
    )
    assert [line.split() for line in plain if "expired " in line][-1] == ["expired", "1"]


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


def test_watching_checks_again_after_each_change_until_it_is_interrupted(place: Place) -> None:
    running = place.start("check", "--watch")
    assert running.stdout is not None
    assert running.stderr is not None
    enough = threading.Timer(SECONDS, running.kill)
    enough.start()

    def until(words: str) -> str:
        for line in running.stdout or ():
            if words in line:
                return line
        raise AssertionError(f"it ended and never said: {words}")

    try:
        assert until("sources read") == f"{COUNTS}0 errors, 0 warnings.\n"
        assert until("Watching") == "Watching content and locales; Ctrl-C ends it.\n"
        place.folders.edit(TOPIC, "sensitivity: public", "sensitivity: secret")
        assert until("error [").startswith("content/topics/unpaid-wages.yaml:4:14: error [field-value]")
        assert "1 errors" in until("sources read")
        place.folders.edit_po("ky", "content", 'msgstr "[ky] A lawyer"', 'msgstr "[ky] A lawyer 5"')
        place.folders.edit(TOPIC, "sensitivity: secret", "sensitivity: public")
        assert until("warning [numbers]").startswith("locales/ky/LC_MESSAGES/content.po:")
        running.send_signal(signal.SIGINT)
        _, told = running.communicate()
        assert (running.returncode, told) == (0, "")
    finally:
        enough.cancel()
        running.kill()
        running.communicate()


def test_there_must_be_something_to_watch(inside: Inside) -> None:
    ran = inside("check", "--watch", CONTENT_DIR="nowhere", LOCALES_DIR="nowhere")
    assert (ran.code, ran.told) == (1, ["There is no folder to watch. Set CONTENT_DIR."])
