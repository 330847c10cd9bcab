"""The pretended server refuses the texts and keyboards that Telegram refuses, each rule with a sample."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
)
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from tests.telegram.house import House, Person

BAD_HTML = {
    "<u2>x</u2>": 'Unsupported start tag "u2" at byte offset 0',
    "я <b>x": "Can't find end tag corresponding to start tag b",
    "<b><i>x</b></i>": 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    "x</b>": "Unexpected end tag at byte offset 1",
    "1 < 2": 'Unsupported start tag "" at byte offset 2',
    "1 <2": "Unclosed start tag at byte offset 2",
    '<a href="javascript:x">x</a>': "would be dropped",
    "<a>x</a>": "would be dropped",
    "<b class>x</b>": "Expected equal sign",
}


def _keyboard(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[list(buttons)])


def _button(**fields: Any) -> InlineKeyboardButton:
    return InlineKeyboardButton(**{"text": "x", **fields})


BAD_KEYBOARDS = [
    (_keyboard(_button(callback_data="")), "BUTTON_DATA_INVALID"),
    (_keyboard(_button(callback_data="ө" * 33)), "BUTTON_DATA_INVALID"),
    (_keyboard(_button(text=" ", callback_data="x")), "button text must be non-empty"),
    (_keyboard(_button()), "Text buttons are unallowed"),
    (_keyboard(_button(callback_data="x", url="https://a.kg")), "Text buttons are unallowed"),
    (_keyboard(_button(url="ftp://a.kg")), "Wrong HTTP URL"),
    (_keyboard(_button(url="https://localhost/")), "Wrong HTTP URL"),
    (_keyboard(_button(copy_text=CopyTextButton(text="1" * 257))), "BUTTON_COPY_TEXT_INVALID"),
    (_keyboard(), "rows must be non-empty"),
    (InlineKeyboardMarkup(inline_keyboard=[[_button(callback_data="x")] for _ in range(101)]), "REPLY_MARKUP_TOO_LONG"),
    (_keyboard(*(_button(callback_data="x") for _ in range(9))), "REPLY_MARKUP_TOO_LONG"),
]


@pytest.mark.parametrize(("html", "words"), BAD_HTML.items(), ids=BAD_HTML)
async def test_html_that_telegram_refuses(house: House, aida: Person, html: str, words: str) -> None:
    with pytest.raises(TelegramBadRequest) as caught:
        await house.bot.send_message(aida.chat_id, html, parse_mode="HTML")
    assert words in caught.value.message


async def test_html_that_it_takes(house: House, aida: Person) -> None:
    html = '<b>«A &amp; B»</b> <i>1 &lt; 2</i> &quot;&#x27;&#39; <a href="https://x.kg/?a=1&amp;b=2">x</a>'
    await house.bot.send_message(aida.chat_id, html, parse_mode="HTML")
    assert aida.screen.text == "«A & B» 1 < 2 \"'' x"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "message text is empty"),
        (" \n", "message text is empty"),
        ("<b></b>", "message text is empty"),
        ("я" * 4097, "message is too long"),
        ("🆘" * 2049, "message is too long"),
    ],
)
async def test_text_that_it_refuses(house: House, aida: Person, text: str, words: str) -> None:
    with pytest.raises(TelegramBadRequest) as caught:
        await house.bot.send_message(aida.chat_id, text, parse_mode="HTML")
    assert words in caught.value.message


async def test_markup_does_not_count(house: House, aida: Person) -> None:
    await house.bot.send_message(aida.chat_id, f"<b>{'&lt;' * 4096}</b>", parse_mode="HTML")
    assert aida.screen.text == "<" * 4096


@pytest.mark.parametrize(("markup", "words"), BAD_KEYBOARDS)
async def test_keyboards_that_it_refuses(house: House, aida: Person, markup: InlineKeyboardMarkup, words: str) -> None:
    with pytest.raises(TelegramBadRequest) as caught:
        await house.bot.send_message(aida.chat_id, "x", reply_markup=markup)
    assert words in caught.value.message
