"""Broken YAML and broken files of content."""

from __future__ import annotations

from tests.broken.change import (
    TOPIC,
    Broken,
    both,
    edit,
    folder_instead,
    gone,
    moved,
    pipe,
    raw,
    recoded,
    refused,
    topic,
    warned,
)
from tests.catalog.folders import FILES

_ALL = FILES[TOPIC]
_AT = f"content/{TOPIC}"
_LAUGHS = "x: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + "".join(
    f"x{n}: &a{n} [{', '.join([f'*a{n - 1 if n else str()}'] * 9)}]\n" for n in range(9)
)

TEXT: list[Broken] = [
    refused("a tab", topic("      ask: Write", "\task: Write"), f"{_AT}:12:1: yaml-syntax", words="spaces"),
    refused("a quote that is not closed", topic("title: I", 'title: "I'), f"{_AT}:5:1: yaml-syntax", words="quote"),
    refused("a colon in a text", topic("I was not paid", "Not paid: what now"), f"{_AT}:5:16: yaml-syntax"),
    refused("no colon", topic("title: I", "title I"), f"{_AT}:5:1: yaml-syntax", words="colon"),
    refused("a bracket that is not closed", topic("[legal]", "[legal"), f"{_AT}:6:8: yaml-syntax", words="bracket"),
    refused("indentation", topic("room: work", " room: work"), f"{_AT}:3:6: yaml-syntax", words="indentation"),
    refused("a brace first", topic("title: I", "title: {fact:x} I"), f"{_AT}:5:17: yaml-syntax", words="quotes"),
    refused("an @ first", topic("title: I", "title: @I"), f"{_AT}:5:8: yaml-syntax", words="quotes"),
    refused("a star first", topic("title: I", "title: *I"), f"{_AT}:5:8: yaml-syntax", words="quotes"),
    refused("a tag", topic("title: I", "title: !!python/object/apply:os.system I"), f"{_AT}:5:8: yaml-tag"),
    refused("two documents", topic("cards:\n", "---\ncards:\n"), f"{_AT}:7:1: yaml-syntax", words="document"),
    refused("a key twice", topic("room: work", "room: work\nroom: health"), f"{_AT}:4:1: yaml-duplicate-key"),
    refused(
        "a key twice among the facts, by one of which days spent are counted",
        both(
            edit("deadlines.yaml", "fact: stay-days", "fact: stay-days\n  window: calendar-year"),
            edit("facts.yaml", "  unit: day\n", "  unit: day\n  unit: day\n"),
        ),
        "content/facts.yaml:4:3: yaml-duplicate-key",
    ),
    refused("a step twice", topic("      wait: ", "      ask: "), f"{_AT}:13:7: yaml-duplicate-key", words="line 12"),
    refused("deep nesting", topic("[legal]", "[" * 300 + "legal" + "]" * 300), f"{_AT}:6:48: yaml-depth"),
    refused("aliases that multiply", raw(TOPIC, _ALL + _LAUGHS), f"{_AT}:32:10: file-too-large"),
    refused("an alias within itself", topic("[legal]", "&a [*a]"), f"{_AT}:6:12: yaml-depth"),
    refused(
        "a merge key", topic("room: work", "<<: {room: work}"), f"{_AT}:2:1: field-missing", f"{_AT}:3:1: field-unknown"
    ),
    refused(
        "what git left",
        topic("title: I was not paid\n", "<<<<<<< HEAD\ntitle: I was not paid\n=======\ntitle: Pay\n>>>>>>> b\n"),
        f"{_AT}:5:1: yaml-syntax",
        f"{_AT}:9:1: yaml-syntax",
        words="Two versions",
    ),
    refused("a sign that is none", topic("I was", "I\0was"), f"{_AT}:5:1: yaml-syntax"),
    refused(
        "Latin-1",
        recoded(TOPIC, "I was not paid", "I was not payé", "latin-1"),
        f"{_AT}:5:1: file-encoding",
        words="UTF-8",
    ),
    refused("UTF-16", raw(TOPIC, _ALL.encode("utf-16")), f"{_AT}:1:1: file-encoding", words="UTF-8"),
    warned("a byte order mark", raw(TOPIC, b"\xef\xbb\xbf" + _ALL.encode())),
    warned("lines of Windows", raw(TOPIC, _ALL.replace("\n", "\r\n"))),
    refused(
        "a mistake among lines of Windows",
        raw(TOPIC, _ALL.replace("\n", "\r\n").replace("title:", "titel:")),
        f"{_AT}:5:1: field-unknown",
        words="'title'",
    ),
    refused("an empty file", raw(TOPIC, ""), f"{_AT}: file-empty"),
    refused("comments alone", raw(TOPIC, "# nothing\n"), f"{_AT}: file-empty"),
    refused("a space of another kind", topic("title: I", "title:\u00a0I"), f"{_AT}:5:7: yaml-syntax", words="space"),
    refused(
        "spaces of another kind at the start",
        topic("    answer: Ask", "\u00a0\u00a0  answer: Ask"),
        f"{_AT}:10:1: yaml-syntax",
        words="another kind",
    ),
    refused("a wide colon", topic("title: I", "title：I"), f"{_AT}:5:6: yaml-syntax", words="wide colon"),
    refused("a dash for a hyphen", topic("  - id: RU", "  — id: RU"), f"{_AT}:17:3: yaml-syntax", words="hyphen"),
    refused("a hyphen without a space", topic("  - id: RU", "  -id: RU"), f"{_AT}:17:3: yaml-syntax", words="hyphen"),
    refused("an end of line that nobody sees", topic("I was", "I\u2028was"), f"{_AT}:5:9: yaml-syntax", words="U+2028"),
    refused(
        "a part of what git left",
        topic("room: work\n", "room: work\n=======\n"),
        f"{_AT}:4:1: yaml-syntax",
        words="git",
    ),
    refused(
        "a record inside another one",
        topic("  - id: RU\n", "    id: RU\n"),
        f"{_AT}:17:5: yaml-duplicate-key",
        words="hyphen",
    ),
    refused("UTF-16 of Latin letters alone", raw(TOPIC, _ALL.encode("utf-16-le")), f"{_AT}:1:1: file-encoding"),
    refused(
        "the fields of nothing",
        raw(TOPIC, "unpaid-wages:\n  room: work\n"),
        f"{_AT}:1:1: field-unknown",
        words="no field",
    ),
    refused("a word alone", raw(TOPIC, "hello\n"), f"{_AT}:1:1: field-value", words="fields with their values"),
    refused("a text of ten megabytes", raw(TOPIC, _ALL + "# " + "x" * 10_000_000), f"{_AT}: file-too-large"),
    refused(
        "a file of a hundred thousand values",
        raw("words/more.yaml", "- a\n" * 100_001),
        "content/words/more.yaml:100000:3: file-too-large",
    ),
]

