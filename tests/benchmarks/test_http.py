"""HTTP as the lean stand-in reads and writes it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.stand_in.arguments import arguments
from benchmarks.stand_in.http import HttpReader, post, response

BOUNDARY = b"multipart/form-data; boundary=x1"
MULTIPART = (
    b'--x1\r\nContent-Disposition: form-data; name="method"\r\n\r\nsendMessage\r\n'
    b'--x1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
    + "Укук\r\nтуура".encode()
    + b'\r\n--x1\r\nContent-Disposition: form-data; name="file"; filename="a.ics"\r\n\r\nBEGIN\r\n--x1--\r\n'
)


@given(cuts=st.lists(st.integers(0, 400), max_size=8))
@settings(max_examples=60, deadline=None)
def test_messages_are_whole_however_they_are_cut(cuts: list[int]) -> None:
    chunked = b"POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n3;x=1\r\nefg\r\n0\r\n\r\n"
    sent = post("/a", "h", b'{"a":1}', "proof") + chunked + response(b"[]") + b"GET /b?c=1 HTTP/1.1\r\nHost: h\r\n\r\n"
    places = sorted({0, len(sent), *(cut for cut in cuts if cut < len(sent))})
    reader = HttpReader()
    found = [item for start, end in pairwise(places) for item in reader.feed(sent[start:end])]
    assert [item.body for item in found] == [b'{"a":1}', b"abcdefg", b"[]", b""]
    assert found[0].header(b"x-telegram-bot-api-secret-token") == b"proof"
    assert found[2].status == 200
    assert found[3].first == b"GET /b?c=1 HTTP/1.1"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (b"application/json", b'{"text":"a b","n":"1"}'),
        (b"application/x-www-form-urlencoded", b"text=a+b&n=1"),
        (b"multipart/form-data; boundary=q", b'--q\r\nContent-Disposition: form-data; name="text"\r\n\r\na b\r\n--q--'),
        (b"", b""),
    ],
)
def test_arguments_are_the_same_however_they_are_sent(kind: bytes, body: bytes) -> None:
    query = "n=1" if body else "n=1&text=a+b"
    assert arguments(query, kind, body) == {"n": "1", "text": "a b"}


def test_a_form_with_files_keeps_its_texts() -> None:
    found = arguments("", BOUNDARY, MULTIPART)
    assert found == {"method": "sendMessage", "text": "Укук\r\nтуура", "file": ""}
