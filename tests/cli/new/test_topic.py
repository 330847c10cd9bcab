"""`new topic`: asked, written, valid; and everything else about a topic follows from its file, without code."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.routes import Menu, TopicPlace, Visitor
from tests.cli.new.terminal import Typing, advice, files, text, written
from tests.cli.places import Inside, Place
from tests.support.talk import Talk, leads, press, seen

GIVEN = [
    "topic", "papers", "--title", "Which papers to keep", "--room", "work", "--sensitivity", "public",
    "--needs", "legal", "--audience", "anyone", "--answer", "Keep a copy of each paper that you sign.",
    "--step", "Photograph each paper.", "--step", "Send the photo home.", "--warning",
    "Never give away your only copy.", "--source", "law", "--phrase", "en:which papers should I keep",
    "--phrase", "en:do I need a copy of my contract", "--phrase", "ky:кайсы кагаздарды сактайм",
]  # fmt: skip


def test_all_of_it_as_options_needs_no_terminal(typing: Typing, place: Place) -> None:
    before = files(place)
    ran = typing(*GIVEN)
    assert (ran.code, ran.err) == (0, "")
    assert written(place, before) == ["content/questions/papers.yaml", "content/topics/papers.yaml"]
    assert text(place, "topics/papers.yaml") == (
        "# yaml-language-server: $schema=../schemas/topics.json\n"
        "# Topic: Which papers to keep\n"
        "# The word before a text is its id: translations hang on it, so it never changes.\n"
        "id: papers  # stands in buttons and in statistics: never change it\n"
        "room: work\n"
        "sensitivity: public\n"
        "title: Which papers to keep\n"
        "needs: [legal]  # who helps follows from these\n"
        "cards:\n"
        "  - id: INTL  # holds in every country; a country's own card has its code: RU, KZ, KG-foreigner\n"
        "    audience: anyone  # whose rule it is\n"
        "    answer: Keep a copy of each paper that you sign.\n"
        "    warnings:\n"
        "      never-give-away: Never give away your only copy.\n"
        "    steps:\n"
        "      photograph-each-paper: Photograph each paper.\n"
        "      send-the-photo: Send the photo home.\n"
        "    # rights:  # what the law gives, which law, where it binds; written as the steps are\n"
        "    sources: [law]\n"
        "    reviewed: 2026-11-23  # the day on which the text was last compared with its sources\n"
        "    review_by: 2027-05-24  # by then it must be read again; later the screen says so\n"
    )
    assert text(place, "questions/papers.yaml").splitlines()[-6:] == [
        "phrases:", "  ky:", "    - кайсы кагаздарды сактайм", "  en:", "    - which papers should I keep",
        "    - do I need a copy of my contract",
    ]  # fmt: skip
    assert advice(place) == []
    said = ran.out.splitlines()
    assert said[said.index("Written:") :][:3] == [
        "Written:", "  content/questions/papers.yaml", "  content/topics/papers.yaml",
    ]  # fmt: skip
    assert "python -m bot translations update" in ran.out[ran.out.index("Next:") :]


def test_a_topic_takes_no_code(typing: Typing, place: Place) -> None:
    """In the menu, its screens, its buttons, its counts, found by typing: all by the id in its file."""
    typing(*GIVEN)
    talk = Talk(place.folders.catalogue().library())
    room = talk.press(talk.at(Menu()), phrases.ROOM_WORK.english)
    card = talk.press(room, "Which papers to keep")
    assert "Keep a copy of each paper that you sign." in seen(card)
    steps = talk.press(card, phrases.TOPIC_STEPS.english)
    assert "Photograph each paper." in seen(steps)
    assert "A lawyer" in seen(talk.press(card, phrases.TOPIC_HELP.english))
    assert "The law" in seen(talk.press(card, phrases.TOPIC_SOURCES.english))
    assert leads(room, "Which papers to keep").place == TopicPlace("papers")
    reply = talk.conversation.press(press(room, "Which papers to keep").token, Visitor("en"))
    assert [(item.event, item.subject) for item in reply.counts] == [("topic", "papers")]
    typed = talk.conversation.typed("which papers should I keep", Visitor("en", "RU"))
    assert typed.screen is not None
    assert "Keep a copy of each paper that you sign." in seen(typed.screen)
    kyrgyz = talk.at(TopicPlace("papers"), language="ky")
    assert "Keep a copy of each paper that you sign." in seen(kyrgyz), "not translated yet: in English, with a notice"


def test_wrong_answers_are_explained_and_asked_again(typing: Typing, place: Place) -> None:
    ran = typing(
        "topic",
        lines=[
            "Unpaid Wages", "unpaid-wages", "a-topic-with-much-too-long-a-name", "papers",
            "Papers " * 9, "Papers",
            "kitchen", "danger",
            "legal, love", "legal",
            "",  # whose rule: the usual
            "TODO", "…", "Keep {papers}.", "Wait {fact:stay-day}.", "Wait {fact:stay-days}.",
            "", "Give nothing away.", "",
            "Keep a copy.", "",
            "lew", "", "law", "",
            "", "", "",
        ],
    )  # fmt: skip
    assert (ran.code, ran.told) == (0, [
        "Write small Latin letters, digits, and hyphens between them: unpaid-wages.",
        "The topic 'unpaid-wages' already exists. Choose another id, or edit the one there is.",
        "At most 20 characters: it must fit into a button; this has 33.",
        "It stands on a button, which shows 60 characters; this has 62.",
        "Write one of: work, health, danger, police, consulate, children, or none.",
        "Write one of: emergency, trafficking, violence, shelter, consular, legal, labour, detention, "
        "oversight, hiv, health, psychological, children, migration, return, relief.",
        "'TODO' is a note, not the text. Write the text itself, or come back with it.",
        "'…' is a note, not the text. Write the text itself, or come back with it.",
        "Write {fact:id} for a value that can change, and no other braces.",
        "There is no fact 'stay-day' in content/facts.yaml. Did you mean 'stay-days'?",
        "There is no source 'lew' yet. Did you mean 'law'?",
    ])  # fmt: skip
    assert "room: danger\nsensitivity: danger\n" in text(place, "topics/papers.yaml"), "there is no choice"
    assert not (place.folder / "content/questions/papers.yaml").exists(), "nobody wrote a phrase"


def test_a_new_source_is_asked_for_and_never_made_up(typing: Typing, place: Place) -> None:
    before = files(place)
    ran = typing(
        *GIVEN[: GIVEN.index("--source")], "--phrase", "en:which papers",
        lines=[
            "fund-papers", "A fund, guide to papers", "example.org", "https://bad.example.org/papers", "2030", "May",
            "2026-05", "",
        ],
    )  # fmt: skip
    assert (ran.code, ran.told) == (0, [
        "There is no source 'fund-papers' yet.",
        "Write the whole address: https://example.org/page.",
        "2030 lies in the future.",
        "Write it as 2025, 2025-08 or 2025-08-25; leave it empty where the page has no date.",
    ])  # fmt: skip
    assert "content/sources/papers.yaml" in written(place, before)
    assert text(place, "sources/papers.yaml").splitlines()[2:] == [
        "- id: fund-papers",
        '  publisher: "A fund, guide to papers"',
        '  url: "https://bad.example.org/papers"',
        "  source_date: 2026-05  # the page's own date",
        "  checked: null  # the day on which a person verified the thing itself, by a call or at the office",
        "  not_shown_in: [RU]",
    ], "content/hosts.yaml says where its link harms"
    assert "sources: [fund-papers]" in text(place, "topics/papers.yaml")
    assert advice(place) == []


def test_a_source_as_options(typing: Typing, place: Place) -> None:
    new = [
        "--source",
        "page",
        "--source-title",
        "A page",
        "--source-url",
        "https://example.org",
        "--source-date",
        "2026",
    ]
    ran = typing(*GIVEN, *new)
    assert (ran.code, ran.told) == (0, ["There is no source 'page' yet."])
    assert "sources: [law, page]" in text(place, "topics/papers.yaml")
    assert "source_date: 2026 " in text(place, "sources/papers.yaml")


@pytest.mark.parametrize("missing", ["--title", "--answer", "--step", "--source", "--needs", "--room"])
def test_what_is_not_given_and_nobody_answers_is_named(typing: Typing, place: Place, missing: str) -> None:
    given = [part for at, part in enumerate(GIVEN) if missing not in {part, GIVEN[at - 1]}]
    before = files(place)
    ran = typing(*given)
    assert (ran.code, ran.told) == (2, [f"There is nobody to ask: give it as {missing}. Nothing was written."])
    assert written(place, before) == []


@pytest.mark.parametrize(
    ("option", "wrong"),
    [("--room", "kitchen"), ("--sensitivity", "secret"), ("--audience", "all"), ("--phrase", "uz:salom")],
)
def test_a_wrong_option_is_no_default(typing: Typing, place: Place, option: str, wrong: str) -> None:
    before = files(place)
    at = GIVEN.index(option) + 1
    ran = typing(*GIVEN[:at], wrong, *GIVEN[at + 1 :])
    assert (ran.code, ran.told[-1]) == (2, "Nothing was written.")
    assert ran.told[0].startswith(f"{option}: ")
    assert written(place, before) == []


def test_what_could_not_be_served_is_not_written(typing: Typing, place: Place) -> None:
    """A text longer than a message: told as `check` tells it, and nothing is put in place."""
    before = files(place)
    at = GIVEN.index("--answer") + 1
    ran = typing(*GIVEN[:at], "Keep a copy of each paper. " * 200 + "End.", *GIVEN[at + 1 :])
    assert ran.code == 2
    assert ran.told[0] == "The content could not be served with it:"
    assert "[message-length]" in ran.told[1]
    assert ran.told[-1] == "Nothing was written."
    assert written(place, before) == []


def test_what_check_advises_is_said_at_once(typing: Typing, place: Place) -> None:
    at = GIVEN.index("--answer") + 1
    ran = typing(*GIVEN[:at], "Write to https://example.org for help.", *GIVEN[at + 1 :])
    assert ran.code == 0
    assert "content/topics/papers.yaml:12:13: warning [prose] A phone number or a link stands in prose." in ran.out


def test_broken_content_is_mended_first(typing: Typing, place: Place) -> None:
    place.folders.edit("topics/unpaid-wages.yaml", "room: work", "room: kitchen")
    ran = typing(*GIVEN)
    assert (ran.code, ran.told[0]) == (2, "Mend this first:")


def test_help_names_every_command(inside: Inside) -> None:
    ran = inside("new", "--help")
    assert ran.code == 0
    assert all(name in ran.out for name in ("topic", "country", "contact", "language"))
