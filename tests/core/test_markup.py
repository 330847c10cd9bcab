"""The only maker of HTML: what goes in plain is seen as it was, and nothing else passes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core import markup

ANY_TEXT = st.text(st.characters())
"""Every character there is, lone surrogates too."""


class _Reader(HTMLParser):
    """Reads markup as a client does: what is text, what is a tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags = "", list[str]()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def _printable(text: str) -> str:
    dropped = {"\ufffe", "\uffff"}
    return "".join(
        letter
        for letter in text
        if letter == "\n" or (unicodedata.category(letter) not in {"Cc", "Cs"} and letter not in dropped)
    )


@given(ANY_TEXT)
@example('<b>&amp;"quoted"</b> &#65; &lt;')
@example("\ud800 \x00 \x85 \ufffe \u202e")
def test_escaped_text_is_seen_as_it_was(text: str) -> None:
    html = markup.escape(text)
    assert markup.is_valid(html)
    assert markup.visible(html) == _printable(text)
    assert not set("<>\"'") & set(html)
    html.encode()


@pytest.mark.parametrize(("wrap", "tag"), [(markup.bold, "b"), (markup.italic, "i")])
@given(text=ANY_TEXT)
def test_bold_and_italic_add_a_tag_and_no_word(wrap: Callable[[str], markup.Html], tag: str, text: str) -> None:
    read = _read(wrap(text))
    assert read.tags == [tag]
    assert read.text == markup.visible(wrap(text)) == _printable(text)
    assert markup.is_valid(wrap(text))


@given(ANY_TEXT, ANY_TEXT)
@example("x", '"><b onclick="x')
def test_a_link_is_one_link(text: str, rest: str) -> None:
    html = markup.link(text, f"https://example.org/{rest}")
    assert markup.is_valid(html)
    assert _read(html).tags == ["a"]
    assert markup.visible(html) == _printable(text)


@pytest.mark.parametrize(
    "url",
    ["", "example.org", "ftp://example.org", "javascript:alert(1)", "tel:112", "tg://user?id=1", " https://x.org"],
)
def test_other_addresses_are_no_links(url: str) -> None:
    with pytest.raises(ValueError, match="http"):
        markup.link("here", url)


def test_joining() -> None:
    parts = [markup.bold("a & b"), markup.escape("<c>")]
    assert markup.join(parts, markup.NEWLINE) == "<b>a &amp; b</b>\n&lt;c&gt;"
    assert markup.join([]) == markup.NOTHING


@pytest.mark.parametrize(
    ("text", "units"), [("", 0), ("abc", 3), ("Ң", 1), ("😀", 2), ("🇰🇬", 4), ("👩‍👧", 5), ("a\U0010ffff", 3)]
)
def test_length_as_telegram_counts_it(text: str, units: int) -> None:
    assert markup.utf16_units(text) == units
    assert len(text.encode("utf-16-le")) // 2 == units


@pytest.mark.parametrize(
    "html",
    [
        "", "plain", "a\nb", "&amp;&lt;&gt;&quot;&#x27;", "<b>a</b>", "<b>a<i>b</i></b>", '<a href="https://x.org">y</a>',
        "<b>a</b> &amp; <i>b</i>",
    ],
)  # fmt: skip
def test_valid_markup(html: str) -> None:
    assert markup.is_valid(html)


@pytest.mark.parametrize(
    "html",
    [
        "a < b", "a & <b>c</b>", "a > b", "a & b", "&nbsp;", "<b>", "</b>", "<b>a</i>", "<b><i>a</b></i>", "<u>a</u>",
        "<B>a</B>", '<b class="x">a</b>', "<script>", "<b>a</b", "&amp", "<br/>", "<b>a<b>", "1 <2> 3",
    ],
)  # fmt: skip
def test_markup_that_telegram_would_refuse(html: str) -> None:
    assert not markup.is_valid(html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<b>A</b> <a href="https://x.org/y">24.kg</a>.', "<b>A</b> 24.\u2060kg."),
        ("www.x-y.co.uk and т.д.", "www.\u2060x-y.\u2060co.\u2060uk and т.\u2060д."),
        ("1.5 years. On 24.11.2026.", "1.5 years. On 24.11.2026."),
        ("End. Begin &amp; go", "End. Begin &amp; go"),
        ("", ""),
    ],
)
def test_what_is_shared_has_no_link_and_no_name_that_becomes_one(html: str, expected: str) -> None:
    assert markup.unlinked(markup.Html(html)) == expected


@given(ANY_TEXT)
def test_breaking_links_changes_nothing_that_is_seen(text: str) -> None:
    html = markup.unlinked(markup.escape(text))
    assert markup.is_valid(html)
    assert _read(html).text.replace("\u2060", "") == _read(markup.escape(text)).text.replace("\u2060", "")
