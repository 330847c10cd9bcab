"""The content many times is content: it can be served, and nothing of it is the same record twice."""

from __future__ import annotations

from pathlib import Path

from benchmarks.whole.larger import enlarged
from bot.catalog.catalogue import read_catalogue, refuse_if_blocked


def test_twice_the_content_is_read_and_translated(tmp_path: Path) -> None:
    made = enlarged(tmp_path, 2)
    catalogue = read_catalogue(made.folder / "content", made.folder / "locales")
    refuse_if_blocked(catalogue.problems)
    library = catalogue.library()
    content = library.content
    assert len(content.topics) == made.topics == 2 * len({topic.title for topic in content.topics})
    assert len(content.contacts) == made.contacts
    copies = [topic for topic in content.topics if topic.id.endswith("-2")]
    assert len(copies) == made.topics // 2
    assert all(library.say(f"topic.{topic.id}.title", "ky").text != topic.title for topic in copies)
    phrases = {path.stem for path in (made.folder / "content" / "questions").glob("*.yaml")}
    assert {phrasing.id for phrasing in content.phrasings} == phrases, "phrases are not copied"
