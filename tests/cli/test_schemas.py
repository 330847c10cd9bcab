"""`schemas` writes what editors' programs complete by, and names it in the files."""

from __future__ import annotations

from bot.catalog.schemas import schemas
from tests.cli.places import Inside, Place


def test_schemas_are_written_and_named_once(inside: Inside, place: Place) -> None:
    ran = inside("schemas")
    assert ran.code == 0
    kept = {path.name: path.read_text(encoding="utf-8") for path in (place.folders.content / "schemas").iterdir()}
    assert kept == schemas()
    files = sorted(place.folders.content.glob("**/*.yaml"))
    assert len(files) >= 17
    assert {path.read_text(encoding="utf-8").count("yaml-language-server") for path in files} == {1}
    before = [path.read_bytes() for path in files]
    assert "; 0 files" in inside("schemas").out
    assert [path.read_bytes() for path in files] == before
    assert inside("check", "--strict").code == 0
