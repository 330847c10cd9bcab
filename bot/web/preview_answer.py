"""A Reply as JSON for the preview page."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bot.core import phrases
from bot.core.conversation import Conversation
from bot.core.formatting import country_name, flag
from bot.core.markup import visible
from bot.core.page import Button, Copy, Open, Press, Screen
from bot.core.reply import DropChoice, HideAll, KeepChoice, Reply, SendContact, SendFile, SendVenue, WriteFile
from bot.core.routes import OTHER_COUNTRY, Emergency, Intent, Menu, Start, Visitor, parse

Json = dict[str, Any]


def answer(conversation: Conversation, reply: Reply, asker: Visitor) -> Json:
    """The whole reply. Nothing is kept here: a choice to remember goes back to the page.

    `choice` is there only where it changes (null: forgotten); `html` is null where the screen
    before stays.
    """
    said: Json = {"html": None, "buttons": [], "toast": reply.toast, "fresh": reply.fresh}
    screen = reply.screen
    match reply.effect:
        case KeepChoice(choice=choice, done=done):
            screen, said["choice"] = done, asdict(choice)
        case DropChoice(done=done):
            screen, said["choice"] = done, None
        case SendVenue() as venue:
            said["venue"] = asdict(venue)
        case SendFile() as file:
            said["file"] = asdict(file)
        case WriteFile() as order:
            said["file"] = asdict(SendFile(order.name, order.mime, "".join(order.pieces())))
        case SendContact() as contact:
            said["contact"] = asdict(contact)
        case HideAll():
            said["hide"] = True
    if screen is not None:
        said |= _shown(screen)
        said["country"] = _country(conversation, _asker(screen) or asker)
    return said


def _shown(screen: Screen) -> Json:
    return {
        "html": screen.text,
        "cover": screen.cover,
        "buttons": [[_button(button) for button in row] for row in screen.rows],
        "language": screen.language,
        "sensitivity": screen.sensitivity.value,
        "quiet": screen.quiet,
        "characters": len(visible(screen.text)),
    }


def _button(button: Button) -> Json:
    match button:
        case Press(label=label, token=token):
            return {"kind": "press", "label": label, "token": token}
        case Copy(label=label, text=text):
            return {"kind": "copy", "label": label, "text": text}
        case Open(label=label, url=url):
            return {"kind": "open", "label": label, "url": url}


def _asker(screen: Screen) -> Visitor | None:
    """Whom a screen speaks to: the visitor of the buttons that every screen ends with.

    Other buttons may carry somebody else, such as those that choose a country.
    """
    found = [parse(button.token) for row in screen.rows for button in row if isinstance(button, Press)]
    intents = [item for item in found if isinstance(item, Intent)]
    for own in (Emergency, Menu, Start):
        for intent in reversed(intents):
            if isinstance(intent.place, own):
                return intent.visitor
    return None


def _country(conversation: Conversation, asker: Visitor) -> Json | None:
    code = asker.country
    if code is None:
        return None
    if code == OTHER_COUNTRY:
        return {"code": code, "name": conversation.phrase(phrases.COUNTRY_OTHER, asker)}
    return {"code": code, "name": f"{flag(code)} {country_name(code, asker.language)}"}
