"""The reader of documents finds what is wrong: each fault has its bad sample."""

from __future__ import annotations

import pytest

from tests.core.offline.reading import read

GOOD = '<!DOCTYPE html>\n<html lang="ky"><head><meta charset="utf-8"></head><body><h1 id="a">x</h1>{}</body></html>\n'


def test_a_good_one_has_no_fault() -> None:
    found = read(GOOD.format('<h2>y</h2><ul><li><a href="#a">up</a> <a href="tel:112">112</a></li></ul>'))
    assert found.faults == []
    assert found.text == "x y up 112"


@pytest.mark.parametrize(
    "bad",
    [
        "<p>", "</p>", "<p><b></p></b>", "<p><ul><li>x</li></ul></p>", "<li>x</li>", "<ul><p>x</p></ul>",
        '<p id="a">x</p>', '<a href="#gone">x</a>', '<a href="https://example.org">x</a>', "<td>x</td>", "<h4>x</h4>",
        '<a href="javascript:x">x</a>', '<a href="//example.org">x</a>', "<h1>again</h1>",
        '<p class="a" class="b">x</p>',
    ],
)  # fmt: skip
def test_a_fault_is_found(bad: str) -> None:
    assert read(GOOD.format(bad)).faults


def test_no_doctype_and_no_language_are_found() -> None:
    assert read("<html><body><h1>x</h1></body></html>").faults
