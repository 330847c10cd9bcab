"""A document read as a browser would: every tag closed, in its place, and nothing that leads elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from typing import Final

VOID: Final = frozenset({"meta", "br"})
BLOCKS: Final = frozenset(
    {"p", "ul", "ol", "div", "table", "section", "h1", "h2", "h3", "h4", "nav", "header", "footer"}
)
ONLY_IN: Final = {
    "li": {"ul", "ol"}, "tr": {"thead", "tbody"}, "td": {"tr"}, "th": {"tr"}, "thead": {"table"}, "tbody": {"table"},
    "caption": {"table"}, "meta": {"head"}, "title": {"head"}, "style": {"head"}, "main": {"body"},
}  # fmt: skip
"""Where an element may stand (html.spec.whatwg.org, "Contexts in which this element can be used")."""
HOLDS_NO_BLOCKS: Final = frozenset({"p", "h1", "h2", "h3", "h4", "a", "b", "caption"})


@dataclass(slots=True)
class Read:
    """What was found: faults, the words that are seen, links, anchors, headings, elements."""

    faults: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """All that is seen, with single spaces."""
        return " ".join("".join(self.words).split())


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read = Read()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        read, parent = self.read, self.open[-1] if self.open else ""
        read.tags.add(tag)
        if tag in ONLY_IN and parent not in ONLY_IN[tag]:
            read.faults.append(f"<{tag}> in <{parent}>")
        if tag in BLOCKS and parent in HOLDS_NO_BLOCKS:
            read.faults.append(f"<{tag}> in <{parent}>")
        if parent in {"ul", "ol"} and tag != "li":
            read.faults.append(f"<{tag}> in <{parent}>")
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            read.faults.append(f"<{tag}> has an attribute twice")
        read.attributes.update(names)
        given = dict(attrs)
        read.anchors += [given["id"] or ""] if "id" in given else []
        read.links += [given["href"] or ""] if "href" in given else []
        if tag[0] == "h" and tag[1:].isdigit():
            read.headings.append(tag)
        if tag in BLOCKS | {*ONLY_IN, "br"}:
            read.words.append("\n")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.read.faults.append(f"</{tag}> where {self.open[-1:]} is open")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self.open):
            self.read.words.append(data)


def read(html: str) -> Read:
    """What stands in a document, and what is wrong with it."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    found = parser.read
    if not html.startswith("<!DOCTYPE html>\n<html lang="):
        found.faults.append("no doctype, or no language")
    if parser.open:
        found.faults.append(f"never closed: {parser.open}")
    if len(found.anchors) != len(set(found.anchors)):
        found.faults.append("an id twice")
    found.faults += [
        f"leads nowhere: {link}" for link in found.links if link[0] == "#" and link[1:] not in found.anchors
    ]
    found.faults += [f"leads elsewhere: {link}" for link in found.links if not link.startswith(("#", "tel:"))]
    levels = [int(tag[1]) for tag in found.headings]
    if levels[:1] != [1] or levels.count(1) != 1 or any(b > a + 1 for a, b in pairwise(levels)):
        found.faults.append(f"headings out of order: {found.headings}")
    return found