PLACES: list[Broken] = [
    refused(
        "a folder for a file",
        lambda folders: folder_instead(folders.content / TOPIC),
        f"{_AT}: file-unreadable",
        words="folder",
    ),
    refused("a pipe for a file", pipe, "content/topics/pipe.yaml: file-unreadable"),
    refused(
        "a link that leads nowhere",
        lambda folders: (folders.content / "topics/lost.yaml").symlink_to("gone.yaml"),
        "content/topics/lost.yaml: file-unreadable",
    ),
    refused(
        "a link to itself",
        lambda folders: (folders.content / "topics/loop.yaml").symlink_to("loop.yaml"),
        "content/topics/loop.yaml: file-unreadable",
    ),
    warned("a folder that holds itself", lambda folders: (folders.content / "topics/loop").symlink_to("..")),
    refused(
        "a misspelt folder",
        moved(TOPIC, "topcis/unpaid-wages.yaml"),
        "content/topcis/unpaid-wages.yaml: file-unknown",
        words="'topics'",
    ),
    refused(
        "another ending",
        moved(TOPIC, "topics/unpaid-wages.yml"),
        "content/topics/unpaid-wages.yml: file-unknown",
        words=".yaml",
    ),
    refused("too deep a folder", moved(TOPIC, "topics/work/pay.yaml"), "content/topics/work/pay.yaml: file-unknown"),
    refused("a name that cannot be printed", moved(TOPIC, "topics/a\nb.yml"), r"content/topics/a\nb.yml: file-unknown"),
    refused("no languages", gone("languages.yaml"), "content/languages: language"),
    refused("no facts", gone("facts.yaml"), "content/facts: placeholder", "content/facts: reference"),
    refused("no countries", gone("countries.yaml"), "content/countries: reference", words="Put it back."),
    refused("an ending more, as Notepad gives one", moved(TOPIC, f"{TOPIC}.txt"), f"{_AT}.txt: file-unknown"),
    refused(
        "contacts among the topics",
        moved("contacts/russia.yaml", "topics/russia.yaml"),
        "content/topics/russia.yaml: file-unknown",
        words="Move it into the folder contacts.",
    ),
    refused(
        "a topic beside the folders",
        moved(TOPIC, "unpaid-wages.yaml"),
        "content/unpaid-wages.yaml: file-unknown",
    ),
    refused(
        "a copy of a file beside it",
        raw("topics/unpaid-wages (1).yaml", FILES[TOPIC]),
        "content/topics/unpaid-wages (1).yaml:2:1: id-twice",
        words="Is it a copy",
    ),
    refused(
        "an id in two files",
        raw("sources/more.yaml", FILES["sources/law.yaml"]),
        "content/sources/more.yaml:1:1: id-twice",
        words="content/sources/law.yaml:1:1",
    ),
    refused(
        "an id twice in a file", edit("languages.yaml", "id: ru", "id: ky"), "content/languages.yaml:2:3: id-twice"
    ),
]
