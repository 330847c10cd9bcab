"""A contact's number for the phone's own list: which one, and under which name.

What is saved in a phone is seen by whoever opens it, and by every program that may read its contacts.
"""

from __future__ import annotations

from typing import Final

from bot.core import phrases
from bot.core.contacts import phones_for
from bot.core.counted import count
from bot.core.model import Contact, Phone, Sensitivity, Topic
from bot.core.page import shorten
from bot.core.reply import Reply, SendContact
from bot.core.scene import Scene
from bot.core.sensitivity import of_contact, strictest

_TOLD_APART_BY: Final = 2
"""Digits at the end of the number: two neutral names on one phone differ."""


def savable(contact: Contact, country: str | None) -> Phone | None:
    """The first full number. Short codes are not saved: under the same code another country has something else."""
    return next((phone for phone in phones_for(contact, country) if not phone.is_short_code), None)


def contact_class(contact: Contact, topic: Topic | None) -> Sensitivity:
    """How sensitive a contact is where it was found."""
    return strictest([of_contact(contact), *([topic.sensitivity] if topic is not None else [])])


def saved(scene: Scene, contact: Contact, topic: Topic | None) -> Reply:
    """The number to save: under the contact's own name, or a neutral one where that would tell something."""
    voice = scene.page().voice
    phone = savable(contact, scene.visitor.country)
    if phone is None:
        return Reply(None, toast=voice.ui(phrases.SAVE_NONE))
    name = voice.text(f"contact.{contact.id}.name")
    if contact_class(contact, topic) is not Sensitivity.PUBLIC:
        name = voice.ui(phrases.SAVE_NAME, digits=phone.number[-_TOLD_APART_BY:])
    sent = SendContact(phone.number, shorten(name))
    return Reply(None, (count(scene, "save", contact.id),), sent, toast=voice.ui(phrases.SAVE_SENT, name=sent.name))
