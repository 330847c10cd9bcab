"""Broken translations."""

from __future__ import annotations

from pathlib import Path

from tests.broken.change import Broken, folder_instead, kyrgyz, kyrgyz_file, refused, warned

_PO = "locales/ky/LC_MESSAGES/content.po"
_BOT = "locales/ky/LC_MESSAGES/bot.po"
_LAWYER = 'msgid "A lawyer"\nmsgstr "[ky] A lawyer"'
_WAIT = "[ky] Wait so long: {fact:stay-days}."
_COUNTRY = '"[ky] Country: {country}"'


def _koi8(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").replace("[ky] A lawyer", "Юрист").encode("koi8-r"))


def _copied(path: Path) -> None:
    path.with_name("content (1).po").write_bytes(path.read_bytes())


def _yaml(path: Path) -> None:
    path.write_text("id: unpaid-wages\n" * 20, encoding="utf-8")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


PO: list[Broken] = [
    refused("a quote that is not closed", kyrgyz('"[ky] A lawyer"', '"[ky] A lawyer'), f"{_PO}:84:1: po-syntax"),
    refused(
        "quotes inside", kyrgyz('"[ky] A lawyer"', '"[ky] A "good" lawyer"'), f"{_PO}:84:1: po-syntax", words="«…»"
    ),
    refused("no msgid", kyrgyz('msgid "A lawyer"\n', ""), f"{_PO}:83:1: po-syntax"),
    refused(
        "what git left",
        kyrgyz(_LAWYER, f"<<<<<<< HEAD\n{_LAWYER}\n=======\n{_LAWYER}\n>>>>>>> b"),
        *(f"{_PO}:{line}:1: po-syntax" for line in (83, 86, 89)),
        words="git",
    ),
    refused("KOI8-R", kyrgyz_file(_koi8), f"{_PO}:84:1: po-syntax", words="UTF-8"),
    refused("a folder for a file", kyrgyz_file(folder_instead), f"{_PO}: file-unreadable"),
    refused(
        "plural forms with a gap",
        kyrgyz(_LAWYER, 'msgid "A lawyer"\nmsgid_plural "Lawyers"\nmsgstr[0] "а"\nmsgstr[2] "б"'),
        f"{_PO}:86:1: po-syntax",
    ),
    refused(
        "a key twice",
        kyrgyz('msgctxt "contact.ru-lawyer.name"', 'msgctxt "contact.ru-lawyer.description"'),
        "content/contacts/russia.yaml:32:9: missing",
        f"{_PO}:83:1: outdated",
        f"{_PO}:88:1: po-duplicate",
        words=f"{_PO}:83:1",
    ),
    refused("a fact lost", kyrgyz(_WAIT, "[ky] Wait so long."), f"{_PO}:53:1: placeholder"),
    refused(
        "a fact that is not there",
        kyrgyz(_WAIT, _WAIT.replace("days", "dayz")),
        f"{_PO}:53:1: placeholder",
        f"{_PO}:53:1: placeholder",
        words="'stay-days'",
    ),
    refused("a placeholder lost", kyrgyz(_COUNTRY, '"[ky] Country"', "bot"), f"{_BOT}:43:1: placeholder"),
    refused(
        "a placeholder of another name",
        kyrgyz(_COUNTRY, '"[ky] Country: {kountry}"', "bot"),
        f"{_BOT}:43:1: placeholder",
    ),
    refused(
        "a placeholder that is not closed",
        kyrgyz(_COUNTRY, '"[ky] Country: {country"', "bot"),
        f"{_BOT}:43:1: placeholder",
    ),
    refused(
        "a placeholder with a width",
        kyrgyz(_COUNTRY, '"[ky] Country: {country:>20}"', "bot"),
        f"{_BOT}:43:1: numbers",
        f"{_BOT}:43:1: placeholder",
    ),
    refused(
        "a placeholder with a conversion",
        kyrgyz(_COUNTRY, '"[ky] Country: {country!z}"', "bot"),
        f"{_BOT}:43:1: placeholder",
    ),
    refused(
        "a placeholder that looks inside",
        kyrgyz(_COUNTRY, '"[ky] Country: {country.title}"', "bot"),
        f"{_BOT}:43:1: placeholder",
    ),
    refused(
        "a misspelt keyword",
        kyrgyz('msgstr "[ky] A lawyer"', 'msgstring "[ky] A lawyer"'),
        f"{_PO}:84:1: po-syntax",
        words="Did you mean msgstr?",
    ),
    refused("no PO at all", kyrgyz_file(_yaml), f"{_PO}:1:1: po-syntax", words="This is no PO file"),
    refused(
        "what git left of three", kyrgyz(_LAWYER, f"||||||| base\n{_LAWYER}"), f"{_PO}:83:1: po-syntax", words="git"
    ),
    warned(
        "a misspelt mark",
        kyrgyz('msgctxt "contact.ru-lawyer.name"', '#, fuzy\nmsgctxt "contact.ru-lawyer.name"'),
        f"{_PO}:84:1: po-flag",
        words="`#, fuzzy`",
    ),
    refused("the file of another language", kyrgyz('"Language: ky', '"Language: ru'), f"{_PO}: po-language"),
    warned("a copy of the file", kyrgyz_file(_copied), "locales/ky/LC_MESSAGES/content (1).po: file-unknown"),
    warned(
        "Kyrgyz in Latin letters",
        kyrgyz('"[ky] Advice free of charge."', '"Zhergiliktuu yurist"'),
        f"{_PO}:88:1: script",
    ),
    warned(
        "a word in Latin letters",
        kyrgyz('"[ky] Advice free of charge."', '"Юрист жана ал y суда"'),
        f"{_PO}:88:1: script",
    ),
    warned("a letter of two signs", kyrgyz('"[ky] A lawyer"', '"Акысыз и\u0306урист"'), f"{_PO}:83:1: script"),
    warned("two spaces", kyrgyz('"[ky] Advice free of charge."', '"Акысыз  юрист"'), f"{_PO}:88:1: script"),
    warned(
        "plural forms",
        kyrgyz(_LAWYER, 'msgid "A lawyer"\nmsgid_plural "Lawyers"\nmsgstr[0] "[ky] A lawyer"\nmsgstr[1] "б"'),
        f"{_PO}:83:1: po-plural",
    ),
    warned(
        "no translation",
        kyrgyz('"[ky] A lawyer"', '""'),
        f"{_PO}:83:1: missing",
        words=f"no translation of contact.ru-lawyer.name into 'ky'. Fill its msgstr in {_PO}.",
    ),
    warned(
        "a text that update has not seen",
        kyrgyz(f'msgctxt "contact.ru-lawyer.name"\n{_LAWYER}', ""),
        "content/contacts/russia.yaml:32:9: missing",
        words=f"Run: python -m bot translations update, then fill its msgstr in {_PO}.",
    ),
    warned(
        "a fuzzy translation",
        kyrgyz('msgctxt "contact.ru-lawyer.name"', '#, fuzzy\nmsgctxt "contact.ru-lawyer.name"'),
        f"{_PO}:84:1: fuzzy",
        words="python -m bot translations done contact.ru-lawyer.name --lang ky.",
    ),
    warned(
        "the English over again",
        kyrgyz('"[ky] Advice free of charge."', '"Advice free of charge."'),
        f"{_PO}:88:1: identical",
    ),
    warned("the English of before", kyrgyz('msgid "A lawyer"', 'msgid "Lawyer"'), f"{_PO}:83:1: outdated"),
    warned("other numbers", kyrgyz('"[ky] A lawyer"', '"[ky] A lawyer 24"'), f"{_PO}:83:1: numbers"),
    warned(
        "a key that no text has",
        kyrgyz('"contact.ru-lawyer.name"', '"contact.ru-lawyer.nam"'),
        "content/contacts/russia.yaml:32:9: missing",
        f"{_PO}:83:1: stray",
        words="contact.ru-lawyer.name?",
    ),
    warned("a Latin letter", kyrgyz('"[ky] A lawyer"', '"Юриcт"'), f"{_PO}:83:1: alphabet"),
    warned("no file", kyrgyz_file(Path.unlink), f"{_PO}: po-missing"),
    warned("an empty file", kyrgyz_file(_empty), f"{_PO}: po-missing"),
]
