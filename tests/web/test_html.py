"""What the pages' maker of HTML lets through: text as text, and nothing that a page's policy forbids."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import markup
from bot.web.html import join, said, tag


class Read(HTMLParser):
    """What a browser's parser finds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_an_element() -> None:
    made = tag("p", "one ", tag("b", "two"), [" ", 3], None, class_="x", data_key="k", hidden=True, title=None)
    assert made == '<p class="x" data-key="k" hidden>one <b>two</b> 3</p>'
    assert tag("br") == "<br>"
    assert tag("input", name="q", value="") == '<input name="q" value="">'
    assert join([]) == ""


@given(st.text(), st.text())
def test_texts_and_attributes_stay_what_they_are(text: str, attribute: str) -> None:
    read = Read(tag("p", text, title=attribute))
    assert read.found == [("p", {"title": str(Read(markup.escape(attribute)).text)})]
    assert read.text == Read(markup.escape(text)).text


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "//evil.example", "x:y", ""],
)
def test_an_address_that_could_run_code_or_lead_astray_is_left_out(address: str) -> None:
    assert tag("a", "x", href=address) == "<a>x</a>"


@pytest.mark.parametrize(
    "address", ["/editors", "/", "?a=b", "#live", "https://example.org/a", "http://x", "vscode://file/a:1:1"]
)
def test_other_addresses_stay(address: str) -> None:
    assert Read(tag("a", "x", href=address)).found == [("a", {"href": address})]


@pytest.mark.parametrize("name", ["onclick", "onerror", "style", "srcdoc", "action"])
def test_what_the_policy_forbids_is_a_mistake(name: str) -> None:
    with pytest.raises(ValueError, match="policy"):
        tag("p", **{name: "x"})


def test_a_screen_keeps_the_core_s_markup_and_no_other() -> None:
    assert said(markup.bold("1 < 2")) == "<b>1 &lt; 2</b>"
    assert said(markup.Html("<script>x</script>")) == "&lt;script&gt;x&lt;/script&gt;"
