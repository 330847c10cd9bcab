"""What people say back: whether a contact answered, whether a topic helped, what is missing. Never words of theirs."""

from __future__ import annotations

from typing import Final

from bot.core import phrases
from bot.core.contacts import Helper, Wanted, helpers, wanted_for
from bot.core.model import Contact, Sensitivity, Topic
from bot.core.page import Page, Screen
from bot.core.reached import ANSWERED, SILENT, WRONG
from bot.core.routes import ContactPlace, HelpedPlace, Hotlines, ReachedPlace, TopicPlace
from bot.core.scene import Scene
from bot.core.screens import contact_lines as lines

YES: Final = "yes"
NO: Final = "no"
MISSING: Final = {
    "mine": phrases.MISSING_MINE,
    "hard": phrases.MISSING_HARD,
    "steps": phrases.MISSING_STEPS,
    "call": phrases.MISSING_CALL,
    "false": phrases.MISSING_FALSE,
}
"""What may be missing, to choose from."""


def ask_reached(page: Page, contact: Contact, topic_id: str) -> None:
    """Did they answer? Asked under a contact that has a number."""
    page.row(
        page.go(phrases.REACHED_ANSWERED, ReachedPlace(contact.id, ANSWERED, topic_id), "✅"),
        page.go(phrases.REACHED_SILENT, ReachedPlace(contact.id, SILENT, topic_id), "📵"),
        page.go(phrases.REACHED_WRONG, ReachedPlace(contact.id, WRONG, topic_id), "✖️"),
    )


def reached(scene: Scene, contact: Contact, how: str, topic: Topic | None) -> Screen:
    """Thanks; and where nobody was reached, the next one, open now first."""
    page = scene.page(topic.sensitivity if topic is not None else Sensitivity.PUBLIC)
    if how == ANSWERED:
        page.line(page.voice.ui(phrases.REACHED_THANKS), "✅")
    else:
        page.line(page.voice.ui(phrases.REACHED_CHECK if how == WRONG else phrases.REACHED_NEXT), "📞")
        _next(scene, page, contact, topic)
    page.gap()
    page.small(page.voice.ui(phrases.REACHED_COUNTED))
    back = TopicPlace(topic.id, "h") if topic is not None else Hotlines()
    page.row(page.go(phrases.BACK, back, "◀️"))
    return page.screen()


def _next(scene: Scene, page: Page, contact: Contact, topic: Topic | None) -> None:
    found = next_helper(scene, contact, topic)
    page.gap()
    if found is None:
        page.line(page.voice.ui(phrases.REACHED_NOBODY))
        if topic is not None:
            # else the way back leads there
            page.row(page.go(phrases.WHO_CAN_HELP, Hotlines(), "☎️"))
        return
    lines.block(page, found, 1)
    name = page.voice.text(f"contact.{found.contact.id}.name")
    page.row(page.press(f"1. {name}", ContactPlace(found.contact.id, topic.id if topic is not None else ""), "👤"))


def next_helper(scene: Scene, contact: Contact, topic: Topic | None) -> Helper | None:
    """Who may be called instead: one with a number, open now before others, else in the usual order."""
    if topic is not None:
        wanted = wanted_for(topic, scene.library.card(topic, scene.visitor.country, scene.visitor.passport))
    else:
        wanted = Wanted(contact.services)
    found = helpers(scene.library, wanted, scene.visitor, scene.now, scene.troubled)
    others = [helper for helper in found if helper.phones and helper.contact.id != contact.id]
    return min(others, key=lambda helper: helper.opening.open is not True, default=None)


def ask_helped(page: Page, topic: Topic) -> None:
    """Did this help? Asked under the steps of a topic."""
    page.row(
        page.go(phrases.HELPED_YES, HelpedPlace(topic.id, YES), "👍"),
        page.go(phrases.HELPED_NO, HelpedPlace(topic.id, NO), "🤔"),
    )


def helped(scene: Scene, topic: Topic, how: str) -> Screen:
    """Thanks, or what is missing, to choose from."""
    page = scene.page(topic.sensitivity)
    if how == NO:
        page.title(page.voice.ui(phrases.HELPED_WHAT), "🤔")
        for reason, phrase in MISSING.items():
            page.row(page.go(phrase, HelpedPlace(topic.id, reason)))
    else:
        page.line(page.voice.ui(phrases.HELPED_THANKS if how == YES else phrases.HELPED_NOTED), "👍")
    page.gap()
    page.small(page.voice.ui(phrases.REACHED_COUNTED))
    page.row(
        page.go(phrases.TOPIC_HELP, TopicPlace(topic.id, "h"), "📞"),
        page.go(phrases.TOPIC_ANSWER, TopicPlace(topic.id), "◀️"),
    )
    return page.screen()
