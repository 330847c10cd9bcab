"""A fourth language from scratch, in a copy of the real content: no code knows which languages there are."""

from __future__ import annotations

import shutil
from collections import deque
from datetime import date
from pathlib import Path

import pytest

from bot.catalog.catalogue import Catalogue
from bot.catalog.messages import po_path
from bot.catalog.po_files import fill
from bot.catalog.translations import status
from bot.core import phrases
from bot.core.checks import Context, blocking
from bot.core.checks.wording import missing
from bot.core.conversation import Conversation, Edition
from bot.core.formatting import direction, format_fact
from bot.core.limits import BUTTON_CHARACTERS, COPY_CHARACTERS, TOKEN_BYTES
from bot.core.page import Copy, Press, Screen
from bot.core.ports import Choice
from bot.core.routes import DeadlinePlace, Intent, Menu, Start, TopicPlace, Visitor, parse
from bot.core.understanding import Understanding
from tests.catalog.folders import CODE, Folders
from tests.cli.places import ROOT, Place
from tests.support.clock import FakeClock
from tests.support.learned import learned
from tests.support.talk import labels, leads, press, screen_of, seen

INTERFACE = {
    "ui.sos": "Xavf bor",
    "ui.start.line": "Ishdagi va chet eldagi huquqlaringiz, kim yordam beradi. Bepul. Ismingizni soʻramaymiz.",
    "ui.country.question": "Qaysi mamlakat haqida?",
    "ui.menu.question": "Nima haqida?",
    "ui.room.work": "Ish va haq",
    "ui.menu.button": "Menyu",
    "ui.topic.steps": "Nima qilish kerak",
    "ui.notice.fallback": "Bu matnning bir qismi hali oʻzbekchaga tarjima qilinmagan.",
}
CONTENT = {
    "topic.unpaid-wages.title": "Menga ish haqi berishmadi",
    "topic.unpaid-wages.RU.answer": "Ishingiz uchun haq toʻlanishi kerak. Sudga murojaat: {fact:ru-wage-claim-term}.",
}
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """The real content with Uzbek added by the command, and a little of it translated."""
    folder = tmp_path_factory.mktemp("uzbek")
    for name in ("content", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    code = {path: path.read_bytes() for path in CODE.rglob("*.py")}
    ran = Place(folder).run("new", "language", "uz", "--name", "Oʻzbekcha")
    assert (ran.code, ran.err) == (0, "")
    assert {path: path.read_bytes() for path in CODE.rglob("*.py")} == code
    made = Folders(folder / "content", folder / "locales")
    assert fill(po_path(made.locales, "uz", "bot"), INTERFACE) == len(INTERFACE)
    assert fill(po_path(made.locales, "uz", "content"), CONTENT) == len(CONTENT)
    return made


@pytest.fixture(scope="module")
def catalogue(home: Folders) -> Catalogue:
    return home.catalogue()


@pytest.fixture(scope="module")
def conversation(catalogue: Catalogue) -> Conversation:
    library = catalogue.library()
    edition = Edition(library, Understanding(library, learned(library)))
    return Conversation(lambda: edition, FakeClock(), remember_offered=True)


UZBEK = Visitor("uz", "RU")


def at(conversation: Conversation, place: object, visitor: Visitor = UZBEK) -> Screen:
    return screen_of(conversation.go(Intent(visitor, place)))  # type: ignore[arg-type]  # any place


def pressed(conversation: Conversation, screen: Screen, words: str) -> Screen:
    return screen_of(conversation.press(press(screen, words).token, Visitor("en")))


def test_it_may_be_served_and_what_is_left_is_known(catalogue: Catalogue) -> None:
    assert catalogue.problems == []
    library = catalogue.library()
    context = Context(library, catalogue.messages.made_from, TODAY)
    assert blocking(context, proven=True) == []
    left = {finding.key for finding in missing(context)}
    assert {finding.language for finding in missing(context)} == {"uz"}
    assert left == set(library.keys) - INTERFACE.keys() - CONTENT.keys()
    rows = {row.part: row for row in status(library) if row.language == "uz"}
    assert (rows["unpaid-wages"].done, rows["interface"].done) == (len(CONTENT), len(INTERFACE))
    assert rows["hiv-care"].done == 0 < rows["hiv-care"].missing


def test_it_is_chosen_at_the_start_and_leads_on(conversation: Conversation) -> None:
    start = screen_of(conversation.start("", Visitor("ru")))
    assert f"Oʻzbekcha: {INTERFACE['ui.start.line']}" in seen(start)
    assert any("Xavf bor" in label for label in labels(start)), "danger has its word in it"
    assert all(len(label) <= BUTTON_CHARACTERS and "…" not in label for label in labels(start))
    assert leads(start, "Oʻzbekcha").visitor.language == "uz"
    countries = pressed(conversation, start, "Oʻzbekcha")
    assert INTERFACE["ui.country.question"] in seen(countries)
    assert {"🇷🇺 Rossiya", "🇰🇬 Qirgʻiziston", "🇰🇷 Janubiy Koreya"} <= set(labels(countries)), "names by CLDR"
    menu = pressed(conversation, countries, "Rossiya")
    assert INTERFACE["ui.menu.question"] in seen(menu)
    room = pressed(conversation, menu, INTERFACE["ui.room.work"])
    card = pressed(conversation, room, CONTENT["topic.unpaid-wages.title"])
    assert "Sudga murojaat: 1 yil." in seen(card), "a translated text, with the term by CLDR"


def test_what_is_not_translated_comes_in_russian_with_the_notice(conversation: Conversation) -> None:
    library = conversation._edition().library
    steps = seen(at(conversation, TopicPlace("unpaid-wages", "s")))
    russian = [library.say(key, "ru").text for key in library.keys if key.startswith("topic.unpaid-wages.RU.steps.")]
    assert any(text in steps for text in russian)
    assert INTERFACE["ui.notice.fallback"] in steps
    assert phrases.NOTICE_FALLBACK.key == "ui.notice.fallback"


def test_days_months_and_money_by_cldr(conversation: Conversation) -> None:
    assert "2-noyabr" in seen(at(conversation, DeadlinePlace("20261102")))
    facts = conversation._edition().library.facts.values()
    said = [format_fact(fact, "uz") for fact in facts]
    assert len(said) > 130
    assert not [text for text in said if "duration" in text or "days" in text]
    assert any(text.endswith(" kun") for text in said)
    assert any(text.endswith(" oy") for text in said)


def test_every_button_fits(conversation: Conversation) -> None:
    """All that is reached by four presses from the menu of a country."""
    seen_tokens: set[str] = set()
    queue = deque([(at(conversation, Start()), 0), (at(conversation, Menu()), 0)])
    screens = 0
    while queue:
        screen, presses = queue.popleft()
        screens += 1
        for button in (button for row in screen.rows for button in row):
            assert len(button.label) <= BUTTON_CHARACTERS
            if isinstance(button, Copy):
                assert len(button.text) <= COPY_CHARACTERS
            if not isinstance(button, Press) or button.token in seen_tokens:
                continue
            assert len(button.token.encode()) <= TOKEN_BYTES
            intent = parse(button.token)
            assert isinstance(intent, Intent)
            seen_tokens.add(button.token)
            if presses < 3 and intent.visitor == UZBEK:
                reply = conversation.press(button.token, Visitor("en"))
                if reply.screen is not None:
                    queue.append((reply.screen, presses + 1))
    assert screens > 150
    assert len(seen_tokens) > 300


@pytest.mark.parametrize(
    "text",
    [
        "oyligimni bermayapti", "menga yordam kerak", "ойлигимни бермаяпти", "Oʻzbekcha", "23-noyabr",
        "pasportimni olib qoʻyishdi", "ʻ" * 500,
    ],
)  # fmt: skip
def test_typed_words_that_nobody_taught_it(conversation: Conversation, text: str) -> None:
    """Without phrases in the language: choices that may be, or an honest word and the menu; never a fault."""
    visitor = conversation.visitor(Choice("uz", "RU", None), "uz", conversation.written_language(text))
    assert visitor.language == "uz"
    reply = conversation.typed(text, visitor)
    screen = screen_of(reply)
    assert screen.language == "uz"
    assert any("Menyu" in label for label in labels(screen)), "there is a way on"
    if reply.counts[0].detail == "urgent":
        assert "112" in seen(screen)
    else:
        assert any("Xavf bor" in label for label in labels(screen))


def test_words_that_it_knows_are_answered_in_it(conversation: Conversation) -> None:
    """Who chose Uzbek and writes Russian, as many do, is understood and answered in Uzbek as far as it is there."""
    text = "мне не платят зарплату"
    visitor = conversation.visitor(Choice("uz", "RU", None), None, conversation.written_language(text))
    screen = screen_of(conversation.typed(text, visitor))
    assert "Sudga murojaat: 1 yil." in seen(screen)
    danger = screen_of(conversation.typed("меня бьют помогите", visitor))
    assert "112" in seen(danger)


def test_whose_phone_speaks_it_begins_in_it(conversation: Conversation) -> None:
    text = "oyligimni bermayapti"
    assert conversation.visitor(None, "uz-Latn-UZ", conversation.written_language(text)).language == "uz"
    assert conversation.visitor(None, "tg").language == "ky", "a language that is not there: the first one"


def test_only_what_can_be_written_is_offered() -> None:
    assert (direction("uz"), direction("ar"), direction("xx"), direction("")) == ("ltr", "rtl", None, None)


def test_files_of_the_other_languages_stay(home: Folders) -> None:
    same = 0
    for name in ("content", "locales"):
        for path in sorted((ROOT / name).rglob("*")):
            there = home.content.parent / name / path.relative_to(ROOT / name)
            if path.is_file() and path.name != "languages.yaml":
                same += 1
                assert Path(there).read_bytes() == path.read_bytes(), path
    assert same > 120
