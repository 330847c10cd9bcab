"""`translations flag`, `withdraw` and `done` as an editor runs them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.catalog.messages import po_path
from tests.cli.places import Inside, Place

KEY = "topic.unpaid-wages.RU.answer"
ENGLISH = "Complain to the inspection."
WHY = ("--why", "By its site now.")


def written(place: Place) -> dict[str, bytes]:
    folders = (place.folders.content, place.folders.locales)
    return {path.name: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def test_a_correction_that_began_in_russian(place: Place) -> None:
    ran = place.run("translations", "flag", KEY, "--in", "ru", *WHY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "English, to be read again: content/topics/unpaid-wages.yaml:19:13",
        "ky, to be read again: locales/ky/LC_MESSAGES/content.po:60:1",
        "ru, stays good: locales/ru/LC_MESSAGES/content.po:58:1",
        f"When the English is right: python -m bot translations done {KEY}",
    ]


def test_from_the_flag_to_the_last_mark(inside: Inside, place: Place) -> None:
    before = written(place)
    assert inside("translations", "flag", KEY, "--in", "ru", *WHY).code == 0
    told = inside("check").out
    assert "[flagged] This English is to be read again since" in told
    assert re.search(r"marked fuzzy, flagged \d{4}-\d\d-\d\d, begun in ru: By its site now\.", told)
    assert inside("check", "--strict").code == 1
    ran = inside("translations", "done", KEY)
    assert ran.out.splitlines() == [
        f"{KEY}: the 'en' text is good as it stands.",
        "ky: still to be read again, or to be translated.",
    ]
    assert inside("translations", "done", KEY, "--lang", "ky").out == f"{KEY}: the 'ky' text is good as it stands.\n"
    assert written(place) == before
    ran = inside("translations", "done", KEY)
    assert (ran.code, ran.told) == (1, [f"The 'en' text of {KEY} does not wait for anything."])


def test_a_wrong_translation_is_gone_and_said_what_stands_in(inside: Inside, place: Place) -> None:
    ran = inside("translations", "withdraw", KEY, "--lang", "ky", *WHY)
    assert ran.code == 0
    assert ran.out.splitlines()[0] == f"ky: withdrawn. Readers see the 'ru' text, with a notice: [ru] {ENGLISH}"
    assert "[ru] Complain" in inside("ask", "--lang", "ky", "--country", "RU", "they did not pay my wages").out
    assert "The 'ky' text was withdrawn" in inside("check").out
    ran = inside("translations", "withdraw", KEY)
    assert ran.out.splitlines()[0] == f"ru: withdrawn. Readers see the 'en' text, with a notice: {ENGLISH}"
    ran = inside("translations", "withdraw", KEY)
    assert (ran.code, ran.told) == (1, [f"There is no translation of {KEY} to withdraw."])


@pytest.mark.parametrize("command", [("flag", *WHY), ("withdraw",), ("done",), ("done", "--lang", "ky")])
def test_a_key_that_is_none(inside: Inside, command: tuple[str, ...]) -> None:
    name, *options = command
    ran = inside("translations", name, "topic.unpaid-wages.RU.anser", *options)
    assert (ran.code, ran.told[:2]) == (2, ["No text has the key 'topic.unpaid-wages.RU.anser'.", "Did you mean:"])
    assert ran.told[2] == f"  {KEY}  {ENGLISH}"
    ran = inside("translations", name, "COMPLAIN TO", *options)
    assert (ran.code, ran.told[1:]) == (2, ["Did you mean:", f"  {KEY}  {ENGLISH}"])
    assert inside("translations", name, "zzzz zzzz", *options).told == ["No text has the key 'zzzz zzzz'."]


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        (("flag", KEY, "--in", "kk", *WHY), 2, "There is no language 'kk'."),
        (("flag", KEY, "--in", "en", *WHY), 2, "What begins in English is an edit of its file"),
        (("flag", KEY, "--why", " \n"), 2, "Say why"),
        (("flag", KEY, "--why", "Ask +996 555 12 34 56."), 2, "Leave mailboxes, links and phone numbers out of it"),
        (("withdraw", KEY, "--why", "Ask a@example.org."), 2, "Leave mailboxes, links and phone numbers out of it"),
        (("withdraw", KEY, "--lang", "kyr"), 2, "There is no language 'kyr'. Did you mean 'ky'?"),
        (("withdraw", KEY, "--lang", "en"), 2, "The English is no translation"),
        (("done", KEY, "--lang", "uz"), 2, "There is no language 'uz'."),
        (("done", KEY), 1, f"The 'en' text of {KEY} does not wait for anything."),
        (("done", KEY, "--lang", "ky"), 1, f"The 'ky' text of {KEY} does not wait for anything."),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    inside: Inside, place: Place, command: tuple[str, ...], code: int, told: str
) -> None:
    before = written(place)
    ran = inside("translations", *command)
    assert (ran.code, ran.out) == (code, "")
    assert ran.told[0].startswith(told)
    assert written(place) == before


@pytest.mark.parametrize(
    ("waiting", "told"),
    [(("ky",), "ky waits: say --lang ky."), (("ky", "ru"), "ky and ru wait: say --lang ky or --lang ru.")],
)
def test_done_without_a_language_names_those_that_wait(
    inside: Inside, place: Place, waiting: tuple[str, ...], told: str
) -> None:
    for language in waiting:
        place.folders.edit_po(language, "content", f'msgctxt "{KEY}"', f'#, fuzzy\nmsgctxt "{KEY}"')
    ran = inside("translations", "done", KEY)
    assert (ran.code, ran.told) == (1, [f"The 'en' text of {KEY} does not wait for anything. {told}"])


def test_only_a_good_text_can_lead(inside: Inside, place: Place) -> None:
    place.folders.edit_po("ru", "content", f'msgctxt "{KEY}"', f'#, fuzzy\nmsgctxt "{KEY}"')
    ran = inside("translations", "flag", KEY, "--in", "ru", *WHY)
    assert (ran.code, ran.told) == (
        1,
        [
            f"The 'ru' text of {KEY} is itself marked fuzzy. "
            f"If it is right: python -m bot translations done {KEY} --lang ru"
        ],
    )
    inside("translations", "withdraw", KEY, "--lang", "ru")
    ran = inside("translations", "flag", KEY, "--in", "ru", *WHY)
    assert (ran.code, ran.told) == (1, [f"There is no 'ru' text of {KEY} that could lead."])
    ran = inside("translations", "flag", KEY, "--in", "ky", *WHY)
    assert "ru, has no text: locales/ru/LC_MESSAGES/content.po:" in ran.out


def test_a_mark_of_a_text_that_is_gone_can_be_taken_away(inside: Inside, place: Place) -> None:
    inside("translations", "flag", KEY, "--in", "ru", *WHY)
    place.folders.edit("flagged.yaml", KEY, "topic.gone.title")
    assert "takes the mark away" in inside("check").out
    assert inside("translations", "done", "topic.gone.title").code == 0
    assert not (place.folders.content / "flagged.yaml").exists()


def test_nothing_is_decided_while_a_file_cannot_be_read(inside: Inside, place: Place) -> None:
    place.folders.edit_po("ru", "content", 'msgstr "[ru] The law"', 'msgstr "[ru] The law')
    before = written(place)
    ran = inside("translations", "flag", KEY, *WHY)
    assert (ran.code, ran.told[0]) == (2, "Mend this first:")
    assert written(place) == before


def test_a_disk_that_refuses(inside: Inside, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    before = po_path(place.folders.locales, "ky", "content").read_bytes()
    monkeypatch.setattr(Path, "replace", full)
    for command in (("flag", KEY, *WHY), ("withdraw", KEY)):
        ran = inside("translations", *command)
        assert (ran.code, ran.told) == (2, ["The files cannot be changed: [Errno 28] No space left on device."])
    assert po_path(place.folders.locales, "ky", "content").read_bytes() == before
