from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bot.catalog.messages import po_path
from tests.cli.places import ROOT, Inside, Place

TOPIC = "topics/unpaid-wages.yaml"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*.po"))}


def test_update_and_status_as_a_translator_runs_them(place: Place) -> None:
    place.folders.edit(TOPIC, "I was not paid", "I was not paid at all")
    ran = place.run("translations", "update")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"{language} {domain}: 0 new, {changed} changed, 0 came back, 0 gone"
        for language in ("ky", "ru")
        for domain, changed in (("bot", 0), ("content", 1))
    ]
    ran = place.run("translations", "status")
    assert (ran.code, ran.err) == (0, "")
    assert "unpaid-wages" in ran.out
    assert "English words that wait" in ran.out


def test_a_copy_of_the_real_folders_is_up_to_date(inside: Inside, tmp_path: Path) -> None:
    """What `translations update` writes is what is committed."""
    for name in ("content", "locales"):
        shutil.copytree(ROOT / name, tmp_path / "real" / name)
    before = {path: path.read_bytes() for path in (tmp_path / "real").rglob("*.po")}
    assert len(before) >= 4
    real = {"CONTENT_DIR": "real/content", "LOCALES_DIR": "real/locales"}
    assert inside("translations", "update", **real).code == 0
    for path, raw in before.items():
        assert path.read_bytes() == raw, path


def test_update_twice_changes_nothing(inside: Inside, place: Place) -> None:
    place.folders.edit(TOPIC, "I was not paid", "I was not paid at all")
    inside("translations", "update")
    before = files(place.folders.locales)
    ran = inside("translations", "update")
    assert all(line.endswith("0 new, 0 changed, 0 came back, 0 gone") for line in ran.out.splitlines())
    assert files(place.folders.locales) == before


def test_update_makes_what_is_missing(inside: Inside, place: Place) -> None:
    shutil.rmtree(place.folders.locales)
    assert inside("translations", "update").code == 0
    assert len(list(place.folders.locales.rglob("*.po"))) == 4


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("sensitivity: public", "sensitivity: secret", "content/topics/unpaid-wages.yaml:4:14: error [field-value]"),
        ("title: I", "title: [I", "content/topics/unpaid-wages.yaml:5:8: error [yaml-syntax]"),
    ],
)
def test_update_touches_nothing_while_content_cannot_be_read(
    inside: Inside, place: Place, old: str, new: str, told: str
) -> None:
    before = files(place.folders.locales)
    place.folders.edit(TOPIC, old, new)
    ran = inside("translations", "update")
    assert ran.code == 2
    assert ran.told[0] == "Mend this first:"
    assert ran.told[1].startswith(told)
    assert files(place.folders.locales) == before


def test_update_touches_nothing_while_a_po_file_cannot_be_read(inside: Inside, place: Place) -> None:
    place.folders.edit_po("ru", "content", 'msgstr "[ru] The law"', 'msgstr "[ru] The law')
    before = files(place.folders.locales)
    ran = inside("translations", "update")
    assert ran.code == 2
    assert "locales/ru/LC_MESSAGES/content.po:14:1: error [po-syntax]" in ran.err
    assert files(place.folders.locales) == before


def test_a_gone_text_that_is_cut_is_told_by_update_alone(inside: Inside, place: Place) -> None:
    path = po_path(place.folders.locales, "ky", "bot")
    path.write_text(path.read_text(encoding="utf-8") + '\n#~ msgid "Old"\n#~ msgstr "Эски\n', encoding="utf-8")
    ran = inside("translations", "update")
    assert ran.code == 2
    assert len(ran.told) == 1
    assert ran.told[0].startswith("The PO files cannot be brought up to date: locales/ky/LC_MESSAGES/bot.po:")
    assert inside("check", "--strict").code == 0


def test_a_disk_that_refuses(inside: Inside, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.folders.edit(TOPIC, "I was not paid", "I was not paid at all")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ran = inside("translations", "update")
    assert ran.code == 2
    assert ran.told == ["The PO files cannot be brought up to date: [Errno 28] No space left on device."]


def test_status_for_programs(inside: Inside, place: Place) -> None:
    place.folders.edit_po("ru", "content", 'msgstr "[ru] The law"', 'msgstr ""')
    ran = inside("translations", "status", "--format", "json")
    rows = json.loads(ran.out)
    assert ran.code == 0
    assert set(rows) == {"languages", "parts", "flagged"}
    none = {"done": 0, "changed": 0, "missing": 0, "withdrawn": 0, "words": 0}
    assert none | {"language": "ru", "part": "sources", "missing": 1, "words": 2} in rows["parts"]
    assert none | {"language": "ky", "part": "sources", "done": 1} in rows["parts"]
    assert [row["language"] for row in rows["languages"]] == ["ky", "ru"]
    for row in rows["languages"]:
        parts = [part for part in rows["parts"] if part["language"] == row["language"]]
        assert len(parts) == 9
        assert row == {"language": row["language"]} | {name: sum(part[name] for part in parts) for name in none}
    assert rows["flagged"] == []


def test_status_of_one_language(inside: Inside) -> None:
    rows = json.loads(inside("translations", "status", "--format", "json", "--lang", "ru").out)
    assert {row["language"] for row in rows["parts"] + rows["languages"]} == {"ru"}
    ran = inside("translations", "status", "--lang", "r")
    assert (ran.code, ran.told) == (2, ["There is no language 'r'. Did you mean 'ru'?"])


def test_status_for_people(inside: Inside) -> None:
    inside("translations", "flag", "ui.sos", "--why", "Say it shorter.")
    ran = inside("translations", "status")
    assert ran.code == 0
    assert "interface" in ran.out
    assert "screenings" in ran.out
    assert ran.out.count("in all") == 2
    assert "English to be read again: ui.sos" in ran.out
